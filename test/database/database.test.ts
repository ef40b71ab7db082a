import { ApiObject, Chart, JsonPatch } from 'cdk8s';
import { ClusterWithPlugins, Database, DatabaseProps, DatabaseRole, Distribution, EnsureOption, Publication, ReclaimPolicy, Subscription, UsageSpecType } from '../../src';
import { testChart } from '../support/manifests';
import { shop, synthesized } from '../support/shop';

test.each([Distribution.CLOUDNATIVE_PG, Distribution.EDB])('a database in the namespace of its cluster', distribution => {
  const { app, chart, cluster } = shop(distribution);
  const database = new Database(chart, 'invoices', { cluster, name: 'invoices_2027', owner: 'app' });
  expect(database).toMatchObject({ name: 'invoices', namespace: 'shop', databaseName: 'invoices_2027', cluster });
  expect(synthesized(app, 'Database')).toEqual({
    apiVersion: distribution.apiVersion,
    kind: 'Database',
    metadata: { name: 'invoices', namespace: 'shop' },
    spec: { cluster: { name: 'orders' }, name: 'invoices_2027', owner: 'app' },
  });
});

test('what is in a database', () => {
  const { app, chart, cluster } = shop();
  const spec = {
    owner: 'app',
    name: 'app2',
    databaseReclaimPolicy: ReclaimPolicy.DELETE,
    extensions: [{ name: 'bloom', ensure: EnsureOption.ABSENT }],
    fdws: [{ name: 'postgres_fdw', usage: [{ name: 'app', type: UsageSpecType.REVOKE }] }],
  };
  new Database(chart, 'app', { cluster, metadata: { name: 'named', labels: { team: 'shop' } }, ...spec });
  const { metadata, spec: written } = synthesized(app, 'Database');
  expect(metadata).toEqual({ name: 'named', namespace: 'shop', labels: { team: 'shop' } });
  expect(written).toEqual({ cluster: { name: 'orders' }, ...spec, databaseReclaimPolicy: 'delete', fdws: [{ name: 'postgres_fdw', usage: [{ name: 'app', type: 'revoke' }] }] });
});

test('a role, with the Secret that its certificate comes in', () => {
  const { app, chart, cluster } = shop();
  const role = new DatabaseRole(chart, 'reader', { cluster, name: 'reports', login: true, clientCertificate: {}, databaseRoleReclaimPolicy: ReclaimPolicy.RETAIN });
  expect(role).toMatchObject({ name: 'reader', namespace: 'shop', roleName: 'reports', clientCertificateSecretName: 'reader-client-cert', cluster });
  expect(synthesized(app, 'DatabaseRole').spec).toEqual({
    cluster: { name: 'orders' }, name: 'reports', login: true, clientCertificate: {}, databaseRoleReclaimPolicy: 'retain',
  });
});

test.each([undefined, { enabled: false }])('a role without a certificate has no Secret for one', clientCertificate => {
  const { chart, cluster } = shop();
  expect(new DatabaseRole(chart, 'reader', { cluster, name: 'reports', clientCertificate }).clientCertificateSecretName).toBeUndefined();
});

test('an operator before 1.30 has no DatabaseRole', () => {
  const { chart, cluster } = shop(Distribution.CLOUDNATIVE_PG, '1.29.3');
  expect(() => new DatabaseRole(chart, 'reader', { cluster, name: 'reports' })).toThrow('plugins/reader: ');
});

test('without a release, the app relies on one that has the kind', () => {
  const { app, chart } = testChart();
  const cluster = ClusterWithPlugins.fromClusterName(chart, 'db', 'db');
  new DatabaseRole(chart, 'reader', { cluster, name: 'reports' });
  const warned = jest.spyOn(process, 'emitWarning').mockImplementation(() => {});
  app.synthYaml();
  expect(warned.mock.calls.map(([warning]) => `${warning}`).join()).toContain('DatabaseRole of plugins/reader (operator 1.30.0 or later)');
});

