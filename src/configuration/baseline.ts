import { readSettingsFile, SettingsFile } from './file';
import { ConfigurableFinding, fieldOf } from './finding-key';
import { Place } from './place';
import { KeysShape, TextShape } from './shape';
import { Problem } from '../manifests/problem';
import { Path } from '../values/field-path';

/** The name of a baseline's file, if no other one is set. */
export const BASELINE_FILE = '.cdk8s-cnpg-i-baseline.json';

const MOST_BYTES = 10_000_000;

/** Findings of one rule in one field of an object, wherever its lines move. */
export interface BaselineEntry {
  readonly rule: string;
  readonly file: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
  readonly field: string;
  readonly count: number;
}

/** The findings that were there when somebody began. */
export interface Baseline {
  readonly source: SettingsFile;
  readonly entries: ReadonlyArray<{ readonly entry: BaselineEntry; readonly path: Path }>;
}

const text = (about: string): TextShape => ({ type: 'text', about });
/** Objects can be without a name, and findings without a field. */
const anyText = (about: string): TextShape => ({ ...text(about), mayBeEmpty: true });

const SHAPE: KeysShape = {
  type: 'keys',
  about: 'Findings that are not reported.',
  keys: {
    version: { type: 'count', about: 'The version of the format.' },
    tool: { type: 'keys', about: 'What wrote the file.', keys: { name: text('Its name.') } },
    findings: {
      type: 'list',
      about: 'The findings.',
      entry: {
        type: 'keys',
        about: 'Findings of one rule in one field of an object.',
        keys: {
          rule: text('The rule.'),
          file: text('The file, relative to this one.'),
          kind: anyText('The kind of the object.'),
          namespace: anyText('The namespace of the object.'),
          name: anyText('The name of the object.'),
          field: anyText('The field.'),
          count: { type: 'count', about: 'The number of findings.' },
        },
        required: ['rule', 'file', 'kind', 'name', 'field', 'count'],
      },
      most: 100_000,
    },
  },
  required: ['findings'],
};

/** Reads a baseline. What is invalid in it is a problem, and omitted. */
export function readBaseline(file: string, cwd: string, problems: Problem[]): Baseline | undefined {
  const source = readSettingsFile(file, cwd, SHAPE, MOST_BYTES, problems);
  return source && { source, entries: (source.content.findings ?? []).map(({ index, value }: any) => ({ entry: value, path: ['findings', index] })) };
}

/** A baseline with all of some findings, each entry in a line. */
export function baselineOf(findings: readonly ConfigurableFinding[], place: Place): string {
  const entries = new Map<string, BaselineEntry>();
  for (const finding of findings) {
    const key = keyOfFinding(finding, place);
    const { rule: { id }, kind, namespace, name } = finding;
    const count = (entries.get(key)?.count ?? 0) + 1;
    entries.set(key, { rule: id, file: place.from(finding.file), kind, namespace, name, field: fieldOf(finding), count });
  }
  const lines = [...entries].sort(([one], [other]) => one < other ? -1 : 1).map(([, entry]) => `    ${JSON.stringify(entry)}`);
  return `{\n  "version": 1,\n  "tool": { "name": "cdk8s-cnpg-i" },\n  "findings": [${lines.length === 0 ? '' : `\n${lines.join(',\n')}\n  `}]\n}\n`;
}

export function keyOfFinding(finding: ConfigurableFinding, place: Place): string {
  const { rule: { id }, file, kind, namespace, name } = finding;
  return JSON.stringify([place.from(file), kind, namespace, name, id, fieldOf(finding)]);
}

export function keyOfEntry({ rule, file, kind, namespace, name, field }: BaselineEntry): string {
  return JSON.stringify([file, kind, namespace, name, rule, field]);
}
