import { Distribution } from '../../../src';
import { RuleCases } from '../../support/rule-cases';
import { OPERATOR_NAMESPACE, operatorDeployment } from '../support/programs';

const CLOUDNATIVE_PG = { operator: { distribution: Distribution.CLOUDNATIVE_PG } };

/** An operator of CloudNativePG, and what its container has beside the usual. */
function operator(container: object = {}, pod: object = {}, namespace = 'cnpg-system'): any {
  const deployment: any = operatorDeployment('cnpg-controller-manager', {
    args: ['controller', '--config-map-name=config', '--secret-name=config'], ...container,
  });
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
      ['a letter is missing', { objects: [operator(), configMap({ INCLUDE_PLUGIN: 'audit.example.com' })] },
        'data.INCLUDE_PLUGIN: the operator has no setting of this name; did you mean "INCLUDE_PLUGINS"?'],
      ['lower case', { objects: [operator(), configMap({ plugin_socket_dir: '/run' })] },
        'data.plugin_socket_dir: the operator has no setting of this name; did you mean "PLUGIN_SOCKET_DIR"?'],
      ['a setting that no operator has', { objects: [operator(), configMap({ PLUGINS: 'audit.example.com' })] },
        'data.PLUGINS: the operator has no setting of this name'],
      ['in the Secret', { objects: [operator(), secret({ data: { INCLUDE_PLUGINZ: 'eA==' } })] },
        'data.INCLUDE_PLUGINZ: the operator has no setting of this name; did you mean "INCLUDE_PLUGINS"?'],
      ['a setting of a later release', { objects: [operator(), configMap({ METRICS_CERT_DIR: '/certs' })], operator: { version: '1.27.4' } },
        'data.METRICS_CERT_DIR: requires operator 1.28.0 or later, and the operator is 1.27.4'],
      ['of the usual name, without the operator', { objects: [configMap({ INCLUDE_PLUGIN: 'x' }, 'cnpg-controller-manager-config')] },
        'data.INCLUDE_PLUGIN: the operator has no setting of this name; did you mean "INCLUDE_PLUGINS"?'],
      ['nearly one of EDB\'s', { objects: [edbConfigMap({ INHERITED_LABEL: 'team' })] },
        'data.INHERITED_LABEL: the operator has no setting of this name; did you mean "INHERITED_LABELS"?'],
    ],
    valid: [
      ['settings of the operator', {
        objects: [operator(), configMap({ INCLUDE_PLUGINS: '', PLUGIN_SOCKET_DIR: '/plugins', INHERITED_LABELS: 'team', PULL_SECRET_NAME: 'pull' })],
      }],
      ['a setting of this release', { objects: [operator(), configMap({ METRICS_CERT_DIR: '/certs' })], operator: { version: '1.28.0' } }],
      ['EDB\'s own', { objects: [edbConfigMap({ PULL_SECRET_NAME: 'pull', EDB_LICENSE_KEY: 'x', ENABLE_REDWOOD_BY_DEFAULT: 'true' })] }],
      ['another ConfigMap', { objects: [operator(), configMap({ INCLUDE_PLUGIN: 'x' }, 'other')] }],
      ['a key that is filled in later', { objects: [operator(), configMap({ '${SETTING}': 'x' })] }],
      ['values of wrong types', { objects: [operator({ args: 7, env: 'x' }), { ...configMap({}), data: ['x'] }] }],
    ],
  },
  {
    id: 'watch-namespace-configuration',
    invalid: [
      ['in the ConfigMap', { objects: [operator(), configMap({ WATCH_NAMESPACE: 'shop' })] },
        'data.WATCH_NAMESPACE: ignored here: the operator reads WATCH_NAMESPACE from its environment only'],
      ['in the Secret', { objects: [operator(), secret({ stringData: { WATCH_NAMESPACE: 'shop' } })] },
        'stringData.WATCH_NAMESPACE: ignored here: the operator reads WATCH_NAMESPACE from its environment only'],
    ],
    valid: [
      ['in the environment', { objects: [operator(variables({ name: 'WATCH_NAMESPACE', value: 'cnpg-system' })), configMap({ INHERITED_LABELS: 'team' })] }],
    ],
  },
  {
    id: 'include-plugins-name',
    invalid: [
      ['white space between them', { objects: [operator(variables({ name: 'INCLUDE_PLUGINS', value: 'a.example.com b.example.com' }))] },
        'spec.template.spec.containers[0].env[1].value: '
        + '"a.example.com b.example.com" is not a valid plugin name: expected at most 98 letters, digits, "-", "_" and ".", and a comma between two names'],
      ['brackets around the list', { objects: [operator(), configMap({ INCLUDE_PLUGINS: '[a.example.com]' })] },
        'data.INCLUDE_PLUGINS: "[a.example.com]" is not a valid plugin name: '
        + 'expected at most 98 letters, digits, "-", "_" and ".", and a comma between two names'],
      ['too long', { objects: [operator(), configMap({ INCLUDE_PLUGINS: 'a'.repeat(99) })] },
        `data.INCLUDE_PLUGINS: "${'a'.repeat(99)}" is not a valid plugin name: `
        + 'expected at most 98 letters, digits, "-", "_" and ".", and a comma between two names'],
    ],
    valid: [
      ['names with commas', { objects: [operator(), configMap({ INCLUDE_PLUGINS: ' a.example.com, b.example.com,' })] }],
      ['an empty list', { objects: [operator(), configMap({ INCLUDE_PLUGINS: '' })] }],
      ['a list that is filled in later', { objects: [operator(), configMap({ INCLUDE_PLUGINS: '${PLUGINS} ${MORE}' })] }],
    ],
  },
  {
    id: 'include-plugins',
    invalid: [
      ['a misspelled name', { objects: [operator(), configMap({ INCLUDE_PLUGINS: 'audit.example.com,adit.example.com' }), plugin('audit.example.com')] },
        'data.INCLUDE_PLUGINS: "adit.example.com" is not installed here; did you mean "audit.example.com"?'],
      ['a sidecar\'s name', {
        objects: [operator(variables({ name: 'INCLUDE_PLUGINS', value: 'other.example.com' }), {
          initContainers: [{
            name: 'audit',
            image: 'audit',
            restartPolicy: 'Always',
            args: ['--plugin-path=/plugins'],
            startupProbe: { exec: { command: ['test', '-S', '/plugins/audit.example.com'] } },
          }],
        })],
      }, 'spec.template.spec.containers[0].env[1].value: "other.example.com" is not installed here: the plugins are "audit.example.com"'],
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
        'data.INCLUDE_PLUGINS: "barman-cloud.cloudnative-pg.io" requires "barmanObjectName", and INCLUDE_PLUGINS sets no parameters'],
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
        'spec.template.spec.containers[0].env: OPERATOR_NAMESPACE is missing'],
      ['an empty one', { objects: [operator({ env: [{ name: 'OPERATOR_NAMESPACE', value: '' }] })] },
        'spec.template.spec.containers[0].env[0].value: empty: expected the operator\'s own namespace'],
    ],
    valid: [
      ['the namespace from its field', { objects: [operator()] }],
      ['a text', { objects: [operator({ env: [{ name: 'OPERATOR_NAMESPACE', value: 'cnpg-system' }] })] }],
      ['an environment from elsewhere', { objects: [operator({ env: undefined, envFrom: [{ configMapRef: { name: 'environment' } }] })] }],
      ['a part of a Deployment', { objects: [operator({ env: undefined, image: undefined })] }],
    ],
  },
  {
    id: 'operator-host-network',
    invalid: [
      ['no dnsPolicy', { objects: [operator({}, { hostNetwork: true })] },
        'spec.template.spec.dnsPolicy: required with hostNetwork: expected ClusterFirstWithHostNet'],
      ['the node\'s', { objects: [operator({}, { hostNetwork: true, dnsPolicy: 'Default' })] },
        'spec.template.spec.dnsPolicy: "Default" is invalid with hostNetwork: expected ClusterFirstWithHostNet'],
    ],
    valid: [
      ['the policy for it', { objects: [operator({}, { hostNetwork: true, dnsPolicy: 'ClusterFirstWithHostNet' })] }],
      ['other resolvers', { objects: [operator({}, { hostNetwork: true, dnsPolicy: 'None', dnsConfig: { nameservers: ['10.96.0.10'] } })] }],
      ['the pod network', { objects: [operator({}, { hostNetwork: false })] }],
    ],
  },
  {
    id: 'operator-proxy',
    invalid: [
      ['no exceptions', { objects: [operator(variables(PROXY)), plugin('audit.example.com')] },
        'spec.template.spec.containers[0].env[1].value: '
        + 'NO_PROXY does not cover "audit.cnpg-system.svc", the address of a plugin, so the operator connects through HTTPS_PROXY'],
      ['no plugin in the input', { objects: [operator(variables(PROXY, { name: 'NO_PROXY', value: '10.0.0.0/8,.cluster.local' }))] },
        'spec.template.spec.containers[0].env[2].value: '
        + 'NO_PROXY does not cover "plugin.cnpg-system.svc", the address of a plugin, so the operator connects through HTTPS_PROXY'],
      ['an older operator', {
        objects: [operator(variables(PROXY, { name: 'NO_PROXY', value: '.svc' })), plugin('audit.example.com')], operator: { version: '1.28.3' },
      }, 'spec.template.spec.containers[0].env[2].value: '
        + 'NO_PROXY does not cover "audit", the address of a plugin, so the operator connects through HTTPS_PROXY'],
      ['small letters', {
        objects: [operator(variables({ ...PROXY, name: 'https_proxy' }, { name: 'no_proxy', value: 'localhost' })), plugin('audit.example.com')],
      }, 'spec.template.spec.containers[0].env[2].value: '
        + 'NO_PROXY does not cover "audit.cnpg-system.svc", the address of a plugin, so the operator connects through https_proxy'],
    ],
    valid: [
      ['all Services', { objects: [operator(variables(PROXY, { name: 'NO_PROXY', value: 'localhost, .SVC' })), plugin('audit.example.com')] }],
      ['without the dot', { objects: [operator(variables(PROXY, { name: 'NO_PROXY', value: 'svc' })), plugin('audit.example.com')] }],
      ['with a star', { objects: [operator(variables(PROXY, { name: 'NO_PROXY', value: '*.svc' })), plugin('audit.example.com')] }],
      ['everything', { objects: [operator(variables(PROXY, { name: 'NO_PROXY', value: '*' })), plugin('audit.example.com')] }],
      ['the address itself, and its port', {
        objects: [operator(variables(PROXY, { name: 'NO_PROXY', value: 'audit.cnpg-system.svc:9090' })), plugin('audit.example.com')],
      }],
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
        'spec.template.spec.serviceAccountName: "cnpg-manager" may not get, list, watch endpointslices'],
      ['a back-port', { objects: [operator({}, ACCOUNT), binding(), role([CORE])], operator: { version: '1.28.4' } },
        'spec.template.spec.serviceAccountName: "cnpg-manager" may not get, list, watch endpointslices'],
      ['a verb', { objects: [operator({}, ACCOUNT), binding(), role([{ ...CORE, verbs: ['get', 'list'] }, SLICES])] },
        'spec.template.spec.serviceAccountName: "cnpg-manager" may not watch secrets',
        'spec.template.spec.serviceAccountName: "cnpg-manager" may not watch services'],
      ['Secrets by name', {
        objects: [operator({}, ACCOUNT), binding('Role'), role([{ ...CORE, resources: ['services'] }, { ...CORE, resourceNames: ['client'] }, SLICES], 'Role')],
      }, 'spec.template.spec.serviceAccountName: "cnpg-manager" may not get, list, watch secrets'],
      ['the default account', {
        objects: [operator(), binding('ClusterRole', { kind: 'ServiceAccount', name: 'default', namespace: 'cnpg-system' }), role([SLICES])],
      }, 'spec.template.spec.serviceAccountName: "default" may not get, list, watch secrets',
      'spec.template.spec.serviceAccountName: "default" may not get, list, watch services'],
    ],
    valid: [
      ['a role with all permissions', { objects: [operator({}, ACCOUNT), binding(), role([CORE, SLICES])] }],
      ['everything', { objects: [operator({}, ACCOUNT), binding(), role([{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }])] }],
      ['an operator that watches no EndpointSlices', { objects: [operator({}, ACCOUNT), binding(), role([CORE])], operator: { version: '1.28.3' } }],
      ['no binding', { objects: [operator({}, ACCOUNT), role([CORE])] }],
      ['a binding of another account', { objects: [operator({}, ACCOUNT), binding('ClusterRole', { kind: 'ServiceAccount', name: 'x' }), role([])] }],
      ['a binding of a group', {
        objects: [operator({}, ACCOUNT), binding(), role([CORE]), binding('Role', { kind: 'Group', name: 'system:serviceaccounts:cnpg-system' })],
      }],
      ['only a role of a sidecar', { objects: [operator({}, ACCOUNT), binding(), role([], 'ClusterRole', { rules: [CORE] })] }],
      ['no role', { objects: [operator({}, ACCOUNT), binding()] }],
      ['a role that is made of others', { objects: [operator({}, ACCOUNT), binding(), role([], 'ClusterRole', { aggregationRule: {} })] }],
      ['values of wrong types', {
        objects: [operator({}, ACCOUNT), { ...binding(), subjects: [null, 'x'], roleRef: 7 }, role(['x', null] as any, 'ClusterRole')],
      }],
    ],
  },
  {
    id: 'operator-unique',
    invalid: [
      ['two operators that watch all namespaces', { objects: [operator(), operator({}, {}, 'databases')], ...CLOUDNATIVE_PG },
        'the operator watches all namespaces, and so does Deployment "cnpg-controller-manager" in namespace "cnpg-system"'],
    ],
    valid: [
      ['one that watches its own namespace', {
        objects: [operator(), operator(variables({ name: 'WATCH_NAMESPACE', value: 'databases' }), {}, 'databases')],
      }],
      ['one', { objects: [operator()] }],
    ],
  },
];
