import { imported, objectsOfProgram, typescriptFor, writtenIn } from './support/programs';

const SHOP = `# Licensed to the shop.

---
# where the backups are
apiVersion: barmancloud.cnpg.io/v1
kind: ObjectStore
metadata:
  name: store
  namespace: shop
spec:
  configuration:
    destinationPath: s3://shop/
    s3Credentials:
      inheritFromIAMRole: true
---
apiVersion: postgresql.cnpg.io/v1
kind: Database
metadata:
  name: invoices
  namespace: shop
spec:
  # the cluster is below
  cluster:
    name: orders
  name: invoices
  owner: app
  ensure: absent
---
apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata:
  name: orders
  namespace: shop
  labels: {team: payments}
spec:
  # one for each zone
  instances: 3
  storage:
    size: 20Gi # enough for a year
  postgresql:
    shared_preload_libraries: [pgaudit]
  plugins:
    # archives WAL
    - name: barman-cloud.cloudnative-pg.io
      isWALArchiver: true
      parameters: {barmanObjectName: store, serverName: orders-2}
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: notes
  namespace: shop
data:
  # first
  a: "1"
# the end
`;

const PROGRAM = `import { ApiObject, App, Chart } from 'cdk8s';
import { BarmanCloudPlugin, ClusterWithPlugins, Database, Distribution, EnsureOption, ObjectStore, Operator } from 'cdk8s-cnpg-i';

const app = new App();

const imported = new Chart(app, 'imported', { namespace: 'shop' });
Operator.fromAttributes(imported, 'operator', { distribution: Distribution.CLOUDNATIVE_PG });

// Licensed to the shop.
// where the backups are
const store = new ObjectStore(imported, 'store', {
  configuration: { destinationPath: 's3://shop/', s3Credentials: { inheritFromIAMRole: true } },
});
const barmanCloud = BarmanCloudPlugin.installed(imported, 'barman-cloud');
const orders = new ClusterWithPlugins(imported, 'orders', {
  metadata: { labels: { team: 'payments' } },
  // one for each zone
  instances: 3,
  storage: {
    // enough for a year
    size: '20Gi',
  },
  postgresql: { sharedPreloadLibraries: ['pgaudit'] },
  plugins: [
    // archives WAL
    { plugin: barmanCloud, isWALArchiver: true, parameters: store.parameters({ serverName: 'orders-2' }) },
  ],
});

// the cluster is below
new Database(imported, 'invoices', { cluster: orders, name: 'invoices', owner: 'app', ensure: EnsureOption.ABSENT });
new ApiObject(imported, 'configmap-notes', {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'notes' },
  data: {
    // first
    // the end
    a: '1',
  },
});

app.synth();
`;

beforeEach(() => jest.spyOn(process, 'emitWarning').mockImplementation(() => {}));

test('kinds of the library become constructs, references variables; names and comments are kept', () => {
  expect(typescriptFor(SHOP)).toBe(PROGRAM);
});

const cluster = (more: string, name = 'db', spec = '  instances: 1\n  storage: {size: 1Gi}\n') =>
  `apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata:\n  name: ${name}\n${spec.startsWith(' ') ? `spec:\n${spec}` : ''}${more}`;

/** The program, which writes the objects of the text. */
function equalProgram(text: string): string {
  const program = typescriptFor(text);
  expect(objectsOfProgram(program)).toEqual(expect.arrayContaining(writtenIn(text)));
  return program;
}

test('a value of another type is patched, and so is other metadata', () => {
  const program = equalProgram(cluster('  resources: {limits: {cpu: 1}}\n').replace('  name: db\n', '  name: db\n  generation: 3\n'));
  expect(program).toContain('const db = new ClusterWithPlugins(imported, \'db\', {');
  expect(program).toContain('ApiObject.of(db).addJsonPatch(JsonPatch.add(\'/metadata/generation\', 3), JsonPatch.add(\'/spec/resources/limits/cpu\', 1));');
});

test('an object that the library rejects is in an app that is not validated, with the reason', () => {
  const program = equalProgram(cluster('---\n') + cluster('', 'other', '  instances: 0\n  storage: {size: 1Gi}\n'));
  expect(program).toContain('new ClusterWithPlugins(imported, \'db\'');
  expect(program).toContain('// Not a construct of the library: instances: 0 is invalid');
  expect(program).toContain('const unchecked = new App();');
  expect(program).toMatch(/new ApiObject\(importedUnchecked, 'cluster-other'[^]*unchecked\.synth\(\);\n$/);
});

test.each([
  ['nulls', 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  creationTimestamp: null\ndata: {a: null, b: "x"}\n'],
  ['empty values', 'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: a\n  labels: {}\nspec: {strategy: {}, template: {spec: {volumes: []}}}\nstatus: {}\n'],
  ['an object without a name', 'apiVersion: batch/v1\nkind: Job\nmetadata:\n  generateName: a-\n'],
  ['an object without metadata', 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [a.yaml]\n'],
  ['keys and texts that need quotes', 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: default}\ndata:\n  "a\'b": "x\\\\\\u0001`${y}\\n"\n  long: "${a} ` \\\\\\n'
    + `${'text '.repeat(20)}\\u2028"\n`],
  ['texts that are substituted later', cluster('', '${NAME}')],
  ['objects of one name', `${cluster('')}---\napiVersion: v1\nkind: Secret\nmetadata: {name: db}\n---\napiVersion: v1\nkind: Secret\nmetadata: {name: db, namespace: other}\n`],
  ['both products', `${cluster('')}---\n${cluster('', 'edb').replace('cnpg.io', 'k8s.enterprisedb.io')}`],
  ['an alias', 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {a: &x b, c: *x}\n'],
  ['an unknown version', cluster('').replace('/v1', '/v2')],
])('%s are written as they are', (_, text) => { equalProgram(text); });

test('a cluster elsewhere is one variable; constructs of two products name their operators', () => {
  const backup = (name: string) => `---\napiVersion: postgresql.cnpg.io/v1\nkind: Backup\nmetadata: {name: ${name}, namespace: a}\n`
    + 'spec: {cluster: {name: far}, method: plugin, pluginConfiguration: {name: x.y}}\n';
  const program = equalProgram(`${cluster('', 'edb').replace('cnpg.io', 'k8s.enterprisedb.io')}${backup('one')}${backup('two')}`);
  expect(program.match(/fromClusterName/g)).toHaveLength(1);
  expect(program).toContain('const far = ClusterWithPlugins.fromClusterName(imported, \'far\', \'far\', { operator: operator, namespace: \'a\' });'
    .replace('operator: operator', 'operator'));
  expect(program).toContain('const x = Plugin.fromPluginName(imported, \'x\', \'x.y\', { operator });');
  expect(program).toContain('new ClusterWithPlugins(imported, \'edb\', { operator: operator2,');
});

test('an image of a catalog in the input is taken from its variable', () => {
  const catalog = 'apiVersion: postgresql.cnpg.io/v1\nkind: ClusterImageCatalog\nmetadata: {name: images}\nspec: {images: [{major: 17, image: "a:17"}]}\n';
  const text = `${cluster('  imageCatalogRef: {apiGroup: postgresql.cnpg.io, kind: ClusterImageCatalog, name: images, major: 17}\n')}---\n${catalog}`;
  expect(equalProgram(text)).toContain('imageCatalogRef: images.imageRef(17)');
});

test('what no program can define is named', () => {
  const { impossible } = imported('apiVersion: a/b/c\nkind: A\nmetadata: {name: a}\n');
  expect([...impossible.values()]).toEqual([expect.stringContaining('invalid apiVersion a/b/c')]);
});
