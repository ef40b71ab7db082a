import { EnvValue } from 'cdk8s-plus-28';
import { PluginTls } from '../../../src';
import { RuleCases } from '../../support/rule-cases';
import { newest } from '../support/field-programs';
import { deployment, service } from '../support/plain-plugin';
import { sidecar, standalone } from '../support/programs';
import { stranger } from '../support/strangers';

const SERVICE_FORM = 'expected 1 to 63 lowercase letters, digits and "-", starting with a letter and ending with a letter or digit';
const LABEL_FORM = 'expected 1 to 63 lowercase letters, digits and "-", starting and ending with a letter or digit';
const SUBDOMAIN_FORM = 'expected at most 253 lowercase letters, digits, "-" and ".", each part starting and ending with a letter or digit';

const CONTAINERS = 'spec.template.spec.containers';
const INIT_CONTAINERS = 'spec.template.spec.initContainers';

function cluster(metadata: object): object {
  return { apiVersion: 'postgresql.cnpg.io/v1', kind: 'Cluster', metadata: { name: 'db', ...metadata }, spec: { storage: { size: '1Gi' } } };
}

function withVariable(name: string): object {
  const object = deployment();
  object.spec.template.spec.containers[0].env = [{ name, value: 'x' }];
  return object;
}

export const cases: RuleCases[] = [
  {
    id: 'object-name',
    throws: [
      ['a name with a capital letter', standalone({ name: 'Example' }), 'plugins/example: name: "Example" is not a valid Service name: expected 1 to 63 lowercase letters, digits and "-", starting with a letter and ending with a letter or digit'],
      ['the first label of a plugin name that begins with a digit', standalone({ pluginName: '3scale.my-org.io' }),
        'plugins/example: name: "3scale" is not a valid Service name: expected 1 to 63 lowercase letters, digits and "-", starting with a letter and ending with a letter or digit'],
      ['a Service name of 64 characters', standalone({ serviceName: 's'.repeat(64) }),
        'plugins/example: serviceName: the name has 64 characters: expected at most 63'],
      ['a Service name with dots', standalone({ serviceName: 'a.b' }), 'plugins/example: serviceName: "a.b" is not a valid Service name: expected 1 to 63 lowercase letters, digits and "-", starting with a letter and ending with a letter or digit'],
    ],
    passes: [
      ['a label', standalone({ name: 'example' })],
      ['a plugin name that begins with a digit, and a name', standalone({ pluginName: '3scale.my-org.io', name: 'threescale' })],
      ['63 characters', standalone({ serviceName: 's'.repeat(63) })],
    ],
    invalid: [
      ['a Service name that starts with a digit', { objects: [service({}, { name: '3audit' })] },
        `metadata.name: "3audit" is not a valid Service name: ${SERVICE_FORM}`],
    ],
    valid: [
      ['a Service name that starts with a letter', { objects: [service({}, { name: 'audit3' })] }],
      ['the Service of another application', { objects: [service(), stranger({ name: '3shop' })] }],
      ['a name that is filled in later', { objects: [service({}, { name: '${NAME}' })] }],
    ],
  },
  {
    id: 'container-name',
    throws: [
      ['an underscore', standalone({ containerName: 'my_plugin' }), 'plugins/example: containerName: "my_plugin" is not a valid container name: expected 1 to 63 lowercase letters, digits and "-", starting and ending with a letter or digit'],
      ['a hyphen at the end', sidecar({ containerName: 'plugin-' }),
        'plugins/example: containerName: "plugin-" is not a valid container name: expected 1 to 63 lowercase letters, digits and "-", starting and ending with a letter or digit'],
      ['64 characters', standalone({ containerName: 'c'.repeat(64) }), 'plugins/example: containerName: the name has 64 characters: expected at most 63'],
      ['59 characters, to which "-wait" is added', sidecar({ containerName: 'c'.repeat(59) }),
        `plugins/example: ${INIT_CONTAINERS}[1].name: the name has 64 characters: expected at most 63`],
    ],
    passes: [
      ['a label that begins with a digit', standalone({ containerName: '3-plugin' })],
      ['63 characters', standalone({ containerName: 'c'.repeat(63) })],
      ['58 characters, to which "-wait" is added', sidecar({ containerName: 'c'.repeat(58) })],
      ['a sidecar with a name that begins with a digit', sidecar({ pluginName: '3scale.my-org.io' })],
    ],
    invalid: [
      ['an underscore in the name of a container', { objects: [service(), deployment({ name: 'audit_plugin' })] },
        `${CONTAINERS}[0].name: "audit_plugin" is not a valid container name: ${LABEL_FORM}`],
      ['the names of two containers', {
        objects: [service(), deployment({}, {
          template: {
            metadata: { labels: { app: 'audit' } }, spec: { containers: [{ name: 'a_b', image: 'a:1' }, { name: 'C', image: 'c:1' }] },
          },
        })],
      },
      `${CONTAINERS}[0].name: "a_b" is not a valid container name: ${LABEL_FORM}`,
      `${CONTAINERS}[1].name: "C" is not a valid container name: ${LABEL_FORM}`],
    ],
    valid: [
      ['a hyphen in the name of a container', { objects: [service(), deployment({ name: 'audit-plugin' })] }],
      ['a container of another application', { objects: [service(), stranger({ name: 'shop' }, 'Deployment', { template: { spec: { containers: [{ name: 'a_b' }] } } })] }],
    ],
  },
  {
    id: 'namespace-name',
    passes: [
      ['a label', standalone({}, { namespace: 'cnpg-system' })],
      ['63 characters', sidecar({}, { namespace: 'n'.repeat(63) })],
    ],
    invalid: [
      ['a namespace with a capital letter', { objects: [cluster({ namespace: 'Shop' })] }, `metadata.namespace: "Shop" is not a valid namespace: ${LABEL_FORM}`],
    ],
    valid: [
      ['a namespace in lower case', { objects: [cluster({ namespace: 'shop' })] }],
      ['the namespace of another application', { objects: [service(), stranger({ name: 'shop', namespace: 'Shop' })] }],
    ],
  },
  {
    id: 'subdomain-name',
    throws: [
      ['a Deployment', standalone({ deploymentName: 'my_plugin' }), 'plugins/example: deploymentName: "my_plugin" is not a valid object name: expected at most 253 lowercase letters, digits, "-" and ".", each part starting and ending with a letter or digit'],
      ['a ServiceAccount', standalone({ serviceAccountName: 'Plugin' }),
        'plugins/example: serviceAccountName: "Plugin" is not a valid object name: expected at most 253 lowercase letters, digits, "-" and ".", each part starting and ending with a letter or digit'],
      ['a RuntimeClass', standalone({ runtimeClassName: 'gVisor' }),
        'plugins/example: runtimeClassName: "gVisor" is not a valid object name: expected at most 253 lowercase letters, digits, "-" and ".", each part starting and ending with a letter or digit'],
      ['254 characters', standalone({ deploymentName: 'd'.repeat(254) }), 'plugins/example: deploymentName: the name has 254 characters: expected at most 253'],
      ['an Issuer', standalone({ tls: PluginTls.selfSigned({ issuerName: 'an issuer' }) }),
        'plugins/example: tls.issuerName: "an issuer" is not a valid object name: expected at most 253 lowercase letters, digits, "-" and ".", each part starting and ending with a letter or digit'],
      ['a Certificate', standalone({ tls: PluginTls.selfSigned({ serverCertificate: { name: 'Server' } }) }),
        'plugins/example: tls.serverCertificate.name: "Server" is not a valid object name: expected at most 253 lowercase letters, digits, "-" and ".", each part starting and ending with a letter or digit'],
      ['the Secret of a Certificate', standalone({ tls: PluginTls.selfSigned({ clientCertificate: { secretName: '-client' } }) }),
        'plugins/example: tls.clientCertificate.secretName: "-client" is not a valid object name: expected at most 253 lowercase letters, digits, "-" and ".", each part starting and ending with a letter or digit'],
      ['an existing Secret', standalone({ tls: PluginTls.secrets({ serverSecretName: 'server tls', clientSecretName: 'client' }) }),
        'plugins/example: tls.serverSecretName: "server tls" is not a valid object name: expected at most 253 lowercase letters, digits, "-" and ".", each part starting and ending with a letter or digit'],
    ],
    passes: [
      ['dots', standalone({ deploymentName: 'my.plugin', serviceAccountName: '3.plugin' })],
      ['253 characters', standalone({ deploymentName: 'd'.repeat(253) })],
      ['a RuntimeClass', standalone({ runtimeClassName: 'gvisor' })],
      ['certificates', standalone({
        tls: PluginTls.selfSigned({
          issuerName: 'an.issuer', serverCertificate: { name: 'server' }, clientCertificate: { secretName: 'client' },
        }),
      })],
      ['existing Secrets', standalone({ tls: PluginTls.secrets({ serverSecretName: 'server.tls', clientSecretName: 'client' }) })],
      ['the Deployment of the operator', sidecar({}, { deploymentName: 'a.b' })],
    ],
    invalid: [
      ['a space in the name of the Secret', { objects: [service({}, { annotations: { 'cnpg.io/pluginServerSecret': 'server tls' } })] },
        `metadata.annotations["cnpg.io/pluginServerSecret"]: "server tls" is not a valid object name: ${SUBDOMAIN_FORM}`],
      ['a Database', { objects: [{ apiVersion: 'postgresql.cnpg.io/v1', kind: 'Database', metadata: { name: 'my_db' }, spec: { cluster: { name: 'db' }, name: 'my_db', owner: 'app' } }] },
        `metadata.name: "my_db" is not a valid object name: ${SUBDOMAIN_FORM}`],
      ['an ObjectStore', {
        objects: [{ apiVersion: 'barmancloud.cnpg.io/v1', kind: 'ObjectStore', metadata: { name: 'my store' }, spec: { configuration: { destinationPath: 's3://backups' } } }],
      }, `metadata.name: "my store" is not a valid object name: ${SUBDOMAIN_FORM}`],
    ],
    valid: [
      ['a hyphen in the name of the Secret', { objects: [service({}, { annotations: { 'cnpg.io/pluginServerSecret': 'server-tls' } })] }],
      ['a Deployment of another application', { objects: [service(), stranger({ name: 'Shop' }, 'Deployment')] }],
      ['a Role, whose name may have colons', {
        objects: [service(), { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', metadata: { name: 'system:audit', namespace: 'cnpg-system' } }],
      }],
    ],
  },
  {
    id: 'variable-name',
    throws: [
      ['an equals sign', standalone({ envVariables: { 'A=B': EnvValue.fromValue('x') } }),
        'plugins/example: spec.template.spec.containers[0].env[0].name: "A=B" is not a valid name of an environment variable: expected printable ASCII characters other than "="'],
      ['a letter that is not in ASCII, in a Cluster', newest({ env: [{ name: 'GRÖSSE', value: '1' }] }),
        'plugins/db: env[0].name: "GRÖSSE" is not a valid name of an environment variable: expected printable ASCII characters other than "="'],
    ],
    passes: [
      ['names of all sorts', standalone({ envVariables: { 'A': EnvValue.fromValue('x'), 'a.b-c_d': EnvValue.fromValue('x') } })],
      ['in a Cluster', newest({ env: [{ name: 'SIZE', value: '1' }] })],
    ],
    invalid: [
      ['of a plugin', { objects: [service(), withVariable('A\nB')] },
        'spec.template.spec.containers[0].env[0].name: "A\\nB" is not a valid name of an environment variable: expected printable ASCII characters other than "="'],
    ],
    valid: [
      ['a name with white space, which newer releases of Kubernetes accept', { objects: [service(), withVariable('A B')] }],
      ['a name that is filled in later', { objects: [service(), withVariable('${PREFIX}_A')] }],
      ['another application\'s', { objects: [service(), stranger({ name: 'shop' }, 'Deployment')] }],
    ],
  },
];
