import { ResourceInput, resourcesOf } from '../engine/resource-targets';
import { Mistake, Rule } from '../engine/rule';
import { OPERATOR_DOCS } from '../engine/source';

const DOCS = `${OPERATOR_DOCS}/declarative_role_management`;

/** Roles of the operator and of PostgreSQL. */
export const databaseRoleName: Rule<ResourceInput> = {
  id: 'database-role-name',
  severity: 'error',
  title: '`name` of a DatabaseRole must not be reserved',
  symptom: 'the API server rejects the DatabaseRole ("the role name postgres is reserved", "role names starting with … are reserved by …", "role name must not be empty")',
  cause: 'PostgreSQL and the operator need these roles themselves',
  fix: 'set name to another role',
  source: DOCS,
  releases: 'from 1.30 on',
  kinds: ['DatabaseRole'],
  ofOneObject: true,
  check: ({ spec: { name } }) => {
    if (typeof name !== 'string') { return undefined; }
    const isReserved = ['', 'postgres', 'streaming_replica'].includes(name) || /^(pg_|cnpg_)/.test(name);
    return isReserved
      ? [{ path: ['name'], message: `${name === '' ? 'empty' : `"${name}" is reserved`}: expected a role other than postgres and streaming_replica, without the prefix pg_ or cnpg_` }]
      : undefined;
  },
  targets: resourcesOf('DatabaseRole'),
};

/** Fields of a role that exclude each other. */
export const databaseRoleOptions: Rule<ResourceInput> = {
  id: 'database-role-options',
  severity: 'error',
  title: 'The fields of a DatabaseRole must not contradict each other',
  symptom: 'the API server rejects the DatabaseRole ("passwordSecret and disablePassword are mutually exclusive", '
    + '"ensure: absent is not supported for DatabaseRole", "clientCertificate requires the role to have login enabled")',
  cause: 'a role without a password needs no Secret, a role that cannot log in needs no certificate, and a role is removed by deleting its object',
  fix: 'remove one of the fields',
  source: DOCS,
  releases: 'from 1.30 on',
  kinds: ['DatabaseRole'],
  ofOneObject: true,
  check: ({ spec: { ensure, passwordSecret, disablePassword, clientCertificate, login } }): Mistake[] => [
    ...ensure === 'absent' ? [{
      path: ['ensure'], message: '"absent" is not supported: expected present', fix: 'delete the DatabaseRole, and set databaseRoleReclaimPolicy to delete before',
    }] : [],
    ...passwordSecret !== undefined && disablePassword === true ? [{
      path: ['disablePassword'], message: 'cannot be combined with passwordSecret', fix: 'remove disablePassword or passwordSecret',
    }] : [],
    // `enabled` is true by default
    ...clientCertificate && [undefined, true].includes(clientCertificate.enabled) && [undefined, false].includes(login) ? [{
      path: ['login'], message: 'must be true for a role with a client certificate', fix: 'set login to true, or remove clientCertificate',
    }] : [],
  ],
  targets: resourcesOf('DatabaseRole'),
};
