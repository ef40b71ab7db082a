import type { Inventory } from './inventory';
import { Item, mayShareNamespace } from './item';
import { OperatorView } from './operator-view';
import { operatorFor, operatorsIn, podSpecOf } from './operators';
import { mountsOf, PodContainer, podContainersOf } from './pod-containers';
import { DEFAULT_DIRECTORY, DOCUMENTED_DIRECTORY, SocketDirectory, socketDirectoryOf } from './socket-directory';
import { Distribution } from '../contracts/distribution';
import { groupBy } from '../values/group-by';
import { asRecords, asString } from '../values/narrow';

/** The pods of an operator, as shown by its Deployment or by a partial Deployment in the input. */
export interface OperatorPods {
  readonly deployment: Item;
  readonly operator: OperatorView;
  /** Whether this is the complete Deployment, not a partial one that is merged into another. */
  readonly whole: boolean;
  readonly spec: Record<string, any>;
  /** In the order in which they start. */
  readonly containers: PodContainer[];
  /** The operator's own container; undefined if a partial Deployment does not have it. */
  readonly manager?: PodContainer;
  readonly sockets: SocketDirectory;
}

/** The pods of operators in complete and partial Deployments. Many rules need them. */
export function operatorPodsOf(inventory: Inventory): OperatorPods[] {
  return inventory.memoize(findPods);
}

function findPods(inventory: Inventory): OperatorPods[] {
  return inventory.of('Deployment', 'apps').flatMap(deployment => {
    const operator = inventory.memoize(operatorsByDeployment).get(deployment)?.[0];
    if (operator) {
      return [podsOf(deployment, operator, inventory)];
    }
    const distribution = distributionOfPart(deployment, inventory);
    return distribution ? [podsOf(deployment, operatorFor(inventory, distribution, deployment.namespace), inventory)] : [];
  });
}

function operatorsByDeployment(inventory: Inventory): ReadonlyMap<Item, OperatorView[]> {
  return groupBy(operatorsIn(inventory), ({ deployment }) => deployment);
}

function podsOf(deployment: Item, operator: OperatorView, inventory: Inventory): OperatorPods {
  const containers = podContainersOf(deployment);
  const manager = containers.find(({ name, init }) => !init && name === operator.distribution.operatorContainerName);
  const whole = asString(manager?.container.image) !== undefined;
  const sockets = socketDirectoryOf(deployment, manager?.container, whole, operator, inventory);
  return { deployment, operator, whole, spec: podSpecOf(deployment), containers, manager, sockets };
}

/** The product that a partial Deployment is for. It lacks the operator's image, and is recognized by its name or a mount of the socket directory. */
function distributionOfPart(deployment: Item, inventory: Inventory): Distribution | undefined {
  const named = inventory.distributions.find(({ operatorDeploymentName }) => operatorDeploymentName === deployment.name)
    ?? operatorsIn(inventory).find(({ deployment: other }) => other !== undefined && other.name === deployment.name
      && mayShareNamespace(other.namespace, deployment.namespace))?.distribution;
  const containers = podContainersOf(deployment);
  const candidate = named ?? inventory.context.distribution ?? inventory.distributions.find(one => one.operatorNamespace === deployment.namespace)
    ?? Distribution.CLOUDNATIVE_PG;
  const manager = containers.find(({ name, init }) => !init && name === candidate.operatorContainerName);
  if (asString(manager?.container.image) !== undefined) {
    return undefined;
  }
  const mounts = containers.flatMap(({ container }) => mountsOf(container));
  const sharesSockets = asRecords(manager?.container.env).some(({ name }) => name === 'PLUGIN_SOCKET_DIR')
    || manager !== undefined && mounts.some(({ directory }) => [DEFAULT_DIRECTORY, DOCUMENTED_DIRECTORY].includes(directory));
  return named || sharesSockets ? candidate : undefined;
}
