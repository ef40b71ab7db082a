import { RuleCases } from '../../support/rule-cases';
import { manifest, newest, stated } from '../support/field-programs';
import { certificateNamed, issuerNamed, pluginDeployment, pluginServiceOf } from '../support/installs';

const CONTAINER = 'spec.template.spec.containers[0]';
const service = pluginServiceOf();
const objectStore = (spec: string) => ({ objects: `{ apiVersion: barmancloud.cnpg.io/v1, kind: ObjectStore, metadata: { name: store }, spec: ${spec} }` });
const inPlay = (container: object, pod?: object, spec?: object) => ({ objects: [service, pluginDeployment(container, pod, spec)] });
export const cases: RuleCases[] = [
  {
    id: 'field-unknown',
    throws: [
      ['a cluster\'s', newest({ replicas: 3 }), 'plugins/db: replicas: a Cluster has no such field'],
      ['another spelling', newest({ postgresql: { pghba: [] } }), 'plugins/db: postgresql.pghba: a Cluster has no such field; did you mean `pg_hba`?'],
      ['of a list\'s entry', newest({ env: [{ name: 'A', val: '1' }] }), 'plugins/db: env[0].val: a Cluster has no such field'],
    ],
    passes: [
      ['keys of one\'s own', newest({ postgresql: { parameters: { 'my.setting': 'x' } }, inheritedMetadata: { labels: { anything: 'x' } } })],
      ['what is not set', newest({ postgresql: { pghba: undefined } })],
    ],
    invalid: [
      ['a prop\'s name', stated('postgresql: { pgHba: [] }'), 'spec.postgresql.pgHba: a Cluster has no such field; did you mean `pg_hba`?'],
      ['a backup\'s', manifest('Backup', '{ cluster: { name: db }, schedule: daily }'), 'spec.schedule: a Backup has no such field'],
      ['a ScheduledBackup\'s', manifest('ScheduledBackup', '{ cluster: { name: db }, schedule: "@daily", paused: true }'), 'spec.paused: a ScheduledBackup has no such field'],
      ['an ObjectStore\'s, one level too high', objectStore('{ destinationPath: s3://backups, configuration: { destinationPath: s3://backups } }'),
        'spec.destinationPath: an ObjectStore has no such field here; did you mean `spec.configuration.destinationPath`?'],
      ['a retention policy inside the configuration of an ObjectStore', objectStore('{ configuration: { destinationPath: s3://backups, retentionPolicy: 30d } }'),
        'spec.configuration.retentionPolicy: an ObjectStore has no such field here; did you mean `spec.retentionPolicy`?'],
      ['of another part of an ObjectStore', objectStore('{ configuration: { destinationPath: s3://backups, env: [] } }'),
        'spec.configuration.env: an ObjectStore has no such field here; did you mean `spec.instanceSidecarConfiguration.env`?'],
      ['two levels too high, where several have it', stated('secret: { name: a }'), 'spec.secret: a Cluster has no such field'],
      ['a field\'s, with a value of another type', stated('pg_hba: all'), 'spec.pg_hba: a Cluster has no such field'],
      ['a Pooler\'s', manifest('Pooler', '{ cluster: { name: db }, pgbouncer: { poolmode: session } }'),
        'spec.pgbouncer.poolmode: a Pooler has no such field; did you mean `poolMode`?'],
      ['a Database\'s', manifest('Database', '{ cluster: { name: db }, name: app, owner: app, extension: [] }'),
        'spec.extension: a Database has no such field; did you mean `extensions`?'],
      ['beside the spec', { objects: '{ apiVersion: postgresql.cnpg.io/v1, kind: Cluster, metadata: { name: db }, spec: { instances: 1 }, sepc: { instances: 3 } }' },
        'sepc: a Cluster has no such field; did you mean `spec`?'],
      ['beside the spec of another kind', { objects: '{ apiVersion: postgresql.cnpg.io/v1, kind: Pooler, metadata: { name: rw }, spec: {}, replicas: 3 }' },
        'replicas: a Pooler has no such field'],
      ['of a patch', manifest('Cluster', '{ replicas: 3 }'), 'spec.replicas: a Cluster has no such field'],
    ],
    valid: [
      ['the API\'s names', stated('postgresql: { pg_hba: [], pg_ident: [], shared_preload_libraries: [] }')],
      ['the status, a directive and the field of SOPS', {
        objects: '{ apiVersion: postgresql.cnpg.io/v1, kind: Cluster, metadata: { name: db }, spec: { instances: 1 }, status: {}, $patch: merge, sops: { version: 3 } }',
      }],
      ['the field of a kind of others', { objects: '{ apiVersion: example.com/v1, kind: Cluster, metadata: { name: db }, data: {} }' }],
      ['directives of a patch', manifest('Cluster', '{ externalClusters: [{ $patch: delete, name: a }] }')],
      ['nothing', manifest('Cluster', '')],
      ['of a line that is not known', stated('fieldOfTomorrow: 1', '1.31.0')],
      ['of a patch release that is not known', stated('fieldOfTomorrow: 1', '1.30.2')],
    ],
  },
  {
    id: 'field-not-known',
    invalid: [
      ['a container\'s field', inPlay({ volumeMount: [] }), `${CONTAINER}.volumeMount: a Deployment has no such field up to Kubernetes 1.37; did you mean \`volumeMounts\`?`],
      ['a field one level too high', inPlay({}, {}, { containers: [] }), 'spec.containers: a Deployment has no such field up to Kubernetes 1.37'],
      ['a Service\'s', { objects: [pluginServiceOf({ selectors: {} })] }, 'spec.selectors: a Service has no such field up to Kubernetes 1.37; did you mean `selector`?'],
      ['of an object beside the plugin', {
        objects: [service, {
          apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: 'plugin', namespace: 'cnpg-system' }, spec: { podSelecter: {} },
        }],
      }, 'spec.podSelecter: a NetworkPolicy has no such field up to Kubernetes 1.37; did you mean `podSelector`?'],
      ['in the metadata of a Cluster', { objects: '{ apiVersion: postgresql.cnpg.io/v1, kind: Cluster, metadata: { name: db, label: { a: b } }, spec: { instances: 1 } }' },
        'metadata.label: a Cluster has no such field up to Kubernetes 1.37; did you mean `labels`?'],
      ['the path of another field as a name', inPlay({ 'securityContext.runAsUser': 1 }),
        `${CONTAINER}["securityContext.runAsUser"]: a Deployment has no such field up to Kubernetes 1.37`],
      ['a Certificate\'s', { objects: [certificateNamed('server', { issuer: 'x' })] }, 'spec.issuer: a Certificate has no such field up to cert-manager 1.21'],
      ['a field', stated('fieldOfTomorrow: 1', '1.31.0'), 'spec.fieldOfTomorrow: a Cluster has no such field up to 1.30.1, the newest release known here before 1.31.0'],
      ['a field of a patch release', stated('fieldOfTomorrow: 1', '1.30.2'),
        'spec.fieldOfTomorrow: a Cluster has no such field up to 1.30.1, the newest release known here before 1.30.2'],
      ['a field of a later line', stated('primaryLease: {}', '1.29.4'),
        'spec.primaryLease: a Cluster has no such field up to 1.29.3, the newest release known here before 1.29.4'],
      ['a value', stated('logLevel: loud', '1.31.0'),
        'spec.logLevel: "loud" must be one of "error", "warning", "info", "debug", "trace" up to 1.30.1, the newest release known here before 1.31.0'],
      ['a backup\'s', manifest('Backup', '{ cluster: { name: db }, method: copy }', '1.28.6'),
        'spec.method: "copy" must be one of "barmanObjectStore", "volumeSnapshot", "plugin" up to 1.28.5, the newest release known here before 1.28.6'],
    ],
    valid: [
      ['a plugin with its certificates', { objects: [service, pluginDeployment(), certificateNamed('server'), issuerNamed('issuer')] }],
      ['a directive of a patch', inPlay({ $patch: 'replace' })],
      ['a field of some releases only', inPlay({ restartPolicyRules: [{ action: 'Restart', exitCodes: { operator: 'In', values: [1] } }] }, { workloadRef: {} })],
      ['somebody else\'s objects', { objects: [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'web', namespace: 'web' }, datas: {} }] }],
      ['what SOPS adds to an encrypted file', {
        objects: [service, { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'server', namespace: 'cnpg-system' }, data: {}, sops: { version: '3.9.0' } }],
      }],
      ['a name that is filled in later', { objects: [pluginServiceOf({ '${FIELD}': 1 })] }],
      ['what controllers write', { objects: [{ ...pluginDeployment() as any, status: { anything: 1 } }] }],
      ['what is known', stated('primaryLease: { leaseDurationSeconds: 30 }', '1.31.0')],
      ['of a release that is known', stated('fieldOfTomorrow: 1', '1.30.1')],
      ['of no release', stated('fieldOfTomorrow: 1')],
      ['of another product', stated('licenseKey: x', '1.31.0')],
      ['of another type', stated('instances: many', '1.31.0')],
    ],
  },
];
