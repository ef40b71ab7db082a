import type { CollisionFacts, NameFacts } from './kubernetes';
import type { PortsFacts } from './ports';
import { Subject } from './rule';
import { isClusterScoped } from '../cluster-scoped';
import type { Inventory } from '../inventory/inventory';
import { Item, Path } from '../inventory/item';
import { objectsInPlay, servicesInPlay, workloadsInPlay } from '../inventory/objects-in-play';
import { isWorkload, PLUGIN_ANNOTATIONS } from '../inventory/plugins';
import { podContainersOf } from '../inventory/pod-containers';
import { isFilledInLater, mapOf, mapsOf, textOf } from '../inventory/values';

/** The value at a path of a manifest. */
export function valueAt(manifest: unknown, path: Path): unknown {
  return path.reduce<any>((value, key) => value === null || typeof value !== 'object' ? undefined : value[key], manifest);
}

/** A text at a path, with the path as it is written; nothing where there is none, which is for the types of fields. */
function textAt(item: Item, path: Path): Subject<NameFacts>[] {
  const value = valueAt(item.manifest, path);
  return typeof value === 'string' && !isFilledInLater(value) ? [{ item, path, facts: { prop: written(path), value } }] : [];
}

export function written(path: Path): string {
  return path.reduce<string>((text, key) => typeof key === 'number' ? `${text}[${key}]` : text === '' ? key : `${text}.${key}`, '');
}

export function serviceNames(inventory: Inventory): Subject<NameFacts>[] {
  return servicesInPlay(inventory).flatMap(service => textAt(service, ['metadata', 'name']));
}

export function containerNames(inventory: Inventory): Subject<NameFacts>[] {
  return workloadsInPlay(inventory).flatMap(item => podContainersOf(item).flatMap(({ path }) => textAt(item, [...path, 'name'])));
}

/** An empty namespace is none. */
export function namespaces(inventory: Inventory): Subject<NameFacts>[] {
  return objectsInPlay(inventory).flatMap(item => textAt(item, ['metadata', 'namespace'])).filter(({ facts }) => facts.value !== '');
}

/** The kinds whose names are subdomains, and the fields that name such objects. A Cluster's name has a rule of its own. */
const NAMED = ['Deployment', 'StatefulSet', 'DaemonSet', 'ServiceAccount', 'Secret', 'ConfigMap', 'Certificate', 'Issuer', 'ClusterIssuer', 'Backup', 'ScheduledBackup'];
const NAMES: Path[] = [['spec', 'secretName'], ['spec', 'issuerRef', 'name']];
/** The names of a pod's ServiceAccount and class of priority: an empty one is the default's. */
const POD_NAMES: Path[] = ['serviceAccountName', 'priorityClassName'].map(name => ['spec', 'template', 'spec', name]);

export function subdomainNames(inventory: Inventory): Subject<NameFacts>[] {
  const objects = objectsInPlay(inventory).filter(({ kind }) => NAMED.includes(kind))
    .flatMap(item => [
      ...[['metadata', 'name'], ...NAMES].flatMap(path => textAt(item, path)),
      ...POD_NAMES.flatMap(path => textAt(item, path)).filter(({ facts }) => facts.value !== ''),
    ]);
  const secrets = inventory.standalonePlugins.flatMap(({ service, distribution }) => PLUGIN_ANNOTATIONS.filter(name => name.endsWith('Secret'))
    .flatMap(name => textAt(service, ['metadata', 'annotations', distribution.key(name)])));
  return [...objects, ...secrets, ...workloadsInPlay(inventory).flatMap(variableSources)];
}

/** The objects that variables are taken from; an empty name is for what requires one. */
function variableSources(item: Item): Subject<NameFacts>[] {
  const variables = podContainersOf(item).flatMap(({ container, path }) => Array.isArray(container.env) ? container.env.map((_, index) => [...path, 'env', index]) : []);
  return variables.flatMap(path => ['secretKeyRef', 'configMapKeyRef'].flatMap(ref => textAt(item, [...path, 'valueFrom', ref, 'name'])))
    .filter(({ facts }) => facts.value !== '');
}

/** Fields of labels or annotations, by the objects that have them. */
const LABELS: Path[] = [['metadata', 'labels'], ['spec', 'template', 'metadata', 'labels'], ['spec', 'selector', 'matchLabels']];
const ANNOTATIONS: Path[] = [['metadata', 'annotations'], ['spec', 'template', 'metadata', 'annotations']];

export function labels(inventory: Inventory): Subject<{ readonly prop: string; readonly labels: Record<string, any> }>[] {
  return inventory.items.flatMap(item => [...LABELS, ...item.kind === 'Service' && item.apiGroup === '' ? [['spec', 'selector']] : []]
    .filter(path => path[0] === 'metadata' || item.kind === 'Service' || isWorkload(item))
    .map(path => ({ item, path, facts: { prop: written(path), labels: entriesAt(item, path) } })));
}

