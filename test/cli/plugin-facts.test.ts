import { command } from './support';
import { Plugin, PluginCapability, PluginParameterFormat } from '../../src';
import { allRules } from '../../src/rules/catalogue';
import { testChart } from '../support/manifests';

const CLUSTER = `apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata:
  name: db
spec:
  instances: 3
  storage: { size: 10Gi }
  plugins:
    - name: audit.example.com
      isWALArchiver: true
      parameters:
        levels: "1"
        count: many
`;

/** What the construct of a plugin publishes. */
function published(): string {
  const { chart } = testChart();
  return (Plugin.fromPluginName(chart, 'audit', 'audit.example.com', {
    capabilities: [PluginCapability.BACKUP],
    parameters: [{ name: 'level', required: true }, { name: 'count', format: PluginParameterFormat.INTEGER }],
  }) as Plugin).factsJson();
}

async function findings(...options: string[]): Promise<string[]> {
  const { stdout } = await command(['check', 'db.yaml', '--format', 'json', ...options], {
    files: { 'db.yaml': CLUSTER, 'audit.json': published(), 'list.json': `[${published()}]` }, rules: [...allRules()],
  });
  return JSON.parse(stdout).findings.map(({ rule, message }: any) => `${rule}: ${message}`).sort();
}

test('without the facts, nothing is known of the parameters', async () => {
  expect(await findings()).toEqual([]);
});

test.each(['audit.json', 'list.json'])('what a construct publishes is what the command checks: %s', async file => {
  expect(await findings('--plugin-facts', file)).toEqual([
    'plugin-capability: "audit.example.com" cannot archive WAL: expected the capability "archive-wal", found "backup"',
    'plugin-parameter-invalid: "many" is invalid for "audit.example.com": expected an integer',
    'plugin-parameter-required: "level" is required, because "audit.example.com" archives the WAL; "levels" is spelled differently',
    'plugin-parameter-undeclared: "audit.example.com" has no parameter "levels"; did you mean "level"?',
  ]);
});

test.each([
  ['nowhere.json', 'cdk8s-cnpg-i: --plugin-facts "nowhere.json" cannot be read (ENOENT): use the path of a JSON file.'],
  ['broken.json', expect.stringMatching(/^cdk8s-cnpg-i: invalid --plugin-facts "broken.json": invalid JSON: /)],
  ['nameless.json', 'cdk8s-cnpg-i: invalid --plugin-facts "nameless.json": pluginName: expected the name that the plugin reports.'],
  ['capable.json', expect.stringContaining('capabilities: expected some of archive-wal, ')],
  ['place.json', 'cdk8s-cnpg-i: invalid --plugin-facts "place.json": parameters[0].readIn: expected some of plugins, externalClusters, backups.'],
])('a file that cannot be used: %s', async (file, message) => {
  const files = {
    'db.yaml': CLUSTER,
    'broken.json': '{',
    'nameless.json': '{}',
    'capable.json': '{ "pluginName": "a", "capabilities": ["fly"] }',
    'place.json': '{ "pluginName": "a", "parameters": [{ "name": "b", "readIn": ["clusters"] }] }',
  };
  const { code, stderr } = await command(['check', 'db.yaml', '--plugin-facts', file], { files });
  expect(code).toBe(2);
  expect(stderr.trim()).toEqual(message);
});
