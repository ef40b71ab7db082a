import { RuleCases } from '../../support/rule-cases';
import { pooler as programOf } from '../support/resource-programs';
import { clusterYaml, manifests, manifestsOf, resource } from '../support/resources';

const spec = (pgbouncer: string, fields = '') => `{ cluster: { name: db }, pgbouncer: { poolMode: session${pgbouncer === '' ? '' : `, ${pgbouncer}`} }${fields} }`;
const pooler = (pgbouncer: string, fields?: string) => manifests(resource('Pooler', 'pool', spec(pgbouncer, fields)));
const poolerOf = (version: string, pgbouncer: string) => manifestsOf(version, resource('Pooler', 'pool', spec(pgbouncer)));
const METRICS = ', monitoring: { enablePodMonitor: true, tls: { enabled: true } }';

export const cases: RuleCases[] = [
  {
    id: 'pooler-name',
    throws: [['the cluster\'s', programOf({ metadata: { name: 'db' } }), 'plugins/pool: metadata.name: "db" is the name of the cluster: expected another name']],
    passes: [['another', programOf({})]],
    invalid: [
      ['the cluster\'s', manifests(resource('Pooler', 'db', spec(''))), 'metadata.name: "db" is the name of the cluster: expected another name'],
    ],
    valid: [
      ['another', pooler('')],
    ],
  },
  {
    id: 'pooler-service-name',
    invalid: [
      ['the read-write Service\'s', manifests(resource('Pooler', 'db-rw', spec(''))), 'metadata.name: "db-rw" is the name of a Service of the cluster "db": expected another name'],
      ['another Service\'s', manifests(clusterYaml('db', ''), resource('Pooler', 'db-ro', spec(''))),
        'metadata.name: "db-ro" is the name of a Service of the cluster "db": expected another name'],
    ],
    valid: [
      ['another', pooler('')],
      ['a Service that the cluster may not have', manifests(resource('Pooler', 'db-ro', spec('')))],
      ['a Service that is disabled', manifests(clusterYaml('db', 'managed: { services: { disabledDefaultServices: [ro] } }'), resource('Pooler', 'db-ro', spec('')))],
    ],
  },
  {
    id: 'pooler-cluster',
    invalid: [['an empty name', manifests(resource('Pooler', 'pool', '{ cluster: { name: "" }, pgbouncer: { poolMode: session } }')),
      'spec.cluster.name: empty: expected the name of a cluster']],
    valid: [['a name', pooler('')], ['a name that is substituted later', manifests(resource('Pooler', 'pool', '{ cluster: { name: "${DB}" }, pgbouncer: { poolMode: session } }'))]],
  },
  {
    id: 'pooler-auth-query',
    throws: [['no query', programOf({ pgbouncer: { authQuerySecret: { name: 's' } } }), 'plugins/pool: pgbouncer.authQuery: required, because authQuerySecret is set']],
    invalid: [
      ['no query', pooler('authQuerySecret: { name: s }'), 'spec.pgbouncer.authQuery: required, because authQuerySecret is set'],
      ['no query for a certificate', pooler('serverTLSSecret: { name: s }'), 'spec.pgbouncer.authQuery: required, because serverTLSSecret is set'],
      ['no Secret', pooler('authQuery: SELECT 1'), 'spec.pgbouncer.authQuery: cannot be set without authQuerySecret or serverTLSSecret'],
    ],
    valid: [['both', pooler('authQuery: SELECT 1, authQuerySecret: { name: s }')], ['neither', pooler('')]],
  },
  {
    id: 'pooler-parameter',
    throws: [['the operator\'s own', programOf({ pgbouncer: { parameters: { pool_mode: 'session' } } }),
      'plugins/pool: pgbouncer.parameters.pool_mode: "pool_mode" is not a parameter that the operator accepts']],
    invalid: [
      ['a typo', pooler('parameters: { max_client_con: "100" }'),
        'spec.pgbouncer.parameters.max_client_con: "max_client_con" is not a parameter that the operator accepts; did you mean "max_client_conn"?'],
      ['the operator\'s own', pooler('parameters: { pool_mode: session }'), 'spec.pgbouncer.parameters.pool_mode: "pool_mode" is not a parameter that the operator accepts'],
      ['a later one', poolerOf('1.28.1', 'parameters: { server_tls13_ciphers: x }'),
        'spec.pgbouncer.parameters.server_tls13_ciphers: operator 1.28.1 does not accept this parameter, which was added in 1.27.4, 1.28.2 and 1.29.0'],
    ],
    valid: [
      ['accepted ones', pooler('parameters: { max_client_conn: "100", default_pool_size: "10" }')],
      ['since its release', poolerOf('1.28.2', 'parameters: { server_tls13_ciphers: x }')],
      ['an operator that is not known', poolerOf('1.31.0', 'parameters: { parameter_of_tomorrow: x }')],
    ],
  },
  {
    id: 'pooler-metrics-tls',
    invalid: [['no certificate', pooler('', METRICS), 'spec.pgbouncer.clientTLSSecret: required, because monitoring.tls.enabled and monitoring.enablePodMonitor are true']],
    valid: [['a certificate', pooler('clientTLSSecret: { name: s }', METRICS)], ['no PodMonitor', pooler('', ', monitoring: { tls: { enabled: true } }')]],
  },
  {
    id: 'pooler-image',
    invalid: [['both', pooler('image: "pgbouncer:1", imageCatalogRef: { apiGroup: postgresql.cnpg.io, kind: ImageCatalog, name: c, key: pgbouncer }'),
      'spec.pgbouncer.image: cannot be combined with imageCatalogRef']],
    valid: [['one', pooler('image: "pgbouncer:1"')]],
  },
];
