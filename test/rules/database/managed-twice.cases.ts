import { RuleCases } from '../../support/rule-cases';
import { database as programOf, databaseRole, withCluster } from '../support/resource-programs';
import { clusterYaml, manifests, resource } from '../support/resources';

const database = (object: string, name: string, cluster = 'db') => resource('Database', object, `{ cluster: { name: ${cluster} }, name: ${name}, owner: app }`);
const role = (object: string, name: string) => resource('DatabaseRole', object, `{ cluster: { name: db }, name: ${name} }`);

export const cases: RuleCases[] = [
  {
    id: 'managed-twice',
    stopsSynthesis: [['a database', withCluster((chart, db) => [programOf({}, 'one')(chart, db), programOf({}, 'two')(chart, db)]),
      'plugins/two: name: "shop" in the cluster "db" is already managed by the Database "one"']],
    passes: [['two databases', withCluster((chart, db) => [programOf({}, 'one')(chart, db), programOf({ name: 'stock' }, 'two')(chart, db)])]],
    invalid: [
      ['a database', manifests(database('one', 'shop'), database('two', 'shop')), 'spec.name: "shop" in the cluster "db" is already managed by the Database "one"'],
      ['a role', manifests(role('one', 'app'), role('two', 'app')), 'spec.name: "app" in the cluster "db" is already managed by the DatabaseRole "one"'],
    ],
    valid: [
      ['two databases', manifests(database('one', 'shop'), database('two', 'stock'))],
      ['two clusters', manifests(database('one', 'shop'), database('two', 'shop', 'other'))],
      ['names that are missing', manifests(...['one', 'two'].map(object => resource('Database', object, '{ cluster: { name: db } }')))],
      ['one object twice', manifests(database('one', 'shop'), database('one', 'shop'))],
    ],
  },
  {
    id: 'role-of-cluster',
    stopsSynthesis: [['both', withCluster(databaseRole({}), { managed: { roles: [{ name: 'web' }] } }),
      'plugins/role: name: "web" is already in managed.roles of the cluster "db"']],
    invalid: [['both', manifests(clusterYaml('db', 'managed: { roles: [{ name: app }] }'), role('app', 'app')), 'spec.name: "app" is already in managed.roles of the cluster "db"']],
    valid: [
      ['another role', manifests(clusterYaml('db', 'managed: { roles: [{ name: app }] }'), role('web', 'web'))],
      ['a database of the same name', manifests(clusterYaml('db', 'managed: { roles: [{ name: app }] }'), database('app', 'app'))],
    ],
  },
];
