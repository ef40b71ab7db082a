import { RuleCases } from '../../support/rule-cases';
import { clusterYaml, manifests, resource, secretYaml } from '../support/resources';

const managed = (role = 'name: shop') => clusterYaml('db', `managed: { roles: [{ ${role}, passwordSecret: { name: shop-password } }] }`);
const secret = (data: string) => secretYaml('shop-password', data);
const AT = 'spec.managed.roles[0].passwordSecret.name';
const initdb = (fields: string, roleSecret: string) =>
  manifests(clusterYaml('db', `bootstrap: { initdb: { ${fields} } }, managed: { roles: [{ name: shop, passwordSecret: { name: ${roleSecret} } }] }`));

const application = (fields: string) => clusterYaml('db', `bootstrap: { initdb: { ${fields}${fields && ', '}secret: { name: shop-password } } }`);
const RECOVERY = 'externalClusters: [{ name: old, connectionParameters: { host: old } }], bootstrap: { recovery: { source: old, ';
const copy = (fields: string, more = '') => clusterYaml('db', `${RECOVERY}${fields}, secret: { name: shop-password } } }${more && `, ${more}`}`);
const superuser = (access: boolean) => clusterYaml('db', `superuserSecret: { name: shop-password }, enableSuperuserAccess: ${access}`);
const external = (template: string) => secretYaml('vault', `spec: { target: { name: shop-password, template: { data: { ${template} } } }, dataFrom: [{ extract: { key: pg } }] }`,
  'ExternalSecret', 'external-secrets.io/v1');

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
      ['another user, encoded', manifests(managed(), secret('data: { username: b3RoZXI=, password: eA== }')),
        `${AT}: username in the Secret "shop-password" is not the role: expected "shop"`],
      ['another user in a template', manifests(managed(), external('username: other, password: "{{ .password }}"')),
        `${AT}: username in the Secret "shop-password" is not the role: expected "shop"`],
      ['the owner of the application\'s database', manifests(application('database: shop'), secret('stringData: { username: app, password: x }')),
        'spec.bootstrap.initdb.secret.name: username in the Secret "shop-password" is not the role: expected "shop"'],
      ['the default owner', manifests(application(''), secret('stringData: { password: x }')), 'spec.bootstrap.initdb.secret.name: the Secret "shop-password" has no username'],
      ['the owner of a copy', manifests(copy('database: shop, owner: web'), secret('stringData: { username: shop, password: x }')),
        'spec.bootstrap.recovery.secret.name: username in the Secret "shop-password" is not the role: expected "web"'],
      ['the superuser', manifests(superuser(true), secret('stringData: { username: admin, password: x }')),
        'spec.superuserSecret.name: username in the Secret "shop-password" is not the role: expected "postgres"'],
    ],
    valid: [
      ['both', manifests(managed(), secret('stringData: { username: shop, password: x }'))],
      ['encoded', manifests(managed(), secret('data: { username: c2hvcA==, password: eA== }'))],
      ['no Secret', manifests(managed())],
      ['a Secret that a controller fills', manifests(managed(), secret('stringData: { username: shop }')
        .replace('namespace: apps', 'namespace: apps, annotations: { secret-generator.v1.mittwald.de/autogenerate: password }'))],
      ['a role that is removed', manifests(managed('name: shop, ensure: absent'), secret('stringData: { password: x }'))],
      ['the owner\'s', manifests(application('database: main, owner: shop'), secret('stringData: { username: shop, password: x }'))],
      ['an owner that is filled in later', manifests(application('owner: "${OWNER}"'), secret('stringData: { username: shop, password: x }'))],
      ['an import of whole servers', manifests(application('import: { type: monolith }'), secret('stringData: { username: shop, password: x }'))],
      ['a copy without an owner', manifests(copy('database: shop'), secret('stringData: { username: shop, password: x }'))],
      ['a replica', manifests(copy('database: shop, owner: web', 'replica: { enabled: true, source: old }'), secret('stringData: { username: shop, password: x }'))],
      ['a patch', manifests(resource('Cluster', 'db', '{ bootstrap: { initdb: { secret: { name: shop-password } } } }'), secret('stringData: { username: shop, password: x }'))],
      ['a superuser without access', manifests(superuser(false), secret('stringData: { username: admin, password: x }'))],
      ['a user name from the secret store', manifests(managed(), external('username: "{{ .user }}", password: "{{ .password }}"'))],
      ['an encrypted user name', manifests(managed(), secret('data: { username: "ENC[AES256_GCM,data:eA==]", password: eA== }'))],
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
      ['the default owner of a cluster without bootstrap', manifests(managed('name: app')),
        `${AT}: the role "app" owns the application's database and has the password in the Secret "db-app": expected that Secret`],
      ['the owner of a copy', manifests(clusterYaml('db', `${RECOVERY}database: shop, owner: shop } }, managed: { roles: [{ name: shop, passwordSecret: { name: own } }] }`)),
        `${AT}: the role "shop" owns the application's database and has the password in the Secret "db-app": expected that Secret`],
    ],
    valid: [
      ['one Secret', initdb('database: shop, owner: shop, secret: { name: shop-password }', 'shop-password')],
      ['a copy without an owner', manifests(clusterYaml('db', `${RECOVERY}} }, managed: { roles: [{ name: app, passwordSecret: { name: own } }] }`))],
      ['a patch', manifests(resource('Cluster', 'db', '{ managed: { roles: [{ name: app, passwordSecret: { name: own } }] } }'))],
      ['another role', initdb('database: main, owner: main', 'shop-password')],
    ],
  },
];
