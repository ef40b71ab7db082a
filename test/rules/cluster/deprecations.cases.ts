import { PersistentVolumeClaimSpec } from '../../../src/api/kubernetes';
import { Program, RuleCases } from '../../support/rule-cases';
import { clusterManifest } from '../support/cluster-manifest';
import { cluster, operator } from '../support/programs';

const barmanObjectStore = { destinationPath: 's3://backups/', s3Credentials: { inheritFromIAMRole: true } };
const OLD = { name: 'old', barmanObjectStore };
const REQUEST: PersistentVolumeClaimSpec = { resources: { requests: { storage: '2Gi' } } };
const TWO_CLASSES = { size: '1Gi', storageClass: 'fast', pvcTemplate: { storageClassName: 'slow' } };
const TWO_SIZES = { size: '1Gi', pvcTemplate: REQUEST };

const STORE_TEXT = 'deprecated: expected a plugin, such as Barman Cloud';
const CLASS_TEXT = 'pvcTemplate.storageClassName: "slow" is ignored, because storageClass is set to "fast"';
const SIZE_TEXT = 'pvcTemplate.resources.requests.storage: "2Gi" is ignored, because size is set to "1Gi"';
const MONITOR_TEXT = 'deprecated: expected a separate PodMonitor';

function buffers(value: string): Program {
  return cluster({ postgresql: { parameters: { shared_buffers: value } } });
}

function monitored(monitoring: object): Program {
  return cluster(chart => ({ monitoring, operator: operator(chart) }));
}

