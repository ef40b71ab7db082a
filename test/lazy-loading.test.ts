import { execFileSync } from 'child_process';
import { join } from 'path';

/** The files that a program has loaded when it ends, by its statements. All programs run in one process, each as if nothing were loaded. */
const LOADED = new Map<string, string>();

function run(statements: readonly string[]): void {
  const program = `
    for (const statement of ${JSON.stringify(statements)}) {
      Object.keys(require.cache).forEach(file => delete require.cache[file]);
      const { App, Chart } = require('cdk8s');
      const library = require('./src');
      new Function('chart', ...Object.keys(library), statement)(new Chart(new App(), 'chart'), ...Object.values(library));
      console.log(JSON.stringify([statement, Object.keys(require.cache).join()]));
    }`;
  const lines = execFileSync(process.execPath, ['--import', 'tsx', '-e', program], { cwd: join(__dirname, '..'), encoding: 'utf8', maxBuffer: 1e8 }).trim().split('\n');
  lines.forEach(line => LOADED.set(...JSON.parse(line) as [string, string]));
}

/** Whether a program has loaded a file when it ends, by a part of its path. */
function loads(part: string, statements: string): boolean {
  return LOADED.get(statements)!.includes(part);
}

const CLUSTER = 'const db = new ClusterWithPlugins(chart, "db", { instances: 1, storage: { size: "1Gi" }, backup: { volumeSnapshot: {} } });';
const SCHEDULE = 'new ScheduledBackup(chart, "s", { cluster: db, method: BackupMethod.VOLUME_SNAPSHOT, online: false, schedule: "@daily" });';
const pooler = (props: string) => `${CLUSTER} new Pooler(chart, "p", { cluster: db, pgbouncer: {}, ${props} });`;

const NOTHING = '';
const PLUGIN = 'new StandalonePlugin(chart, "p", { pluginName: "p", image: "p" });';
const BACKED_UP = `${CLUSTER} ${SCHEDULE} db.readWriteHost + db.applicationSecretName;`;
const APPLICATION = `${CLUSTER} db.connectionVariables();`;
const POOLER = `${pooler('')} new Database(chart, "d", { cluster: db, name: "d", owner: "app" });`;
const POOLER_WITH_TEMPLATE = pooler('template: { spec: { containers: [] } }');
const INSTALLATION = 'new BarmanCloudPlugin(chart, "b");';
const INSTALLED = 'BarmanCloudPlugin.installed(chart, "b");';

beforeAll(() => run([NOTHING, CLUSTER, PLUGIN, BACKED_UP, APPLICATION, POOLER, POOLER_WITH_TEMPLATE, INSTALLATION, INSTALLED]));

test('an app of clusters alone does not pay for cdk8s-plus', () => {
  expect(loads('cdk8s-plus-28', CLUSTER)).toBe(false);
  expect(loads('cdk8s-plus-28', PLUGIN)).toBe(true);
});

test('neither do backups of a cluster, and what others know of it; an application does', () => {
  expect(loads('cdk8s-plus-28', BACKED_UP)).toBe(false);
  expect(loads('cdk8s-plus-28', APPLICATION)).toBe(true);
});

test('a pooler pays for it with its template, and a database does not', () => {
  expect(loads('cdk8s-plus-28', POOLER)).toBe(false);
  expect(loads('cdk8s-plus-28', POOLER_WITH_TEMPLATE)).toBe(true);
});

test('the import of the package loads neither rules nor facts; the first construct does', () => {
  for (const part of ['rules/catalogue', 'facts/operator-crds.json']) {
    expect(loads(part, NOTHING)).toBe(false);
    expect(loads(part, CLUSTER)).toBe(true);
  }
});

test('a plugin of the catalogue costs what its installation needs, with the first installation', () => {
  expect(loads('catalog/alerts/rules', NOTHING)).toBe(false);
  for (const part of ['catalog/barman-cloud/layout', 'facts/plugin-kinds.json', 'cdk8s-plus-28']) {
    expect(loads(part, NOTHING)).toBe(false);
    expect(loads(part, INSTALLATION)).toBe(true);
  }
  expect(loads('catalog/barman-cloud/layout', INSTALLED)).toBe(false);
  expect(loads('cdk8s-plus-28', INSTALLED)).toBe(false);
});

test('the command that checks files loads no cdk8s', () => {
  const program = 'require("./src/cli/run"); require("./src/rules/catalogue");';
  const files = 'Object.keys(require.cache).filter(file => /node_modules.(cdk8s|constructs)/.test(file)).length';
  expect(execFileSync(process.execPath, ['--import', 'tsx', '-e', `${program} console.log(${files})`], { cwd: join(__dirname, '..'), encoding: 'utf8' }).trim()).toBe('0');
});
