import { Lazy } from 'cdk8s';
import { Backup, ClusterWithPlugins, ClusterWithPluginsProps, Distribution, LogLevel } from '../../../src';
import { Program, RuleCases } from '../../support/rule-cases';
import { cluster, operator } from '../programs';

const UNKNOWN_FIELD = 'In the cluster: the API server refuses the object ("unknown field"), or drops the field without a word where the client does '
  + 'not ask it to be strict.';

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

export const cases: RuleCases[] = [
  {
    id: 'field-unknown',
    ending: `${UNKNOWN_FIELD} Fix: correct the name, or leave it out. [field-unknown]`,
    throws: [
      ['a cluster\'s', newest({ replicas: 3 }), 'plugins/db: replicas is no field of a Cluster'],
      ['another spelling', newest({ postgresql: { pghba: [] } }), 'plugins/db: postgresql.pghba is no field of a Cluster'],
      ['of a list\'s entry', newest({ env: [{ name: 'A', val: '1' }] }), 'plugins/db: env[0].val is no field of a Cluster'],
    ],
    passes: [
      ['keys of one\'s own', newest({ postgresql: { parameters: { 'my.setting': 'x' } }, inheritedMetadata: { labels: { anything: 'x' } } })],
      ['what is not stated', newest({ postgresql: { pghba: undefined } })],
    ],
  },
  {
    id: 'field-product',
    ending: `${UNKNOWN_FIELD} Fix: leave it out, or give the cluster an operator of the product that has it. [field-product]`,
    throws: [
      ['a license', newest({ licenseKey: 'x' }),
        'plugins/db: licenseKey is a field of EDB Postgres AI for CloudNativePG Cluster, and the operator is CloudNativePG'],
      ['inside another', newest({ postgresql: { epas: { audit: true } } }),
        'plugins/db: postgresql.epas is a field of EDB Postgres AI for CloudNativePG Cluster, and the operator is CloudNativePG'],
    ],
    passes: [
      ['EDB\'s', edb('1.30.0', { licenseKey: 'x', smartStopDelay: 30, postgresql: { epas: { audit: true } } })],
    ],
  },
  {
    id: 'field-release',
    ending: `${UNKNOWN_FIELD} Fix: leave it out, or run an operator that knows it and state its \`version\`. [field-release]`,
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
  },
  {
    id: 'field-required',
    ending: 'In the cluster: the API server refuses the object ("Required value"). Fix: state it. [field-required]',
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
  },
  {
    id: 'field-type',
    ending: 'In the cluster: the API server refuses the object ("must be of type …"). Fix: state a value of that type. [field-type]',
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
  },
  {
    id: 'field-value',
    ending: 'In the cluster: the API server refuses the object ("Unsupported value", "Invalid value", "Duplicate value"). Fix: state a value that the operator '
      + 'takes, or run an operator that takes it and state its `version`. [field-value]',
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
  },
];