export function annotations(inventory: Inventory): Subject<{ readonly prop: string; readonly annotations: Record<string, any> }>[] {
  return inventory.items.flatMap(item => ANNOTATIONS.filter(path => path[0] === 'metadata' || isWorkload(item))
    .map(path => ({ item, path, facts: { prop: written(path), annotations: entriesAt(item, path) } })));
}

/** Null is none. */
function entriesAt(item: Item, path: Path): Record<string, any> {
  return Object.fromEntries(Object.entries(mapOf(valueAt(item.manifest, path))).filter(([, value]) => value !== null));
}

const LISTS = ['requests', 'limits'];

/** Amounts in Clusters, and in the containers of operators and plugins. A number is one too, where a size has to be a text. */
export function quantities(inventory: Inventory): Subject<NameFacts>[] {
  const clusters = inventory.clusters.flatMap(({ item }) => {
    const tablespaces: Path[] = (Array.isArray(item.spec.tablespaces) ? item.spec.tablespaces : []).map((_: unknown, index: number) => ['spec', 'tablespaces', index, 'storage']);
    const storages: Path[] = [['spec', 'storage'], ['spec', 'walStorage'], ...tablespaces];
    return [
      ...storages.flatMap(path => [...amountAt(item, [...path, 'size'], false), ...amountsIn(item, [...path, 'pvcTemplate', 'resources'])]),
      ...amountsIn(item, ['spec', 'resources']),
    ];
  });
  const containers = workloadsInPlay(inventory)
    .flatMap(item => podContainersOf(item).flatMap(({ path }) => amountsIn(item, [...path, 'resources'], true)));
  return [...clusters, ...containers];
}

function amountsIn(item: Item, path: Path, empty = false): Subject<NameFacts>[] {
  return LISTS.flatMap(list => Object.entries(mapOf(valueAt(item.manifest, [...path, list])))
    .flatMap(([name, value]) => amountAt(item, [...path, list, name], typeof value === 'number', empty)));
}

/** An empty text is none to an operator, and no amount to Kubernetes. */
function amountAt(item: Item, path: Path, isNumber: boolean, empty = false): Subject<NameFacts>[] {
  const value = valueAt(item.manifest, path) as any;
  return value === undefined || value === null || value === '' && !empty || isNumber ? [] : [{ item, path, facts: { prop: written(path), value } }];
}

/** The images of containers; where a workload states no selector it is a patch, and its containers need none. */
export function images(inventory: Inventory): Subject<NameFacts>[] {
  return workloadsInPlay(inventory).flatMap(item => podContainersOf(item).flatMap(({ container, path }) => {
    const place = [...path, 'image'];
    const missing = (container.image ?? undefined) === undefined && item.spec.selector !== undefined;
    return missing ? [{ item, path: place, facts: { prop: written(place), value: undefined as any } }] : textAt(item, place);
  }));
}

/** The ports of Services, and of containers. */
export function portLists(inventory: Inventory): Subject<PortsFacts>[] {
  const lists = [
    ...servicesInPlay(inventory).map(item => ({ item, path: ['spec', 'ports'] as Path, field: 'port' })),
    ...workloadsInPlay(inventory).flatMap(item => podContainersOf(item).map(({ path }) => ({ item, path: [...path, 'ports'], field: 'containerPort' }))),
  ];
  return lists.map(({ item, path, field }) => {
    const ports = valueAt(item.manifest, path);
    return {
      item,
      path,
      facts: {
        ports: mapsOf(ports).map((port, index) => ({
          prop: written([...path, index, field]), number: port[field], name: textOf(port.name), protocol: textOf(port.protocol) ?? 'TCP',
        })),
      },
    };
  });
}

/** In a container two names of one port are no clash: the program listens once. */
export function clashingPorts(inventory: Inventory): Subject<PortsFacts>[] {
  return portLists(inventory).map(subject => subject.item.kind === 'Service' ? subject : {
    ...subject, facts: { ports: subject.facts.ports.filter(({ name }) => name !== undefined).map(port => ({ ...port, protocol: `${port.protocol} ${port.name}` })) },
  });
}

export function portNames(inventory: Inventory): Subject<NameFacts>[] {
  return workloadsInPlay(inventory).flatMap(item => podContainersOf(item).flatMap(({ container, path }) => mapsOf(container.ports)
    .flatMap((_, index) => textAt(item, [...path, 'ports', index, 'name'])))).filter(({ facts }) => facts.value !== '');
}

/** Objects of one identity whose contents differ. A part of a Deployment is none, but what somebody applies to one. */
export function collisions(inventory: Inventory): Subject<CollisionFacts>[] {
  const first = new Map<string, Item>();
  return objectsInPlay(inventory).filter(item => item.name !== '' && !isPart(item)).map(item => {
    const namespace = isClusterScoped(item.kind) ? '' : item.namespace ?? '';
    const identity = JSON.stringify([item.apiGroup, item.kind, namespace, item.name]);
    const other = first.get(identity);
    if (other === undefined) { first.set(identity, item); }
    const differs = other !== undefined && sorted(other.manifest) !== sorted(item.manifest);
    return { item, facts: { object: `${item}`, owner: differs ? other.origin.where : undefined } };
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
