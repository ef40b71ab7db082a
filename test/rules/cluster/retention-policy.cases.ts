import { RuleCases } from '../../support/rule-cases';
import { clusterManifest } from '../support/manifests';
import { cluster } from '../support/programs';

const barmanObjectStore = { destinationPath: 's3://backups/', s3Credentials: { inheritFromIAMRole: true } };
const RETENTION = { spec: { backup: { retentionPolicy: '30d' } } };
const IGNORED = 'backup.retentionPolicy: ignored without barmanObjectStore';

/** A cluster that backs up to an ObjectStore by the Barman Cloud plugin, and what is beside it. */
function backedUpTo(name: string, ...objects: object[]): { objects: object[] } {
  const plugin = { name: 'barman-cloud.cloudnative-pg.io', isWALArchiver: true, parameters: { barmanObjectName: name } };
  return { objects: [clusterManifest([plugin], RETENTION), ...objects] };
}

function objectStore(name: string, spec: object = {}, metadata: object = {}): object {
  const configuration = { destinationPath: 's3://backups/' };
  return { apiVersion: 'barmancloud.cnpg.io/v1', kind: 'ObjectStore', metadata: { name, ...metadata }, spec: { configuration, ...spec } };
}

export const cases: RuleCases[] = [
  {
    id: 'retention-policy-unused',
    warns: [
      ['a policy alone', cluster({ backup: { retentionPolicy: '30d' } }), `plugins/db: ${IGNORED}`],
    ],
    passes: [['a store', cluster({ backup: { retentionPolicy: '30d', barmanObjectStore } })], ['no policy', cluster({ backup: {} })]],
    invalid: [
      ['the ObjectStore has no policy', backedUpTo('store', objectStore('store')),
        `spec.${IGNORED}: no backup is ever deleted, because ObjectStore "store" has no retentionPolicy`],
      ['the ObjectStore has a policy', backedUpTo('store', objectStore('store', { retentionPolicy: '30d' })),
        `spec.${IGNORED}: the retentionPolicy of ObjectStore "store" applies instead`],
      ['the ObjectStore is not in the input', backedUpTo('store', objectStore('other')), `spec.${IGNORED}`],
      ['the ObjectStore may be a patch', backedUpTo('store', objectStore('store', { configuration: undefined })), `spec.${IGNORED}`],
      ['several ObjectStores have the name', backedUpTo('store', objectStore('store', {}, { namespace: 'a' }), objectStore('store', {}, { namespace: 'b' })),
        `spec.${IGNORED}`],
    ],
    valid: [
      ['the policy is set in the ObjectStore only', {
        objects: [clusterManifest([{ name: 'barman-cloud.cloudnative-pg.io', isWALArchiver: true, parameters: { barmanObjectName: 'store' } }]),
          objectStore('store', { retentionPolicy: '30d' })],
      }],
      ['the operator makes the backups', { objects: [clusterManifest([], { spec: { backup: { retentionPolicy: '30d', barmanObjectStore } } })] }],
      ['the webhook is disabled', { objects: [clusterManifest([], { ...RETENTION, metadata: { annotations: { 'cnpg.io/validation': 'disabled' } } })] }],
      ['a patch', { objects: [{ apiVersion: 'postgresql.cnpg.io/v1', kind: 'Cluster', metadata: { name: 'db' }, ...RETENTION }] }],
      ['a policy that the API server rejects', { objects: [clusterManifest([], { spec: { backup: { retentionPolicy: 'forever' } } })] }],
    ],
  },
];
