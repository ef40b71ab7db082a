import { App, Chart } from 'cdk8s';
import { Operator, Plugin, SidecarPlugin, StandalonePlugin } from '../../../src';
import { RuleCases } from '../../support/rule-cases';
import { key, manifests, object } from '../support/plugin-manifests';
import { cluster, operator, plugin, sidecar, standalone } from '../support/programs';

function twice(second: object): (chart: Chart) => void {
  return chart => {
    const shared = operator(chart);
    new StandalonePlugin(chart, 'one', { pluginName: 'audit.my-org.io', image: 'audit:1', operator: shared });
    new SidecarPlugin(chart, 'two', { pluginName: 'audit.my-org.io', image: 'audit:1', operator: shared, ...second });
  };
}

export const cases: RuleCases[] = [
  {
    id: 'plugin-name',
    throws: [
      ['an underscore', standalone({ pluginName: 'my_plugin' }),
        'plugins/example: pluginName: "my_plugin" is not a valid plugin name: '
        + 'expected 1 to 63 letters, digits, "-" and ".", beginning and ending with a letter or digit'],
      ['a slash', sidecar({ pluginName: 'my-org.io/plugin' }),
        'plugins/example: pluginName: "my-org.io/plugin" is not a valid plugin name: '
        + 'expected 1 to 63 letters, digits, "-" and ".", beginning and ending with a letter or digit'],
      ['a dot at the end', standalone({ pluginName: 'example.my-org.io.' }),
        'plugins/example: pluginName: "example.my-org.io." is not a valid plugin name: '
        + 'expected 1 to 63 letters, digits, "-" and ".", beginning and ending with a letter or digit'],
      ['nothing in it', sidecar({ pluginName: '' }),
        'plugins/example: pluginName: "" is not a valid plugin name: '
        + 'expected 1 to 63 letters, digits, "-" and ".", beginning and ending with a letter or digit'],
      ['64 characters', standalone({ pluginName: 'p'.repeat(64), name: 'example' }),
        `plugins/example: pluginName: "${'p'.repeat(64)}" is not a valid plugin name: `
        + 'expected 1 to 63 letters, digits, "-" and ".", beginning and ending with a letter or digit'],
      ['of a plugin that something else installs', chart => Plugin.fromPluginName(chart, 'backup', 'a backup'),
        'plugins/backup: pluginName: "a backup" is not a valid plugin name: '
        + 'expected 1 to 63 letters, digits, "-" and ".", beginning and ending with a letter or digit'],
      ['a number', standalone({ pluginName: 7 as any }),
        'plugins/example: pluginName: "7" is not a valid plugin name: '
        + 'expected 1 to 63 letters, digits, "-" and ".", beginning and ending with a letter or digit'],
    ],
    notDetectable: {
      'an underscore': 'the API server and the operator accept it in a label',
      'a slash': 'a path behind the directory of the sockets may be any file',
      'nothing in it': 'without a name nothing waits for the socket',
      'of a plugin that something else installs': 'there is no manifest of it',
      'a number': 'no name of an object can be made of it',
    },
    passes: [
      ['letters, digits, hyphens and dots', standalone({ pluginName: 'my-plugin.v2.my-org.io' })],
      ['a capital letter', sidecar({ pluginName: 'plugin.MyOrg' })],
      ['63 characters', standalone({ pluginName: 'p'.repeat(63), name: 'example' })],
      ['of a plugin that something else installs', cluster(chart => ({ plugins: [{ plugin: plugin(chart, 'backup') }] }))],
    ],
    invalid: [
      ['a slash', manifests(({ service }) => { service.metadata.labels[key('pluginName')] = 'my-org.io/audit'; }),
        'metadata.labels["k8s.enterprisedb.io/pluginName"]: '
        + '"my-org.io/audit" is not a valid plugin name: expected 1 to 63 letters, digits, "-" and ".", beginning and ending with a letter or digit'],
      ['64 characters', manifests(({ service }) => { service.metadata.labels[key('pluginName')] = 'p'.repeat(64); }),
        'metadata.labels["k8s.enterprisedb.io/pluginName"]: '
        + `"${'p'.repeat(64)}" is not a valid plugin name: expected 1 to 63 letters, digits, "-" and ".", beginning and ending with a letter or digit`],
    ],
    valid: [['an underscore, which the operator accepts', manifests(({ service }) => { service.metadata.labels[key('pluginName')] = 'my_plugin'; })]],
  },
  {
    id: 'plugin-name-unique',
    throws: [
      ['two sidecars', chart => ['one', 'two'].map(id => new SidecarPlugin(chart, id, { pluginName: 'audit.my-org.io', name: id, image: 'audit:1' })),
        'plugins/two: pluginName: "audit.my-org.io" is already the name of another plugin: plugins/one'],
    ],
    stopsSynthesis: [
      ['a standalone plugin, and a sidecar that nothing waits for', twice({ waitForSocket: false }),
        'plugins/two: pluginName: "audit.my-org.io" is already the name of another plugin: plugins/one'],
      ['a standalone plugin and a sidecar', twice({}),
        'plugins/one: pluginName: "audit.my-org.io" is already the name of another plugin: '
        + 'container "audit" of Deployment "postgresql-operator-controller-manager"'],
      ['two standalone plugins', chart => ['one', 'two'].map(id =>
        new StandalonePlugin(chart, id, { pluginName: 'audit.my-org.io', name: id, image: 'audit:1' })),
      'plugins/two: pluginName: "audit.my-org.io" is already the name of another plugin: '
        + 'Service "one" in namespace "postgresql-operator-system"'],
    ],
    notDetectable: {
      'a standalone plugin, and a sidecar that nothing waits for': 'nothing in the pod names the socket',
    },
    passes: [
      ['two names', twice({ pluginName: 'history.my-org.io' })],
      ['two operators', chart => twice({ operator: Operator.fromAttributes(chart, 'other', { namespace: 'other-operator' }) })(chart)],
      ['one plugin, written by two charts', ({ node }) => ['dev', 'prod'].map(id =>
        new StandalonePlugin(new Chart(node.root as App, id), 'example', { pluginName: 'example.my-org.io', image: 'example:1' }))],
      ['one installed here, to which another chart refers', chart => {
        const installed = new StandalonePlugin(chart, 'example', { pluginName: 'example.my-org.io', image: 'example:1' });
        const reference = Plugin.fromPluginName(chart, 'reference', installed.pluginName);
        cluster({ plugins: [{ plugin: reference }] })(chart);
      }],
    ],
    invalid: [
      ['two Services with one plugin name', manifests(({ service, further }) => further.push({ ...service, metadata: { ...service.metadata, name: 'other' } })),
        'metadata.labels["k8s.enterprisedb.io/pluginName"]: '
        + '"audit.my-org.io" is already the name of another plugin: Service "audit" in namespace "postgresql-operator-system"'],
    ],
    valid: [
      ['two Services in the namespaces of two operators', manifests(({ service, further }) =>
        further.push({ ...service, metadata: { ...service.metadata, name: 'other', namespace: 'apps' } }))],
      ['one Service, written twice', manifests(({ service, further }) => further.push(service))],
      ['a further Service of the plugin, which no operator registers', manifests(({ further }) => further.push(
        object('v1', 'Service', 'metrics', { ports: [{ port: 8080 }] }, { labels: { [key('pluginName')]: 'audit.my-org.io' } })))],
    ],
  },
  {
    id: 'operator-namespace-watched',
    throws: [
      ['only the namespaces of the clusters', standalone({}, { watchedNamespaces: ['shop', 'billing'] }),
        'plugins/example: metadata.namespace: the operator watches "shop", "billing", but not its own namespace "postgresql-operator-system"'],
    ],
    notDetectable: {
      'only the namespaces of the clusters': 'the Deployment of the operator is not in the app',
    },
    passes: [
      ['its own namespace too', standalone({}, { watchedNamespaces: ['shop', 'postgresql-operator-system'] })],
      ['all namespaces', standalone({}, { watchedNamespaces: [] })],
      ['a sidecar, which needs no Service', sidecar({}, { watchedNamespaces: ['shop'] })],
    ],
    invalid: [
      ['an operator that watches two other namespaces', manifests(({ further }) => further.push(watching('shop, billing'))),
        'spec.template.spec.containers[0].env[1].value: the operator watches "shop", "billing", but not its own namespace "postgresql-operator-system"'],
    ],
    valid: [
      ['its own namespace too', manifests(({ further }) => further.push(watching('shop,postgresql-operator-system')))],
      ['all namespaces', manifests(({ further }) => further.push(watching('')))],
      ['no standalone plugin', { objects: [watching('shop')] }],
    ],
  },
  {
    id: 'plugin-version',
    throws: [['a tag', chart => Plugin.fromPluginName(chart, 'audit', 'audit.example.com', { version: 'latest' }),
      'plugins/audit: version: "latest" is invalid: expected a release such as 0.14.0']],
    passes: [['a release', chart => new SidecarPlugin(chart, 'audit', { pluginName: 'audit.example.com', image: 'audit:1.0.0', operator: operator(chart), version: 'v1.2.3' })]],
  },
  {
    id: 'plugin-declaration',
    throws: [
      ['mistakes of untyped programs', chart => Plugin.fromPluginName(chart, 'audit', 'audit.example.com', {
        parameters: [
          { name: 'a', readIn: ['clusters'], format: 'number', required: 'yes' }, { name: 'a', format: 'json', values: ['1'] }, { values: [] }, undefined,
        ] as any,
      }),
      'plugins/audit: parameters[0].readIn: expected some of plugins, externalClusters, backups',
      'plugins/audit: parameters[0].required: expected true or false',
      'plugins/audit: parameters[0].format: "number" is invalid: expected one of json, integer, boolean',
      'plugins/audit: parameters[1].name: "a" is declared twice',
      'plugins/audit: parameters[1].values: cannot be combined with format',
      'plugins/audit: parameters[2].name: expected a name',
      'plugins/audit: parameters[2].values: expected a list of texts',
      'plugins/audit: parameters[3].name: expected a name'],
      ['no list', chart => Plugin.fromPluginName(chart, 'audit', 'audit.example.com', { parameters: 'a' as any }), 'plugins/audit: parameters: invalid: expected a list'],
    ],
    passes: [['parameters', chart => new SidecarPlugin(chart, 'audit', {
      pluginName: 'audit.example.com', image: 'audit:1.0.0', operator: operator(chart), parameters: [{ name: 'a', values: ['1'] }, { name: 'b' }],
    })]],
  },
];

/** An operator that watches namespaces. */
function watching(namespaces: string): any {
  const labels = { 'app.kubernetes.io/name': 'cloud-native-postgresql' };
  const env = [{ name: 'OPERATOR_NAMESPACE', value: 'postgresql-operator-system' }, { name: 'WATCH_NAMESPACE', value: namespaces }];
  return object('apps/v1', 'Deployment', 'operator', {
    template: { metadata: { labels }, spec: { containers: [{ name: 'manager', image: 'operator:1.30.0', env }] } },
  });
}
