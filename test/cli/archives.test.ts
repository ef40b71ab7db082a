import { command } from './support';

const cluster = (name: string, spec: string, namespace = 'shop') => `apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata:
  name: ${name}
  namespace: ${namespace}
spec:
  instances: 3
  storage:
    size: 1Gi
${spec}`;
const archiver = (parameters: string) => `  plugins:
    - name: barman-cloud.cloudnative-pg.io
      isWALArchiver: true
      parameters:
        ${parameters}
`;
const external = (name: string, parameters: string) => `  externalClusters:
    - name: ${name}
      plugin:
        name: barman-cloud.cloudnative-pg.io
        parameters:
          ${parameters}
`;
const STORE = `apiVersion: barmancloud.cnpg.io/v1
kind: ObjectStore
metadata:
  name: store
  namespace: shop
spec:
  configuration:
    destinationPath: s3://backups/
    endpointURL: https://s3.example.com/
`;
const RECOVERY = '  bootstrap:\n    recovery:\n      source: orders\n';
const REPLICA = '  replica:\n    enabled: true\n    source: orders\n';

const FILES = {
  'orders.yaml': cluster('orders', archiver('barmanObjectName: store')),
  'restored.yaml': cluster('restored', RECOVERY + external('orders', 'barmanObjectName: store\n          serverName: orders') + archiver('barmanObjectName: store')),
  'replica.yaml': cluster('replica', RECOVERY + REPLICA + external('orders', 'barmanObjectName: other\n          serverName: orders')),
  'old.yaml': cluster('old', '  backup:\n    barmanObjectStore:\n      destinationPath: s3://old/path\n'),
  'templated.yaml': cluster('templated', '  backup:\n    barmanObjectStore:\n      destinationPath: ${BUCKET}\n      serverName: main\n'),
  'store.yaml': STORE,
};
const ALL = Object.keys(FILES);

test('the table', async () => {
  const { code, stdout, stderr } = await command(['archives', ...ALL], { files: FILES });
  expect(stdout).toBe(`ARCHIVE                                                       SERVER    USE       CLUSTER                                  FILE
s3://backups at https://s3.example.com                        orders    writer    Cluster "orders" in namespace "shop"     orders.yaml:13
                                                                        recovery  Cluster "restored" in namespace "shop"   restored.yaml:19
s3://backups at https://s3.example.com                        restored  writer    Cluster "restored" in namespace "shop"   restored.yaml:23
s3://old/path                                                 old       writer    Cluster "old" in namespace "shop"        old.yaml:11
unknown place of "\${BUCKET}" in namespace "shop"              main      writer    Cluster "templated" in namespace "shop"  templated.yaml:13
unknown place of the ObjectStore "other" in namespace "shop"  orders    -         no cluster in the input writes to it
                                                                        recovery  Cluster "replica" in namespace "shop"    replica.yaml:22
                                                                        replica   Cluster "replica" in namespace "shop"    replica.yaml:22

5 archives; 1 without a writer in the input.
`);
  expect([code, stderr]).toEqual([0, '']);
});

test('JSON, also in a file', async () => {
  const { code, stdout } = await command(['archives', 'orders.yaml', 'store.yaml', '--format', 'json'], { files: FILES });
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toEqual({
    version: 1,
    tool: { name: 'cdk8s-cnpg-i', version: expect.any(String) },
    archives: [{
      place: 's3://backups at https://s3.example.com',
      destination: 's3://backups',
      endpoint: 'https://s3.example.com',
      serverName: 'orders',
      writers: [{ use: 'writer', cluster: 'Cluster "orders" in namespace "shop"', file: 'orders.yaml', line: 13, roots: [] }],
      readers: [],
    }],
  });
  expect(await command(['archives', 'orders.yaml', '--format', 'json', '--output', 'x.json'], { files: FILES })).toMatchObject({ code: 0, stdout: '' });
});

test('environments that have one file', async () => {
  const files = { ...FILES, '.cdk8s-cnpg-i.yaml': 'environments: { test: [orders.yaml, store.yaml], prod: [orders.yaml, store.yaml] }' };
  const { stdout } = await command(['archives', '--no-build', '.'], { files });
  expect(stdout.match(/orders\.yaml.*/g)).toEqual(['orders.yaml:13 (test, prod)']);
});

test('Services are other object stores in each environment', async () => {
  const store = STORE.replace('https://s3.example.com/', 'http://minio.storage.svc:9000');
  const files = {
    'orders.yaml': FILES['orders.yaml'],
    '.cdk8s-cnpg-i.yaml': 'environments: { test: [orders.yaml, test.yaml], prod: [orders.yaml, prod.yaml] }',
    'test.yaml': store,
    'prod.yaml': store,
  };
  const { stdout } = await command(['archives', '--no-build', '.'], { files });
  expect(stdout).toContain('2 archives.');
});

test('several writers', async () => {
  const files = { ...FILES, 'second.yaml': cluster('second', archiver('barmanObjectName: store\n        serverName: orders')) };
  expect((await command(['archives', 'orders.yaml', 'second.yaml', 'store.yaml'], { files })).stdout).toContain('1 archive; 1 with several writers.');
});

test('nothing', async () => {
  expect(await command(['archives', 'store.yaml'], { files: FILES })).toEqual({ code: 0, stdout: 'No archives in the input.\n', stderr: '' });
});

test('what cannot be read is a problem', async () => {
  const { code, stdout, stderr } = await command(['archives', 'orders.yaml', 'missing.yaml'], { files: FILES });
  expect(code).toBe(2);
  expect(stdout).toContain('the ObjectStore "store"');
  expect(stderr).toContain('missing.yaml: problem:');
});

test('what a terminal acts on is escaped', async () => {
  const files = { 'a.yaml': cluster('orders', archiver('barmanObjectName: store\n        serverName: "a\\e[31m"')) };
  const { stdout } = await command(['archives', 'a.yaml'], { files });
  expect(stdout).not.toContain('\u001b');
  expect(stdout).toContain('a\\u001b[31m');
});

test.each([
  [['archives'], 'missing paths'],
  [['archives', '.', '--format', 'sarif'], 'archives has no format sarif: use --format text or json.'],
  [['archives', '.', '--fix'], '--fix is for check only'],
])('%j is invalid', async (argv, message) => {
  const { code, stderr } = await command(argv);
  expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
});
