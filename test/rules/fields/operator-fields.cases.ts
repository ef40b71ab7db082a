import { Lazy } from 'cdk8s';
import { Backup, ClusterWithPlugins, ClusterWithPluginsProps, Distribution, LogLevel } from '../../../src';
import { Manifests } from '../../support/both-ways';
import { Program, RuleCases } from '../../support/rule-cases';
import { cluster, operator } from '../support/programs';


/** A cluster of a release of CloudNativePG, with props of any type. */
function release(version: string, props: object): Program {
  const distribution = Distribution.CLOUDNATIVE_PG;
  return cluster(chart => ({ operator: operator(chart, { version, distribution }), ...props } as Partial<ClusterWithPluginsProps>));
}

function newest(props: object): Program {
  return release('1.30.0', props);
}

function edb(version: string, props: object): Program {
  return cluster(chart => ({ operator: operator(chart, { version }), ...props } as Partial<ClusterWithPluginsProps>));
}

function extension(name: string): object {
  return { postgresql: { extensions: [{ name, image: { reference: 'extension:1' } }] } };
}

function compressed(compression: string): object {
  const s3Credentials = { inheritFromIAMRole: true };
  return { backup: { barmanObjectStore: { destinationPath: 's3://backups', s3Credentials, data: { compression } } } };
}

function backup(props: object): Program {
  return chart => new Backup(chart, 'once', { cluster: ClusterWithPlugins.fromClusterName(chart, 'db', 'db'), ...props } as any);
}

/** A manifest, of an operator of a release where one is stated. */
function manifest(kind: string, spec: string, version?: string): Manifests {
  return { objects: `{ apiVersion: postgresql.cnpg.io/v1, kind: ${kind}, metadata: { name: db }, spec: ${spec} }`, operator: { version } };
}

/** A whole Cluster's manifest. */
function stated(field: string, version?: string): Manifests {
  return manifest('Cluster', `{ storage: { size: 1Gi }, ${field} }`, version);
}

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

