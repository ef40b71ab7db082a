import { Item } from './item';
import { includesAll, mapOf, mapsOf, textMapOf, textOf, textsOf } from './values';
import { Distribution } from '../distribution';
import { releaseOfImage } from '../image-version';

/** An operator, as far as the input, or what was said beside it, tells. What is undefined is unknown. */
export interface OperatorView {
  readonly distribution: Distribution;
  readonly namespace?: string;
  /** Its release; the newest is assumed where undefined. */
  readonly version?: string;
  readonly kubernetesVersion?: string;
  /** Its Deployment, where the input has it. */
  readonly deployment?: Item;
  /** The namespaces that it watches, empty for all of them. */
  readonly watchedNamespaces?: string[];
  /** Where it looks for sockets, as a program says; its manifests are asked by `socketDirectoryOf`. */
  readonly socketDirectory?: string;
  /** The user of its container; nothing where it states none. */
  readonly user?: number;
  readonly podLabels: Record<string, string>;
}

/** What was said of operators beside the objects of the input. */
export interface OperatorAssumptions {
  readonly distribution?: Distribution;
  readonly namespace?: string;
  readonly version?: string;
  readonly kubernetesVersion?: string;
}

/** The operators whose Deployments are among the objects. A fragment of a Deployment, which holds no image, is none. */
export function operatorsIn(deployments: Item[], distributions: Distribution[], assumed: OperatorAssumptions): OperatorView[] {
  return deployments.flatMap(deployment => {
    const labels = textMapOf(mapOf(mapOf(deployment.spec.template).metadata).labels);
    const distribution = distributions.find(one => includesAll(labels, one.operatorPodLabels));
    const manager = distribution && managerOf(deployment, distribution);
    return manager && textOf(manager.image) ? [viewOf(deployment, distribution, manager, labels, assumed)] : [];
  });
}

/** The operator's own container in its Deployment. */
export function managerOf(deployment: Item, distribution: Distribution): Record<string, any> | undefined {
  return mapsOf(podSpecOf(deployment).containers).find(({ name }) => name === distribution.operatorContainerName);
}

/** The specification of a workload's pods; empty where there is none. */
export function podSpecOf(workload: Item): Record<string, any> {
  return mapOf(mapOf(workload.spec.template).spec);
}

/** The value of a variable in a container's environment, where it is written there. */
export function environmentOf(container: Record<string, any>, name: string): string | undefined {
  return textOf(mapsOf(container.env).filter(variable => variable.name === name).pop()?.value);
}

/** The object that holds the operator's settings, a ConfigMap or a Secret, where the input has it. */
export function configurationOf(kind: 'ConfigMap' | 'Secret', deployment: Item, manager: Record<string, any>, items: Item[]): Item | undefined {
  const flag = kind === 'ConfigMap' ? '--config-map-name=' : '--secret-name=';
  const name = textsOf(manager.args).find(arg => arg.startsWith(flag))?.slice(flag.length);
  return items.find(item => item.kind === kind && item.apiGroup === '' && item.name === name && item.namespace === deployment.namespace);
}

function viewOf(
  deployment: Item, distribution: Distribution, manager: Record<string, any>, podLabels: Record<string, string>, assumed: OperatorAssumptions,
): OperatorView {
  const pod = podSpecOf(deployment);
  const watched = environmentOf(manager, 'WATCH_NAMESPACE');
  const user = mapOf(manager.securityContext).runAsUser ?? mapOf(pod.securityContext).runAsUser;
  return {
    distribution,
    namespace: deployment.namespace ?? assumed.namespace,
    version: assumed.version ?? releaseOfImage(manager.image),
    kubernetesVersion: assumed.kubernetesVersion,
    deployment,
    watchedNamespaces: watched?.split(',').map(name => name.trim()).filter(name => name !== ''),
    user: typeof user === 'number' ? user : undefined,
    podLabels,
  };
}
