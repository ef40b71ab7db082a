import { Manifests } from '../../support/both-ways';
import { RuleCases } from '../../support/rule-cases';
import { manifests } from '../support/resources';

const klio = (kind: string, spec: string): Manifests =>
  manifests(`{ apiVersion: klio.cnpg.io/v1alpha1, kind: ${kind}, metadata: { name: klio, namespace: apps }, spec: ${spec} }`);
const FILE = '{ fileReference: { path: key, volume: { secret: { secretName: keys } } } }';
const PVC = '{ pvcTemplate: { resources: { requests: { storage: 1Gi } } } }';
const tier = (file = FILE, more = '') => `{ cache: ${PVC}, encryptionKeyFile: ${file}, identityFile: ${FILE}${more} }`;
const TIER1 = `tier1: ${tier(FILE, `, data: ${PVC}`)}`;
const TIER2 = `tier2: ${tier(FILE, ', s3: { bucketName: b }')}`;
const server = (...fields: string[]) => klio('Server', `{ image: "klio:0.0.20", caSecretName: ca, tlsSecretName: tls, ${fields.join(', ')} }`);
const configuration = (...fields: string[]) =>
  klio('PluginConfiguration', `{ clusterName: db, serverAddress: klio, clientSecretName: client, serverSecretName: server, ${fields.join(', ')} }`);

export const cases: RuleCases[] = [
  {
    id: 'klio-server',
    invalid: [
      ['no tier', server('mode: standard'), 'spec.tier1: required, because the mode is standard', 'spec.queue: required, because the mode is standard'],
      ['no mode and no queue', server(TIER1), 'spec.queue: required, because the mode is standard'],
      ['a read-only server that receives backups', server('mode: read-only', TIER1, TIER2, `queue: ${PVC}`),
        'spec.tier1: cannot be set, because the mode is read-only', 'spec.queue: cannot be set, because the mode is read-only'],
      ['a read-only server of nothing', server('mode: read-only'), 'spec.tier2: required, because the mode is read-only'],
      ['a file without a source', server('mode: read-only', `tier2: ${tier('{}', ', s3: { bucketName: b }')}`), 'spec.tier2.encryptionKeyFile.fileReference: required'],
    ],
    valid: [
      ['a standard server', server('mode: standard', TIER1, `queue: ${PVC}`)],
      ['one with both tiers', server(TIER1, TIER2, `queue: ${PVC}`)],
      ['a read-only server', server('mode: read-only', TIER2)],
      ['a mode that is substituted later', server('mode: "${MODE}"')],
      ['a Server of somebody else', manifests('{ apiVersion: servers.example.com/v1, kind: Server, metadata: { name: x }, spec: { mode: standard } }')],
    ],
  },
  {
    id: 'klio-configuration',
    invalid: [
      ['a tier without a use', configuration('mode: standard', 'tier2: {}'), 'spec.tier2: must have enableBackup or enableRecovery, or both, set to true'],
      ['a tier that is switched off', configuration('tier2: { enableBackup: false, enableRecovery: false }'),
        'spec.tier2: must have enableBackup or enableRecovery, or both, set to true'],
      ['read-only with backups', configuration('mode: read-only', 'tier1: {}', 'tier2: { enableBackup: true, enableRecovery: true }'),
        'spec.tier1: cannot be set, because the mode is read-only', 'spec.tier2.enableBackup: must not be true, because the mode is read-only'],
      ['read-only without a source', configuration('mode: read-only'), 'spec.tier2.enableRecovery: must be true, because the mode is read-only'],
      ['another container', configuration('containers: [{ name: klio-plugin }, { name: klio }]'), 'spec.containers[1].name: "klio" is invalid: expected klio-plugin or klio-restore'],
    ],
    valid: [
      ['no tiers', configuration('mode: standard')],
      ['a tier for recoveries', configuration('tier1: {}', 'tier2: { enableRecovery: true }')],
      ['read-only', configuration('mode: read-only', 'tier2: { enableRecovery: true }')],
      ['both containers', configuration('containers: [{ name: klio-plugin }, { name: klio-restore }]')],
      ['values that are substituted later', configuration('tier2: { enableBackup: "${BACKUP}" }')],
    ],
  },
];
