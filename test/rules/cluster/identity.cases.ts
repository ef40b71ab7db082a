import { RuleCases } from '../../support/rule-cases';
import { clusterManifest } from '../support/manifests';
import { cluster, operator, operatorDeployment } from '../support/programs';

/** A Cluster in a manifest. */
function manifest(spec: object, metadata: object = {}): object {
  return clusterManifest(undefined, { spec, metadata });
}

const UNCHECKED = { annotations: { 'cnpg.io/validation': 'disabled' } };
const watching = (namespaces: string) => operatorDeployment('cnpg', { env: [{ name: 'WATCH_NAMESPACE', value: namespaces }] });

function notAName(name: string): string {
  return `"${name}" is not a valid cluster name: expected lowercase letters, digits and "-", starting with a letter and ending with a letter or digit`;
}

export const cases: RuleCases[] = [
  {
    id: 'cluster-name',
    throws: [
      ['a construct\'s id', cluster({}, 'Orders'), `plugins/Orders: metadata.name: ${notAName('Orders')}`],
      ['a digit first', cluster({ metadata: { name: '1db' } }), `plugins/db: metadata.name: ${notAName('1db')}`],
      ['a dot', cluster({ metadata: { name: 'my.db' } }), `plugins/db: metadata.name: ${notAName('my.db')}`],
      ['51 characters', cluster({ metadata: { name: 'd'.repeat(51) } }),
        `plugins/db: metadata.name: "${'d'.repeat(51)}" has 51 characters: expected at most 50`],
    ],
    passes: [
      ['a construct\'s id', cluster({}, 'orders')],
      ['a stated name', cluster({ metadata: { name: 'db-1' } }, 'Orders')],
      ['50 characters', cluster({ metadata: { name: 'd'.repeat(50) } })],
    ],
    invalid: [
      ['an underscore in the name', { objects: [manifest({}, { name: 'orders_db' })] }, `metadata.name: ${notAName('orders_db')}`],
      ['the cluster of the other product', {
        objects: 'apiVersion: postgresql.k8s.enterprisedb.io/v1\nkind: Cluster\nmetadata: {name: My.DB}\n',
      }, `metadata.name: ${notAName('My.DB')}`],
    ],
    valid: [
      ['a hyphen in the name', { objects: [manifest({}, { name: 'orders-db' })] }],
      ['a name that the API server makes', { objects: [manifest({}, { name: undefined, generateName: 'db-' })] }],
      ['a Cluster of somebody else\'s', { objects: [{ apiVersion: 'cluster.x-k8s.io/v1', kind: 'Cluster', metadata: { name: 'my.db' } }] }],
      ['a cluster that the webhook does not check', { objects: [manifest({}, { ...UNCHECKED, name: 'd'.repeat(51) })] }],
      ['a missing name', { objects: 'apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {}\n' }],
      ['a name that Flux fills in', { objects: [manifest({}, { name: 'db-${STAGE}' })] }],
    ],
  },
  {
    id: 'cluster-instances',
    throws: [
      ['none', cluster({ instances: 0 }), 'plugins/db: instances: 0 is invalid: expected at least 1'],
      ['fewer than none', cluster({ instances: -1 }), 'plugins/db: instances: -1 is invalid: expected at least 1'],
    ],
    passes: [['one', cluster({ instances: 1 })], ['three', cluster({ instances: 3 })]],
    invalid: [['no instances', { objects: [manifest({ instances: 0 })] }, 'spec.instances: 0 is invalid: expected at least 1']],
    valid: [
      ['one instance', { objects: [manifest({ instances: 1 })] }],
      ['the default', { objects: [manifest({ instances: undefined })] }],
      ['a fraction, which is another mistake', { objects: [manifest({ instances: 0.5 })] }],
    ],
  },
  {
    id: 'reserved-environment',
    throws: [
      ['the directory of the sockets', cluster({ env: [{ name: 'TZ', value: 'UTC' }, { name: 'PLUGIN_SOCKET_DIR', value: '/plugins' }] }),
        'plugins/db: env[1].name: "PLUGIN_SOCKET_DIR" must not be set: plugins always create their sockets in /plugins'],
    ],
    passes: [['other variables', cluster({ env: [{ name: 'TZ', value: 'UTC' }] })]],
    invalid: [['the directory of the sockets', { objects: [manifest({ env: [{ name: 'PLUGIN_SOCKET_DIR', value: '/sockets' }] })] },
      'spec.env[0].name: "PLUGIN_SOCKET_DIR" must not be set: plugins always create their sockets in /plugins']],
    valid: [
      ['other variables', { objects: [manifest({ env: [{ name: 'TZ', value: 'UTC' }] })] }],
      ['entries of other types', { objects: [manifest({ env: [null, 7, 'PLUGIN_SOCKET_DIR', { name: ['PLUGIN_SOCKET_DIR'] }] })] }],
    ],
  },
  {
    id: 'cluster-namespace-watched',
    throws: [
      ['the chart\'s namespace', cluster(chart => ({ operator: operator(chart, { watchedNamespaces: ['shop', 'billing'] }) })),
        'plugins/db: metadata.namespace: "apps" is not watched by the operator: expected "shop" or "billing"'],
      ['a stated namespace', cluster(chart => ({
        metadata: { namespace: 'other' }, operator: operator(chart, { watchedNamespaces: ['apps'] }),
      })), 'plugins/db: metadata.namespace: "other" is not watched by the operator: expected "apps"'],
    ],
    passes: [
      ['the chart\'s namespace', cluster(chart => ({ operator: operator(chart, { watchedNamespaces: ['shop', 'apps'] }) }))],
      ['a stated namespace', cluster(chart => ({
        metadata: { namespace: 'shop' }, operator: operator(chart, { watchedNamespaces: ['shop'] }),
      }))],
      ['all namespaces', cluster(chart => ({ operator: operator(chart, { watchedNamespaces: [] }) }))],
    ],
    notDetectable: {
      'the chart\'s namespace': 'only the program says what the operator watches',
      'a stated namespace': 'only the program says what the operator watches',
    },
    invalid: [['a namespace that the operator does not watch', { objects: [watching('shop, billing'), manifest({}, { namespace: 'apps' })] },
      'metadata.namespace: "apps" is not watched by the operator: expected "shop" or "billing"']],
    valid: [
      ['a namespace that the operator watches', { objects: [watching('shop,apps'), manifest({}, { namespace: 'apps' })] }],
      ['a namespace that is filled in later', { objects: [watching('shop'), manifest({}, { namespace: '${NAMESPACE}' })] }],
      ['a cluster whose namespace is unknown', { objects: [watching('shop'), manifest({})] }],
      ['all', { objects: [watching(''), manifest({}, { namespace: 'apps' })] }],
      ['that of the other product\'s operator', {
        objects: [watching('shop'), { ...manifest({}, { namespace: 'apps' }), apiVersion: 'postgresql.k8s.enterprisedb.io/v1' }],
      }],
    ],
  },
];
