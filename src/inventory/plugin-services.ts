import { Inventory } from './inventory';
import { Item, mayShareNamespace } from './item';
import { secretsMountedBy } from './mounts';
import { servicePorts, standalonePluginsIn, StandaloneView, workloadsIn } from './plugins';
import { PodContainer, runningContainersOf } from './pod-containers';
import { serverFlagsOf } from './server-flags';
import { Path } from '../values/field-path';
import { groupBy } from '../values/group-by';

/** The labels and annotations that the Service of a plugin must have. */
export function keysOf({ distribution, pluginName, clientSecretName, serverSecretName, port }: StandaloneView) {
  return [
    { kind: 'label', key: distribution.key('pluginName'), value: pluginName },
    { kind: 'annotation', key: distribution.key('pluginClientSecret'), value: clientSecretName },
    { kind: 'annotation', key: distribution.key('pluginServerSecret'), value: serverSecretName },
    { kind: 'annotation', key: distribution.key('pluginPort'), value: port },
  ];
}

/** Whether the operator recognizes a Service as that of a plugin. */
export function isComplete(view: StandaloneView): boolean {
  return keysOf(view).every(({ value }) => value !== undefined && value !== '');
}

/** The plugins with Services. If a Service is complete for one product, incomplete keys of another product are ignored. */
export function pluginServices(inventory: Inventory): StandaloneView[] {
  const views = standalonePluginsIn(inventory);
  const whole = new Set(views.filter(isComplete).map(({ service }) => service));
  return views.filter(view => isComplete(view) || !whole.has(view.service));
}

/** The workload of a plugin; undefined if the input has none or several. */
export function workloadOf({ workloads }: StandaloneView): Item | undefined {
  return workloads.length === 1 ? workloads[0] : undefined;
}

/** The workloads of a plugin: those that its Service selects; if it selects none, those that mount one of its Secrets. */
export function workloadsNear(view: StandaloneView, inventory: Inventory): Item[] {
  return view.workloads.length > 0 ? view.workloads : workloadsWithSecrets(view, inventory);
}

/** The workloads in a plugin's namespace that mount one of its Secrets. */
export function workloadsWithSecrets({ service, serverSecretName, clientSecretName }: StandaloneView, inventory: Inventory): Item[] {
  const mounting = inventory.memoize(workloadsBySecret);
  return [...new Set([serverSecretName, clientSecretName].flatMap(name => name === undefined ? [] : mounting.get(name) ?? []))]
    .filter(item => mayShareNamespace(item.namespace, service.namespace));
}

/** Workloads by the names of the Secrets that they mount. */
function workloadsBySecret(inventory: Inventory): Map<string, Item[]> {
  const mounts = workloadsIn(inventory).flatMap(workload => secretsMountedBy(workload).map(name => ({ name, workload })));
  return new Map([...groupBy(mounts, ({ name }) => name)].map(([name, found]) => [name, found.map(({ workload }) => workload)]));
}

/** The container of a plugin's server, with its flags under the names of the official helper library. */
export interface ServerView extends PodContainer {
  readonly flags: Readonly<Record<string, string>>;
  /** Paths of the flags' values in the workload. */
  readonly flagPaths: Readonly<Record<string, Path>>;
  /** What the plugin calls the flags. */
  readonly flagNames: Readonly<Record<string, string>>;
}

/** The container of a workload that runs the plugin: the one with flags of a plugin's server, or the only one. */
export function serverOf(workload: Item): ServerView | undefined {
  const servers = runningContainersOf(workload).map((view): ServerView => {
    const { flags, paths, names } = serverFlagsOf(view.container);
    return {
      ...view,
      flags,
      flagPaths: Object.fromEntries(Object.entries(paths).map(([name, path]) => [name, [...view.path, ...path]])),
      flagNames: names,
    };
  });
  const told = servers.filter(({ flags }) => Object.keys(flags).length > 0);
  return told.length === 1 ? told[0] : servers.length === 1 ? servers[0] : undefined;
}

/** The containers of the input that are plugins behind Services. */
export function pluginServers(inventory: Inventory): ServerView[] {
  const workloads = new Set(pluginServices(inventory).flatMap(view => view.workloads));
  return [...workloads].map(serverOf).filter(server => server !== undefined);
}

/** The port number in the annotation, which the operator connects to; undefined if it is invalid. */
export function portOf({ port = '' }: StandaloneView): number | undefined {
  return /^[+-]?\d+$/.test(port) && Number(port) >= 1 && Number(port) <= 65535 ? Number(port) : undefined;
}

/** The port of the Service that the operator connects to. */
export function dialledPort(view: StandaloneView): ReturnType<typeof servicePorts>[number] | undefined {
  const number = portOf(view);
  return servicePorts(view.service).find(({ port, protocol }) => number !== undefined && port === number && protocol === 'TCP');
}

/** Whether a Service has no cluster IP. */
export function isHeadless({ spec }: Item): boolean {
  return spec.clusterIP === 'None';
}
