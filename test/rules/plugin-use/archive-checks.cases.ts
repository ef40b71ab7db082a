import { RuleCases } from '../../support/rule-cases';
import { clusterManifest } from '../support/manifests';

const BARMAN = 'barman-cloud.cloudnative-pg.io';
const annotated = (annotations: object, plugins: object[] = [], further: object = {}) =>
  ({ objects: [clusterManifest(plugins, { metadata: { annotations }, ...further })] });
const archiving = (plugin: object = {}) => [{ name: BARMAN, isWALArchiver: true, parameters: { barmanObjectName: 'store' }, ...plugin }];

export const cases: RuleCases[] = [
  {
    id: 'archive-check-skipped',
    invalid: [
      ['CloudNativePG', annotated({ 'cnpg.io/skipEmptyWalArchiveCheck': 'enabled' }, archiving()),
        'metadata.annotations["cnpg.io/skipEmptyWalArchiveCheck"]: "enabled" lets the cluster "db" archive into a place that has WAL of another cluster'],
      ['EDB', annotated({ 'k8s.enterprisedb.io/skipEmptyWalArchiveCheck': 'enabled' }, archiving(), { apiVersion: 'postgresql.k8s.enterprisedb.io/v1' }),
        'metadata.annotations["k8s.enterprisedb.io/skipEmptyWalArchiveCheck"]: "enabled" lets the cluster "db" archive into a place that has WAL of another cluster'],
    ],
    valid: [
      ['no annotation', annotated({}, archiving())],
      ['an archive that the cluster recovers from, which another rule reports', annotated({ 'cnpg.io/skipEmptyWalArchiveCheck': 'enabled' }, archiving(), {
        spec: {
          bootstrap: { recovery: { source: 'old' } }, externalClusters: [{ name: 'old', plugin: { name: BARMAN, parameters: { barmanObjectName: 'store', serverName: 'db' } } }],
        },
      })],
      ['a value that the operator ignores', annotated({ 'cnpg.io/skipEmptyWalArchiveCheck': 'disabled' }, archiving())],
      ['the annotation of the other product', annotated({ 'k8s.enterprisedb.io/skipEmptyWalArchiveCheck': 'enabled' }, archiving())],
    ],
  },
  {
    id: 'hibernation-archive',
    invalid: [['a plugin that archives', annotated({ 'cnpg.io/hibernation': 'on' }, archiving()),
      `metadata.annotations["cnpg.io/hibernation"]: the cluster stops before "${BARMAN}" has archived its last WAL segment`]],
    valid: [
      ['a cluster that runs', annotated({ 'cnpg.io/hibernation': 'off' }, archiving())],
      ['a plugin that is off', annotated({ 'cnpg.io/hibernation': 'on' }, archiving({ enabled: false }))],
      ['a plugin that archives nothing', annotated({ 'cnpg.io/hibernation': 'on' }, [{ name: 'pg-doorman.cnpg.io' }])],
      ['no plugin', annotated({ 'cnpg.io/hibernation': 'on' })],
      ['a patch', { objects: [{ apiVersion: 'postgresql.cnpg.io/v1', kind: 'Cluster', metadata: { name: 'db', annotations: { 'cnpg.io/hibernation': 'on' } }, spec: { plugins: archiving() } }] }],
    ],
  },
];
