import { App, Chart } from 'cdk8s';
import { Plugin, SidecarPlugin, StandalonePlugin } from '../../../src';
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
      ['an underscore', standalone({ pluginName: 'my_plugin' }), 'plugins/example: pluginName "my_plugin" is no plugin name'],
      ['a slash', sidecar({ pluginName: 'my-org.io/plugin' }), 'plugins/example: pluginName "my-org.io/plugin" is no plugin name'],
      ['a dot at the end', standalone({ pluginName: 'example.my-org.io.' }), 'plugins/example: pluginName "example.my-org.io." is no plugin name'],
      ['nothing in it', sidecar({ pluginName: '' }), 'plugins/example: pluginName "" is no plugin name'],
      ['64 characters', standalone({ pluginName: 'p'.repeat(64), name: 'example' }), `plugins/example: pluginName "${'p'.repeat(64)}" is no plugin name`],
      ['of a plugin that something else installs', chart => Plugin.fromPluginName(chart, 'backup', 'a backup'),
        'plugins/backup: pluginName "a backup" is no plugin name'],
      ['a number', standalone({ pluginName: 7 as any }), 'plugins/example: pluginName "7" is no plugin name'],
    ],
    notDetectable: {
      'an underscore': 'the API server and the operator take it in a label',
      'a slash': 'a manifest of a sidecar does not say the name',
      'nothing in it': 'a manifest of a sidecar does not say the name',
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
      ['a slash', manifests(({ service }) => { service.metadata.labels[key('pluginName')] = 'my-org.io/audit'; }), 'pluginName "my-org.io/audit" is no plugin name'],
      ['64 characters', manifests(({ service }) => { service.metadata.labels[key('pluginName')] = 'p'.repeat(64); }), `pluginName "${'p'.repeat(64)}" is no plugin name`],
    ],
    valid: [['an underscore, which the operator takes', manifests(({ service }) => { service.metadata.labels[key('pluginName')] = 'my_plugin'; })]],
  },
  {
    id: 'plugin-name-unique',
    throws: [
      ['a standalone plugin and a sidecar', twice({}),
        'plugins/two: pluginName "audit.my-org.io" is already installed on this operator by plugins/one'],
      ['two charts with the app\'s default operator', ({ node }) => ['dev', 'prod'].map(id =>
        new StandalonePlugin(new Chart(node.root as App, id), 'example', { pluginName: 'example.my-org.io', image: 'example:1' })),
      'prod/example: pluginName "example.my-org.io" is already installed on this operator by dev/example'],
    ],
    notDetectable: {
      'a standalone plugin and a sidecar': 'a manifest of a sidecar does not say the name',
      'two charts with the app\'s default operator': 'two Services of one name in one namespace are one Service, written twice',
    },
    passes: [
      ['two names', twice({ pluginName: 'history.my-org.io' })],
      ['two operators', twice({ operator: undefined })],
      ['one installed here, to which another chart refers', chart => {
        const installed = new StandalonePlugin(chart, 'example', { pluginName: 'example.my-org.io', image: 'example:1' });
        const reference = Plugin.fromPluginName(chart, 'reference', installed.pluginName);
        cluster({ plugins: [{ plugin: reference }] })(chart);
      }],
    ],
    invalid: [
      ['two Services', manifests(({ service, further }) => further.push({ ...service, metadata: { ...service.metadata, name: 'other' } })),
        'pluginName "audit.my-org.io" is already installed on this operator by Service "audit" in namespace "postgresql-operator-system"'],
    ],
    valid: [
      ['two Services for two operators', manifests(({ service, further }) => further.push({ ...service, metadata: { ...service.metadata, name: 'other', namespace: 'apps' } }))],
      ['one Service, written twice', manifests(({ service, further }) => further.push(service))],
      ['a further Service of the plugin, which no operator takes for one', manifests(({ further }) => further.push(
        object('v1', 'Service', 'metrics', { ports: [{ port: 8080 }] }, { labels: { [key('pluginName')]: 'audit.my-org.io' } })))],
    ],
  },
  {
    id: 'operator-namespace-watched',
    throws: [
      ['the namespaces of the clusters alone', standalone({}, { watchedNamespaces: ['shop', 'billing'] }),
        'plugins/example: the operator watches "shop", "billing" and not its own namespace "postgresql-operator-system"'],
    ],
    notDetectable: {
      'the namespaces of the clusters alone': 'they are said of an operator that something else installs',
    },
    passes: [
      ['its own namespace too', standalone({}, { watchedNamespaces: ['shop', 'postgresql-operator-system'] })],
      ['all namespaces', standalone({}, { watchedNamespaces: [] })],
      ['a sidecar, which needs no Service', sidecar({}, { watchedNamespaces: ['shop'] })],
    ],
    invalid: [
      ['the environment of the operator', manifests(({ further }) => further.push(watching('shop, billing'))),
        'the operator watches "shop", "billing" and not its own namespace "postgresql-operator-system"'],
    ],
    valid: [
      ['its own namespace too', manifests(({ further }) => further.push(watching('shop,postgresql-operator-system')))],
      ['all namespaces', manifests(({ further }) => further.push(watching('')))],
      ['no standalone plugin', { objects: [watching('shop')] }],
    ],
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
