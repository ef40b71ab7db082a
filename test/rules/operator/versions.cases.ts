import { Chart } from 'cdk8s';
import { BarmanCloudPlugin, DataCompressionType, Distribution, LogLevel, ObjectStore, Operator, Plugin } from '../../../src';
import { Program, RuleCases, Sound } from '../../support/rule-cases';
import { cluster, fromManifest, fromText, operator, operatorDeployment, plugin, sidecar, standalone } from '../support/programs';

const ROLE_RULES = [{ apiGroups: [''], resources: ['secrets'], verbs: ['get'] }];
const NAMED_SECRET = operatorDeployment('cnpg-controller-manager', { args: ['controller', '--secret-name=config'] });

function configurationSecret(contents: object): object {
  return { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'config', namespace: 'cnpg-system' }, ...contents };
}

const CLUSTER = '{ apiVersion: postgresql.cnpg.io/v1, kind: Cluster, metadata: { name: db }, spec: { instances: 1, storage: { size: 1Gi } } }';

const NAMED_MAP = operatorDeployment('cnpg-controller-manager', { args: ['--config-map-name=config'] });

function configurationMap(directory: string): object {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'config', namespace: 'cnpg-system' }, data: { PLUGIN_SOCKET_DIR: directory } };
}

const BARMAN = 'barman-cloud.cloudnative-pg.io';

/** An ObjectStore with a value that the first releases of its plugin do not accept; the plugin is defined after it. */
function objectStore(definePlugin: (chart: Chart) => unknown = () => {}): Program {
  return chart => {
    const its = operator(chart, { distribution: Distribution.CLOUDNATIVE_PG });
    const configuration = { destinationPath: 's3://backups/', s3Credentials: { inheritFromIAMRole: true }, data: { compression: DataCompressionType.LZ4 } };
    new ObjectStore(chart, 'store', { operator: its, configuration });
    definePlugin(chart);
  };
}

