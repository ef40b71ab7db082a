import { RuleCases } from '../../support/rule-cases';
import { edb, manifest, newest, release, stated } from '../support/field-programs';
import { certificateNamed, issuerNamed, pluginDeployment, pluginServiceOf } from '../support/installs';

const CONTAINER = 'spec.template.spec.containers[0]';
const service = pluginServiceOf();
const inPlay = (container: object, pod?: object, spec?: object) => ({ objects: [service, pluginDeployment(container, pod, spec)] });
/** A part of the operator's Deployment, as kustomize applies it. */
const FRAGMENT = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'cnpg-controller-manager', namespace: 'cnpg-system' },
  spec: { template: { spec: { containers: [{ name: 'manager', volumeMounts: [{ name: 'plugins', mountPath: '/plugins' }] }, { name: 'plugin', image: 'plugin:1' }] } } },
};

export const cases: RuleCases[] = [
  {
    id: 'field-required',
    throws: [
      ['in an entry', newest({ imagePullSecrets: [{}] }), 'plugins/db: imagePullSecrets[0].name: required field is missing'],
      ['renamed here', newest({ bootstrap: { pgBasebackup: {} } }), 'plugins/db: bootstrap.pgBasebackup.source: required field is missing'],
      ['in EDB\'s product alone', edb('1.30.0', { replicationSlots: { synchronizeReplicas: {} } }),
        'plugins/db: replicationSlots.synchronizeReplicas.enabled: required field is missing'],
      ['in an older release', release('1.28.1', { postgresql: { extensions: [{ name: 'a' }] } }), 'plugins/db: postgresql.extensions[0].image: required field is missing'],
    ],
    passes: [
      ['stated', newest({ imagePullSecrets: [{ name: 'a' }] })],
      ['filled in by the API server', newest({ replicationSlots: { synchronizeReplicas: {} } })],
    ],
    invalid: [
      ['a selector', inPlay({}, {}, { selector: null }), 'spec.selector: required field is missing'],
      ['a template', inPlay({}, {}, { template: undefined }), 'spec.template: required field is missing'],
      ['containers', inPlay({}, { containers: [] }), 'spec.template.spec.containers: required field is missing'],
      ['a container\'s name', inPlay({ name: '' }), `${CONTAINER}.name: required field is missing`],
      ['a variable\'s name', inPlay({ env: [{ value: 'x' }] }), `${CONTAINER}.env[0].name: required field is missing`],
      ['what a variable comes from', inPlay({ env: [{ name: 'A', valueFrom: {} }] }),
        `${CONTAINER}.env[0].valueFrom: must set one of \`configMapKeyRef\`, \`fieldRef\`, \`fileKeyRef\`, \`resourceFieldRef\`, \`secretKeyRef\``],
      ['an entry that is null', inPlay({ env: [{ name: 'A' }] }, { volumes: [{ name: 'server', secret: { secretName: 'server' } }, { secret: null }] }),
        'spec.template.spec.volumes[1].name: required field is missing'],
      ['a Service\'s port', { objects: [pluginServiceOf({ ports: [{ port: 9090, name: 'a' }, { name: 'b' }] })] }, 'spec.ports[1].port: required field is missing'],
      ['a probe\'s port', inPlay({ readinessProbe: { tcpSocket: {} } }), `${CONTAINER}.readinessProbe.tcpSocket.port: required field is missing`],
      ['a volume\'s Secret', inPlay({}, { volumes: [{ name: 'server', secret: {} }] }), 'spec.template.spec.volumes[0].secret.secretName: required field is missing'],
      ['an Issuer\'s type', { objects: [issuerNamed('issuer', {})] }, 'spec: must set one of `acme`, `ca`, `selfSigned`, `vault`, `venafi`'],
      ['an Issuer\'s spec', { objects: [issuerNamed('issuer', null)] }, 'spec: required field is missing'],
      ['an authority\'s Secret', { objects: [issuerNamed('issuer', { ca: {} })] }, 'spec.ca.secretName: required field is missing'],
      ['a Certificate\'s issuer', { objects: [certificateNamed('server', { issuerRef: {} })] }, 'spec.issuerRef.name: required field is missing'],
      ['by its name', stated('bootstrap: { pg_basebackup: {} }'), 'spec.bootstrap.pg_basebackup.source: required field is missing'],
      ['null', stated('imagePullSecrets: [{ name: null }]'), 'spec.imagePullSecrets[0].name: required field is missing'],
      ['a schedule', manifest('ScheduledBackup', '{ cluster: { name: db } }'), 'spec.schedule: required field is missing'],
    ],
    valid: [
      ['a plugin with its certificates', { objects: [service, pluginDeployment(), certificateNamed('server'), issuerNamed('issuer')] }],
      ['what OpenAPI requires and the API server does not', inPlay({}, { securityContext: { sysctls: [{ name: 'net.core.somaxconn' }] } })],
      ['a part of the operator', { objects: [FRAGMENT] }],
      ['a patch of a Certificate', { objects: [{ apiVersion: 'cert-manager.io/v1', kind: 'Certificate', metadata: { name: 'server' }, spec: { duration: '24h' } }] }],
      ['somebody else\'s workload', { objects: [{ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' }, spec: { template: { spec: {} } } }] }],
      ['a patch', manifest('Cluster', '{ externalClusters: [{ plugin: { parameters: {} } }] }')],
      ['a backup\'s patch', manifest('ScheduledBackup', '{ suspend: true }')],
    ],
  },
  {
    id: 'spec-stated',
    invalid: [['a Cluster', { objects: [{ apiVersion: 'postgresql.cnpg.io/v1', kind: 'Cluster', metadata: { name: 'db' } }] }, 'spec: a Cluster without spec']],
    valid: [['a spec', { objects: [{ apiVersion: 'postgresql.cnpg.io/v1', kind: 'Cluster', metadata: { name: 'db' }, spec: { instances: 1 } }] }]],
  },
];
