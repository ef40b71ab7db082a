import { RuleCases } from '../../support/rule-cases';
import { barmanCloud, clusterYaml, manifests, storeYaml } from '../support/resources';

const archiving = (name: string, namespace: string, parameters = 'barmanObjectName: store') => clusterYaml(name, barmanCloud(parameters), namespace);
const store = (namespace: string, name = 'store', destination = 's3://backups/') => storeYaml(name, `destinationPath: "${destination}"`, '', namespace);
const pgbackrest = (name: string, parameters = '') => clusterYaml(name,
  `plugins: [{ name: pgbackrest.cnpg.opera.com, isWALArchiver: true, parameters: { pgbackrestObjectName: archive, ${parameters} } }]`, 'shop');
const minio = (namespace: string, endpoint: string) => storeYaml('store', `destinationPath: "s3://backups/", endpointURL: "${endpoint}"`, '', namespace);
const IN_TREE = 'backup: { barmanObjectStore: { destinationPath: "s3://backups", s3Credentials: { inheritFromIAMRole: true } } }';
const inTree = (name: string, namespace: string) => clusterYaml(name, IN_TREE, namespace);
const SERVER = 'spec.plugins[0].parameters.serverName';

export const cases: RuleCases[] = [
  {
    id: 'archive-writers',
    invalid: [
      ['one name in two namespaces', manifests(archiving('orders', 'shop'), store('shop'), archiving('orders', 'test'), store('test', 'store', 's3://backups')),
        `${SERVER}: Cluster "orders" in namespace "shop" archives to the server "orders" in "s3://backups" too: expected another server`],
      ['one server name in one store', manifests(archiving('orders', 'shop', 'barmanObjectName: store, serverName: main'),
        archiving('invoices', 'shop', 'barmanObjectName: store, serverName: main'), store('shop')),
      `${SERVER}: Cluster "orders" in namespace "shop" archives to the server "main" in "s3://backups" too: expected another server`],
      ['two stores of one bucket', manifests(archiving('orders', 'shop'), store('shop'), store('shop', 'second'),
        archiving('invoices', 'shop', 'barmanObjectName: second, serverName: orders')),
      `${SERVER}: Cluster "orders" in namespace "shop" archives to the server "orders" in "s3://backups" too: expected another server`],
      ['a store that is not shown', manifests(archiving('orders', 'shop', 'barmanObjectName: store, serverName: main'), archiving('invoices', 'shop', 'barmanObjectName: store, serverName: main')),
        `${SERVER}: Cluster "orders" in namespace "shop" archives to the server "main" in the ObjectStore "store" too: expected another server`],
      ['one stanza of pgBackRest', manifests(...['orders', 'invoices'].map(name => pgbackrest(name, 'stanza: main'))),
        'spec.plugins[0].parameters.stanza: Cluster "orders" in namespace "shop" archives to the stanza "main" in the Archive "archive" too: expected another stanza'],
      ['the operator itself', manifests(inTree('orders', 'shop'), inTree('orders', 'test')),
        'spec.backup.barmanObjectStore.serverName: Cluster "orders" in namespace "shop" archives to the server "orders" in "s3://backups" too: expected another server'],
      ['a store that two files have', manifests(archiving('orders', 'shop'), store('shop'), archiving('orders', 'test'), store('test'), store('test', 'store', 's3://backups')),
        `${SERVER}: Cluster "orders" in namespace "shop" archives to the server "orders" in "s3://backups" too: expected another server`],
      ['plugin and operator', manifests(inTree('orders', 'shop'), archiving('orders', 'test'), store('test')),
        `${SERVER}: Cluster "orders" in namespace "shop" archives to the server "orders" in "s3://backups" too: expected another server`],
      ['one Service, since no object has a namespace', {
        objects: [archiving('orders', 'shop', 'barmanObjectName: store, serverName: main'),
          archiving('invoices', 'shop', 'barmanObjectName: store, serverName: main'), minio('shop', 'http://minio:9000')].join('\n---\n').replace(/, namespace: shop/g, ''),
      },
      `${SERVER}: Cluster "orders" archives to the server "main" in "s3://backups" too: expected another server`],
      ['one object store, by the name of its Service', manifests(archiving('orders', 'shop'), minio('shop', 'http://minio.storage:9000'), archiving('orders', 'test'),
        minio('test', 'http://MINIO.storage:9000/')),
      `${SERVER}: Cluster "orders" in namespace "shop" archives to the server "orders" in "s3://backups" too: expected another server`],
    ],
    valid: [
      ['stanzas of pgBackRest', manifests(...['orders', 'invoices'].map(name => pgbackrest(name)))],
      ['a store that is not shown, of two namespaces', manifests(archiving('orders', 'shop', 'barmanObjectName: store, serverName: main'), archiving('invoices', 'test', 'barmanObjectName: store, serverName: main'))],
      ['a server that is filled in later', manifests(archiving('orders', 'shop', 'barmanObjectName: store, serverName: "${A}"'), archiving('invoices', 'shop', 'barmanObjectName: store, serverName: "${B}"'))],
      ['two names', manifests(archiving('orders', 'shop'), archiving('invoices', 'shop'), store('shop'))],
      ['two buckets', manifests(archiving('orders', 'shop'), store('shop'), archiving('orders', 'test'), store('test', 'store', 's3://test/'))],
      ['two endpoints', manifests(archiving('orders', 'shop'), store('shop'), archiving('orders', 'test'),
        storeYaml('store', 'destinationPath: "s3://backups/", endpointURL: "https://s3.example.com"', '', 'test'))],
      ['server names', manifests(archiving('orders', 'shop'), store('shop'), archiving('orders', 'test', 'barmanObjectName: store, serverName: test'), store('test'))],
      ['one cluster twice', manifests(archiving('orders', 'shop'), archiving('orders', 'shop'), store('shop'))],
      ['several stores of a name, with different places', manifests(archiving('orders', 'shop'), archiving('orders', 'test'), store('test'), store('test', 'store', 's3://other'), store('shop'))],
      ['stores that are not shown', manifests(archiving('orders', 'shop'), archiving('orders', 'test'))],
      ['a bucket that is filled in later', manifests(archiving('orders', 'shop'), store('shop', 'store', '${BUCKET}'), archiving('orders', 'test'), store('test', 'store', '${BUCKET}'))],
      ['a Service in each namespace', manifests(archiving('orders', 'shop'), minio('shop', 'http://minio:9000'), archiving('orders', 'test'), minio('test', 'http://minio:9000'))],
      ['one cluster that the operator and the plugin back up', manifests(clusterYaml('orders', `${IN_TREE}, ${barmanCloud('barmanObjectName: store')}`, 'shop'), store('shop'))],
      ['server names that are filled in later', manifests(archiving('orders', 'shop', 'barmanObjectName: store, serverName: "${NAME}"'),
        archiving('invoices', 'shop', 'barmanObjectName: store, serverName: "${NAME}"'), store('shop'))],
      ['a patch', manifests(archiving('orders', 'shop'), store('shop'), store('test'),
        archiving('orders', 'test').replace('instances: 1, storage: { size: 1Gi }, ', ''))],
    ],
  },
];
