import { RuleCases } from '../../support/rule-cases';
import { clusterYaml, manifests, resource, secretYaml } from '../support/resources';

const managed = (role = 'name: shop') => clusterYaml('db', `managed: { roles: [{ ${role}, passwordSecret: { name: shop-password } }] }`);
const secret = (data: string) => secretYaml('shop-password', data);
const AT = 'spec.managed.roles[0].passwordSecret.name';
const initdb = (fields: string, roleSecret: string) =>
  manifests(clusterYaml('db', `bootstrap: { initdb: { ${fields} } }, managed: { roles: [{ name: shop, passwordSecret: { name: ${roleSecret} } }] }`));

export const cases: RuleCases[] = [
  {
    id: 'role-password-secret',
    invalid: [
      ['no user name', manifests(managed(), secret('stringData: { password: x }')), `${AT}: the Secret "shop-password" has no username`],
      ['neither', manifests(managed(), secret('stringData: { user: shop }')), `${AT}: the Secret "shop-password" has no username or password`],
      ['another user', manifests(managed(), secret('stringData: { username: other, password: x }')),
        `${AT}: username in the Secret "shop-password" is not the role: expected "shop"`],
      ['an ExternalSecret', manifests(managed(), secretYaml('vault', 'spec: { target: { name: shop-password }, data: [{ secretKey: password, remoteRef: { key: pg } }] }',
        'ExternalSecret', 'external-secrets.io/v1')), `${AT}: the ExternalSecret "vault" creates the Secret "shop-password" without username`],
      ['a DatabaseRole', manifests(resource('DatabaseRole', 'shop', '{ cluster: { name: db }, name: shop, passwordSecret: { name: shop-password } }'), secret('data: { password: eA== }')),
        'spec.passwordSecret.name: the Secret "shop-password" has no username'],
    ],
    valid: [
      ['both', manifests(managed(), secret('stringData: { username: shop, password: x }'))],
      ['encoded', manifests(managed(), secret('data: { username: c2hvcA==, password: eA== }'))],
      ['no Secret', manifests(managed())],
      ['a Secret that a controller fills', manifests(managed(), secret('stringData: { username: shop }')
        .replace('namespace: apps', 'namespace: apps, annotations: { secret-generator.v1.mittwald.de/autogenerate: password }'))],
      ['a role that is removed', manifests(managed('name: shop, ensure: absent'), secret('stringData: { password: x }'))],
      ['a user name that is filled in later', manifests(managed(), secret('stringData: { username: "${USER_NAME}", password: x }'))],
    ],
  },
  {
    id: 'owner-password',
    invalid: [
      ['the operator\'s own Secret', initdb('database: shop, owner: shop', 'shop-password'),
        `${AT}: the role "shop" owns the application's database and has the password in the Secret "db-app": expected that Secret`],
      ['the default owner', initdb('database: shop', 'shop-password'),
        `${AT}: the role "shop" owns the application's database and has the password in the Secret "db-app": expected that Secret`],
      ['another Secret', initdb('database: shop, owner: shop, secret: { name: own }', 'shop-password'),
        `${AT}: the role "shop" owns the application's database and has the password in the Secret "own": expected that Secret`],
    ],
    valid: [
      ['one Secret', initdb('database: shop, owner: shop, secret: { name: shop-password }', 'shop-password')],
      ['another role', initdb('database: main, owner: main', 'shop-password')],
    ],
  },
];
