import { execFileSync } from 'child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { allRules } from '../../src/rules/catalogue';
import { command, inDirectory, runIn as runKept } from '../cli/support';

const CLUSTER = `apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata:
  name: orders
spec:
  instances: 1
  storage: { size: 1Gi }
  backup:
    barmanObjectStore: # ours
      destinationPath: s3://backups/
      s3Credentials: { inheritFromIAMRole: true }
`;
const BACKUP = 'apiVersion: postgresql.cnpg.io/v1\nkind: ScheduledBackup\nmetadata: { name: nightly }\nspec: { schedule: "0 0 3 * * *", cluster: { name: orders } }\n';
const PATCH = 'apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata:\n  name: orders\nspec:\n  backup:\n    retentionPolicy: 7d\n';

/** Runs the command in a directory that is kept. */
const runIn = (directory: string, argv: string[]) => runKept(directory, ['migrate', 'barman-cloud', ...argv], { rules: [...allRules()] });

const read = (directory: string, file: string): string => readFileSync(join(directory, file), 'utf8');

test('a file with one object gets a new file beside it, and a second run changes nothing', () => inDirectory({ 'db/cluster.yaml': CLUSTER, 'db/backup.yaml': BACKUP }, async directory => {
  const { code, stdout } = await runIn(directory, ['db']);
  expect(code).toBe(0);
  expect(stdout).toContain('db/cluster.yaml:9: spec.backup.barmanObjectStore of Cluster "orders" becomes the plugin with ObjectStore "orders-backups" and server "orders"\n');
  expect(stdout).toContain('db/backup.yaml:4: the plugin makes ScheduledBackup "nightly"\n');
  expect(stdout).toContain('db/cluster-object-store.yaml: new ObjectStore "orders-backups"\n');
  expect(stdout).toMatch(/Before you apply it:\n(.*\n)+What to watch:\n(.*\n)+How to go back:\n/);
  expect(readdirSync(join(directory, 'db')).sort()).toEqual(['backup.yaml', 'cluster-object-store.yaml', 'cluster.yaml']);
  expect(read(directory, 'db/cluster-object-store.yaml')).toMatch(/^apiVersion: barmancloud.cnpg.io\/v1\nkind: ObjectStore\n(.*\n)+ {2}configuration: # ours\n {4}destinationPath: s3:/);
  expect(await runIn(directory, ['db'])).toEqual({ code: 0, stdout: 'Nothing to move.\n', stderr: '' });
}));

test('a file on the command line gets the new object itself', () => inDirectory({ 'cluster.yaml': CLUSTER.trimEnd() }, async directory => {
  expect((await runIn(directory, ['cluster.yaml', '--quiet'])).code).toBe(0);
  expect(readdirSync(directory)).toEqual(['cluster.yaml']);
  expect(read(directory, 'cluster.yaml')).toContain('\n        serverName: orders\n---\napiVersion: barmancloud.cnpg.io/v1\n');
}));

test('a dry run prints a patch that git applies, and writes nothing', () => inDirectory({ 'db/cluster.yaml': CLUSTER, 'db/backup.yaml': BACKUP }, async directory => {
  const { code, stdout, stderr } = await runIn(directory, ['db', '--dry-run']);
  expect([code, read(directory, 'db/cluster.yaml'), existsSync(join(directory, 'db/cluster-object-store.yaml'))]).toEqual([1, CLUSTER, false]);
  expect(stderr).toContain('new ObjectStore "orders-backups"');
  execFileSync('git', ['apply', '-'], { cwd: directory, input: stdout });
  const applied = readdirSync(join(directory, 'db')).map(file => read(directory, `db/${file}`));
  execFileSync('git', ['apply', '-R', '-'], { cwd: directory, input: stdout });
  await runIn(directory, ['db']);
  expect(readdirSync(join(directory, 'db')).map(file => read(directory, `db/${file}`))).toEqual(applied);
}));

test('patches, values, templates and metrics are named with their lines', async () => {
  const files = {
    'cluster.yaml': CLUSTER,
    'patch.yaml': PATCH,
    'values.yaml': 'cluster:\n  # barmanObjectStore is old\n  backup:\n    method: barmanObjectStore\n',
    'template.yaml': '{{- if .Values.backup }}\nspec:\n  backup:\n    barmanObjectStore: {}\n{{- end }}\n',
    'crd.yaml': 'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: { name: clusters.postgresql.cnpg.io }\nspec:\n  barmanObjectStore: {}\n',
    'alerts.yaml': 'apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nmetadata: { name: a }\nspec:\n  groups:\n    - name: a\n      rules:\n'
      + '        - alert: Old\n          expr: time() - cnpg_collector_last_available_backup_timestamp > 90000\n',
  };
  const { code, stdout, stderr } = await command(['migrate', 'barman-cloud', '.', '--exclude', 'template.yaml', '--quiet'], { files, rules: allRules() as any });
  expect([code, stderr]).toEqual([1, '']);
  expect(stdout.split('\n').filter(line => /by hand|metric/.test(line))).toEqual([
    'patch.yaml:7: change by hand: retentionPolicy',
    'values.yaml:4: change by hand: barmanObjectStore',
    'alerts.yaml:9: metric that is not updated any more: cnpg_collector_last_available_backup_timestamp -> barman_cloud_cloudnative_pg_io_last_available_backup_timestamp',
  ]);
  const broken = await command(['migrate', 'barman-cloud', '.'], { files, rules: allRules() as any, then: directory => expect(read(directory, 'cluster.yaml')).toBe(CLUSTER) });
  expect([broken.code, broken.stdout]).toEqual([2, '']);
  expect(broken.stderr).toMatch(/^template.yaml:1: problem: (.*\n)+template.yaml:4: change by hand: barmanObjectStore\n(.*\n)*Nothing was written.\n$/);
});

test('what the checker finds only after the migration stops it', () => {
  const text = CLUSTER.replace('  backup:\n    barmanObjectStore: # ours\n', '  backup:\n    barmanObjectStore: # ours\n      data: { compression: lz4 }\n');
  return inDirectory({ 'a.yaml': text }, async directory => {
    const { code, stdout, stderr } = await runIn(directory, ['--plugin-version', 'barman-cloud=0.12.0', '.']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('lz4');
    expect(stderr).toContain('Nothing was written.');
    expect(read(directory, 'a.yaml')).toBe(text);
  });
});

const withSpec = (spec: string) => `${CLUSTER}${spec}`;

test.each([
  ['a cluster with another archiver', withSpec('  plugins:\n    - name: pgbackrest.dalibo.com\n      isWALArchiver: true\n'), 'the cluster has the plugin "pgbackrest.dalibo.com" too'],
  ['an external cluster with a plugin', withSpec('  externalClusters:\n    - name: old\n      plugin: { name: barman-cloud.cloudnative-pg.io }\n      barmanObjectStore: { destinationPath: s3://b }\n'), 'the external cluster "old" has a plugin too'],
  ['an alias', withSpec('  externalClusters:\n    - name: old\n      barmanObjectStore: *store\n').replace('barmanObjectStore: # ours', 'barmanObjectStore: &store'), 'aliases repeat the value of the anchor &store elsewhere'],
  ['an encrypted object', withSpec('sops: { mac: x }\n'), 'the object is encrypted with SOPS'],
  ['JSON', JSON.stringify({ apiVersion: 'postgresql.cnpg.io/v1', kind: 'Cluster', metadata: { name: 'a' }, spec: { storage: { size: '1Gi' }, backup: { barmanObjectStore: { destinationPath: 's3://b' } } } }), 'the file is JSON'],
  ['a spec in brackets', 'apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: { name: a }\nspec: { storage: { size: 1Gi }, backup: { barmanObjectStore: { destinationPath: s3://b } } }\n', 'spec is written in brackets'],
  ['a recovery from a Backup without its ID', withSpec('  bootstrap: { recovery: { backup: { name: b } } }\n---\napiVersion: postgresql.cnpg.io/v1\nkind: Backup\nmetadata: { name: b }\nspec: { cluster: { name: orders } }\n'), 'only the status of the Backup "b" has the ID'],
])('cannot be moved, and nothing is written: %s', (_, text, message) => inDirectory({ 'a.yaml': text, 'b.yaml': CLUSTER.replace('orders', 'other') }, async directory => {
  const { code, stdout, stderr } = await runIn(directory, ['.']);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(message);
  expect(stderr).toMatch(/^a.yaml:(\d+:)? problem: .*\n(.*\n)*Nothing was written.\n$/);
  expect(readdirSync(directory).sort().map(file => read(directory, file))).toEqual([text, CLUSTER.replace('orders', 'other')]);
}));

test('a recovery from a Backup that is not in the input is to be judged by hand', () => inDirectory({ 'a.yaml': withSpec('  bootstrap: { recovery: { backup: { name: b } } }\n') }, async directory => {
  const { code, stdout } = await runIn(directory, ['.', '--quiet']);
  expect([code, stdout]).toEqual([1, expect.stringMatching(/a.yaml:12: change by hand: bootstrap.recovery.backup: the input does not have the Backup "b"/)]);
}));

test('an ObjectStore that is there already is used', () => inDirectory({
  'a.yaml': CLUSTER,
  'store.yaml': 'apiVersion: barmancloud.cnpg.io/v1\nkind: ObjectStore\nmetadata: { name: ours }\nspec:\n  configuration: { destinationPath: s3://backups/, s3Credentials: { inheritFromIAMRole: true } }\n',
}, async directory => {
  await runIn(directory, ['.']);
  expect(readdirSync(directory).sort()).toEqual(['a.yaml', 'store.yaml']);
  expect(read(directory, 'a.yaml')).toContain('barmanObjectName: ours');
}));

test('a retention policy is never that of another cluster', () => inDirectory({
  'a.yaml': `${CLUSTER}    retentionPolicy: 7d\n---\n${CLUSTER.replace('orders', 'stock')}`,
}, async directory => {
  await runIn(directory, ['.']);
  expect(read(directory, 'a.yaml').match(/barmanObjectName: .*/g)).toEqual(['barmanObjectName: orders-backups', 'barmanObjectName: stock-backups']);
}));

test('clusters of several directories do not share an ObjectStore', () => inDirectory({ 'prod/a.yaml': CLUSTER, 'test/a.yaml': CLUSTER.replace('orders', 'stock') }, async directory => {
  await runIn(directory, ['.']);
  expect(readdirSync(join(directory, 'test')).sort()).toEqual(['a-object-store.yaml', 'a.yaml']);
}));

test('directories can be environments with the same clusters', () => inDirectory({
  'prod/a.yaml': CLUSTER.replace('s3://backups', 's3://prod'), 'test/a.yaml': CLUSTER,
}, async directory => {
  expect((await runIn(directory, ['.'])).code).toBe(0);
  const of = (name: string) => /destinationPath: .*/.exec(read(directory, `${name}/a-object-store.yaml`))![0];
  expect([of('prod'), of('test')]).toEqual(['destinationPath: s3://prod/', 'destinationPath: s3://backups/']);
}));

test('what is written before a failure is written back', () => inDirectory({ 'a.yaml': CLUSTER, 'b.yaml': CLUSTER.replace('orders', 'stock') }, async directory => {
  writeFileSync(join(directory, `b.yaml.${process.pid}.tmp`), 'of somebody else');
  const { code, stderr } = await runIn(directory, ['a.yaml', 'b.yaml']);
  expect([code, stderr]).toEqual([2, 'b.yaml: problem: not written: the file cannot be read or written (EEXIST).\nNothing was written.\n']);
  expect([read(directory, 'a.yaml'), read(directory, 'b.yaml')]).toEqual([CLUSTER, CLUSTER.replace('orders', 'stock')]);
}));

test.each([
  [['migrate'], 'missing migration: use cdk8s-cnpg-i migrate barman-cloud <files>.'],
  [['migrate', 'pgbackrest', '.'], 'unknown migration "pgbackrest": use cdk8s-cnpg-i migrate barman-cloud <files>.'],
  [['migrate', 'barman-cloud'], 'missing paths: specify files or directories, or "-" for standard input.'],
  [['migrate', 'barman-cloud', '-'], 'migrate cannot change standard input: use the files that it is made of.'],
  [['migrate', 'barman-cloud', '.', '--fix'], '--fix is for check only: remove it.'],
  [['migrate', 'barman-cloud', '.', '--format', 'json'], 'migrate has no report: remove --format and --output.'],
  [['migrate', 'barman-cloud', '--live'], 'migrate changes files, and --live reads a cluster: remove --live.'],
])('is invalid: %s', async (argv, message) => {
  expect(await command(argv)).toEqual({ code: 2, stdout: '', stderr: `cdk8s-cnpg-i: ${message}\n` });
});
