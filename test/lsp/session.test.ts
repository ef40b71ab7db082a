import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import { pathToFileURL } from 'url';
import { Diagnostic } from 'vscode-languageserver/node';
import { atCursor } from './client';
import { DEFAULT_LIMITS } from '../../src/documents/limits';
import { completionsAt } from '../../src/lsp/completion';
import { cursorAt } from '../../src/lsp/cursor';
import { fieldText, parameterText, typeText } from '../../src/lsp/field-text';
import { hoverAt } from '../../src/lsp/hover';
import { quickFixesIn } from '../../src/lsp/quick-fixes';
import { Session } from '../../src/lsp/session';
import { allRules } from '../../src/rules/catalogue';

const CLUSTER = 'apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata:\n  name: orders\n  namespace: shop\nspec:\n  instances: 3\n  storage:\n    size: 1Gi\n';
const STORE = 'apiVersion: barmancloud.cnpg.io/v1\nkind: ObjectStore\nmetadata:\n  name: store\n  namespace: shop\nspec:\n'
  + '  configuration:\n    destinationPath: s3://backups/\n    s3Credentials:\n      inheritFromIAMRole: true\n';
const ARCHIVED = `${CLUSTER}  plugins:\n    - name: barman-cloud.cloudnative-pg.io\n      isWALArchiver: true\n      parameters:\n        barmanObjectName: store\n`;

/** What an editor would be told of files in a folder; the last text of each is the one in the editor. */
class Editor {
  public readonly shown = new Map<string, Diagnostic[]>();
  public readonly log: string[] = [];
  public readonly folder = mkdtempSync(join(tmpdir(), 'session-'));
  public readonly session = new Session({ severity: 'warning', limits: DEFAULT_LIMITS, version: '0.0.0', excluded: [], noConfig: false }, allRules(), {
    show: (uri, _, diagnostics) => { this.shown.set(uri, diagnostics); },
    log: message => { this.log.push(message); },
  });

  public constructor(files: Record<string, string> = {}) {
    Object.entries(files).forEach(([name, text]) => {
      mkdirSync(dirname(join(this.folder, name)), { recursive: true });
      writeFileSync(join(this.folder, name), text);
    });
    this.session.workspace.addFolder(pathToFileURL(this.folder).href);
  }

  public uri(name: string): string {
    return pathToFileURL(join(this.folder, name)).href;
  }

  /** The codes of what is shown for a text, with the text at each place. */
  public open(name: string, text: string): string[] {
    this.session.workspace.setText(this.uri(name), text, 1);
    this.session.changed();
    this.session.judge();
    return this.shown.get(this.uri(name))!.map(({ code, range: { start, end } }) => `${code}: ${text.split('\n')[start.line].slice(start.character, end.character)}`);
  }

  public completions(name: string, marked: string): string[] {
    const { text, position } = atCursor(marked);
    this.open(name, text);
    const cursor = cursorAt(text, position, DEFAULT_LIMITS);
    return cursor ? completionsAt(cursor, position, this.session.inventoryOf(this.uri(name))).map(({ label }) => label) : [];
  }

  public hover(name: string, line: number, character: number): string {
    const { file } = this.session.workspace.get(this.uri(name))!;
    const hover = hoverAt(file, { line, character }, this.session.shownIn(this.uri(name)), this.session.inventoryOf(this.uri(name)));
    return hover ? (hover.contents as { value: string }).value : '';
  }

  public titles(name: string): string[] {
    const { file } = this.session.workspace.get(this.uri(name))!;
    const everywhere = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };
    return quickFixesIn(this.uri(name), file, everywhere, this.session.shownIn(this.uri(name))).map(({ title }) => title);
  }
}

const editors: Editor[] = [];
function editor(files?: Record<string, string>): Editor {
  const one = new Editor(files);
  editors.push(one);
  return one;
}
afterEach(() => editors.splice(0).forEach(({ folder }) => rmSync(folder, { recursive: true })));

