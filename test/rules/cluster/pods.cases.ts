import { PrimaryUpdateStrategy } from '../../../src';
import { Program, RuleCases } from '../../support/rule-cases';
import { cluster, operator } from '../support/programs';

/** A cluster under an operator of some release. */
function pods(props: object, version = '1.30.0'): Program {
  return cluster(chart => ({ operator: operator(chart, { version }), ...props }));
}

const TEMPLATE = { metadata: { annotations: { team: 'shop' } } };
const VOLUME = { volumeClaimTemplate: { spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } } };

export const cases: RuleCases[] = [
  {
    id: 'operator-environment',
    throws: ['PGDATA', 'pgdata', 'CNPG_SECRET', 'POD_NAME', 'NAMESPACE', 'cluster_name'].map(name => [
      name, cluster({ env: [{ name: 'TZ', value: 'UTC' }, { name, value: 'x' }] }), `plugins/db: env sets ${name}`,
    ]),
    passes: [['others', cluster({ env: ['TZ', 'MY_PGDATA', 'P', 'CNPG', 'POD_NAMES', 'MY_NAMESPACE'].map(name => ({ name, value: 'x' })) })]],
  },
  {
    id: 'supervised-update',
    throws: [
      ['one instance', cluster({ primaryUpdateStrategy: PrimaryUpdateStrategy.SUPERVISED }),
        'plugins/db: primaryUpdateStrategy is "supervised", and there is one instance'],
    ],
    passes: [
      ['two instances', cluster({ primaryUpdateStrategy: PrimaryUpdateStrategy.SUPERVISED, instances: 2 })],
      ['nobody', cluster({ primaryUpdateStrategy: PrimaryUpdateStrategy.UNSUPERVISED })],
    ],
  },
  {
    id: 'service-account',
    throws: [
      ['both', pods({ serviceAccountName: 'shop', serviceAccountTemplate: TEMPLATE }),
        'plugins/db: serviceAccountName "shop" and serviceAccountTemplate are stated'],
      ['both, since 1.29.0', pods({ serviceAccountName: 'shop', serviceAccountTemplate: TEMPLATE }, '1.29.0'),
        'plugins/db: serviceAccountName "shop" and serviceAccountTemplate are stated'],
    ],
    passes: [
      ['a name', pods({ serviceAccountName: 'shop' })],
      ['a template', pods({ serviceAccountTemplate: TEMPLATE })],
    ],
  },
  {
    id: 'ephemeral-volume',
    throws: [
      ['both', pods({ ephemeralVolumeSource: VOLUME, ephemeralVolumesSizeLimit: { temporaryData: '1Gi' } }),
        'plugins/db: ephemeralVolumeSource and ephemeralVolumesSizeLimit.temporaryData "1Gi" are stated'],
    ],
    passes: [
      ['a volume', pods({ ephemeralVolumeSource: VOLUME, ephemeralVolumesSizeLimit: { shm: '1Gi' } })],
      ['a size', pods({ ephemeralVolumesSizeLimit: { temporaryData: '1Gi' } })],
    ],
  },
  {
    id: 'primary-lease',
    throws: [
      ['a short lease', pods({ primaryLease: { leaseDurationSeconds: 10 } }),
        'plugins/db: primaryLease has leaseDurationSeconds 10, renewDeadlineSeconds 10 and retryPeriodSeconds 2'],
      ['a late renewal', pods({ primaryLease: { renewDeadlineSeconds: 15 } }),
        'plugins/db: primaryLease has leaseDurationSeconds 15, renewDeadlineSeconds 15 and retryPeriodSeconds 2'],
      ['a long wait', pods({ primaryLease: { renewDeadlineSeconds: 12, retryPeriodSeconds: 10 } }),
        'plugins/db: primaryLease has leaseDurationSeconds 15, renewDeadlineSeconds 12 and retryPeriodSeconds 10'],
    ],
    passes: [
      ['the defaults', pods({ primaryLease: {} })],
      ['seconds that go down', pods({ primaryLease: { leaseDurationSeconds: 14, renewDeadlineSeconds: 13, retryPeriodSeconds: 10 } })],
    ],
  },
];
