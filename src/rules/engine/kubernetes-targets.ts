import { Target } from './rule';
import { isClusterScoped } from '../../facts/cluster-scoped';
import { clustersIn } from '../../inventory/clusters';
import type { Inventory } from '../../inventory/inventory';
import { Item } from '../../inventory/item';
import { relevantObjects, relevantServices, relevantWorkloads } from '../../inventory/objects-in-play';
import { isWorkload, PLUGIN_ANNOTATIONS, standalonePluginsIn } from '../../inventory/plugins';
import { podContainersOf } from '../../inventory/pod-containers';
import { formatPath, valueAt, Path } from '../../values/field-path';
import { isFilledInLater, asRecord, asRecords, asString } from '../../values/narrow';

/** A name of an object or container, and the prop that sets it. */
export interface NameInput {
  readonly prop: string;
  readonly value: string;
}

/** Two objects that would be one object in the cluster. */
export interface CollisionInput {
  readonly object: string;
  readonly owner?: string;
}

/** Ports of one plugin. */
export interface PortsInput {
  readonly ports: Array<{ readonly prop: string; readonly number: number; readonly name?: string; readonly protocol: string }>;
}

/** A text at a path, with the path as it is written; nothing where there is none, which is for the types of fields. */
function textAt(item: Item, path: Path): Target<NameInput>[] {
  const value = valueAt(item.manifest, path);
  return typeof value === 'string' && !isFilledInLater(value) ? [{ item, path, input: { prop: formatPath(path), value } }] : [];
}

export function serviceNames(inventory: Inventory): Target<NameInput>[] {
  return relevantServices(inventory).flatMap(service => textAt(service, ['metadata', 'name']));
}

export function containerNames(inventory: Inventory): Target<NameInput>[] {
  return relevantWorkloads(inventory).flatMap(item => podContainersOf(item).flatMap(({ path }) => textAt(item, [...path, 'name'])));
}

/** An empty namespace is none. */
export function namespaces(inventory: Inventory): Target<NameInput>[] {
  return relevantObjects(inventory).flatMap(item => textAt(item, ['metadata', 'namespace'])).filter(({ input }) => input.value !== '');
}

/** The kinds whose names are subdomains, and the fields that name such objects. A Cluster's name has a rule of its own. */
const NAMED = ['Deployment', 'StatefulSet', 'DaemonSet', 'ServiceAccount', 'Secret', 'ConfigMap', 'Certificate', 'Issuer', 'ClusterIssuer', 'Backup', 'ScheduledBackup'];
const NAMES: Path[] = [['spec', 'secretName'], ['spec', 'issuerRef', 'name']];
/** The names of a pod's ServiceAccount and class of priority: an empty one is the default's. */
const POD_NAMES: Path[] = ['serviceAccountName', 'priorityClassName'].map(name => ['spec', 'template', 'spec', name]);

export function subdomainNames(inventory: Inventory): Target<NameInput>[] {
  const objects = relevantObjects(inventory).filter(({ kind }) => NAMED.includes(kind))
    .flatMap(item => [
      ...[['metadata', 'name'], ...NAMES].flatMap(path => textAt(item, path)),
      ...POD_NAMES.flatMap(path => textAt(item, path)).filter(({ input }) => input.value !== ''),
    ]);
  const secrets = standalonePluginsIn(inventory).flatMap(({ service, distribution }) => PLUGIN_ANNOTATIONS.filter(name => name.endsWith('Secret'))
    .flatMap(name => textAt(service, ['metadata', 'annotations', distribution.key(name)])));
  return [...objects, ...secrets, ...relevantWorkloads(inventory).flatMap(variableSources)];
}

/** The objects that variables are taken from; an empty name is for what requires one. */
function variableSources(item: Item): Target<NameInput>[] {
  const variables = podContainersOf(item).flatMap(({ container, path }) => Array.isArray(container.env) ? container.env.map((_, index) => [...path, 'env', index]) : []);
  return variables.flatMap(path => ['secretKeyRef', 'configMapKeyRef'].flatMap(ref => textAt(item, [...path, 'valueFrom', ref, 'name'])))
    .filter(({ input }) => input.value !== '');
}

/** Fields of labels or annotations, by the objects that have them. */
const LABELS: Path[] = [['metadata', 'labels'], ['spec', 'template', 'metadata', 'labels'], ['spec', 'selector', 'matchLabels']];
const ANNOTATIONS: Path[] = [['metadata', 'annotations'], ['spec', 'template', 'metadata', 'annotations']];

export function labels(inventory: Inventory): Target<{ readonly prop: string; readonly labels: Record<string, any> }>[] {
  return inventory.items.flatMap(item => [...LABELS, ...item.kind === 'Service' && item.apiGroup === '' ? [['spec', 'selector']] : []]
    .filter(path => path[0] === 'metadata' || item.kind === 'Service' || isWorkload(item))
    .map(path => ({ item, path, input: { prop: formatPath(path), labels: entriesAt(item, path) } })));
}

export function annotations(inventory: Inventory): Target<{ readonly prop: string; readonly annotations: Record<string, any> }>[] {
  return inventory.items.flatMap(item => ANNOTATIONS.filter(path => path[0] === 'metadata' || isWorkload(item))
    .map(path => ({ item, path, input: { prop: formatPath(path), annotations: entriesAt(item, path) } })));
}