describe('findings', () => {
  test('have the place of the field, a severity, a rule and its page', () => {
    const one = editor();
    expect(one.open('db.yaml', CLUSTER.replace('instances: 3', 'instances: -1'))).toEqual(['cluster-instances: instances: -1']);
    const [found] = one.shown.get(one.uri('db.yaml'))!;
    expect(found).toMatchObject({ severity: 1, source: 'cdk8s-cnpg-i', codeDescription: { href: expect.stringContaining('/docs/rules/cluster-instances.md') } });
    expect(found.message).toMatch(/^spec\.instances: .*\.\nFix: .*\.$/s);
  });

  test('a warning has another severity', () => {
    const one = editor();
    one.open('db.yaml', CLUSTER.replace('  storage:\n', '  storage:\n    storageClass: a\n    pvcTemplate:\n      storageClassName: b\n'));
    expect(one.shown.get(one.uri('db.yaml'))!.map(({ code, severity }) => [code, severity])).toEqual([['storage-class-twice', 2]]);
    expect(one.titles('db.yaml')).toEqual(['Acknowledge storage-class-twice with an annotation: write the reason into it']);
  });

  test('are mended by quick fixes', () => {
    const one = editor();
    one.open('db.yaml', CLUSTER.replace('instances', 'instnces'));
    expect(one.titles('db.yaml')).toEqual(['Rename the field to `instances`']);
  });

  test('a document that is invalid has a problem in its line, others stay as they are; a template is no mistake', () => {
    const one = editor();
    expect(one.open('db.yaml', `${CLUSTER.replace('instances: 3', 'instances: -1')}---\n${STORE.replace('metadata:\n', 'metadata: [\n')}`)).toHaveLength(2);
    expect(one.open('db.yaml', CLUSTER.replace('instances: 3', 'instances: {{ .n }}'))).toHaveLength(1);
    expect(one.shown.get(one.uri('db.yaml'))![0].severity).toBe(3);
    expect(one.open('db.yaml', 'a: [\n')).toEqual([]);
    one.session.close(one.uri('db.yaml'));
    expect(one.shown.get(one.uri('db.yaml'))).toEqual([]);
  });
});

describe('files', () => {
  test('of a folder are judged together, as they are on the disk, or in the editor', () => {
    const one = editor({ 'store.yaml': STORE });
    expect(one.open('db.yaml', ARCHIVED)).toEqual([]);
    const dangling = ARCHIVED.replace('ObjectName: store', 'ObjectName: stor');
    expect(one.open('db.yaml', dangling)).toEqual(['object-store-missing: barmanObjectName: stor']);
    one.open('store.yaml', STORE.replace('name: store', 'name: stor'));
    expect(one.open('db.yaml', dangling)).toEqual([]);
    one.session.close(one.uri('store.yaml'));
    writeFileSync(join(one.folder, 'store.yaml'), STORE.replace('name: store', 'name: stor'));
    one.session.workspace.invalidate();
    expect(one.open('db.yaml', dangling)).toEqual([]);
  });

  test('of a kustomization: what a patch may add is not missing; patches and templates are not judged', () => {
    const one = editor({
      'kustomization.yaml': 'resources: [db.yaml]\npatches: [{ path: patch.yaml }]\n',
      'db.yaml': CLUSTER,
      'patch.yaml': 'apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata:\n  name: orders\nspec:\n  instances: -1\n',
      'chart/Chart.yaml': 'name: x\n',
    });
    expect(one.open('db.yaml', CLUSTER.replace('  storage:\n    size: 1Gi\n', ''))).toEqual([]);
    expect(one.open('db.yaml', CLUSTER.replace('instances: 3', 'instances: -1'))).toEqual(['cluster-instances: instances: -1']);
    expect(one.open('patch.yaml', 'apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata:\n  name: orders\nspec:\n  instances: -1\n')).toEqual([]);
    expect(one.open('chart/db.yaml', CLUSTER.replace('instances: 3', 'instances: -1'))).toEqual([]);
    expect(one.log).toEqual(expect.arrayContaining([expect.stringMatching(/^patch\.yaml is not checked/), expect.stringMatching(/^chart\/db\.yaml is not checked/)]));
  });

  test('outside of the folders are judged by themselves', () => {
    const one = editor({ 'store.yaml': STORE });
    one.session.workspace.removeFolder(pathToFileURL(one.folder).href);
    expect(one.open('db.yaml', ARCHIVED.replace('ObjectName: store', 'ObjectName: stor'))).toEqual([]);
  });
});