export const cases: RuleCases[] = [
  {
    id: 'version',
    throws: [
      ['a word', standalone({}, { version: 'latest' }), 'plugins/operator: version: "latest" is invalid: expected a release such as "1.30.0"'],
      ['a range', standalone({}, { version: '1.30.x' }), 'plugins/operator: version: "1.30.x" is invalid: expected a release such as "1.30.0"'],
      ['nothing in it', standalone({}, { version: '' }), 'plugins/operator: version: "" is invalid: expected a release such as "1.30.0"'],
      ['only a major version', sidecar({}, { kubernetesVersion: '1' }),
        'plugins/operator: kubernetesVersion: "1" is invalid: expected a release such as "1.33"'],
      ['both versions', standalone({}, { version: 'latest', kubernetesVersion: 'stable' }),
        'plugins/operator: version: "latest" is invalid: expected a release such as "1.30.0"',
        'plugins/operator: kubernetesVersion: "stable" is invalid: expected a release such as "1.33"'],
      ['of a manifest', fromManifest([operatorDeployment('cnpg-controller-manager', {})], { version: 'main' }),
        'plugins/operator: version: "main" is invalid: expected a release such as "1.30.0"'],
    ],
    passes: [
      ['a release', standalone({}, { version: '1.30.0' })],
      ['a release candidate', standalone({}, { version: 'v1.30.0-rc1' })],
      ['what Kubernetes calls itself', sidecar({}, { kubernetesVersion: 'v1.33.2+k3s1' })],
      ['of a manifest', fromManifest([operatorDeployment('cnpg-controller-manager', {})], { version: '1.30.0' })],
    ],
  },
  {
    id: 'operator-name',
    throws: [
      ['a dot in the namespace', standalone({}, { namespace: 'cnpg.system' }),
        'plugins/operator: namespace: "cnpg.system" is invalid: expected 1 to 63 lowercase letters, digits and "-"'],
      ['a namespace of 64 characters', standalone({}, { namespace: 'n'.repeat(64) }),
        `plugins/operator: namespace: "${'n'.repeat(64)}" is invalid: expected 1 to 63 lowercase letters, digits and "-"`],
      ['a number, and two dots in a row', sidecar({}, { namespace: 7 as any, deploymentName: 'a..b' }),
        'plugins/operator: namespace: 7 is invalid: expected 1 to 63 lowercase letters, digits and "-"',
        'plugins/operator: deploymentName: "a..b" is invalid: expected at most 253 lowercase letters, digits, "-" and "."'],
    ],
    passes: [
      ['a namespace', standalone({}, { namespace: 'databases-2' })],
      ['a name with a dot', sidecar({}, { deploymentName: 'a.b' })],
    ],
  },
  {
    id: 'operator-choice',
    throws: [
      ['two operators', chart => {
        operator(chart);
        Operator.fromAttributes(chart, 'other');
        return cluster()(chart);
      }, 'plugins/db: operator: required, because the app has several: "plugins/operator", "plugins/other"'],
      ['two operators, and a plugin', chart => {
        operator(chart);
        Operator.fromAttributes(chart, 'other');
        return plugin(chart, 'backup');
      }, 'plugins/backup: operator: required, because the app has several: "plugins/operator", "plugins/other"'],
    ],
    stopsSynthesis: [
      ['an operator that is defined later', chart => {
        cluster()(chart);
        operator(chart);
      }, 'plugins/db: operator: required, because the operator "plugins/operator" is defined after this construct'],
      ['a second operator that is defined later', chart => {
        operator(chart);
        cluster()(chart);
        Operator.fromAttributes(chart, 'other');
      }, 'plugins/db: operator: required, because the app has several: "plugins/operator", "plugins/other"'],
    ],
    passes: [
      ['the only operator', chart => {
        operator(chart);
        return cluster()(chart);
      }],
      ['no operator', cluster()],
      ['a choice between two', chart => {
        Operator.fromAttributes(chart, 'other');
        return cluster({ operator: operator(chart) })(chart);
      }],
    ],
  },
  {
    id: 'version-assumed',
    warns: [
      ['the name of the server', standalone({ serverName: 'example.my-org.io' }, { version: undefined }),
        'plugins/operator: the newest versions are assumed, and the app relies on: '
        + 'serverName of plugins/example (operator 1.26.3, 1.27.2, 1.28.0 or later)'],
      ['a native sidecar', sidecar({}, { kubernetesVersion: undefined }),
        'plugins/operator: the newest versions are assumed, and the app relies on: '
        + 'the native sidecar of plugins/example (Kubernetes 1.29 or later)'],
      ['fields and values of a cluster', cluster(chart => ({
        operator: operator(chart, { version: undefined }),
        primaryLease: { leaseDurationSeconds: 30 },
        postgresql: { extensions: [{ name: 'pg_ivm', image: { reference: 'pg-ivm:1' }, binPath: ['bin'] }] },
      })),
      'plugins/operator: the newest versions are assumed, and the app relies on: primaryLease of plugins/db (operator 1.30.0 or later); '
        + 'postgresql.extensions of plugins/db (operator 1.27.0 or later); '
        + 'postgresql.extensions[0].name of plugins/db (operator 1.27.3, 1.28.1 or later); '
        + 'postgresql.extensions[0].binPath of plugins/db (operator 1.27.4, 1.28.2 or later)'],
      ['fields and values of an object store', objectStore(),
        'plugins/operator: the newest versions are assumed, and the app relies on: '
        + 'configuration.data.compression of plugins/store (barman-cloud.cloudnative-pg.io 0.13.0 or later)'],
      ['an object store of a plugin without a release', objectStore(chart => Plugin.fromPluginName(chart, 'barman', BARMAN)),
        'plugins/operator: the newest versions are assumed, and the app relies on: '
        + 'configuration.data.compression of plugins/store (barman-cloud.cloudnative-pg.io 0.13.0 or later)'],
    ],
    passes: [
      ['a stated version', standalone({ serverName: 'example.my-org.io' }, { version: '1.30.0' })],
      ['an object store of a stated release', objectStore(chart => Plugin.fromPluginName(chart, 'barman', BARMAN, { version: '0.14.0' }))],
      ['an object store of the plugin in the app', objectStore(chart => new BarmanCloudPlugin(chart, 'barman'))],
      ['a stated version of Kubernetes', sidecar({}, { kubernetesVersion: '1.33' })],
      ['a cluster of a stated version', cluster(chart => ({ operator: operator(chart), primaryLease: { leaseDurationSeconds: 30 } }))],
      ['a cluster that depends on no version', cluster({ logLevel: LogLevel.TRACE })],
      ['nothing that depends on versions', standalone({}, { version: undefined, kubernetesVersion: undefined })],
    ],
  },
  {
    id: 'operator-version-newer',
    warns: [
      ['a line of releases', cluster(chart => ({ operator: operator(chart, { version: '1.31.0', distribution: Distribution.CLOUDNATIVE_PG }) })),
        'plugins/db: CloudNativePG 1.31.0 is newer than 1.30.1, the newest release known here before it'],
      ['a release candidate', cluster(chart => ({ operator: operator(chart, { version: 'v1.31.0-rc1', distribution: Distribution.CLOUDNATIVE_PG }) })),
        'plugins/db: CloudNativePG v1.31.0-rc1 is newer than 1.30.1, the newest release known here before it'],
      ['a patch release, for a plugin', standalone({}, { version: '1.29.4' }),
        'plugins/example: EDB Postgres AI for CloudNativePG Cluster 1.29.4 is newer than 1.29.3, the newest release known here before it'],
      ['a manifest\'s image', fromManifest([operatorDeployment('cnpg-controller-manager', { image: 'ghcr.io/cloudnative-pg/cloudnative-pg:1.30.7' })]),
        'plugins/operator: spec.template.spec.containers[0].image: CloudNativePG 1.30.7 is newer than 1.30.1, the newest release known here before it'],
    ],
    passes: [
      ...['1.26.3', '1.27.4', '1.28.5', '1.29.3', '1.30.1', '1.30'].map((version): Sound => [version, standalone({}, { version })]),
      ['a version that is not stated', standalone({}, { version: undefined })],
    ],
    invalid: [
      ['a version set on the command line', { objects: CLUSTER, operator: { version: '1.30.7' } },
        'CloudNativePG 1.30.7 is newer than 1.30.1, the newest release known here before it'],
      ['an image', { objects: [{ ...operatorDeployment('cnpg-controller-manager', { image: 'cloudnative-pg:1.31.0' }) }] },
        'spec.template.spec.containers[0].image: CloudNativePG 1.31.0 is newer than 1.30.1, the newest release known here before it'],
    ],
    valid: [
      ['an acknowledgement', {
        objects: CLUSTER.replace('name: db', 'name: db, annotations: { acknowledge.cdk8s-cnpg-i/operator-version-newer: reviewed }'),
        operator: { version: '1.30.7' },
      }],
      ['an operator that nothing is for', { objects: '{ apiVersion: v1, kind: Secret, metadata: { name: a } }', operator: { version: '1.30.7' } }],
      ['an image that names no release', { objects: [operatorDeployment('cnpg-controller-manager', { image: 'cloudnative-pg:latest' })] }],
    ],
  },
  {
    id: 'operator-manifest',
    throws: [
      ['no operator', fromManifest([configurationSecret({})]),
        'plugins: path: "operator.yaml" contains no Deployment with the pod labels of CloudNativePG or EDB Postgres AI for CloudNativePG Cluster'],
      ['another product', fromManifest([operatorDeployment('cnpg-controller-manager', {})], { distribution: Distribution.EDB }),
        'plugins: path: "operator.yaml" contains no Deployment with the pod labels of EDB Postgres AI for CloudNativePG Cluster'],
      ['two operators', fromManifest([operatorDeployment('one', {}), operatorDeployment('two', {})]),
        'plugins: path: "operator.yaml" contains 2 Deployments with the pod labels of an operator (one, two): expected one'],
      ['a Deployment without a selector', fromManifest([{ ...operatorDeployment('one', {}), spec: { ...(operatorDeployment('one', {}) as any).spec, selector: undefined } }]),
        'plugins: path: "operator.yaml": Deployment "one" has no spec.selector.matchLabels'],
      ['an address', fromManifest([], { path: 'https://example.com/operator.yaml' }),
        'plugins: path: "https://example.com/operator.yaml": is an address: expected the path of a file'],
      ['a missing file', fromManifest([], { path: 'missing.yaml' }), 'plugins: path: "missing.yaml": does not exist'],
      ['a directory', fromManifest([], { path: '.' }), 'plugins: path: ".": is not a file'],
      ['an object without a name', fromManifest([{ apiVersion: 'v1', kind: 'ConfigMap' }]),
        'plugins: path: "operator.yaml": line 1: the document is not a Kubernetes object with apiVersion, kind and metadata.name'],
      ['an answer of a server', fromText('404: Not Found\n'),
        'plugins: path: "operator.yaml": line 1: the document is not a Kubernetes object with apiVersion, kind and metadata.name'],
      ['a damaged file', fromText('kind: Deployment\nmetadata: {\n'),
        'plugins: path: "operator.yaml": line 3: invalid YAML: flow map in block collection must be sufficiently indented and end with a }'],
      ['deep nesting', fromText('['.repeat(5000)), 'plugins: path: "operator.yaml": line 1: more than 300 levels of nesting'],
    ],
    passes: [
      ['one operator', fromManifest([operatorDeployment('cnpg-controller-manager', {})])],
      ['the product', fromManifest([operatorDeployment('cnpg-controller-manager', {})], { distribution: Distribution.CLOUDNATIVE_PG })],
    ],
  },
  {
    id: 'operator-container',
    throws: [
      ['a container of another name', fromManifest([operatorDeployment('cnpg-controller-manager', { name: 'operator' })]),
        'plugins: path: Deployment "cnpg-controller-manager" has no container "manager"; its containers are "operator"'],
    ],
    passes: [
      ['the container', fromManifest([operatorDeployment('cnpg-controller-manager', { name: 'manager' })])],
      ['a distribution that calls it so', fromManifest([operatorDeployment('cnpg-controller-manager', { name: 'operator' })], {
        distribution: Distribution.of({
          name: 'Fork',
          apiGroup: 'pg.example.com',
          keyPrefix: 'example.com',
          operatorNamespace: 'forks',
          operatorDeploymentName: 'fork',
          operatorPodLabels: { 'app.kubernetes.io/name': 'cloudnative-pg' },
          operatorContainerName: 'operator',
        }),
      })],
    ],
  },
  {
    id: 'operator-configuration-secret',
    throws: [
      ['a Secret with the directory', fromManifest([configurationSecret({ data: { PLUGIN_SOCKET_DIR: 'L3J1bg==' } }), NAMED_SECRET]),
        'plugins: socketDirectory: required, because Secret "config" of the manifest sets PLUGIN_SOCKET_DIR'],
      ['the same in clear text', fromManifest([configurationSecret({ stringData: { PLUGIN_SOCKET_DIR: '/run' } }), NAMED_SECRET]),
        'plugins: socketDirectory: required, because Secret "config" of the manifest sets PLUGIN_SOCKET_DIR'],
    ],
    passes: [
      ['a stated directory', fromManifest([configurationSecret({ data: { PLUGIN_SOCKET_DIR: 'L3J1bg==' } }), NAMED_SECRET], { socketDirectory: '/run' })],
      ['a Secret without it', fromManifest([configurationSecret({ data: { INHERITED_LABELS: 'dGVhbQ==' } }), NAMED_SECRET])],
    ],
  },
  {
    id: 'operator-service-account',
    throws: [
      ['a Role', sidecar({ roleRules: ROLE_RULES }),
        'plugins/example: the ServiceAccount of the operator is unknown: EDB Postgres AI for CloudNativePG Cluster publishes no name for it'],
      ['a ClusterRole', sidecar({ clusterRoleRules: ROLE_RULES }),
        'plugins/example: the ServiceAccount of the operator is unknown: EDB Postgres AI for CloudNativePG Cluster publishes no name for it'],
    ],
    passes: [
      ['a stated account', sidecar({ roleRules: ROLE_RULES, clusterRoleRules: ROLE_RULES }, { serviceAccountName: 'operator' })],
      ['a product whose account is known', sidecar({ roleRules: ROLE_RULES }, { distribution: Distribution.CLOUDNATIVE_PG })],
      ['no rules', sidecar()],
    ],
  },
  {
    id: 'operator-configuration-map',
    throws: [
      ['another directory', fromManifest([configurationMap('/run'), NAMED_MAP], { socketDirectory: '/sockets' }),
        'plugins: socketDirectory: "/sockets" is invalid: expected "/run", which ConfigMap "config" of the manifest sets'],
    ],
    passes: [
      ['the same', fromManifest([configurationMap('/run'), NAMED_MAP], { socketDirectory: '/run' })],
      ['nothing stated', fromManifest([configurationMap('/run'), NAMED_MAP])],
    ],
  },
];
