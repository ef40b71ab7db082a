import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Diagnostic } from 'vscode-languageserver/node';
import { atCursor, Client } from './client';

const CLUSTER = `apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata:
  name: orders
  namespace: shop
spec:
  instances: 3
  storage:
    size: 1Gi
  plugins:
    - name: barman-cloud.cloudnative-pg.io
      isWALArchiver: true
      enabled: false
      parameters:
        barmanObjectName: store
`;
const STORE = `apiVersion: barmancloud.cnpg.io/v1
kind: ObjectStore
metadata:
  name: store
  namespace: shop
spec:
  configuration:
    destinationPath: s3://backups/
    s3Credentials:
      inheritFromIAMRole: true
`;

const codes = (diagnostics: Diagnostic[]) => diagnostics.map(({ code }) => code);

/** The texts that the ranges of diagnostics cover. */
function covered(text: string, diagnostics: Diagnostic[]): string[] {
  return diagnostics.map(({ range: { start, end } }) => start.line === end.line ? text.split('\n')[start.line].slice(start.character, end.character) : 'several lines');
}

describe('an editor', () => {
  let client: Client;
  beforeAll(async () => { client = await Client.start({ 'store.yaml': STORE, 'db.yaml': CLUSTER }); });
  afterAll(async () => { expect(await client.stop()).toBe(0); });

  test('is told the name of the server, and asked to watch manifests', async () => {
    await client.open('db.yaml'); // the answer comes after the request to watch
    expect(client.serverName).toBe('cdk8s-cnpg-i');
    expect(client.watched).toContain('**/*.{yaml,yml,json}');
  });

  test('shows a finding at its field, with severity, rule and page', async () => {
    const found = await client.diagnostics('db.yaml');
    expect(codes(found)).toEqual(['wal-archiver-enabled']);
    expect(covered(CLUSTER, found)).toEqual(['enabled: false']);
    expect(found[0]).toMatchObject({
      severity: 1,
      source: 'cdk8s-cnpg-i',
      codeDescription: { href: expect.stringContaining('/docs/rules/wal-archiver-enabled.md') },
      message: expect.stringMatching(/expected true\.\nFix: remove `enabled: false`/),
    });
  });

  test('shows what follows from each change', async () => {
    expect(codes(await client.change('db.yaml', CLUSTER.replace('enabled: false', 'enabled: true')))).toEqual([]);
    expect(codes(await client.change('db.yaml', CLUSTER.replace('instances: 3', 'instances: 0')))).toEqual(['cluster-instances', 'wal-archiver-enabled']);
  });

  test('shows the rule of a finding, and what the field accepts', async () => {
    await client.change('db.yaml', CLUSTER);
    const text = await client.hover('db.yaml', { line: 12, character: 8 });
    expect(text).toContain('In the cluster: no WAL is archived');
    expect(text).toContain('**enabled**: a boolean');
    expect(await client.hover('db.yaml', { line: 14, character: 12 })).toContain('the name of an object of kind ObjectStore, required');
    expect(await client.hover('db.yaml', { line: 2, character: 0 })).not.toContain('In the cluster');
  });

  test('completes keys, values, plugins and parameters while the text is invalid', async () => {
    const labels = async (marked: string) => {
      const { text, position } = atCursor(marked);
      await client.change('db.yaml', text);
      return (await client.complete('db.yaml', position)).map(({ label }) => label);
    };
    expect(await labels(CLUSTER.replace('instances: 3', 'primaryUpd|'))).toContain('primaryUpdateStrategy');
    expect(await labels(CLUSTER.replace('instances: 3', 'primaryUpdateStrategy: |'))).toEqual(['unsupervised', 'supervised']);
    expect(await labels(CLUSTER.replace('enabled: false', '|'))).toEqual(['enabled']);
    expect(await labels(CLUSTER.replace('name: barman-cloud.cloudnative-pg.io', 'name: barm|'))).toContain('barman-cloud.cloudnative-pg.io');
    expect(await labels(CLUSTER.replace('barmanObjectName: store', '|'))).toEqual(['barmanObjectName', 'serverName']);
    expect(await labels(CLUSTER.replace('barmanObjectName: store', 'barmanObjectName: s|'))).toEqual(['store']);
  });
});

describe('files of one folder', () => {
  let client: Client;
  beforeAll(async () => { client = await Client.start({ 'store.yaml': STORE, 'db.yaml': CLUSTER.replace('      enabled: false\n', '') }); });
  afterAll(() => client.stop());

  test('are judged together: with their texts in the editor, and as they are on the disk', async () => {
    const dangling = CLUSTER.replace('      enabled: false\n', '').replace('ObjectName: store', 'ObjectName: stor');
    expect(codes(await client.open('db.yaml'))).toEqual([]);
    expect(codes(await client.change('db.yaml', dangling))).toEqual(['object-store-missing']);
    await client.open('store.yaml');
    await client.change('store.yaml', STORE.replace('name: store', 'name: stor'));
    expect(codes(await client.diagnostics('db.yaml'))).toEqual([]);
    expect(await client.close('store.yaml')).toEqual([]);
    expect(codes(await client.diagnostics('db.yaml'))).toEqual(['object-store-missing']);
    client.write('more.yaml', STORE.replace('name: store', 'name: stor'));
    await client.changedOnDisk('more.yaml');
    expect(codes(await client.diagnostics('db.yaml'))).toEqual([]);
  });
});

const TWICE = CLUSTER.replace('      enabled: false\n', '').replace('  storage:\n', '  storage:\n    storageClass: slow\n    pvcTemplate:\n      storageClassName: fast\n');