export const cases: RuleCases[] = [
  {
    id: 'field-unknown',
    throws: [
      ['a cluster\'s', newest({ replicas: 3 }), 'plugins/db: replicas is no field of a Cluster'],
      ['another spelling', newest({ postgresql: { pghba: [] } }), 'plugins/db: postgresql.pghba is no field of a Cluster'],
      ['of a list\'s entry', newest({ env: [{ name: 'A', val: '1' }] }), 'plugins/db: env[0].val is no field of a Cluster'],
    ],
    passes: [
      ['keys of one\'s own', newest({ postgresql: { parameters: { 'my.setting': 'x' } }, inheritedMetadata: { labels: { anything: 'x' } } })],
      ['what is not stated', newest({ postgresql: { pghba: undefined } })],
    ],
    invalid: [
      ['a prop\'s name', stated('postgresql: { pgHba: [] }'), 'postgresql.pgHba is no field of a Cluster'],
      ['a backup\'s', manifest('Backup', '{ cluster: { name: db }, schedule: daily }'), 'schedule is no field of a Backup'],
      ['a ScheduledBackup\'s', manifest('ScheduledBackup', '{ cluster: { name: db }, schedule: "@daily", paused: true }'), 'paused is no field of a ScheduledBackup'],
      ['of a patch', manifest('Cluster', '{ replicas: 3 }'), 'replicas is no field of a Cluster'],
    ],
    valid: [
      ['the API\'s names', stated('postgresql: { pg_hba: [], pg_ident: [], shared_preload_libraries: [] }')],
      ['directives of a patch', manifest('Cluster', '{ externalClusters: [{ $patch: delete, name: a }] }')],
      ['nothing', manifest('Cluster', '')],
      ['of a line that is not known', stated('fieldOfTomorrow: 1', '1.31.0')],
      ['of a patch release that is not known', stated('fieldOfTomorrow: 1', '1.30.2')],
    ],
  },
  {
    id: 'field-product',
    throws: [
      ['a license', newest({ licenseKey: 'x' }),
        'plugins/db: licenseKey is a field of EDB Postgres AI for CloudNativePG Cluster, and the operator is CloudNativePG'],
      ['inside another', newest({ postgresql: { epas: { audit: true } } }),
        'plugins/db: postgresql.epas is a field of EDB Postgres AI for CloudNativePG Cluster, and the operator is CloudNativePG'],
    ],
    passes: [
      ['EDB\'s', edb('1.30.0', { licenseKey: 'x', smartStopDelay: 30, postgresql: { epas: { audit: true } } })],
    ],
    invalid: [['by its apiVersion', stated('licenseKey: x'), 'licenseKey is a field of EDB Postgres AI for CloudNativePG Cluster, and the operator is CloudNativePG']],
    valid: [['EDB\'s', {
      objects: '{ apiVersion: postgresql.k8s.enterprisedb.io/v1, kind: Cluster, metadata: { name: db }, spec: { storage: { size: 1Gi }, licenseKey: x } }',
    }]],
  },
  {
    id: 'field-release',
    throws: [
      ['of a later minor release', release('1.29.2', { primaryLease: { leaseDurationSeconds: 1 } }),
        'plugins/db: operator 1.29.2 does not know primaryLease, which came with 1.30.0'],
      ['of a later patch release', release('1.28.1', { postgresql: { extensions: [{ name: 'a', image: { reference: 'a:1' }, binPath: ['bin'] }] } }),
        'plugins/db: operator 1.28.1 does not know postgresql.extensions[0].binPath, which came with 1.27.4 and 1.28.2'],
      ['of a patch release before', release('1.28.0', { postgresql: { extensions: [{ name: 'a', image: { reference: 'a:1' }, env: [{ name: 'A', value: 'b' }] }] } }),
        'plugins/db: operator 1.28.0 does not know postgresql.extensions[0].env, which came with 1.27.4 and 1.28.2'],
      ['of EDB\'s product', edb('1.27.1', { securityContext: { privileged: false } }),
        'plugins/db: operator 1.27.1 does not know securityContext, which came with 1.28.0'],
      ['of the admission webhook too', release('1.28.4', { serviceAccountName: 'shop', serviceAccountTemplate: { metadata: {} } }),
        'plugins/db: operator 1.28.4 does not know serviceAccountName, which came with 1.29.0'],
    ],
    passes: [
      ['since its release', release('1.30.0', { primaryLease: { leaseDurationSeconds: 30 } })],
      ['in a later one', release('1.31.0', { primaryLease: { leaseDurationSeconds: 30 } })],
      ['since its patch release', release('1.27.4', { postgresql: { extensions: [{ name: 'a', image: { reference: 'a:1' }, binPath: ['bin'] }] } })],
    ],
    invalid: [
      ['of a release that is said', stated('primaryLease: {}', '1.29.2'), 'operator 1.29.2 does not know primaryLease, which came with 1.30.0'],
      ['of a release that is seen', { objects: OPERATOR + stated('primaryLease: {}').objects }, 'operator 1.29.2 does not know primaryLease, which came with 1.30.0'],
      ['by its name', stated('postgresql: { extensions: [{ name: a, image: { reference: a }, bin_path: [bin] }] }', '1.28.1'),
        'operator 1.28.1 does not know postgresql.extensions[0].bin_path, which came with 1.27.4 and 1.28.2'],
      ...['1.28.4', '1.29.2', '1.30.0'].map((version): readonly [string, Manifests, string] => [`arguments of a restore, ${version}`, restored(version),
        `operator ${version} does not know backup.barmanObjectStore.data.restoreAdditionalCommandArgs, which came with 1.28.5, 1.29.3 and 1.30.1`]),
      ['a file\'s user', stated('projectedVolumeTemplate: { defaultUser: 26 }', '1.30.0'),
        'operator 1.30.0 does not know projectedVolumeTemplate.defaultUser, which came with 1.29.3 and 1.30.1'],
    ],
    valid: [
      ['of a release that nobody knows', stated('primaryLease: {}')],
      ['of a patch release that is not known', stated('primaryLease: {}', '1.29.4')],
      ...['1.28.5', '1.29.3', '1.30.1'].map((version): readonly [string, Manifests] => [`arguments of a restore, ${version}`, restored(version)]),
    ],
  },
  {
    id: 'field-not-known',
    invalid: [
      ['a field', stated('fieldOfTomorrow: 1', '1.31.0'), 'fieldOfTomorrow is not a field of a Cluster up to 1.30.1, the newest release known here before 1.31.0'],
      ['a field of a patch release', stated('fieldOfTomorrow: 1', '1.30.2'),
        'fieldOfTomorrow is not a field of a Cluster up to 1.30.1, the newest release known here before 1.30.2'],
      ['a field of a later line', stated('primaryLease: {}', '1.29.4'),
        'primaryLease is not a field of a Cluster up to 1.29.3, the newest release known here before 1.29.4'],
      ['a value', stated('logLevel: loud', '1.31.0'),
        'logLevel "loud" is none of "error", "warning", "info", "debug", "trace" up to 1.30.1, the newest release known here before 1.31.0'],
      ['a backup\'s', manifest('Backup', '{ cluster: { name: db }, method: copy }', '1.28.6'),
        'method "copy" is none of "barmanObjectStore", "volumeSnapshot", "plugin" up to 1.28.5, the newest release known here before 1.28.6'],
    ],
    valid: [
      ['what is known', stated('primaryLease: { leaseDurationSeconds: 30 }', '1.31.0')],
      ['of a release that is known', stated('fieldOfTomorrow: 1', '1.30.1')],
      ['of no release', stated('fieldOfTomorrow: 1')],
      ['of another product', stated('licenseKey: x', '1.31.0')],
      ['of another type', stated('instances: many', '1.31.0')],
    ],
  },
  {
    id: 'field-required',
    throws: [
      ['in an entry', newest({ imagePullSecrets: [{}] }), 'plugins/db: imagePullSecrets[0].name is not stated'],
      ['renamed here', newest({ bootstrap: { pgBasebackup: {} } }), 'plugins/db: bootstrap.pgBasebackup.source is not stated'],
      ['in EDB\'s product alone', edb('1.30.0', { replicationSlots: { synchronizeReplicas: {} } }),
        'plugins/db: replicationSlots.synchronizeReplicas.enabled is not stated'],
      ['in an older release', release('1.28.1', { postgresql: { extensions: [{ name: 'a' }] } }), 'plugins/db: postgresql.extensions[0].image is not stated'],
    ],
    passes: [
      ['stated', newest({ imagePullSecrets: [{ name: 'a' }] })],
      ['filled in by the API server', newest({ replicationSlots: { synchronizeReplicas: {} } })],
    ],
    invalid: [
      ['by its name', stated('bootstrap: { pg_basebackup: {} }'), 'bootstrap.pg_basebackup.source is not stated'],
      ['null', stated('imagePullSecrets: [{ name: null }]'), 'imagePullSecrets[0].name is not stated'],
      ['a schedule', manifest('ScheduledBackup', '{ cluster: { name: db } }'), 'schedule is not stated'],
    ],
    valid: [
      ['a patch', manifest('Cluster', '{ externalClusters: [{ plugin: { parameters: {} } }] }')],
      ['a backup\'s patch', manifest('ScheduledBackup', '{ suspend: true }')],
    ],
  },
  {
    id: 'field-type',
    throws: [
      ['a number in quotes', newest({ startDelay: '30' }), 'plugins/db: startDelay "30" is no integer'],
      ['a fraction', newest({ startDelay: 1.5 }), 'plugins/db: startDelay 1.5 is no integer'],
      ['a text for a list', newest({ postgresql: { pgIdent: 'a b c' } }), 'plugins/db: postgresql.pgIdent "a b c" is no array'],
      ['a number among texts', newest({ postgresql: { parameters: { 'my.setting': 100 } } }), 'plugins/db: postgresql.parameters.my.setting 100 is no string'],
      ['null', newest({ description: null }), 'plugins/db: description null is no string'],
    ],
    passes: [
      ['its type', newest({ startDelay: 30, enablePDB: false, description: '' })],
      ['what the app says later', newest({ description: Lazy.any({ produce: () => 'later' }), startDelay: Lazy.any({ produce: () => 30 }) })],
    ],
    notDetectable: { null: 'the API server drops it' },
    invalid: [
      ['of everything', manifest('Cluster', '[]'), 'spec [] is no object'],
      ['of everything of a backup', manifest('Backup', 'daily'), 'spec "daily" is no object'],
      ['of an object', stated('postgresql: []'), 'postgresql [] is no object'],
      ['of a list', stated('postgresql: { pg_hba: {} }'), 'postgresql.pg_hba {} is no array'],
      ['of an entry', stated('postgresql: { pg_hba: [7] }'), 'postgresql.pg_hba[0] 7 is no string'],
      ['of a value', stated('postgresql: { parameters: { max_connections: 100 } }'), 'postgresql.parameters.max_connections 100 is no string'],
      ['a number in quotes', stated('instances: "3"'), 'instances "3" is no integer'],
    ],
    valid: [
      ['null', stated('description: null, postgresql: null, inheritedMetadata: { labels: { a: null } }')],
      ['a number of bytes', stated('resources: { requests: { cpu: 2, memory: 1073741824 } }')],
      ['what is filled in later', stated('instances: "${INSTANCES:=3}", enablePDB: "{{ .Values.pdb }}"')],
    ],
  },
  {
    id: 'field-value',
    throws: [
      ['none of a closed set', newest({ logLevel: 'loud' }), 'plugins/db: logLevel "loud" is none of "error", "warning", "info", "debug", "trace"'],
      ['less than the least', newest({ replicationSlots: { updateInterval: 0 } }), 'plugins/db: replicationSlots.updateInterval 0 is less than 1'],
      ['more than 32 bits', newest({ startDelay: 2 ** 31 }), 'plugins/db: startDelay 2147483648 is no int32'],
      ['another form', newest({ replicationSlots: { highAvailability: { slotPrefix: 'A' } } }),
        'plugins/db: replicationSlots.highAvailability.slotPrefix "A" does not match ^[0-9a-z_]*$'],
      ['nothing in it', newest({ backup: { barmanObjectStore: { destinationPath: '', s3Credentials: { inheritFromIAMRole: true } } } }),
        'plugins/db: backup.barmanObjectStore.destinationPath "" is shorter than 1 character'],
      ['too long', newest(extension('a'.repeat(60))), `plugins/db: postgresql.extensions[0].name "${'a'.repeat(60)}" is longer than 59 characters`],
      ['twice', newest({
        managed: {
          services: {
            additional: [{
              selectorType: 'rw', serviceTemplate: { metadata: { name: 'more' }, spec: { ports: [{ port: 1 }, { port: 1, protocol: 'TCP' }] } },
            }],
          },
        },
      }), 'plugins/db: managed.services.additional[0].serviceTemplate.spec.ports has two entries with the same port and protocol, 1 TCP'],
      ['of a later release', release('1.28.3', compressed('lz4')),
        'plugins/db: backup.barmanObjectStore.data.compression "lz4" is none of "bzip2", "gzip", "snappy" (operators take it from 1.28.4 and 1.29.2 on)'],
      ['a form of a later release', release('1.28.0', extension('pg_ivm')),
        'plugins/db: postgresql.extensions[0].name "pg_ivm" does not match ^[a-z0-9]([-a-z0-9]*[a-z0-9])?$ (operators take it from 1.28.1 on)'],
      ['a backup\'s', backup({ method: 'volumeSnapshot', target: 'standby' }), 'plugins/once: target "standby" is none of "primary", "prefer-standby"'],
    ],
    passes: [
      ['one of a closed set', newest({ logLevel: LogLevel.TRACE })],
      ['the least', newest({ replicationSlots: { updateInterval: 1, highAvailability: { slotPrefix: '_a1' } } })],
      ['the longest', newest(extension('a'.repeat(59)))],
      ['since its release', release('1.28.4', compressed('snappy'))],
    ],
    invalid: [
      ['none of a closed set', stated('logLevel: loud'), 'logLevel "loud" is none of "error", "warning", "info", "debug", "trace"'],
      ['a backup\'s', manifest('Backup', '{ cluster: { name: db }, target: standby }'), 'target "standby" is none of "primary", "prefer-standby"'],
    ],
    valid: [
      ['what is filled in later', stated('logLevel: "${LOG_LEVEL}"')],
      ['of a release that nobody knows yet', stated('logLevel: loud', '1.31.0')],
    ],
  },
];
