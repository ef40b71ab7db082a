import { Manifests } from '../../support/both-ways';
import { RuleCases } from '../../support/rule-cases';
import { edb, manifest, newest, release, stated } from '../support/field-programs';
import { barmanCloud, withObjects } from '../support/servers';

/** A Cluster whose object store is restored from with arguments of its own. */
function restored(version: string): Manifests {
  return stated('backup: { barmanObjectStore: { destinationPath: "s3://b", s3Credentials: { inheritFromIAMRole: true }, '
    + 'data: { restoreAdditionalCommandArgs: [--read-timeout=60] } } }', version);
}

const OPERATOR = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: cnpg-controller-manager, namespace: cnpg-system }
spec:
  template:
    metadata: { labels: { app.kubernetes.io/name: cloudnative-pg } }
    spec: { containers: [{ name: manager, image: ghcr.io/cloudnative-pg/cloudnative-pg:1.29.2 }] }
---
`;

/** An ObjectStore with settings of base backups. */
function objectStoreWith(data: object): object {
  return {
    apiVersion: 'barmancloud.cnpg.io/v1',
    kind: 'ObjectStore',
    metadata: { name: 'store', namespace: 'cnpg-system' },
    spec: { configuration: { destinationPath: 's3://backups', data } },
  };
}

export const cases: RuleCases[] = [
  {
    id: 'field-product',
    throws: [
      ['a license', newest({ licenseKey: 'x' }),
        'plugins/db: licenseKey: only EDB Postgres AI for CloudNativePG Cluster has this field, and the operator is CloudNativePG'],
      ['inside another', newest({ postgresql: { epas: { audit: true } } }),
        'plugins/db: postgresql.epas: only EDB Postgres AI for CloudNativePG Cluster has this field, and the operator is CloudNativePG'],
    ],
    passes: [
      ['EDB\'s', edb('1.30.0', { licenseKey: 'x', smartStopDelay: 30, postgresql: { epas: { audit: true } } })],
    ],
    invalid: [['by its apiVersion', stated('licenseKey: x'), 'spec.licenseKey: only EDB Postgres AI for CloudNativePG Cluster has this field, and the operator is CloudNativePG']],
    valid: [['EDB\'s', {
      objects: '{ apiVersion: postgresql.k8s.enterprisedb.io/v1, kind: Cluster, metadata: { name: db }, spec: { storage: { size: 1Gi }, licenseKey: x } }',
    }]],
  },
  {
    id: 'field-release',
    throws: [
      ['of a later minor release', release('1.29.2', { primaryLease: { leaseDurationSeconds: 1 } }),
        'plugins/db: primaryLease: operator 1.29.2 does not have this field, which was added in 1.30.0'],
      ['of a later patch release', release('1.28.1', { postgresql: { extensions: [{ name: 'a', image: { reference: 'a:1' }, binPath: ['bin'] }] } }),
        'plugins/db: postgresql.extensions[0].binPath: operator 1.28.1 does not have this field, which was added in 1.27.4 and 1.28.2'],
      ['of a patch release before', release('1.28.0', { postgresql: { extensions: [{ name: 'a', image: { reference: 'a:1' }, env: [{ name: 'A', value: 'b' }] }] } }),
        'plugins/db: postgresql.extensions[0].env: operator 1.28.0 does not have this field, which was added in 1.27.4 and 1.28.2'],
      ['of EDB\'s product', edb('1.27.1', { securityContext: { privileged: false } }),
        'plugins/db: securityContext: operator 1.27.1 does not have this field, which was added in 1.28.0'],
      ['of the admission webhook too', release('1.28.4', { serviceAccountName: 'shop', serviceAccountTemplate: { metadata: {} } }),
        'plugins/db: serviceAccountName: operator 1.28.4 does not have this field, which was added in 1.29.0'],
    ],
    passes: [
      ['since its release', release('1.30.0', { primaryLease: { leaseDurationSeconds: 30 } })],
      ['in a later one', release('1.31.0', { primaryLease: { leaseDurationSeconds: 30 } })],
      ['since its patch release', release('1.27.4', { postgresql: { extensions: [{ name: 'a', image: { reference: 'a:1' }, binPath: ['bin'] }] } })],
    ],
    invalid: [
      ['a kind of a later release', manifest('DatabaseRole', '{ cluster: { name: db }, name: app }', '1.29.2'),
        'spec: operator 1.29.2 does not have the kind DatabaseRole, which was added in 1.30.0'],
      ['a field of a later release of a plugin', withObjects(barmanCloud('0.12.0'), objectStoreWith({ restoreAdditionalCommandArgs: ['--read-timeout=60'] })),
        'spec.configuration.data.restoreAdditionalCommandArgs: barman-cloud.cloudnative-pg.io 0.12.0 does not have this field, which was added in 0.13.0'],
      ['a field of a later release', stated('primaryLease: {}', '1.29.2'), 'spec.primaryLease: operator 1.29.2 does not have this field, which was added in 1.30.0'],
      ['of a release that is seen', { objects: OPERATOR + stated('primaryLease: {}').objects }, 'spec.primaryLease: operator 1.29.2 does not have this field, which was added in 1.30.0'],
      ['by its name', stated('postgresql: { extensions: [{ name: a, image: { reference: a }, bin_path: [bin] }] }', '1.28.1'),
        'spec.postgresql.extensions[0].bin_path: operator 1.28.1 does not have this field, which was added in 1.27.4 and 1.28.2'],
      ...['1.28.4', '1.29.2', '1.30.0'].map((version): readonly [string, Manifests, string] => [`arguments of a restore, ${version}`, restored(version),
        `spec.backup.barmanObjectStore.data.restoreAdditionalCommandArgs: operator ${version} does not have this field, which was added in 1.28.5, 1.29.3 and 1.30.1`]),
      ['a file\'s user', stated('projectedVolumeTemplate: { defaultUser: 26 }', '1.30.0'),
        'spec.projectedVolumeTemplate.defaultUser: operator 1.30.0 does not have this field, which was added in 1.29.3 and 1.30.1'],
    ],
    valid: [
      ['of a release that nobody knows', stated('primaryLease: {}')],
      ['of a patch release that is not known', stated('primaryLease: {}', '1.29.4')],
      ...['1.28.5', '1.29.3', '1.30.1'].map((version): readonly [string, Manifests] => [`arguments of a restore, ${version}`, restored(version)]),
    ],
  },
];