describe('the configuration of a folder', () => {
  const CONFIGURATION = '.cdk8s-cnpg-i.yaml';
  const INVALID = CLUSTER.replace('instances: 3', 'instances: -1');

  test('changes severities, hides findings and excludes files', () => {
    const one = editor({ [CONFIGURATION]: 'rules:\n  cluster-instances:\n    severity: warning\n    reason: a test\n' });
    expect(one.open('db.yaml', INVALID)).toEqual(['cluster-instances: instances: -1']);
    expect(one.shown.get(one.uri('db.yaml'))![0].severity).toBe(2);
    writeFileSync(join(one.folder, CONFIGURATION), 'suppressions:\n  - rule: cluster-instances\n    name: orders\n    reason: a test\n');
    expect(one.open('db.yaml', INVALID)).toEqual([]);
    writeFileSync(join(one.folder, CONFIGURATION), 'exclude: ["*.old.yaml"]\n');
    expect(one.open('db.yaml', INVALID)).toHaveLength(1);
    expect(one.open('db.old.yaml', INVALID)).toEqual([]);
    expect(one.log).toEqual([]);
  });

  test('has the releases of paths, in findings and in what completion offers', () => {
    const one = editor({ [CONFIGURATION]: 'paths:\n  old/**: { operatorVersion: 1.26.0 }\n', 'new/.keep': '', 'old/.keep': '' });
    const later = `${CLUSTER}  podSecurityContext:\n    fsGroup: 26\n`;
    expect(one.open('new/db.yaml', later)).toEqual([]);
    expect(one.open('old/db.yaml', later)).toEqual(['field-release: podSecurityContext']);
    expect(one.completions('new/db.yaml', `${CLUSTER}  podSec|`)).toContain('podSecurityContext');
    expect(one.completions('old/db.yaml', `${CLUSTER}  podSec|`)).not.toContain('podSecurityContext');
  });

  test('keeps environments apart, and a mistake in it is logged', () => {
    const other = STORE.replace('name: store', 'name: other');
    const one = editor({ [CONFIGURATION]: 'environments: { one: [one], two: [two] }\n', 'one/store.yaml': STORE, 'two/store.yaml': other });
    expect(one.open('one/db.yaml', ARCHIVED)).toEqual([]);
    expect(one.open('two/db.yaml', ARCHIVED)).toEqual(['object-store-missing: barmanObjectName: store']);
    writeFileSync(join(one.folder, CONFIGURATION), 'exclud: []\n');
    one.open('one/db.yaml', ARCHIVED);
    expect(one.log).toEqual([expect.stringContaining('exclud')]);
  });
});

