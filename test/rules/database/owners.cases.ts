import { RuleCases } from '../../support/rule-cases';
import { database, withCluster } from '../support/resource-programs';
import { clusterYaml, manifests, resource } from '../support/resources';

const owned = (owner: string, fields = '') => resource('Database', 'shop', `{ cluster: { name: db }, name: shop, owner: ${owner}${fields} }`);
const INITDB = 'bootstrap: { initdb: { database: main, owner: main } }';

export const cases: RuleCases[] = [
  {
    id: 'database-owner',
    warns: [['no role', withCluster(database({ owner: 'shop' })), 'plugins/shop: owner: the input shows no role "shop" of the cluster "db", but "postgres" and "app"']],
    passes: [['a role', withCluster(database({}))]],
    invalid: [
      ['no role', manifests(clusterYaml('db', INITDB), owned('shop')), 'spec.owner: the input shows no role "shop" of the cluster "db", but "postgres" and "main"'],
      ['a typo', manifests(clusterYaml('db', 'managed: { roles: [{ name: reporting }] }'), owned('reportin')),
        'spec.owner: the input shows no role "reportin" of the cluster "db", but "postgres", "app" and "reporting"; did you mean "reporting"?'],
    ],
    valid: [
      ['the owner of the application', manifests(clusterYaml('db', INITDB), owned('main'))],
      ['the default', manifests(clusterYaml('db'), owned('app'))],
      ['a managed role', manifests(clusterYaml('db', 'managed: { roles: [{ name: shop }] }'), owned('shop'))],
      ['a role of its own', manifests(clusterYaml('db'), resource('DatabaseRole', 'shop', '{ cluster: { name: db }, name: shop }'), owned('shop'))],
      ['a recovered cluster', manifests(clusterYaml('db', 'bootstrap: { recovery: { backup: { name: b } } }'), owned('shop'))],
      ['SQL', manifests(clusterYaml('db', 'bootstrap: { initdb: { postInitSQL: [CREATE ROLE shop] } }'), owned('shop'))],
      ['a database that is removed', manifests(clusterYaml('db'), owned('shop', ', ensure: absent'))],
      ['a cluster that is not shown', manifests(owned('shop'))],
    ],
  },
];
