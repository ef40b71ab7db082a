import { Taken } from './cluster-edits';
import { valueText } from './plugin-text';
import { Store } from './stores';

/** Where Argo CD reads the order of objects. */
const SYNC_WAVE = 'argocd.argoproj.io/sync-wave';

/** What an ObjectStore has in common with its cluster: they are applied to one namespace, and at one time. */
export function metadataOf(cluster: any): { readonly namespace?: string; readonly annotations?: Record<string, string> } {
  const { namespace, annotations } = cluster.metadata;
  const wave = annotations?.[SYNC_WAVE];
  return { ...typeof namespace === 'string' ? { namespace } : {}, ...typeof wave === 'string' ? { annotations: { [SYNC_WAVE]: wave } } : {} };
}

/** An ObjectStore with the text that was taken from a cluster. */
export function storeText({ name, env }: Store, { store: { above, value }, retention = '' }: Taken, { namespace, annotations = {} }: ReturnType<typeof metadataOf>): string {
  return [
    'apiVersion: barmancloud.cnpg.io/v1\nkind: ObjectStore\nmetadata:\n',
    `  name: ${valueText(name)}\n`,
    ...namespace === undefined ? [] : [`  namespace: ${valueText(namespace)}\n`],
    ...Object.entries(annotations).map(([key, text]) => `  annotations:\n    ${key}: ${valueText(text)}\n`),
    'spec:\n',
    above,
    `  configuration:${value}${value.endsWith('\n') ? '' : '\n'}`,
    retention,
    ...env.length === 0 ? [] : ['  instanceSidecarConfiguration:\n    env:\n'],
    ...env.map(one => `      - name: ${one.name}\n        value: ${valueText(one.value)}\n`),
  ].join('');
}
