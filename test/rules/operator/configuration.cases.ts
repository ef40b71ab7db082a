import { Distribution } from '../../../src';
import { RuleCases } from '../../support/rule-cases';
import { OPERATOR_NAMESPACE, operatorDeployment } from '../support/programs';

const CLOUDNATIVE_PG = { operator: { distribution: Distribution.CLOUDNATIVE_PG } };

/** An operator of CloudNativePG, and what its container has beside the usual. */
function operator(container: object = {}, pod: object = {}, namespace = 'cnpg-system'): any {
  const deployment: any = operatorDeployment('cnpg-controller-manager', { args: ['controller', '--config-map-name=config', '--secret-name=config'], ...container });
  deployment.metadata.namespace = namespace;
  Object.assign(deployment.spec.template.spec, pod);
  return deployment;
}

function variables(...env: object[]): object {
  return { env: [OPERATOR_NAMESPACE, ...env] };
}

function configMap(data: object, name = 'config', namespace = 'cnpg-system'): object {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace }, data };
}

function secret(contents: object): object {
  return { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'config', namespace: 'cnpg-system' }, ...contents };
}

/** What an EDB operator reads by default. */
function edbConfigMap(data: object): object {
  return configMap(data, 'postgresql-operator-controller-manager-config', 'postgresql-operator-system');
}

/** The Service of a plugin, in the eyes of CloudNativePG. */
function plugin(pluginName: string, name = 'audit'): object {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name,
      namespace: 'cnpg-system',
      labels: { 'cnpg.io/pluginName': pluginName },
      annotations: { 'cnpg.io/pluginPort': '9090', 'cnpg.io/pluginServerSecret': 'server', 'cnpg.io/pluginClientSecret': 'client' },
    },
    spec: { selector: { app: name }, ports: [{ port: 9090 }] },
  };
}

const PROXY = { name: 'HTTPS_PROXY', value: 'http://proxy:3128' };

/** What only an operator has to do. */
const OWN = { apiGroups: ['postgresql.cnpg.io'], resources: ['clusters', 'clusters/status'], verbs: ['get', 'list', 'patch', 'update', 'watch'] };

function role(rules: object[], kind = 'ClusterRole', more: object = {}): object {
  const metadata = { name: 'manager', ...kind === 'Role' ? { namespace: 'cnpg-system' } : {} };
  return { apiVersion: 'rbac.authorization.k8s.io/v1', kind, metadata, rules: [OWN, ...rules], ...more };
}

function binding(kind = 'ClusterRole', subject: object = { kind: 'ServiceAccount', name: 'cnpg-manager', namespace: 'cnpg-system' }): object {
  const scope = kind === 'Role' ? { namespace: 'cnpg-system' } : {};
  return {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: `${kind}Binding`,
    metadata: { name: 'manager', ...scope },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind, name: 'manager' },
    subjects: [subject],
  };
}

const READ = ['get', 'list', 'watch'];
const CORE = { apiGroups: [''], resources: ['services', 'secrets'], verbs: READ };
const SLICES = { apiGroups: ['discovery.k8s.io'], resources: ['endpointslices'], verbs: READ };
const ACCOUNT = { serviceAccountName: 'cnpg-manager' };