describe('completion', () => {
  test.each<[string, string, string[]]>([
    ['fields that are not there yet', CLUSTER.replace('    size: 1Gi\n', '    size: 1Gi\n    resizeIn|\n'), ['resizeInUseVolumes']],
    ['values', CLUSTER.replace('instances: 3', 'primaryUpdateStrategy: |'), ['unsupervised', 'supervised']],
    ['booleans', CLUSTER.replace('instances: 3', 'enablePDB: |'), ['true', 'false']],
    ['kinds', CLUSTER.replace('kind: Cluster', 'kind: Clus|'), ['Cluster', 'ClusterImageCatalog', 'Pooler']],
    ['versions', CLUSTER.replace('apiVersion: postgresql.cnpg.io/v1', 'apiVersion: |'), ['postgresql.cnpg.io/v1', 'barmancloud.cnpg.io/v1']],
    ['parameters', ARCHIVED.replace('barmanObjectName: store', '|'), ['barmanObjectName', 'serverName']],
    ['objects', ARCHIVED.replace('barmanObjectName: store', 'barmanObjectName: |'), ['store']],
    ['plugins', ARCHIVED.replace('name: barman-cloud.cloudnative-pg.io', 'name: |'), ['barman-cloud.cloudnative-pg.io', 'klio.cnpg.io']],
  ])('has %s', (_, marked, labels) => {
    expect(editor({ 'store.yaml': STORE }).completions('db.yaml', marked)).toEqual(expect.arrayContaining(labels));
  });

  test('has no field twice, and nothing in comments', () => {
    const one = editor();
    expect(one.completions('db.yaml', CLUSTER.replace('    size: 1Gi\n', '    size: 1Gi\n    |\n'))).not.toContain('size');
    expect(one.completions('db.yaml', CLUSTER.replace('instances: 3', 'instances: 3 # a|'))).toEqual([]);
    expect(one.completions('db.yaml', '|')).toEqual(['apiVersion', 'kind', 'metadata', 'spec']);
  });
});

describe('hover', () => {
  test('has the rule of a finding, and the field', () => {
    const one = editor();
    one.open('db.yaml', CLUSTER.replace('instances: 3', 'instances: -1'));
    const text = one.hover('db.yaml', 6, 4);
    expect(text).toContain('\n\n---\n\n');
    expect(text).toMatch(/\*\*.*\*\* \(error\)\n\nIn the cluster: .*\n\nCause: .*\n\nFix: /s);
    expect(text).toContain('**instances**: an integer');
    expect(one.hover('db.yaml', 7, 3)).toContain('**storage**: ');
    expect(one.hover('db.yaml', 7, 3)).not.toContain('In the cluster');
  });

  test('has the parameter of a plugin', () => {
    const one = editor();
    one.open('db.yaml', ARCHIVED);
    expect(one.hover('db.yaml', 13, 12)).toContain('**barmanObjectName**: the name of an object of kind ObjectStore, required for archiving, backups and restores');
  });
});

test('texts about fields have their limits', () => {
  const schema = {
    type: 'string',
    enum: ['a', 'b'],
    format: 'date',
    pattern: '^a',
    minimum: 1,
    maximum: 2,
    minLength: 3,
    maxLength: 4,
    minItems: 5,
    maxItems: 6,
    keys: { name: 1 },
    required: ['x', 'y'],
  } as any;
  const field = { name: 'size', schema, reader: 'CloudNativePG 1.30.1', since: ['1.29.0', '1.30.0'], isRequired: true };
  expect(fieldText(field)).toBe('**size**: a string, required\n\nOne of `a`, `b`; at least 1; at most 2; at least 3 characters; at most 4 characters; at least 5 entries; '
    + 'at most 6 entries; matches `^a`; format date; entries differ in name; must have `x` and `y`.\n\nAccepted by CloudNativePG 1.30.1; added in 1.29.0 and 1.30.0.');
  expect(fieldText({ ...field, schema: { type: 'string', required: [] } as any, since: undefined, isRequired: false })).toBe('**size**: a string\n\nAccepted by CloudNativePG 1.30.1.');
  expect(typeText(field)).toBe('a string, required');
});

test.each<[any, string]>([
  [{}, 'a string'], [{ format: 'json' }, 'a JSON object, as a string'], [{ format: 'integer' }, 'an integer, as a string'],
  [{ format: 'boolean' }, 'a boolean, as a string'], [{ format: ['x', 'y'] }, 'one of `x`, `y`'],
])('texts about parameters have their format: %j', (parameter, text) => {
  const plugin = { pluginName: 'p', repository: 'o/p', release: '1.0.0' } as any;
  expect(parameterText({ name: 'n', readIn: ['plugins', 'backups'], default: 'd', ...parameter }, plugin))
    .toBe(`**n**: ${text}\n\nDefault: d.\n\nRead by p 1.0.0 in \`plugins\` and Backups and ScheduledBackups. See https://github.com/o/p.`);
});
