import { execFileSync } from 'child_process';
import { join } from 'path';

/** The files that programs have loaded when they end, by their statements: each program runs once. */
const LOADED = new Map<string, string>();

function loadedBy(statement: string): string {
  const program = `
    const { App, Chart } = require('cdk8s');
    const { BackupMethod, BarmanCloudPlugin, ClusterWithPlugins, Database, Pooler, ScheduledBackup, StandalonePlugin } = require('./src');
    const chart = new Chart(new App(), 'chart');
    ${statement}
    console.log(Object.keys(require.cache).join('\\n'));`;
  return execFileSync(process.execPath, ['--import', 'tsx', '-e', program], { cwd: join(__dirname, '..'), encoding: 'utf8' });
}

/** Whether a program has loaded a file when it ends, by a part of its path. */
function loads(part: string, statement: string): boolean {
  if (!LOADED.has(statement)) { LOADED.set(statement, loadedBy(statement)); }
  return LOADED.get(statement)!.includes(part);
}

const CLUSTER = 'const db = new ClusterWithPlugins(chart, \'db\', { instances: 1, storage: { size: \'1Gi\' }, backup: { volumeSnapshot: {} } });';
const SCHEDULE = 'new ScheduledBackup(chart, \'s\', { cluster: db, method: BackupMethod.VOLUME_SNAPSHOT, online: false, schedule: \'@daily\' });';

test('an app of clusters alone does not pay for cdk8s-plus', () => {
  expect(loads('cdk8s-plus-28', CLUSTER)).toBe(false);
  expect(loads('cdk8s-plus-28', 'new StandalonePlugin(chart, \'p\', { pluginName: \'p\', image: \'p\' });')).toBe(true);
});

test('neither do backups of a cluster, and what others know of it; an application does', () => {
  expect(loads('cdk8s-plus-28', `${CLUSTER} ${SCHEDULE} db.readWriteHost + db.applicationSecretName;`)).toBe(false);
  expect(loads('cdk8s-plus-28', `${CLUSTER} db.connectionVariables();`)).toBe(true);
});

test('a pooler pays for it with its template, and a database does not', () => {
  const pooler = (props: string) => `${CLUSTER} new Pooler(chart, 'p', { cluster: db, pgbouncer: {}, ${props} });`;
  expect(loads('cdk8s-plus-28', `${pooler('')} new Database(chart, 'd', { cluster: db, name: 'd', owner: 'app' });`)).toBe(false);
  expect(loads('cdk8s-plus-28', pooler('template: { spec: { containers: [] } }'))).toBe(true);
});

test('the import of the package loads neither rules nor facts; the first construct does', () => {
  for (const part of ['rules/catalogue', 'facts/operator-crds.json']) {
    expect(loads(part, '')).toBe(false);
    expect(loads(part, CLUSTER)).toBe(true);
  }
});

test('a plugin of the catalogue costs what its installation needs, with the first installation', () => {
  expect(loads('catalog/alerts/rules', '')).toBe(false);
  for (const part of ['catalog/barman-cloud/layout', 'facts/plugin-kinds.json', 'cdk8s-plus-28']) {
    expect(loads(part, '')).toBe(false);
    expect(loads(part, 'new BarmanCloudPlugin(chart, \'b\');')).toBe(true);
  }
  expect(loads('catalog/barman-cloud/layout', 'BarmanCloudPlugin.installed(chart, \'b\');')).toBe(false);
  expect(loads('cdk8s-plus-28', 'BarmanCloudPlugin.installed(chart, \'b\');')).toBe(false);
});

test('the command that checks files loads no cdk8s', () => {
  const program = 'require("./src/cli/run"); require("./src/rules/catalogue");';
  const files = 'Object.keys(require.cache).filter(file => /node_modules.(cdk8s|constructs)/.test(file)).length';
  expect(execFileSync(process.execPath, ['--import', 'tsx', '-e', `${program} console.log(${files})`], { cwd: join(__dirname, '..'), encoding: 'utf8' }).trim()).toBe('0');
});