export const cases: RuleCases[] = [
  {
    id: 'operator-setting',
    invalid: [
      ['a letter too few', { objects: [operator(), configMap({ INCLUDE_PLUGIN: 'audit.example.com' })] },
        'ConfigMap "config" in namespace "cnpg-system" sets INCLUDE_PLUGIN, which is no setting (INCLUDE_PLUGINS?)'],
      ['lower case', { objects: [operator(), configMap({ plugin_socket_dir: '/run' })] },
        'ConfigMap "config" in namespace "cnpg-system" sets plugin_socket_dir, which is no setting (PLUGIN_SOCKET_DIR?)'],
      ['something else', { objects: [operator(), configMap({ PLUGINS: 'audit.example.com' })] },
        'ConfigMap "config" in namespace "cnpg-system" sets PLUGINS, which is no setting'],
      ['in the Secret', { objects: [operator(), secret({ data: { INCLUDE_PLUGINZ: 'eA==' } })] },
        'Secret "config" in namespace "cnpg-system" sets INCLUDE_PLUGINZ, which is no setting (INCLUDE_PLUGINS?)'],
      ['a later release\'s', { objects: [operator(), configMap({ METRICS_CERT_DIR: '/certs' })], operator: { version: '1.27.4' } },
        'ConfigMap "config" in namespace "cnpg-system" sets METRICS_CERT_DIR, which came with 1.28.0, and the operator is 1.27.4'],
      ['of the usual name, without the operator', { objects: [configMap({ INCLUDE_PLUGIN: 'x' }, 'cnpg-controller-manager-config')] },
        'ConfigMap "cnpg-controller-manager-config" in namespace "cnpg-system" sets INCLUDE_PLUGIN, which is no setting (INCLUDE_PLUGINS?)'],
      ['nearly one of EDB\'s', { objects: [edbConfigMap({ INHERITED_LABEL: 'team' })] },
        'ConfigMap "postgresql-operator-controller-manager-config" in namespace "postgresql-operator-system" sets INHERITED_LABEL, which is no setting (INHERITED_LABELS?)'],
    ],
    valid: [
      ['settings', { objects: [operator(), configMap({ INCLUDE_PLUGINS: '', PLUGIN_SOCKET_DIR: '/plugins', INHERITED_LABELS: 'team', PULL_SECRET_NAME: 'pull' })] }],
      ['a setting of this release', { objects: [operator(), configMap({ METRICS_CERT_DIR: '/certs' })], operator: { version: '1.28.0' } }],
      ['EDB\'s own', { objects: [edbConfigMap({ PULL_SECRET_NAME: 'pull', EDB_LICENSE_KEY: 'x', ENABLE_REDWOOD_BY_DEFAULT: 'true' })] }],
      ['another ConfigMap', { objects: [operator(), configMap({ INCLUDE_PLUGIN: 'x' }, 'other')] }],
      ['of no known types', { objects: [operator({ args: 7, env: 'x' }), { ...configMap({}), data: ['x'] }] }],
    ],
  },
  {
    id: 'watch-namespace-configuration',
    invalid: [
      ['in the ConfigMap', { objects: [operator(), configMap({ WATCH_NAMESPACE: 'shop' })] }, 'ConfigMap "config" in namespace "cnpg-system" sets WATCH_NAMESPACE'],
      ['in the Secret', { objects: [operator(), secret({ stringData: { WATCH_NAMESPACE: 'shop' } })] }, 'Secret "config" in namespace "cnpg-system" sets WATCH_NAMESPACE'],
    ],
    valid: [
      ['in the environment', { objects: [operator(variables({ name: 'WATCH_NAMESPACE', value: 'cnpg-system' })), configMap({ INHERITED_LABELS: 'team' })] }],
    ],
  },
  {
    id: 'include-plugins-name',
    invalid: [
      ['white space between them', { objects: [operator(variables({ name: 'INCLUDE_PLUGINS', value: 'a.example.com b.example.com' }))] },
        'INCLUDE_PLUGINS has "a.example.com b.example.com", which is no plugin name'],
      ['brackets', { objects: [operator(), configMap({ INCLUDE_PLUGINS: '[a.example.com]' })] }, 'INCLUDE_PLUGINS has "[a.example.com]", which is no plugin name'],
      ['too long', { objects: [operator(), configMap({ INCLUDE_PLUGINS: 'a'.repeat(99) })] }, `INCLUDE_PLUGINS has "${'a'.repeat(99)}", which is no plugin name`],
    ],
    valid: [
      ['names', { objects: [operator(), configMap({ INCLUDE_PLUGINS: ' a.example.com, b.example.com,' })] }],
      ['nothing', { objects: [operator(), configMap({ INCLUDE_PLUGINS: '' })] }],
    ],
  },
  {
    id: 'include-plugins',
    invalid: [
      ['another one', { objects: [operator(), configMap({ INCLUDE_PLUGINS: 'audit.example.com,adit.example.com' }), plugin('audit.example.com')] },
        'INCLUDE_PLUGINS has "adit.example.com", and the plugins of the input are "audit.example.com"'],
      ['a sidecar\'s name', {
        objects: [operator(variables({ name: 'INCLUDE_PLUGINS', value: 'other.example.com' }), {
          initContainers: [{
            name: 'audit', image: 'audit', restartPolicy: 'Always', args: ['--plugin-path=/plugins'], startupProbe: { exec: { command: ['test', '-S', '/plugins/audit.example.com'] } },
          }],
        })],
      }, 'INCLUDE_PLUGINS has "other.example.com", and the plugins of the input are "audit.example.com"'],
    ],
    valid: [
      ['the plugin', { objects: [operator(), configMap({ INCLUDE_PLUGINS: 'audit.example.com' }), plugin('audit.example.com')] }],
      ['no plugins', { objects: [operator(), configMap({ INCLUDE_PLUGINS: 'audit.example.com' })] }],
      ['no operator', { objects: [configMap({ INCLUDE_PLUGINS: 'other' }, 'cnpg-controller-manager-config'), plugin('audit.example.com')] }],
      ['a sidecar of which nothing shows the name', {
        objects: [operator(variables({ name: 'INCLUDE_PLUGINS', value: 'audit.example.com' }), {
          containers: [
            { name: 'manager', image: 'cloudnative-pg:1.30.0', env: [OPERATOR_NAMESPACE] }, { name: 'audit', image: 'audit', args: ['--plugin-path=/plugins'] },
          ],
        }), plugin('other.example.com')],
      }],
    ],
  },
  {
    id: 'include-plugins-parameters',
    invalid: [
      ['barman-cloud', { objects: [configMap({ INCLUDE_PLUGINS: 'barman-cloud.cloudnative-pg.io' }, 'cnpg-controller-manager-config')] },
        'INCLUDE_PLUGINS has "barman-cloud.cloudnative-pg.io", which needs the parameter barmanObjectName'],
    ],
    valid: [
      ['a plugin without parameters', { objects: [configMap({ INCLUDE_PLUGINS: 'pgdump-backup.cloudnative-pg.io' }, 'cnpg-controller-manager-config')] }],
      ['a name that every object has', { objects: [configMap({ INCLUDE_PLUGINS: 'constructor' }, 'cnpg-controller-manager-config')] }],
    ],
  },
  {
    id: 'operator-namespace-environment',
    invalid: [
      ['no environment', { objects: [operator({ env: undefined })] },
        'the operator\'s container in Deployment "cnpg-controller-manager" in namespace "cnpg-system" has no OPERATOR_NAMESPACE in its environment'],
      ['an empty one', { objects: [operator({ env: [{ name: 'OPERATOR_NAMESPACE', value: '' }] })] },
        'the operator\'s container in Deployment "cnpg-controller-manager" in namespace "cnpg-system" has no OPERATOR_NAMESPACE in its environment'],
    ],
    valid: [
      ['the field', { objects: [operator()] }],
      ['a text', { objects: [operator({ env: [{ name: 'OPERATOR_NAMESPACE', value: 'cnpg-system' }] })] }],
      ['an environment from elsewhere', { objects: [operator({ env: undefined, envFrom: [{ configMapRef: { name: 'environment' } }] })] }],
      ['a part of a Deployment', { objects: [operator({ env: undefined, image: undefined })] }],
    ],
  },
  {
    id: 'operator-host-network',
    invalid: [
      ['no dnsPolicy', { objects: [operator({}, { hostNetwork: true })] }, 'the operator\'s pods have hostNetwork and dnsPolicy ClusterFirst'],
      ['the node\'s', { objects: [operator({}, { hostNetwork: true, dnsPolicy: 'Default' })] }, 'the operator\'s pods have hostNetwork and dnsPolicy Default'],
    ],
    valid: [
      ['the policy for it', { objects: [operator({}, { hostNetwork: true, dnsPolicy: 'ClusterFirstWithHostNet' })] }],
      ['resolvers of its own', { objects: [operator({}, { hostNetwork: true, dnsPolicy: 'None', dnsConfig: { nameservers: ['10.96.0.10'] } })] }],
      ['a network of its own', { objects: [operator({}, { hostNetwork: false })] }],
    ],
  },
  {
    id: 'operator-proxy',
    invalid: [
      ['no exceptions', { objects: [operator(variables(PROXY)), plugin('audit.example.com')] },
        'the operator\'s environment sets HTTPS_PROXY, and its NO_PROXY does not cover the address "audit.cnpg-system.svc" of a plugin'],
      ['no plugin in the input', { objects: [operator(variables(PROXY, { name: 'NO_PROXY', value: '10.0.0.0/8,.cluster.local' }))] },
        'the operator\'s environment sets HTTPS_PROXY, and its NO_PROXY does not cover the address "plugin.cnpg-system.svc" of a plugin'],
      ['an older operator', {
        objects: [operator(variables(PROXY, { name: 'NO_PROXY', value: '.svc' })), plugin('audit.example.com')], operator: { version: '1.28.3' },
      }, 'the operator\'s environment sets HTTPS_PROXY, and its NO_PROXY does not cover the address "audit" of a plugin'],
      ['small letters', { objects: [operator(variables({ ...PROXY, name: 'https_proxy' }, { name: 'no_proxy', value: 'localhost' })), plugin('audit.example.com')] },
        'the operator\'s environment sets https_proxy, and its NO_PROXY does not cover the address "audit.cnpg-system.svc" of a plugin'],
    ],
    valid: [
      ['all Services', { objects: [operator(variables(PROXY, { name: 'NO_PROXY', value: 'localhost, .SVC' })), plugin('audit.example.com')] }],
      ['without the dot', { objects: [operator(variables(PROXY, { name: 'NO_PROXY', value: 'svc' })), plugin('audit.example.com')] }],
      ['with a star', { objects: [operator(variables(PROXY, { name: 'NO_PROXY', value: '*.svc' })), plugin('audit.example.com')] }],
      ['everything', { objects: [operator(variables(PROXY, { name: 'NO_PROXY', value: '*' })), plugin('audit.example.com')] }],
      ['the address itself, and its port', { objects: [operator(variables(PROXY, { name: 'NO_PROXY', value: 'audit.cnpg-system.svc:9090' })), plugin('audit.example.com')] }],
      ['an older operator, and the name', {
        objects: [operator(variables(PROXY, { name: 'NO_PROXY', value: '.svc,audit' })), plugin('audit.example.com')], operator: { version: '1.28.3' },
      }],
      ['exceptions from elsewhere', {
        objects: [operator(variables(PROXY, { name: 'NO_PROXY', valueFrom: { configMapKeyRef: { name: 'proxy', key: 'no' } } })), plugin('audit.example.com')],
      }],
      ['a proxy for what is not encrypted', { objects: [operator(variables({ ...PROXY, name: 'HTTP_PROXY' })), plugin('audit.example.com')] }],
      ['no proxy', { objects: [operator(), plugin('audit.example.com')] }],
    ],
  },
  {
    id: 'operator-permissions',
    invalid: [
      ['a role of an older release', { objects: [operator({}, ACCOUNT), binding(), role([CORE])] },
        'ServiceAccount "cnpg-manager" of the operator may not get, list, watch endpointslices'],
      ['a back-port', { objects: [operator({}, ACCOUNT), binding(), role([CORE])], operator: { version: '1.28.4' } },
        'ServiceAccount "cnpg-manager" of the operator may not get, list, watch endpointslices'],
      ['a verb', { objects: [operator({}, ACCOUNT), binding(), role([{ ...CORE, verbs: ['get', 'list'] }, SLICES])] },
        'ServiceAccount "cnpg-manager" of the operator may not watch services'],
      ['Secrets by name', {
        objects: [operator({}, ACCOUNT), binding('Role'), role([{ ...CORE, resources: ['services'] }, { ...CORE, resourceNames: ['client'] }, SLICES], 'Role')],
      }, 'ServiceAccount "cnpg-manager" of the operator may not get, list, watch secrets'],
      ['the default account', {
        objects: [operator(), binding('ClusterRole', { kind: 'ServiceAccount', name: 'default', namespace: 'cnpg-system' }), role([SLICES])],
      }, 'ServiceAccount "default" of the operator may not get, list, watch services'],
    ],
    valid: [
      ['all', { objects: [operator({}, ACCOUNT), binding(), role([CORE, SLICES])] }],
      ['everything', { objects: [operator({}, ACCOUNT), binding(), role([{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }])] }],
      ['an operator that watches no EndpointSlices', { objects: [operator({}, ACCOUNT), binding(), role([CORE])], operator: { version: '1.28.3' } }],
      ['no binding', { objects: [operator({}, ACCOUNT), role([CORE])] }],
      ['a binding of another account', { objects: [operator({}, ACCOUNT), binding('ClusterRole', { kind: 'ServiceAccount', name: 'x' }), role([])] }],
      ['a binding of a group', {
        objects: [operator({}, ACCOUNT), binding(), role([CORE]), binding('Role', { kind: 'Group', name: 'system:serviceaccounts:cnpg-system' })],
      }],
      ['a role of a sidecar alone', { objects: [operator({}, ACCOUNT), binding(), role([], 'ClusterRole', { rules: [CORE] })] }],
      ['no role', { objects: [operator({}, ACCOUNT), binding()] }],
      ['a role that is made of others', { objects: [operator({}, ACCOUNT), binding(), role([], 'ClusterRole', { aggregationRule: {} })] }],
      ['of no known types', { objects: [operator({}, ACCOUNT), { ...binding(), subjects: [null, 'x'], roleRef: 7 }, role(['x', null] as any, 'ClusterRole')] }],
    ],
  },
  {
    id: 'operator-unique',
    invalid: [
      ['two of them', { objects: [operator(), operator({}, {}, 'databases')], ...CLOUDNATIVE_PG },
        'Deployment "cnpg-controller-manager" in namespace "databases" watches all namespaces, and so does Deployment "cnpg-controller-manager" in namespace "cnpg-system"'],
    ],
    valid: [
      ['one that watches its own namespace', {
        objects: [operator(), operator(variables({ name: 'WATCH_NAMESPACE', value: 'databases' }), {}, 'databases')],
      }],
      ['one', { objects: [operator()] }],
    ],
  },
];
