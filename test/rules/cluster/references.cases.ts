import { ClusterWithPlugins, Database } from '../../../src';
import { RuleCases } from '../../support/rule-cases';
import { clusterYaml, manifests, resource } from '../support/resources';

const pooler = (cluster: string, namespace?: string) => resource('Pooler', 'pool', `{ cluster: { name: ${cluster} }, pgbouncer: { poolMode: session } }`, namespace);
const database = (cluster: string, namespace?: string) => resource('Database', 'shop', `{ cluster: { name: ${cluster} }, name: shop, owner: app }`, namespace);

export const cases: RuleCases[] = [
  {
    id: 'cluster-reference-namespace',
    throws: [['a Database', chart => new Database(chart, 'shop', {
      cluster: ClusterWithPlugins.fromClusterName(chart, 'orders', 'orders', { namespace: 'shop' }), name: 'shop', owner: 'app', metadata: { namespace: 'web' },
    }), 'plugins/shop: metadata.namespace: "web" is not the namespace of the cluster "orders": expected "shop"']],
    notDetectable: { 'a Database': 'the cluster is defined elsewhere: only the program states its namespace' },
    invalid: [
      ['a Pooler', manifests(clusterYaml('orders'), pooler('orders', 'web')), 'metadata.namespace: "web" is not the namespace of the cluster "orders": expected "apps"'],
      ['a Database', manifests(clusterYaml('orders'), database('orders', 'web')), 'metadata.namespace: "web" is not the namespace of the cluster "orders": expected "apps"'],
    ],
    valid: [
      ['the same', manifests(clusterYaml('orders'), pooler('orders'), database('orders'))],
      ['a cluster that is not shown', manifests(pooler('orders', 'web'))],
      ['clusters in both namespaces', manifests(clusterYaml('orders'), clusterYaml('orders', '', 'web'), pooler('orders', 'web'))],
    ],
  },
  {
    id: 'cluster-reference-missing',
    invalid: [['a typo', manifests(clusterYaml('orders'), clusterYaml('invoices'), pooler('order')),
      'spec.cluster.name: Cluster "order" was not found in the namespace: expected "orders" or "invoices"'],
    ['of a Backup', manifests(clusterYaml('orders'), resource('Backup', 'once', '{ cluster: { name: oders }, method: volumeSnapshot }')),
      'spec.cluster.name: Cluster "oders" was not found in the namespace: expected "orders"']],
    valid: [
      ['the cluster', manifests(clusterYaml('orders'), pooler('orders'))],
      ['a cluster elsewhere', manifests(clusterYaml('orders'), pooler('reporting'))],
      ['a cluster whose name is filled in later', manifests(clusterYaml('"${CLUSTER}"'), clusterYaml('orders'), pooler('order'))],
    ],
  },
];