test('a publication and a subscription', () => {
  const { app, chart, cluster } = shop();
  const publication = new Publication(chart, 'all', { cluster, dbname: 'app', name: 'everything', target: { allTables: true } });
  expect(publication).toMatchObject({ name: 'all', namespace: 'shop', publicationName: 'everything', cluster });
  const { publicationName } = publication;
  const subscription = new Subscription(chart, 'copy', { cluster, dbname: 'app', name: 'copied', externalClusterName: 'old', publicationName });
  expect(subscription).toMatchObject({ name: 'copy', namespace: 'shop', subscriptionName: 'copied', cluster });
  expect(synthesized(app, 'Publication').spec).toEqual({ cluster: { name: 'orders' }, dbname: 'app', name: 'everything', target: { allTables: true } });
  expect(synthesized(app, 'Subscription').spec).toEqual({
    cluster: { name: 'orders' }, dbname: 'app', name: 'copied', externalClusterName: 'old', publicationName: 'everything',
  });
});

test('the database of a cluster that is defined elsewhere', () => {
  const { app, chart, operator } = shop();
  const cluster = ClusterWithPlugins.fromClusterName(chart, 'other', 'other', { operator, namespace: 'elsewhere' });
  new Database(chart, 'invoices', { cluster, name: 'invoices', owner: 'app' });
  expect(synthesized(app, 'Database')).toMatchObject({ metadata: { namespace: 'elsewhere' }, spec: { cluster: { name: 'other' } } });
});

test('JSON patches reach any field', () => {
  const { app, chart, cluster } = shop();
  const database = new Database(chart, 'app', { cluster, name: 'a', owner: 'app' });
  ApiObject.of(database).addJsonPatch(JsonPatch.replace('/spec/owner', 'other'));
  expect(synthesized(app, 'Database').spec.owner).toBe('other');
});

test('a publication of nothing, and a subscription to nothing', () => {
  const { chart, cluster } = shop();
  const given = { cluster, dbname: 'app', name: 'a', target: undefined as any };
  expect(() => new Publication(chart, 'a', given)).toThrow('plugins/a: target: required field is missing');
  expect(() => new Subscription(chart, 'b', { ...given, externalClusterName: 'old', publicationName: undefined as any }))
    .toThrow('plugins/b: publicationName: required field is missing');
});

describe('a mistake is thrown with its prop', () => {
  const { chart, cluster } = shop();
  let count = 0;
  const define = (props: Partial<DatabaseProps>) => () => new Database(chart, `d${count++}`, { cluster, name: 'a', owner: 'app', ...props });

  test.each<[string, () => void, RegExp]>([
    ['null', define({ owner: null as any }), /d\d: owner: null is not a value/],
    ['missing', define({ owner: undefined as any }), /d\d: owner: .*\[field-required\]/],
    ['type', define({ extensions: 'bloom' as any }), /d\d: extensions: expected a list/],
    ['choice', define({ ensure: 'perhaps' as any }), /d\d: ensure: "perhaps" must be one of/],
    ['unknown', define({ isTemplat: true } as any), /d\d: isTemplat: .*\[field-unknown\]/],
    ['name', define({ metadata: { name: 'A b' } }), /d\d: metadata.name: /],
  ])('%s', (_, program, message) => expect(program).toThrow(message));
});

test('a field of a later release is an error', () => {
  const { chart, cluster } = shop(Distribution.CLOUDNATIVE_PG, '1.27.4');
  expect(() => new Database(chart, 'a', { cluster, name: 'a', owner: 'app', fdws: [{ name: 'f' }] })).toThrow('plugins/a: fdws: ');
});

test('names are unique in a namespace', () => {
  const { app, chart, cluster } = shop();
  new Database(chart, 'a', { cluster, name: 'a', owner: 'app' });
  new Database(new Chart(app, 'second', { namespace: 'shop' }), 'a', { cluster, name: 'b', owner: 'app' });
  expect(() => app.synthYaml()).toThrow('[object-name-unique]');
});