describe('a file that is not on the disk yet', () => {
  const BOTH = `${TWICE}---\n${STORE}`;
  let client: Client;
  const directory = mkdtempSync(join(tmpdir(), 'facts-'));
  beforeAll(async () => {
    writeFileSync(join(directory, 'facts.json'), JSON.stringify({ pluginName: 'audit.example.com', parameters: [{ name: 'level' }] }));
    client = await Client.start({}, ['--plugin-facts', join(directory, 'facts.json')]);
  });
  afterAll(() => rmSync(directory, { recursive: true }));
  afterAll(() => client.stop());

  test('shows where a half typed document is invalid, and keeps its objects for the others', async () => {
    expect(codes(await client.open('all.yaml', BOTH))).toEqual(['storage-class-twice']);
    const broken = BOTH.replace('    s3Credentials:\n', '    s3Credentials: {\n');
    const found = await client.change('all.yaml', broken);
    expect(codes(found)).toEqual([undefined, 'storage-class-twice']);
    expect(found[0]).toMatchObject({ severity: 1, message: expect.stringMatching(/^not checked: invalid YAML: /) });
  });

  test('shows no findings of the last valid text of such a document', async () => {
    expect(codes(await client.change('all.yaml', BOTH.replace('instances: 3', 'instances: [3')))).toEqual([undefined]);
    expect(codes(await client.change('all.yaml', BOTH))).toEqual(['storage-class-twice']);
  });

  test('has no error if it is a template or no manifest', async () => {
    const [template] = await client.change('all.yaml', BOTH.replace('instances: 3', 'instances: {{ .Values.n }}'));
    expect(template.severity).toBe(3);
    expect(await client.change('all.yaml', 'services: {\n')).toEqual([]);
    await client.close('all.yaml');
  });

  test.each([
    ['without annotations', TWICE],
    ['with annotations', TWICE.replace('  name: orders\n', '  name: orders\n  annotations:\n      a: b\n')],
  ])('has quick fixes that acknowledge its warnings %s, with a reason that is still to be written', async (_, text) => {
    const [warning] = [...await client.open('db.yaml', text)];
    expect(warning).toMatchObject({ code: 'storage-class-twice', severity: 2 });
    const [action, ...others] = await client.actions('db.yaml', warning);
    expect([action.kind, others]).toEqual(['quickfix', []]);
    const acknowledged = client.applied('db.yaml', action);
    const [unreasoned] = await client.change('db.yaml', acknowledged);
    expect(unreasoned.message).toContain('the acknowledgement of "storage-class-twice" has no reason');
    expect(await client.actions('db.yaml', unreasoned)).toEqual([]);
    expect(await client.change('db.yaml', acknowledged.replace('twice: ""', 'twice: as intended'))).toEqual([]);
    await client.close('db.yaml');
  });

  test('is judged with the parameters that an author declares', async () => {
    const text = 'apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata:\n  name: db\nspec:\n  instances: 1\n  storage:\n    size: 1Gi\n'
      + '  plugins:\n    - name: audit.example.com\n      parameters:\n        levle: info\n';
    expect(codes(await client.open('audit.yaml', text))).toEqual(['plugin-parameter-undeclared']);
    await client.close('audit.yaml');
  });

  test('has quick fixes that mend what is certain', async () => {
    const text = TWICE.replace('  instances: 3', '  instance: 3 # one is not enough');
    const shown = await client.open('db.yaml', text);
    const unknown = shown.find(({ code }) => code === 'field-unknown')!;
    const [action, ...others] = await client.actions('db.yaml', unknown);
    expect([action.title, action.isPreferred, others]).toEqual(['Rename the field to `instances`', true, []]);
    expect(client.applied('db.yaml', action)).toBe(text.replace('instance:', 'instances:'));
    await client.close('db.yaml');
  });
});

describe('files that another program renders', () => {
  const kustomization = (lines: string) => `resources:\n  - db.yaml\n  - store.yaml\n${lines}`;
  const patch = 'apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata:\n  name: orders\nspec:\n  instances: 0\n';
  let client: Client;
  beforeAll(async () => {
    client = await Client.start({
      'prod/kustomization.yaml': kustomization('patches:\n  - path: patch.yaml\n'),
      'prod/db.yaml': CLUSTER,
      'prod/store.yaml': STORE,
      'prod/patch.yaml': patch,
      'test/db.yaml': CLUSTER.replace('name: store', 'name: other'),
      'chart/Chart.yaml': 'name: chart\n',
      'chart/templates/db.yaml': CLUSTER,
    });
  });
  afterAll(() => client.stop());

  test('are judged with those of their kustomization; what a patch may add is not missing', async () => {
    expect(codes(await client.open('prod/db.yaml'))).toEqual(['wal-archiver-enabled']);
    const incomplete = CLUSTER.replace('      enabled: false\n', '').replace('      parameters:\n        barmanObjectName: store\n', '');
    expect(codes(await client.change('prod/db.yaml', incomplete))).toEqual([]);
    expect(codes(await client.open('test/db.yaml', incomplete))).toEqual(['plugin-parameter-required']);
    const dangling = CLUSTER.replace('      enabled: false\n', '').replace('ObjectName: store', 'ObjectName: stor');
    expect(codes(await client.change('prod/db.yaml', dangling))).toEqual(['object-store-missing']);
  });

  test.each(['prod/patch.yaml', 'chart/templates/db.yaml'])('are not judged if they are no manifests themselves: %s', async name => {
    expect(await client.open(name)).toEqual([]);
  });
});
