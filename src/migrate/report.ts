import { Migration } from './migration';
import { SourceObject } from './sources';
import { Distribution } from '../contracts/distribution';
import { formatPath } from '../values/field-path';
import { asRecord, asStringRecord } from '../values/narrow';
import { wordList } from '../values/word-list';

/** What changes, and what is left to do: one line each, in the order of files. */
export function changesOf({ plan, places, contents, metrics, byHand }: Migration): string[] {
  if (contents.size === 0) { return [...byHand.map(handLine), ...metrics.map(metricLine)]; }
  return [
    ...plan.clusters.flatMap(({ cluster, moves, recovery }) => [
      ...moves.map(({ use: { path }, parameters }) =>
        `${at(cluster, path)} ${formatPath(path)} of ${cluster} becomes the plugin with ObjectStore "${parameters.barmanObjectName}" and server "${parameters.serverName}"`),
      ...recovery ? [`${at(cluster, ['spec', 'bootstrap', 'recovery', 'backup'])} the recovery of ${cluster} reads the archive of ${recovery.recovery.origin}`] : [],
    ]),
    ...plan.backups.map(backup => `${at(backup, ['spec'])} the plugin makes ${backup}`),
    ...[...places].map(([{ name, uses }, file]) => `${file}: new ObjectStore "${name}"${uses.length > 1 ? `, for ${uses.length} places with the same settings` : ''}`),
    ...byHand.map(handLine),
    ...metrics.map(metricLine),
  ];
}

function at(object: SourceObject, path: ReadonlyArray<string | number>): string {
  return `${object.file.name}:${object.lineOf(path)}:`;
}

function handLine({ file, line, text }: Migration['byHand'][number]): string {
  return `${file}:${line}: change by hand: ${text}`;
}

function metricLine({ file, line, text }: Migration['metrics'][number]): string {
  return `${file}:${line}: metric that is not updated any more: ${text}`;
}

/** What must be there before the new manifests are applied, what to watch, and how to go back. */
export function stepsOf({ plan, places }: Migration): string[] {
  const clusters = plan.clusters.map(({ cluster }) => cluster);
  const products = [...new Set(clusters.map(({ distribution }) => distribution!))];
  const names = clusters.map(({ name, namespace }) => `${namespace === undefined ? '' : `${namespace}/`}${name}`);
  const stores = [...new Set([...places.keys()].map(({ name }) => name))];
  return [
    'Before you apply it:',
    '- The operator is of release 1.26 or later, and cert-manager is installed.',
    ...products.map(product => `- The plugin barman-cloud is installed in the operator's namespace, by default ${product.operatorNamespace}: kubectl get service -A -l ${product.key('pluginName')}`),
    ...products.includes(Distribution.EDB) ? ['- On EDB\'s product, the plugin\'s Service has the label and annotations k8s.enterprisedb.io/…, and its ClusterRole has rights on postgresql.k8s.enterprisedb.io.'] : [],
    ...identities(clusters),
    ...plan.backups.filter(({ kind }) => kind === 'Backup').map(({ name }) => `- The spec of a Backup is immutable: if "${name}" is in the cluster already, leave it there, and give the manifest another name or remove it.`),
    'What happens then:',
    '- The instances are restarted one after the other, with the sidecar of the plugin. The archive stays where it is: same bucket, path and server.',
    ...plan.backups.length > 0 ? ['- The Backups that exist stay, and their base backups can be restored through the plugin.'] : [],
    'What to watch:',
    `- kubectl get cluster ${names[0]?.split('/').at(-1) ?? ''} -o jsonpath='{.status.conditions}': ContinuousArchiving is True.`,
    `- kubectl get objectstore ${stores[0] ?? ''} -o jsonpath='{.status.serverRecoveryWindow}': the recovery window goes on, after the first backup through the plugin.`,
    'How to go back:',
    `- Revert this change and apply it: ${wordList(names)} archive${names.length === 1 ? 's' : ''} into the same place again. Then delete the ObjectStore${stores.length === 1 ? '' : 's'} ${wordList(stores)}; no backup is deleted with ${stores.length === 1 ? 'it' : 'them'}.`,
  ];
}

/** Service accounts stay: the sidecar runs in the pods of the cluster. */
function identities(clusters: readonly SourceObject[]): string[] {
  return clusters.flatMap(({ name, spec }) => {
    const { annotations } = asRecord(asRecord(spec.serviceAccountTemplate).metadata);
    const keys = Object.keys(asStringRecord(annotations));
    return keys.length === 0 ? [] : [`- The service account of "${name}" stays as it is, with ${wordList(keys)}: the sidecar runs with it.`];
  });
}
