/** Objects that belong to a cluster, each of which the API server and the operator's webhook accept or reject. */
type Case = readonly [name: string, object: object];

function resource(kind: string, spec: object, name = 'example'): object {
  return { apiVersion: 'postgresql.cnpg.io/v1', kind, metadata: { name, namespace: 'default' }, spec: { cluster: { name: 'db' }, ...spec } };
}

const pooler = (pgbouncer: object, further: object = {}, name?: string) =>
  resource('Pooler', { pgbouncer: { poolMode: 'session', ...pgbouncer }, ...further }, name);
const database = (further: object) => resource('Database', { name: 'shop', owner: 'app', ...further });
const publication = (target: object, further: object = {}) => resource('Publication', { name: 'p', dbname: 'shop', target, ...further });
const subscription = (further: object) => resource('Subscription', { name: 's', dbname: 'shop', publicationName: 'p', externalClusterName: 'old', ...further });
const CATALOG = { apiGroup: 'postgresql.cnpg.io', kind: 'ImageCatalog', name: 'images', key: 'pgbouncer' };
const SECRET = { name: 'secret' };
const METRICS = { monitoring: { enablePodMonitor: true, tls: { enabled: true } } };

export const VALID: Case[] = [
  ['a Pooler', pooler({})],
  ['a Pooler with its own query', pooler({ authQuerySecret: SECRET, authQuery: 'SELECT 1' })],
  ['a Pooler with a certificate', pooler({ serverTLSSecret: SECRET, authQuery: 'SELECT 1' })],
  ['a Pooler with parameters', pooler({ parameters: { max_client_conn: '100', server_tls13_ciphers: 'x' } })],
  ['a Pooler with its own certificate for metrics', pooler({ clientTLSSecret: SECRET }, METRICS)],
  ['a Pooler with metrics over TLS, without a PodMonitor', pooler({}, { monitoring: { tls: { enabled: true } } })],
  ['a Pooler for replicas', pooler({ poolMode: 'transaction' }, { type: 'ro', instances: 3 })],
  ['a Database', database({})],
  ['a Database with extensions and schemas', database({ extensions: [{ name: 'pgcrypto' }, { name: 'vector' }], schemas: [{ name: 'a' }, { name: 'b' }] })],
  ['a Database with a foreign server', database({ fdws: [{ name: 'postgres_fdw' }], servers: [{ name: 'old', fdw: 'postgres_fdw' }] })],
  ['a Database without a foreign server', database({ servers: [{ name: 'old', fdw: 'postgres_fdw', ensure: 'absent' }] })],
  ['a Database with a locale', database({ localeProvider: 'icu', icuLocale: 'en' })],
  ['a Publication of all tables', publication({ allTables: true })],
  ['a Publication of tables', publication({ objects: [{ table: { name: 'a', columns: ['b'] } }, { table: { name: 'c' } }] })],
  ['a Publication of schemas', publication({ objects: [{ tablesInSchema: 'a' }, { table: { name: 'c' } }] })],
  ['a Subscription', subscription({})],
  ['a Subscription with parameters', subscription({ parameters: { copy_data: 'false' }, subscriptionReclaimPolicy: 'delete' })],
];

export const INVALID: Case[] = [
  ['a Pooler with the name of its cluster', pooler({}, {}, 'db')],
  ['a Pooler with a Secret and no query', pooler({ authQuerySecret: SECRET })],
  ['a Pooler with a certificate and no query', pooler({ serverTLSSecret: SECRET })],
  ['a Pooler with a query and no Secret', pooler({ authQuery: 'SELECT 1' })],
  ['a Pooler with a reserved parameter', pooler({ parameters: { pool_mode: 'session' } })],
  ['a Pooler with an unknown parameter', pooler({ parameters: { max_client_con: '100' } })],
  ['a Pooler with the certificate of its cluster for metrics', pooler({}, METRICS)],
  ['a Pooler with two images', pooler({ image: 'pgbouncer:1', imageCatalogRef: CATALOG })],
  ['a Pooler of another mode', pooler({ poolMode: 'statement' })],
  ['a Pooler without a cluster', pooler({}, { cluster: { name: '' } })],
  ['a Database of PostgreSQL', database({ name: 'template0' })],
  ['a Database with an extension twice', database({ extensions: [{ name: 'vector' }, { name: 'vector' }] })],
  ['a Database with a schema twice', database({ schemas: [{ name: 'a' }, { name: 'a' }] })],
  ['a Database with a wrapper twice', database({ fdws: [{ name: 'a' }, { name: 'a' }] })],
  ['a Database with an option twice', database({ fdws: [{ name: 'a', options: [{ name: 'o', value: '1' }, { name: 'o', value: '2' }] }] })],
  ['a Database with a server of an unknown wrapper', database({ servers: [{ name: 'old', fdw: 'postgres_fdw' }] })],
  ['a Database with a locale of another provider', database({ localeProvider: 'libc', icuLocale: 'en' })],
  ['a Publication of all and some tables', publication({ allTables: true, objects: [{ tablesInSchema: 'a' }] })],
  ['a Publication of nothing', publication({})],
  ['a Publication of a schema with columns', publication({ objects: [{ tablesInSchema: 'a' }, { table: { name: 'c', columns: ['b'] } }] })],
  ['a Publication with both in one entry', publication({ objects: [{ tablesInSchema: 'a', table: { name: 'c' } }] })],
  ['a Subscription of another policy', subscription({ subscriptionReclaimPolicy: 'keep' })],
];

/** What the API server rejects, and the checker does not: to it, an object without its main field may be a patch. */
export const LIKE_PATCHES: Case[] = [
  ['a Pooler without PgBouncer', resource('Pooler', {})],
  ['a Database without an owner', resource('Database', { name: 'shop' })],
  ['a Subscription of nothing', subscription({ publicationName: undefined })],
];
