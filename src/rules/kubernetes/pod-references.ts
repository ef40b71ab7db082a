import type { Inventory } from '../../inventory/inventory';
import { Item } from '../../inventory/item';
import { podLabelsOf, podSpecOf } from '../../inventory/operators';
import { WORKLOAD_KINDS } from '../../inventory/plugins';
import { podContainersOf } from '../../inventory/pod-containers';
import { selects } from '../../inventory/selectors';
import { isCompleteWorkload, managedWorkloads } from '../../inventory/whole-objects';
import { Path, valueAt } from '../../values/field-path';
import { formatValue } from '../../values/format-value';
import { firstIndexes } from '../../values/group-by';
import { asName, asRecord, asRecords, asStringRecord } from '../../values/narrow';
import { nearestOf } from '../../values/nearest';
import { isKnownText } from '../../values/placeholder';
import { Mistake, Rule, Target } from '../engine/rule';
import { KUBERNETES_DOCS } from '../engine/source';
import { textAt } from '../engine/text-at';

const NEEDS = 'the workload of an operator or a plugin, with its selector or an image';
const POD: Path = ['spec', 'template', 'spec'];

function workloads(inventory: Inventory): Item[] {
  return managedWorkloads(inventory).filter(isCompleteWorkload);
}

/** The volume that a container mounts, and the volumes of its pod. */
export interface MountInput {
  readonly volume: string;
  readonly volumes: string[];
}

/** A container mounts volumes of its pod. */
export const volumeOfMount: Rule<MountInput> = {
  id: 'volume-of-mount',
  severity: 'error',
  title: 'A container must mount volumes of its pod',
  symptom: 'the API server rejects the Deployment ("volumeMounts[0].name: Not found")',
  cause: 'a mount refers to a volume of the same pod by its exact name',
  fix: 'add the volume to spec.template.spec.volumes, or correct one of the two names',
  source: `${KUBERNETES_DOCS}/concepts/storage/volumes/`,
  kinds: WORKLOAD_KINDS,
  needs: NEEDS,
  check: ({ volume, volumes }) => {
    if (volumes.includes(volume) || !volumes.every(isKnownText)) { return []; }
    const meant = nearestOf(volume, volumes);
    const message = `the pod has no volume "${volume}"`;
    if (meant !== undefined) { return [{ message: `${message}; did you mean "${meant}"?`, fix: `mount the volume "${meant}", or add a volume "${volume}"` }]; }
    return [volumes.length === 0 ? message : `${message}: expected one of ${volumes.map(name => `"${name}"`).join(', ')}`];
  },
  targets: inventory => workloads(inventory).flatMap(item => podContainersOf(item).flatMap(({ container, path }) =>
    indexesOf(container.volumeMounts).flatMap(index => textAt(item, [...path, 'volumeMounts', index, 'name'])
      .map(target => ({ ...target, input: { volume: target.input, volumes: volumesOf(item) } }))))),
};

/** The claims of a StatefulSet are volumes of its pods. */
function volumesOf(item: Item): string[] {
  return [...asRecords(podSpecOf(item).volumes), ...asRecords(item.spec.volumeClaimTemplates).map(({ metadata }) => asRecord(metadata))]
    .flatMap(({ name }) => asName(name) ?? []);
}

/** A name in a pod, and how often it comes before. */
export interface PodNameInput {
  readonly name: string;
  readonly isTaken: boolean;
  readonly what: string;
}

/** The parts of a pod have different names. */
export const podNameUnique: Rule<PodNameInput> = {
  id: 'pod-name-unique',
  severity: 'error',
  title: 'The containers of a pod, and its volumes, must have different names',
  symptom: 'the API server rejects the Deployment ("Duplicate value")',
  cause: 'Kubernetes identifies the parts of a pod by their names; init containers and other containers share one set of names',
  fix: 'rename one of the two',
  source: `${KUBERNETES_DOCS}/concepts/workloads/pods/`,
  kinds: WORKLOAD_KINDS,
  needs: NEEDS,
  check: ({ name, isTaken, what }) => isTaken ? `"${name}" is already the name of another ${what} of the pod` : undefined,
  targets: inventory => workloads(inventory).flatMap(item => [
    ...withRepeats('container', podContainersOf(item).flatMap(({ path }) => textAt(item, [...path, 'name']))),
    ...withRepeats('volume', indexesOf(podSpecOf(item).volumes).flatMap(index => textAt(item, [...POD, 'volumes', index, 'name']))),
  ]),
};

function withRepeats(what: string, targets: Target<string>[]): Target<PodNameInput>[] {
  const firsts = firstIndexes(targets.map(({ input }) => input));
  return targets.map((target, index) => ({ ...target, input: { what, name: target.input, isTaken: firsts.get(target.input)! < index } }));
}

function indexesOf(list: unknown): number[] {
  return Array.isArray(list) ? [...list.keys()] : [];
}

/** What a workload selects, and the labels of its pods. */
export interface TemplateInput {
  readonly selector: unknown;
  readonly labels: Record<string, string>;
}

/** A workload selects its own pods. */
export const selectorOfTemplate: Rule<TemplateInput> = {
  id: 'selector-of-template',
  severity: 'error',
  title: 'The selector of a workload must match the labels of its pod template',
  symptom: 'the API server rejects the Deployment ("`selector` does not match template `labels`")',
  cause: 'a workload counts the pods that its selector matches, and would create pods without end',
  fix: 'add all labels of spec.selector.matchLabels to spec.template.metadata.labels',
  source: `${KUBERNETES_DOCS}/concepts/workloads/controllers/deployment/#selector`,
  kinds: WORKLOAD_KINDS,
  needs: NEEDS,
  check: ({ selector, labels }) => {
    if (selects(selector, { labels, complete: true }) !== 'no') { return []; }
    const missing = labelsWithoutMatch(selector, labels);
    return missing.length > 0 ? missing : `does not match the labels of the pod template, ${formatValue(labels)}`;
  },
  targets: inventory => workloads(inventory).filter(({ manifest }) => asRecords([valueAt(manifest, ['spec', 'template'])]).length > 0)
    .map(item => ({ item, path: ['spec', 'selector'], input: { selector: item.spec.selector, labels: podLabelsOf(item) } })),
};

function labelsWithoutMatch(selector: unknown, labels: Record<string, string>): Mistake[] {
  return Object.entries(asStringRecord(asRecord(selector).matchLabels))
    .filter(([key, value]) => selects({ matchLabels: { [key]: value } }, { labels, complete: true }) === 'no')
    .map(([key, value]) => ({
      path: ['matchLabels', key],
      message: `${formatValue(value)} does not match the pod template, ${Object.hasOwn(labels, key) ? `whose label is ${formatValue(labels[key])}` : 'which has no such label'}`,
      fix: `set the label ${key} of the pod template to ${formatValue(value)}`,
    }));
}