export const cases: RuleCases[] = [
  {
    id: 'barman-object-store-deprecated',
    warns: [
      ['the cluster\'s', cluster({ backup: { barmanObjectStore } }), `plugins/db: backup.barmanObjectStore: ${STORE_TEXT}`],
      ['another\'s', cluster({ externalClusters: [OLD] }), `plugins/db: externalClusters[0].barmanObjectStore: ${STORE_TEXT}`],
      ['both', cluster({ backup: { barmanObjectStore }, externalClusters: [{ name: 'older', connectionParameters: { host: 'older-rw' } }, OLD] }),
        `plugins/db: backup.barmanObjectStore: ${STORE_TEXT}`, `plugins/db: externalClusters[1].barmanObjectStore: ${STORE_TEXT}`],
    ],
    passes: [['none', cluster({ backup: {}, externalClusters: [{ name: 'old', connectionParameters: { host: 'old-rw' } }] })]],
    invalid: [['backups by the operator itself',
      clusterManifest('backup: { barmanObjectStore: { destinationPath: "s3://backups/", s3Credentials: { inheritFromIAMRole: true } } }'),
      `spec.backup.barmanObjectStore: ${STORE_TEXT}`]],
    valid: [['backups by a plugin',
      clusterManifest('plugins: [{ name: barman-cloud.cloudnative-pg.io, isWALArchiver: true, parameters: { barmanObjectName: backups } }]')]],
  },
  {
    id: 'storage-class-twice',
    warns: [
      ['the data', cluster({ storage: TWO_CLASSES }), `plugins/db: storage.${CLASS_TEXT}`],
      ['the WAL', cluster({ walStorage: TWO_CLASSES }), `plugins/db: walStorage.${CLASS_TEXT}`],
      ['both volumes', cluster({ storage: TWO_CLASSES, walStorage: TWO_CLASSES }), `plugins/db: storage.${CLASS_TEXT}`, `plugins/db: walStorage.${CLASS_TEXT}`],
    ],
    passes: [
      ['a class', cluster({ storage: { size: '1Gi', storageClass: 'fast', pvcTemplate: {} }, walStorage: { size: '1Gi', storageClass: 'fast' } })],
      ['a claim', cluster({ storage: { size: '1Gi', pvcTemplate: { storageClassName: 'slow' } } })],
      ['a tablespace, which the operator does not look at', cluster({ tablespaces: [{ name: 'hot', storage: TWO_CLASSES }] })],
    ],
    invalid: [['a class in both places', clusterManifest('walStorage: { size: 1Gi, storageClass: fast, pvcTemplate: { storageClassName: slow } }'),
      `spec.walStorage.${CLASS_TEXT}`]],
    valid: [['a class in one place', clusterManifest('walStorage: { size: 1Gi, storageClass: fast }')]],
  },
  {
    id: 'storage-size-twice',
    warns: [
      ['the data', cluster({ storage: TWO_SIZES }), `plugins/db: storage.${SIZE_TEXT}`],
      ['the WAL', cluster({ walStorage: TWO_SIZES }), `plugins/db: walStorage.${SIZE_TEXT}`],
      ['both volumes', cluster({ storage: TWO_SIZES, walStorage: TWO_SIZES }), `plugins/db: storage.${SIZE_TEXT}`, `plugins/db: walStorage.${SIZE_TEXT}`],
    ],
    passes: [
      ['a size', cluster({ storage: { size: '1Gi', pvcTemplate: {} }, walStorage: { size: '1Gi' } })],
      ['a claim', cluster({ storage: { pvcTemplate: REQUEST } })],
    ],
    invalid: [['a size in both places', clusterManifest('walStorage: { size: 1Gi, pvcTemplate: { resources: { requests: { storage: 2Gi } } } }'),
      `spec.walStorage.${SIZE_TEXT}`]],
    valid: [['a size in one place', clusterManifest('walStorage: { size: 1Gi }')]],
  },
  {
    id: 'shared-buffers-unit',
    warns: [['a number', buffers('256'), 'plugins/db: postgresql.parameters.shared_buffers: "256" has no unit: expected a size such as "256MB"']],
    passes: [['a unit', buffers('256MB')], ['none', cluster()]],
    invalid: [['a number without a unit', clusterManifest('postgresql: { parameters: { shared_buffers: "256" } }'),
      'spec.postgresql.parameters.shared_buffers: "256" has no unit: expected a size such as "256MB"']],
    valid: [['a number of megabytes', clusterManifest('postgresql: { parameters: { shared_buffers: 256MB } }')]],
  },
  {
    id: 'pod-monitor-deprecated',
    warns: [
      ['a PodMonitor', monitored({ enablePodMonitor: true }), `plugins/db: monitoring.enablePodMonitor: ${MONITOR_TEXT}`],
      ['its labels', monitored({ podMonitorMetricRelabelings: [{ action: 'drop' }], podMonitorRelabelings: [{ action: 'drop' }] }),
        `plugins/db: monitoring.podMonitorMetricRelabelings: ${MONITOR_TEXT}`, `plugins/db: monitoring.podMonitorRelabelings: ${MONITOR_TEXT}`],
    ],
    passes: [['none', monitored({ enablePodMonitor: false, podMonitorRelabelings: [] })], ['nothing', cluster()]],
    invalid: [['the operator creates the PodMonitor', clusterManifest('monitoring: { enablePodMonitor: true }'), `spec.monitoring.enablePodMonitor: ${MONITOR_TEXT}`]],
    valid: [['the operator creates no PodMonitor', clusterManifest('monitoring: { enablePodMonitor: false }')]],
  },
  {
    id: 'metrics-queries-ttl',
    warns: ['0', '0s', '0h0m'].map(ttl => [ttl, monitored({ metricsQueriesTTL: ttl }),
      `plugins/db: monitoring.metricsQueriesTTL: "${ttl}" disables the cache: expected a duration above zero, such as "30s"`]),
    passes: [['half a minute', monitored({ metricsQueriesTTL: '30s' })], ['0.5 seconds', monitored({ metricsQueriesTTL: '0.5s' })], ['the default', monitored({})]],
    invalid: [['no cache', clusterManifest('monitoring: { metricsQueriesTTL: 0s }'),
      'spec.monitoring.metricsQueriesTTL: "0s" disables the cache: expected a duration above zero, such as "30s"']],
    valid: [['a cache of half a minute', clusterManifest('monitoring: { metricsQueriesTTL: 30s }')]],
  },
];
