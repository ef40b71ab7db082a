import type { Inventory } from './inventory';
import { Item } from './item';
import { OperatorAssumptions, OperatorView } from './operator-view';
import { Distribution } from '../contracts/distribution';
import { commaSeparated } from '../values/comma-separated';
import { groupBy } from '../values/group-by';
import { releaseOfImage } from '../values/image-version';
import { includesAll, asRecord, asRecords, asStringRecord, asString, asStrings } from '../values/narrow';

/** The operators that the app declares, and those in the input. For an operator that is both, declared values take precedence. */
export function operatorsIn(inventory: Inventory): OperatorView[] {
  return inventory.memoize(findOperators);
}

/**
 * The operator of a product that an object in a namespace is for: the only one, or the one in that namespace.
 *
 * If the input has none, or several, only the product and the assumptions of the context are known.
 */
export function operatorFor(inventory: Inventory, distribution: Distribution, namespace?: string): OperatorView {
  const same = inventory.memoize(operatorsByProduct).get(distribution) ?? new Map<string, OperatorView[]>();
  const [only, ...others] = [...same.values()].slice(0, 2).flat();
  const found = others.length === 0 ? only : namespace === undefined ? undefined : same.get(namespace)?.[0];
  return found ?? unknownOperator(distribution, inventory);
}

/** By product and namespace; those of an unknown namespace under the empty string. */
function operatorsByProduct(inventory: Inventory): ReadonlyMap<Distribution, ReadonlyMap<string, OperatorView[]>> {
  const byProduct = groupBy(operatorsIn(inventory), ({ distribution }) => distribution);
  return new Map([...byProduct].map(([distribution, operators]) => [distribution, groupBy(operators, ({ namespace = '' }) => namespace)]));
}

function unknownOperator(distribution: Distribution, { context: { namespace, version, kubernetesVersion } }: Inventory): OperatorView {
  return { distribution, namespace, version, kubernetesVersion, podLabels: distribution.operatorPodLabels };
}

function findOperators(inventory: Inventory): OperatorView[] {
  const { distributions, context } = inventory;
  const inInput = operatorsAmong(inventory.of('Deployment', 'apps'), distributions, context);
  const declared = (context.operators ?? []).map(one => ({ ...inInput.find(other => isSameOperator(one, other)), ...withoutUnknown(one) }));
  return [...declared, ...inInput.filter(one => !declared.some(other => isSameOperator(one, other)))];
}

function isSameOperator(one: OperatorView, other: OperatorView): boolean {
  return one.distribution === other.distribution && one.namespace === other.namespace;
}

/** Undefined values must not override values from the input. */
function withoutUnknown(view: OperatorView): OperatorView {
  return Object.fromEntries(Object.entries(view).filter(([, value]) => value !== undefined)) as unknown as OperatorView;
}

/** The operators whose complete Deployments are in the input. A partial Deployment, without the operator's image, does not count. */
function operatorsAmong(deployments: Item[], distributions: Distribution[], assumed: OperatorAssumptions): OperatorView[] {
  return deployments.flatMap(deployment => {
    const distribution = distributions.find(one => includesAll(podLabelsOf(deployment), one.operatorPodLabels));
    const manager = distribution && managerOf(deployment, distribution);
    return manager && asString(manager.image) ? [operatorViewOf(deployment, distribution, manager, assumed)] : [];
  });
}

/** The operator's own container in its Deployment. */
export function managerOf(deployment: Item, distribution: Distribution): Record<string, any> | undefined {
  return asRecords(podSpecOf(deployment).containers).find(({ name }) => name === distribution.operatorContainerName);
}

/** The pod spec of a workload; an empty object if it has no pod spec. */
export function podSpecOf(workload: Item): Record<string, any> {
  return asRecord(asRecord(workload.spec.template).spec);
}

/** The labels of a workload's pods. */
export function podLabelsOf(workload: Item): Record<string, string> {
  return asStringRecord(asRecord(asRecord(workload.spec.template).metadata).labels);
}

/** The literal value of a variable in a container's environment. Of several variables with one name, Kubernetes uses the last. */
export function environmentOf(container: Record<string, any>, name: string): string | undefined {
  return asString(variableOf(container, name));
}

/** Such a value as it is written: it can be a placeholder. */
export function variableOf(container: Record<string, any>, name: string): unknown {
  return asRecords(container.env).filter(variable => variable.name === name).pop()?.value;
}

/** The ConfigMap or Secret with the operator's settings, if it is among those of the name that the operator reads. */
export function configurationOf(
  kind: 'ConfigMap' | 'Secret', deployment: Item, manager: Record<string, any>, named: (name: string) => readonly Item[],
): Item | undefined {
  const flag = kind === 'ConfigMap' ? '--config-map-name=' : '--secret-name=';
  const name = asStrings(manager.args).find(arg => arg.startsWith(flag))?.slice(flag.length);
  return name === undefined ? undefined : named(name).find(({ namespace }) => namespace === deployment.namespace);
}

/** What a complete Deployment shows of its operator. */
export function operatorViewOf(
  deployment: Item, distribution: Distribution, manager: Record<string, any>, assumed: OperatorAssumptions,
): OperatorView {
  const pod = podSpecOf(deployment);
  const watched = environmentOf(manager, 'WATCH_NAMESPACE');
  const user = asRecord(manager.securityContext).runAsUser ?? asRecord(pod.securityContext).runAsUser;
  return {
    distribution,
    namespace: deployment.namespace ?? assumed.namespace,
    version: assumed.version ?? releaseOfImage(manager.image),
    kubernetesVersion: assumed.kubernetesVersion,
    deployment,
    watchedNamespaces: watched === undefined ? undefined : commaSeparated(watched),
    user: typeof user === 'number' ? user : undefined,
    podLabels: podLabelsOf(deployment),
  };
}
