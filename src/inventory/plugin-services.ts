import { Inventory } from './inventory';
import { Item, mayShareNamespace } from './item';
import { secretsMountedBy } from './mounts';
import { labelledWorkloads, servicePorts, standalonePluginsIn, StandaloneView } from './plugins';
import { flagsOf, PodContainer, runningContainersOf } from './pod-containers';
import { Path } from '../values/field-path';

/** What a plugin's Service must say, with the kind of key that says it. */
export function keysOf({ distribution, pluginName, clientSecretName, serverSecretName, port }: StandaloneView) {
  return [
    { kind: 'label', key: distribution.key('pluginName'), value: pluginName },
    { kind: 'annotation', key: distribution.key('pluginClientSecret'), value: clientSecretName },
    { kind: 'annotation', key: distribution.key('pluginServerSecret'), value: serverSecretName },
    { kind: 'annotation', key: distribution.key('pluginPort'), value: port },
  ];
}

/** Whether the operator takes a Service for a plugin's. */
export function isComplete(view: StandaloneView): boolean {
  return keysOf(view).every(({ value }) => value !== undefined && value !== '');
}

/** The plugins behind Services, by what the operator of one product reads; a few keys of another product's beside them are nobody's. */
export function pluginServices(inventory: Inventory): StandaloneView[] {
  const views = standalonePluginsIn(inventory);
  const whole = new Set(views.filter(isComplete).map(({ service }) => service));
  return views.filter(view => isComplete(view) || !whole.has(view.service));
}

/** The one workload that answers for a plugin; nothing where the input shows none, or several. */
export function workloadOf({ workloads }: StandaloneView): Item | undefined {
  return workloads.length === 1 ? workloads[0] : undefined;
}

/** The workloads of a plugin: those that its Service reaches; where it reaches none, those that mount one of its Secrets. */
export function workloadsNear(view: StandaloneView, inventory: Inventory): Item[] {
  return view.workloads.length > 0 ? view.workloads : workloadsWithSecrets(view, inventory);
}

/** The workloads of a plugin's namespace that mount one of its Secrets. */
export function workloadsWithSecrets({ service, serverSecretName, clientSecretName }: StandaloneView, inventory: Inventory): Item[] {
  const mounting = inventory.memoize(workloadsBySecret);
  return [...new Set([serverSecretName, clientSecretName].flatMap(name => name === undefined ? [] : mounting.get(name) ?? []))]
    .filter(item => mayShareNamespace(item.namespace, service.namespace));
}

/** The workloads that mount a Secret, by its name. */
function workloadsBySecret(inventory: Inventory): Map<string, Item[]> {
  const mounting = new Map<string, Item[]>();
  for (const { workload } of inventory.memoize(labelledWorkloads)) {
    secretsMountedBy(workload).forEach(name => mounting.set(name, [...mounting.get(name) ?? [], workload]));
  }
  return mounting;
}

/** The container that listens, and the flags of the official helper library that it has. */
export interface ServerView extends PodContainer {
  readonly flags: Readonly<Record<string, string>>;
  /** Where each flag's value is, in the workload. */
  readonly flagPaths: Readonly<Record<string, Path>>;
}

const SERVER_FLAGS = ['server-cert', 'server-key', 'client-cert', 'server-address'];

/** The container of a workload that is the plugin: the one with the flags of the helper library, or the only one. */
export function serverOf(workload: Item): ServerView | undefined {
  const servers = runningContainersOf(workload).map((view): ServerView => {
    const flags = flagsOf(view.container).filter(({ name }) => SERVER_FLAGS.includes(name));
    return {
      ...view,
      flags: Object.fromEntries(flags.map(({ name, value }) => [name, value])),
      flagPaths: Object.fromEntries(flags.map(({ name, path }) => [name, [...view.path, ...path]])),
    };
  });
  const told = servers.filter(({ flags }) => Object.keys(flags).length > 0);
  return told.length === 1 ? told[0] : servers.length === 1 ? servers[0] : undefined;
}

/** The number that the operator dials; nothing where the annotation holds none that can be dialled. */
export function portOf({ port = '' }: StandaloneView): number | undefined {
  return /^[+-]?\d+$/.test(port) && Number(port) >= 1 && Number(port) <= 65535 ? Number(port) : undefined;
}

/** The port of the Service that the operator dials. */
export function dialledPort(view: StandaloneView): ReturnType<typeof servicePorts>[number] | undefined {
  const number = portOf(view);
  return servicePorts(view.service).find(({ port, protocol }) => number !== undefined && port === number && protocol === 'TCP');
}

/** Whether a Service has no address of its own. */
export function isHeadless({ spec }: Item): boolean {
  return spec.clusterIP === 'None';
}
