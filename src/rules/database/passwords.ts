import { applicationRoleOf } from '../../inventory/application-role';
import { clustersIn, ClusterView } from '../../inventory/clusters';
import { Inventory } from '../../inventory/inventory';
import { plainUserName, SecretContents, secretContents } from '../../inventory/secret-contents';
import { Path } from '../../values/field-path';
import { asBoolean, asRecord, asString, recordsByIndex } from '../../values/narrow';
import { wordList } from '../../values/word-list';
import { Rule, Target } from '../engine/rule';
import { OPERATOR_DOCS, OPERATOR_SOURCE } from '../engine/source';

const ROLES = `${OPERATOR_SOURCE}/internal/management/controller/roles/runnable.go`;
const KINDS = ['Cluster', 'DatabaseRole'];

/** A role, and the Secret with its password. */
export interface RolePasswordInput {
  readonly role: string;
  readonly secretName: string;
  readonly contents: SecretContents;
}

/** The operator reads both from the Secret. */
export const rolePasswordSecret: Rule<RolePasswordInput> = {
  id: 'role-password-secret',
  severity: 'error',
  title: 'The Secret of a role\'s password must have `username` and `password`, and the user name must be the role',
  symptom: 'the role is not created or changed (status.managedRolesStatus.cannotReconcile: "username key doesn\'t exist inside the secret", '
    + '"the username in secret … does not match role …"); for the owner of the application\'s database and the superuser, the primary logs "wrong username … in secret"',
  cause: 'the operator reads Secrets of the type kubernetes.io/basic-auth, and compares the user name in it with the role; "postgres" is the superuser',
  fix: 'set username in the Secret to the name of the role, and password to its password',
  source: ROLES,
  kinds: KINDS,
  needs: 'the Secret with its keys, or the ExternalSecret or SealedSecret that creates it',
  check: ({ role, secretName, contents }) => {
    const missing = ['username', 'password'].filter(key => !contents.keys.includes(key));
    if (missing.length > 0) {
      return [{
        message: contents.item.kind === 'Secret'
          ? `the Secret "${secretName}" has no ${wordList(missing, 'or')}`
          : `the ${contents.item.kind} "${contents.item.name}" creates the Secret "${secretName}" without ${wordList(missing)}`,
        fix: missing[0] === 'username' ? `set username in the Secret "${secretName}" to ${role}` : `set password in the Secret "${secretName}"`,
      }];
    }
    const userName = plainUserName(contents);
    // the names in Secrets are not shown
    return userName === undefined || userName.trim() === role.trim()
      ? undefined
      : [{ message: `username in the Secret "${secretName}" is not the role: expected "${role}"`, fix: `set username in the Secret "${secretName}" to ${role}` }];
  },
  targets: inventory => rolesWithSecrets(inventory).flatMap(({ role, secretName, ...place }) => {
    const contents = secretContents(secretName, place.item.namespace, inventory);
    return contents ? [{ ...place, input: { role, secretName, contents } }] : [];
  }),
};

interface RoleWithSecret extends Pick<Target<unknown>, 'item'> {
  readonly path: Path;
  readonly role: string;
  readonly secretName: string;
}

/** The roles that have a Secret, and are not removed. */
function rolesWithSecrets(inventory: Inventory): RoleWithSecret[] {
  return [...managedRoles(inventory), ...clustersIn(inventory).flatMap(cluster => [...applicationRole(cluster), ...superuser(cluster)])];
}

function applicationRole(cluster: ClusterView): RoleWithSecret[] {
  const { role, secretName, method, isNamed } = applicationRoleOf(cluster) ?? {};
  return role !== undefined && secretName !== undefined && isNamed
    ? [{ item: cluster.item, path: ['spec', 'bootstrap', `${method}`, 'secret', 'name'], role, secretName }]
    : [];
}

function superuser({ item }: ClusterView): RoleWithSecret[] {
  const secretName = asString(asRecord(item.spec.superuserSecret).name);
  return secretName && asBoolean(item.spec.enableSuperuserAccess)
    ? [{ item, path: ['spec', 'superuserSecret', 'name'], role: 'postgres', secretName }]
    : [];
}

function managedRoles(inventory: Inventory): RoleWithSecret[] {
  const ofClusters = clustersIn(inventory).flatMap(({ item }) => recordsByIndex(asRecord(item.spec.managed).roles)
    .map((spec, index) => ({ item, path: ['spec', 'managed', 'roles', index], spec })));
  const own = inventory.ofProducts('DatabaseRole').map(({ item }) => ({ item, path: ['spec'], spec: item.spec }));
  return [...ofClusters, ...own].flatMap(({ item, path, spec: { name, ensure, passwordSecret } }) => {
    const [role, secretName] = [asString(name), asString(asRecord(passwordSecret).name)];
    return role && secretName && ensure !== 'absent' ? [{ item, path: [...path, 'passwordSecret', 'name'], role, secretName }] : [];
  });
}

/** The owner of the application's database, which managed.roles has too. */
export interface OwnerPasswordInput {
  readonly owner: string;
  /** The Secret from which the operator sets the owner's password. */
  readonly ownerSecret: string;
  readonly roleSecret: string;
  readonly method: string;
}

/** Two passwords for one role. */
export const ownerPassword: Rule<OwnerPasswordInput> = {
  id: 'owner-password',
  severity: 'warning',
  title: 'The owner of the application\'s database should have one password Secret',
  symptom: 'after a failover or a restart logins with one of the two passwords fail ("password authentication failed for user")',
  cause: 'the operator sets the owner\'s password from the application\'s Secret when an instance becomes the primary, and from managed.roles whenever that Secret changes',
  fix: 'set passwordSecret of the role to the application\'s Secret, or remove the role from managed.roles',
  source: `${OPERATOR_DOCS}/applications#secrets`,
  kinds: ['Cluster'],
  check: ({ owner, ownerSecret, roleSecret, method }) => ownerSecret === roleSecret ? undefined : [{
    message: `the role "${owner}" owns the application's database and has the password in the Secret "${ownerSecret}": expected that Secret`,
    fix: `set passwordSecret.name to ${ownerSecret}, or set bootstrap.${method}.secret.name to ${roleSecret}`,
  }],
  targets: inventory => clustersIn(inventory).flatMap(ownersOf),
};

function ownersOf(cluster: ClusterView): Target<OwnerPasswordInput>[] {
  const application = applicationRoleOf(cluster);
  if (!application) { return []; }
  const { role: owner, secretName: ownerSecret, method } = application;
  return recordsByIndex(asRecord(cluster.item.spec.managed).roles).flatMap(({ name, passwordSecret }, index) => {
    const roleSecret = asString(asRecord(passwordSecret).name);
    return name === owner && roleSecret
      ? [{ item: cluster.item, path: ['spec', 'managed', 'roles', index, 'passwordSecret', 'name'], input: { owner, ownerSecret, roleSecret, method } }]
      : [];
  });
}
