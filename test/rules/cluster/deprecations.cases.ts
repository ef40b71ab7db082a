import { PersistentVolumeClaimSpec } from '../../../src/api/kubernetes';
import { Program, RuleCases } from '../../support/rule-cases';
import { cluster, operator } from '../support/programs';

const barmanObjectStore = { destinationPath: 's3://backups/', s3Credentials: { inheritFromIAMRole: true } };
const OLD = { name: 'old', barmanObjectStore };
const REQUEST: PersistentVolumeClaimSpec = { resources: { requests: { storage: '2Gi' } } };

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
      ['the cluster\'s', cluster({ backup: { barmanObjectStore } }), 'plugins/db: backup has barmanObjectStore'],
      ['another\'s', cluster({ externalClusters: [OLD] }), 'plugins/db: external cluster "old" has barmanObjectStore'],
      ['both', cluster({ backup: { barmanObjectStore }, externalClusters: [OLD] }),
        'plugins/db: backup and external cluster "old" have barmanObjectStore'],
    ],
    passes: [['none', cluster({ backup: {}, externalClusters: [{ name: 'old', connectionParameters: { host: 'old-rw' } }] })]],
  },
  {
    id: 'retention-policy-unused',
    warns: [
      ['a policy alone', cluster({ backup: { retentionPolicy: '30d' } }), 'plugins/db: backup.retentionPolicy "30d" has no barmanObjectStore beside it'],
    ],
    passes: [['a store', cluster({ backup: { retentionPolicy: '30d', barmanObjectStore } })], ['no policy', cluster({ backup: {} })]],
  },
  {
    id: 'storage-class-twice',
    warns: [
      ['the data', cluster({ storage: { size: '1Gi', storageClass: 'fast', pvcTemplate: { storageClassName: 'slow' } } }),
        'plugins/db: storage states storageClass "fast" and pvcTemplate.storageClassName "slow"'],
      ['the WAL', cluster({ walStorage: { size: '1Gi', storageClass: 'fast', pvcTemplate: { storageClassName: 'slow' } } }),
        'plugins/db: walStorage states storageClass "fast" and pvcTemplate.storageClassName "slow"'],
    ],
    passes: [
      ['a class', cluster({ storage: { size: '1Gi', storageClass: 'fast', pvcTemplate: {} }, walStorage: { size: '1Gi', storageClass: 'fast' } })],
      ['a claim', cluster({ storage: { size: '1Gi', pvcTemplate: { storageClassName: 'slow' } } })],
      ['a tablespace, which the operator does not look at', cluster({
        tablespaces: [{ name: 'hot', storage: { size: '1Gi', storageClass: 'fast', pvcTemplate: { storageClassName: 'slow' } } }],
      })],
    ],
  },
  {
    id: 'storage-size-twice',
    warns: [
      ['the data', cluster({ storage: { size: '1Gi', pvcTemplate: REQUEST } }),
        'plugins/db: storage states size "1Gi" and pvcTemplate.resources.requests.storage "2Gi"'],
      ['the WAL', cluster({ walStorage: { size: '1Gi', pvcTemplate: REQUEST } }),
        'plugins/db: walStorage states size "1Gi" and pvcTemplate.resources.requests.storage "2Gi"'],
    ],
    passes: [
      ['a size', cluster({ storage: { size: '1Gi', pvcTemplate: {} }, walStorage: { size: '1Gi' } })],
      ['a claim', cluster({ storage: { pvcTemplate: REQUEST } })],
    ],
  },
  {
    id: 'shared-buffers-unit',
    warns: [['a number', buffers('256'), 'plugins/db: postgresql.parameters.shared_buffers "256" has no unit']],
    passes: [['a unit', buffers('256MB')], ['none', cluster()]],
  },
  {
    id: 'pod-monitor-deprecated',
    warns: [
      ['a PodMonitor', monitored({ enablePodMonitor: true }), 'plugins/db: monitoring states enablePodMonitor'],
      ['its labels', monitored({ podMonitorMetricRelabelings: [{ action: 'drop' }], podMonitorRelabelings: [{ action: 'drop' }] }),
        'plugins/db: monitoring states podMonitorMetricRelabelings and podMonitorRelabelings'],
    ],
    passes: [['none', monitored({ enablePodMonitor: false, podMonitorRelabelings: [] })], ['nothing', cluster()]],
  },
  {
    id: 'metrics-queries-ttl',
    warns: ['0', '0s', '0h0m'].map(ttl => [ttl, monitored({ metricsQueriesTTL: ttl }), `plugins/db: monitoring.metricsQueriesTTL is "${ttl}"`]),
    passes: [['half a minute', monitored({ metricsQueriesTTL: '30s' })], ['0.5 seconds', monitored({ metricsQueriesTTL: '0.5s' })], ['the default', monitored({})]],
  },
];
