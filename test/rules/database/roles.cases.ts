import { RuleCases } from '../../support/rule-cases';
import { databaseRole, withCluster } from '../support/resource-programs';
import { manifests, resource } from '../support/resources';

const role = (name: string, fields = 'login: true') => manifests(resource('DatabaseRole', 'r', `{ cluster: { name: db }, name: ${name}, ${fields} }`));
const EXPECTED = 'expected a role other than postgres and streaming_replica, without the prefix pg_ or cnpg_';

export const cases: RuleCases[] = [
  {
    id: 'database-role-name',
    throws: [['of PostgreSQL', withCluster(databaseRole({ name: 'pg_monitor' })), `plugins/role: name: "pg_monitor" is reserved: ${EXPECTED}`]],
    passes: [['another', withCluster(databaseRole({}))]],
    invalid: [
      ['the superuser', role('postgres'), `spec.name: "postgres" is reserved: ${EXPECTED}`],
      ['of PostgreSQL', role('pg_monitor'), `spec.name: "pg_monitor" is reserved: ${EXPECTED}`],
      ['of the operator', role('cnpg_pooler_pgbouncer'), `spec.name: "cnpg_pooler_pgbouncer" is reserved: ${EXPECTED}`],
      ['empty', role('""'), `spec.name: empty: ${EXPECTED}`],
    ],
    valid: [['another', role('app')], ['one that contains the prefix', role('app_pg_')]],
  },
  {
    id: 'database-role-options',
    throws: [['a certificate without login', withCluster(databaseRole({ clientCertificate: {} })), 'plugins/role: login: must be true for a role with a client certificate']],
    invalid: [
      ['absent', role('app', 'ensure: absent'), 'spec.ensure: "absent" is not supported: expected present'],
      ['two ways', role('app', 'passwordSecret: { name: s }, disablePassword: true'), 'spec.disablePassword: cannot be combined with passwordSecret'],
      ['a certificate without login', role('app', 'clientCertificate: {}'), 'spec.login: must be true for a role with a client certificate'],
    ],
    valid: [
      ['a certificate', role('app', 'clientCertificate: {}, login: true')],
      ['a certificate that is off', role('app', 'clientCertificate: { enabled: false }')],
      ['a password', role('app', 'passwordSecret: { name: s }, disablePassword: false')],
    ],
  },
];
