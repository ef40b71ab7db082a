import { PrimaryUpdateStrategy } from '../../../src';
import { Program, RuleCases } from '../../support/rule-cases';
import { clusterManifest } from '../support/cluster-manifest';
import { cluster, operator } from '../support/programs';

/** A cluster under an operator of some release. */
function pods(props: object, version = '1.30.0'): Program {
  return cluster(chart => ({ operator: operator(chart, { version }), ...props }));
}

const TEMPLATE = { metadata: { annotations: { team: 'shop' } } };
const VOLUME = { volumeClaimTemplate: { spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } } };
const RESERVED = 'is invalid: the variable is reserved for the operator';
const CLAIM = 'ephemeralVolumeSource: { volumeClaimTemplate: { spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 10Gi } } } } }';

export const cases: RuleCases[] = [
  {
    id: 'operator-environment',
    throws: [
      ...['PGDATA', 'pgdata', 'CNPG_SECRET', 'POD_NAME', 'NAMESPACE', 'cluster_name'].map((name): [string, Program, string] => [
        name, cluster({ env: [{ name: 'TZ', value: 'UTC' }, { name, value: 'x' }] }), `plugins/db: env[1].name: "${name}" ${RESERVED}`,
      ]),
      ['several', cluster({ env: ['PGDATA', 'TZ', 'PGPORT'].map(name => ({ name, value: 'x' })) }),
        `plugins/db: env[0].name: "PGDATA" ${RESERVED}`, `plugins/db: env[2].name: "PGPORT" ${RESERVED}`],
    ],
    passes: [['others', cluster({ env: ['TZ', 'MY_PGDATA', 'P', 'CNPG', 'POD_NAMES', 'MY_NAMESPACE'].map(name => ({ name, value: 'x' })) })]],
    invalid: [['a variable of PostgreSQL\'s tools', clusterManifest('env: [{ name: PGAPPNAME, value: shop }]'), `spec.env[0].name: "PGAPPNAME" ${RESERVED}`]],
    valid: [['another variable', clusterManifest('env: [{ name: TZ, value: Europe/Berlin }]')]],
  },
  {
    id: 'supervised-update',
    throws: [
      ['one instance', cluster({ primaryUpdateStrategy: PrimaryUpdateStrategy.SUPERVISED }),
        'plugins/db: primaryUpdateStrategy: "supervised" is invalid: expected "unsupervised", because instances is 1'],
    ],
    passes: [
      ['two instances', cluster({ primaryUpdateStrategy: PrimaryUpdateStrategy.SUPERVISED, instances: 2 })],
      ['nobody', cluster({ primaryUpdateStrategy: PrimaryUpdateStrategy.UNSUPERVISED })],
    ],
    invalid: [['a single instance', clusterManifest('instances: 1, primaryUpdateStrategy: supervised'),
      'spec.primaryUpdateStrategy: "supervised" is invalid: expected "unsupervised", because instances is 1']],
    valid: [['three instances', clusterManifest('instances: 3, primaryUpdateStrategy: supervised')],
      ['a number of instances that is invalid by itself', clusterManifest('instances: 0, primaryUpdateStrategy: supervised')]],
  },
  {
    id: 'service-account',
    throws: [
      ['both', pods({ serviceAccountName: 'shop', serviceAccountTemplate: TEMPLATE }),
        'plugins/db: serviceAccountName: "shop" cannot be combined with serviceAccountTemplate'],
      ['both, since 1.29.0', pods({ serviceAccountName: 'shop', serviceAccountTemplate: TEMPLATE }, '1.29.0'),
        'plugins/db: serviceAccountName: "shop" cannot be combined with serviceAccountTemplate'],
    ],
    passes: [
      ['a name', pods({ serviceAccountName: 'shop' })],
      ['a template', pods({ serviceAccountTemplate: TEMPLATE })],
    ],
    invalid: [['a name and a template', clusterManifest('serviceAccountName: shop, serviceAccountTemplate: { metadata: { annotations: { team: shop } } }'),
      'spec.serviceAccountName: "shop" cannot be combined with serviceAccountTemplate']],
    valid: [['a template', clusterManifest('serviceAccountTemplate: { metadata: { annotations: { team: shop } } }')]],
  },
  {
    id: 'ephemeral-volume',
    throws: [
      ['both', pods({ ephemeralVolumeSource: VOLUME, ephemeralVolumesSizeLimit: { temporaryData: '1Gi' } }),
        'plugins/db: ephemeralVolumesSizeLimit.temporaryData: "1Gi" cannot be combined with ephemeralVolumeSource'],
    ],
    passes: [
      ['a volume', pods({ ephemeralVolumeSource: VOLUME, ephemeralVolumesSizeLimit: { shm: '1Gi' } })],
      ['a size', pods({ ephemeralVolumesSizeLimit: { temporaryData: '1Gi' } })],
    ],
    invalid: [['a claim and a size limit', clusterManifest(`${CLAIM}, ephemeralVolumesSizeLimit: { temporaryData: 10Gi }`),
      'spec.ephemeralVolumesSizeLimit.temporaryData: "10Gi" cannot be combined with ephemeralVolumeSource']],
    valid: [['a claim', clusterManifest(CLAIM)]],
  },
  {
    id: 'primary-lease',
    throws: [
      ['a short lease', pods({ primaryLease: { leaseDurationSeconds: 10 } }),
        'plugins/db: primaryLease.leaseDurationSeconds: 10 is invalid: expected more than renewDeadlineSeconds, which is 10 by default'],
      ['a late renewal', pods({ primaryLease: { renewDeadlineSeconds: 15 } }),
        'plugins/db: primaryLease.renewDeadlineSeconds: 15 is invalid: expected less than leaseDurationSeconds, which is 15 by default'],
      ['a long wait', pods({ primaryLease: { renewDeadlineSeconds: 12, retryPeriodSeconds: 10 } }),
        'plugins/db: primaryLease.retryPeriodSeconds: 10 is too large: 1.2 times as much must be less than renewDeadlineSeconds, which is 12'],
      ['an early renewal', pods({ primaryLease: { renewDeadlineSeconds: 2 } }),
        'plugins/db: primaryLease.renewDeadlineSeconds: 2 is invalid: expected more than 1.2 times retryPeriodSeconds, which is 2 by default'],
      ['all the same', pods({ primaryLease: { leaseDurationSeconds: 10, renewDeadlineSeconds: 10, retryPeriodSeconds: 10 } }),
        'plugins/db: primaryLease.leaseDurationSeconds: 10 is invalid: expected more than renewDeadlineSeconds, which is 10',
        'plugins/db: primaryLease.retryPeriodSeconds: 10 is too large: 1.2 times as much must be less than renewDeadlineSeconds, which is 10'],
    ],
    passes: [
      ['the defaults', pods({ primaryLease: {} })],
      ['seconds that go down', pods({ primaryLease: { leaseDurationSeconds: 14, renewDeadlineSeconds: 13, retryPeriodSeconds: 10 } })],
    ],
    invalid: [['a renewal as long as the lease', clusterManifest('primaryLease: { leaseDurationSeconds: 30, renewDeadlineSeconds: 30 }'),
      'spec.primaryLease.leaseDurationSeconds: 30 is invalid: expected more than renewDeadlineSeconds, which is 30']],
    valid: [
      ['a renewal shorter than the lease', clusterManifest('primaryLease: { leaseDurationSeconds: 30, renewDeadlineSeconds: 20 }')],
      ['seconds that are invalid by themselves', clusterManifest('primaryLease: { leaseDurationSeconds: 0 }')],
    ],
  },
];
