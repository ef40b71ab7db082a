import { IOperator } from '../contracts/operator';
import { Item } from '../inventory/item';
import { OperatorView } from '../inventory/operator-view';

/** An operator as rules see it, with its Deployment if that is among the objects. */
export function viewOf(operator: IOperator, items: Item[]): OperatorView {
  const { distribution, namespace, version, kubernetesVersion, socketDirectory, user, podLabels, watchedNamespaces, deploymentName } = operator;
  const deployment = items.find(({ kind, name }) => kind === 'Deployment' && name === deploymentName);
  return { distribution, namespace, version, kubernetesVersion, socketDirectory, user, podLabels, deployment, watchedNamespaces };
}
