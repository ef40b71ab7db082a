import { manifests, clusterYaml, resource, secretYaml, storeYaml } from './rules/support/resources';
import { documentsOf } from './support/verdicts';
import { validate } from '../src/check/validate';
import { Inventory } from '../src/inventory/inventory';
import { Item } from '../src/inventory/item';
import { allRules } from '../src/rules/catalogue';

const managed = clusterYaml('db', 'managed: { roles: [{ name: shop, passwordSecret: { name: s } }] }');
const credentials = 'destinationPath: "s3://backups/", s3Credentials: { accessKeyId: { name: s, key: ID }, secretAccessKey: { name: s, key: SECRET } }';

/** The fixes about several objects, made of the user's own values, by the rule. */
const FIXES: Array<[id: string, objects: string[], ...fixes: string[]]> = [
  ['role-password-secret', [managed, secretYaml('s', 'stringData: { password: x }')], 'set username in the Secret "s" to shop'],
  ['role-password-secret', [managed, secretYaml('s', 'stringData: { username: shop }')], 'set password in the Secret "s"'],
  ['role-password-secret', [managed, secretYaml('s', 'stringData: { username: web, password: x }')], 'set username in the Secret "s" to shop'],
  ['object-store-secret-key', [storeYaml('store', credentials), secretYaml('s', 'data: { ID: YQ==, SECRETS: YQ== }')], 'set key to "SECRETS"'],
  ['object-store-secret-key', [storeYaml('store', credentials), secretYaml('s', 'data: { ID: YQ== }')], 'add the key "SECRET" to the Secret "s"'],
  ['object-store-server-name', [storeYaml('store', 'destinationPath: "s3://backups/", serverName: orders')],
    'remove serverName, and set the parameter serverName to "orders" in the Cluster that uses this ObjectStore'],
  ['object-store-arguments', [storeYaml('store', 'destinationPath: "s3://b/", wal: { archiveAdditionalCommandArgs: ["--read-timeout 60", "-J 4"] }')],
    'write "--read-timeout=60"', 'write "-J" and "4" as two entries'],
  ['cluster-reference-missing', [clusterYaml('orders'), resource('Pooler', 'pool', '{ cluster: { name: order }, pgbouncer: {} }')],
    'set cluster.name to "orders", or acknowledge the warning if the Cluster "order" is created elsewhere'],
  ['database-owner', [clusterYaml('db'), resource('Database', 'shop', '{ cluster: { name: db }, name: shop, owner: shop }')],
    'add the role "shop" to managed.roles of the Cluster "db", or acknowledge that something else creates it'],
];

test.each(FIXES)('%s: %s', (id, objects, ...fixes) => {
  const inventory = new Inventory(documentsOf(manifests(...objects).objects as string).map(object => new Item(object, { where: 'a file' })));
  const found = validate(inventory, allRules()).filter(({ rule }) => rule.id === id);
  expect(found.map(({ rule, fix }) => fix ?? rule.fix)).toEqual(fixes);
});
