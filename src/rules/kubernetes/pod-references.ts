import type { Inventory } from '../../inventory/inventory';
import { Item } from '../../inventory/item';
import { podSpecOf } from '../../inventory/operators';
import { podLabelsOf } from '../../inventory/plugins';
import { podContainersOf } from '../../inventory/pod-containers';
import { selects } from '../../inventory/selectors';
import { isCompleteWorkload, managedWorkloads } from '../../inventory/whole-objects';
import { formatPath, Path } from '../../values/field-path';
import { asRecord, asRecords, asString } from '../../values/narrow';
import { Rule } from '../engine/rule';

const NEEDS = 'the workload of an operator or a plugin, with its selector or an image';

function workloads(inventory: Inventory): Item[] {
  return managedWorkloads(inventory).filter(isCompleteWorkload);
}

/** What a container mounts, and the volumes that its pod has. */
export interface MountInput {
  readonly field: string;
  readonly volume: string;
  readonly volumes: string[];
}

/** A container mounts volumes of its pod. */
export const volumeOfMount: Rule<MountInput> = {
  id: 'volume-of-mount',
  severity: 'error',
  title: 'What a container mounts is a volume of its pod',
  symptom: 'the API server refuses the Deployment ("volumeMounts[0].name: Not found")',
  cause: 'a mount names a volume of the same pod, letter by letter',
  fix: 'add the volume, or correct one of the two names',
  source: 'https://kubernetes.io/docs/concepts/storage/volumes/',
  needs: NEEDS,
  check: ({ field, volume, volumes }) => volumes.includes(volume)
    ? undefined
    : `${field} is "${volume}", and the pod ${volumes.length === 0 ? 'has no volumes' : `has the volumes ${volumes.map(name => `"${name}"`).join(', ')}`}`,
  targets: inventory => workloads(inventory).flatMap(item => podContainersOf(item).flatMap(({ container, path }) =>
    (Array.isArray(container.volumeMounts) ? container.volumeMounts : []).flatMap((mount: unknown, index: number) => {
      const place: Path = [...path, 'volumeMounts', index, 'name'];
      const volume = asString(asRecord(mount).name);
      return volume ? [{ item, path: place, input: { field: formatPath(place), volume, volumes: volumesOf(item) } }] : [];
    }))),
};

/** The claims of a StatefulSet are volumes of its pods. */
function volumesOf(item: Item): string[] {
  return [...asRecords(podSpecOf(item).volumes), ...asRecords(item.spec.volumeClaimTemplates).map(({ metadata }) => asRecord(metadata))]
    .flatMap(({ name }) => asString(name) ?? []);
}

/** Names in a pod. */
export interface PodNamesInput {
  readonly field: string;
  readonly names: string[];
}

/** What is in a pod has names of its own. */
export const podNameUnique: Rule<PodNamesInput> = {
  id: 'pod-name-unique',
  severity: 'error',
  title: 'The containers and the volumes of a pod have names of their own',
  symptom: 'the API server refuses the Deployment ("Duplicate value")',
  cause: 'the parts of a pod are known by their names, init containers and others together',
  fix: 'give each a name of its own',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/',
  needs: NEEDS,
  check: ({ field, names }) => {
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    return twice === undefined ? undefined : `two ${field} have the name "${twice}"`;
  },
  targets: inventory => workloads(inventory).flatMap(item => [
    { item, path: ['spec', 'template', 'spec', 'containers'], input: { field: 'containers', names: podContainersOf(item).map(({ name }) => name).filter(name => name !== '') } },
    { item, path: ['spec', 'template', 'spec', 'volumes'], input: { field: 'volumes', names: asRecords(podSpecOf(item).volumes).flatMap(({ name }) => asString(name) || []) } },
  ]),
};

/** What a workload looks for, and what its pods have. */
export interface TemplateInput {
  readonly selector: unknown;
  readonly labels: Record<string, string>;
}

/** A workload finds its own pods. */
export const selectorOfTemplate: Rule<TemplateInput> = {
  id: 'selector-of-template',
  severity: 'error',
  title: 'A workload\'s selector finds the pods of its template',
  symptom: 'the API server refuses the Deployment ("`selector` does not match template `labels`")',
  cause: 'a workload counts the pods that its selector finds, and would make more without end',
  fix: 'let the pods\' template have all labels of `spec.selector.matchLabels`',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector',
  needs: NEEDS,
  check: ({ selector, labels }) => selects(selector, { labels, complete: true }) === 'no'
    ? `the selector ${JSON.stringify(selector)} does not find pods with the labels ${JSON.stringify(labels)}`
    : undefined,
  targets: inventory => workloads(inventory).filter(({ spec }) => asRecords([spec.template]).length > 0)
    .map(item => ({ item, path: ['spec', 'selector'], input: { selector: item.spec.selector, labels: podLabelsOf(item) } })),
};