/** Null is none. */
function entriesAt(item: Item, path: Path): Record<string, any> {
  return Object.fromEntries(Object.entries(asRecord(valueAt(item.manifest, path))).filter(([, value]) => value !== null));
}

const LISTS = ['requests', 'limits'];

/** Amounts in Clusters, and in the containers of operators and plugins. A number is one too, where a size has to be a text. */
export function quantities(inventory: Inventory): Target<NameInput>[] {
  const clusters = clustersIn(inventory).flatMap(({ item }) => {
    const tablespaces: Path[] = (Array.isArray(item.spec.tablespaces) ? item.spec.tablespaces : []).map((_: unknown, index: number) => ['spec', 'tablespaces', index, 'storage']);
    const storages: Path[] = [['spec', 'storage'], ['spec', 'walStorage'], ...tablespaces];
    return [
      ...storages.flatMap(path => [...amountAt(item, [...path, 'size'], false), ...amountsIn(item, [...path, 'pvcTemplate', 'resources'])]),
      ...amountsIn(item, ['spec', 'resources']),
    ];
  });
  const containers = relevantWorkloads(inventory)
    .flatMap(item => podContainersOf(item).flatMap(({ path }) => amountsIn(item, [...path, 'resources'], true)));
  return [...clusters, ...containers];
}

function amountsIn(item: Item, path: Path, empty = false): Target<NameInput>[] {
  return LISTS.flatMap(list => Object.entries(asRecord(valueAt(item.manifest, [...path, list])))
    .flatMap(([name, value]) => amountAt(item, [...path, list, name], typeof value === 'number', empty)));
}

/** An empty text is none to an operator, and no amount to Kubernetes. */
function amountAt(item: Item, path: Path, isNumber: boolean, empty = false): Target<NameInput>[] {
  const value = valueAt(item.manifest, path) as any;
  return value === undefined || value === null || value === '' && !empty || isNumber ? [] : [{ item, path, input: { prop: formatPath(path), value } }];
}

/** The images of containers; where a workload states no selector it is a patch, and its containers need none. */
export function images(inventory: Inventory): Target<NameInput>[] {
  return relevantWorkloads(inventory).flatMap(item => podContainersOf(item).flatMap(({ container, path }) => {
    const place = [...path, 'image'];
    const missing = (container.image ?? undefined) === undefined && item.spec.selector !== undefined;
    return missing ? [{ item, path: place, input: { prop: formatPath(place), value: undefined as any } }] : textAt(item, place);
  }));
}

/** The ports of Services, and of containers. */
export function portLists(inventory: Inventory): Target<PortsInput>[] {
  const lists = [
    ...relevantServices(inventory).map(item => ({ item, path: ['spec', 'ports'] as Path, field: 'port' })),
    ...relevantWorkloads(inventory).flatMap(item => podContainersOf(item).map(({ path }) => ({ item, path: [...path, 'ports'], field: 'containerPort' }))),
  ];
  return lists.map(({ item, path, field }) => {
    const ports = valueAt(item.manifest, path);
    return {
      item,
      path,
      input: {
        ports: asRecords(ports).map((port, index) => ({
          prop: formatPath([...path, index, field]), number: port[field], name: asString(port.name), protocol: asString(port.protocol) ?? 'TCP',
        })),
      },
    };
  });
}

/** In a container two names of one port are no clash: the program listens once. */
export function clashingPorts(inventory: Inventory): Target<PortsInput>[] {
  return portLists(inventory).map(subject => subject.item.kind === 'Service' ? subject : {
    ...subject, input: { ports: subject.input.ports.filter(({ name }) => name !== undefined).map(port => ({ ...port, protocol: `${port.protocol} ${port.name}` })) },
  });
}

export function portNames(inventory: Inventory): Target<NameInput>[] {
  return relevantWorkloads(inventory).flatMap(item => podContainersOf(item).flatMap(({ container, path }) => asRecords(container.ports)
    .flatMap((_, index) => textAt(item, [...path, 'ports', index, 'name'])))).filter(({ input }) => input.value !== '');
}

/** Objects of one identity whose contents differ. A part of a Deployment is none, but what somebody applies to one. */
export function collisions(inventory: Inventory): Target<CollisionInput>[] {
  const first = new Map<string, Item>();
  return relevantObjects(inventory).filter(item => item.name !== '' && !isPart(item)).map(item => {
    const namespace = isClusterScoped(item.kind) ? '' : item.namespace ?? '';
    const identity = JSON.stringify([item.apiGroup, item.kind, namespace, item.name]);
    const other = first.get(identity);
    if (other === undefined) { first.set(identity, item); }
    const differs = other !== undefined && sorted(other.manifest) !== sorted(item.manifest);
    return { item, input: { object: `${item}`, owner: differs ? other.origin.where : undefined } };
  });
}

function isPart(item: Item): boolean {
  return isWorkload(item) && item.spec.selector === undefined;
}

/** A manifest as text, whatever the order of its keys. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_, part) => part !== null && typeof part === 'object' && !Array.isArray(part)
    ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => a < b ? -1 : 1))
    : part);
}
