import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';

/** An input that once took too long, was read in silence, or broke a report; and what the checker makes of it. */
export interface Case {
  readonly name: string;
  readonly text: string;
  /** Options of the command, such as limits that make a large input a small one. */
  readonly options?: string[];
  /** The problems, as line and message. */
  readonly problems: string[];
  /** The number of findings. */
  readonly findings?: number;
}

const DIRECTORY = join(__dirname, 'corpus');

/** The small inputs, as files: the reports must be harmless, whatever they contain. */
export const FILES = readdirSync(DIRECTORY).map(name => ({ name, text: readFileSync(join(DIRECTORY, name), 'utf8') }));

const times = (count: number, entry: (index: number) => string) => Array.from({ length: count }, (_, index) => entry(index)).join('');
const OBJECT = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n';
const CLUSTER = 'apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: { name: db }\nspec:\n  storage: { size: 1Gi }\n';
const ENTRIES = 'keys and list entries in a document, with those that aliases repeat';

/** The large inputs, made when they are needed. */
export const GENERATED: Case[] = [
  {
    name: 'merges of a large map',
    text: `${OBJECT}x: &a\n${times(5_000, index => `  k${index}: v\n`)}y:\n${times(999, () => '- <<: *a\n')}`,
    problems: [`5104: more than 500000 ${ENTRIES}`],
  },
  { name: 'aliases of a large list', text: `${OBJECT}x: &a [${'1,'.repeat(2_000)}]\ny:\n${'- *a\n'.repeat(999)}`, problems: [`254: more than 500000 ${ENTRIES}`] },
  {
    name: 'aliases of a long text',
    text: `${OBJECT}x: &a ${'x'.repeat(100_000)}\ny:\n${'- *a\n'.repeat(999)}`,
    problems: [
      '104: more than 10000000 characters in a document, with those that aliases repeat',
    ],
  },
  { name: 'many aliases', text: `${OBJECT}x: &a b\ny:\n${'- *a\n'.repeat(1_001)}`, problems: ['1006: more than 1000 aliases in a document'] },
  {
    name: 'aliases that nest',
    text: `${OBJECT}${times(5, index => `x${index}: &a${index} ${'['.repeat(99)}${index === 0 ? '1' : `*a${index - 1}`}${']'.repeat(99)}\n`)}`,
    problems: ['7: more than 300 levels of nesting'],
  },
  { name: 'carriage returns', text: '\r'.repeat(50_000), problems: ['standard input is empty'] },
  { name: 'lines that end with carriage returns', text: OBJECT.replace(/\n/g, '\r'), problems: ['1: the lines end with carriage returns only (CR)'] },
  {
    name: 'a List in one line of JSON',
    text: `{"apiVersion":"v1","kind":"List","items":[${times(2_000, index => `${index > 0 ? ',' : ''}${JSON.stringify({
      apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: `a${index}` },
    })}`)}]}`,
    problems: [],
  },
  { name: 'a List with other keys', text: `apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: ConfigMap\n  metadata: { name: a }\n${times(5_000, index => `k${index}: v\n`)}`, problems: [] },
  { name: 'unknown fields', text: `${CLUSTER}${times(2_000, index => `  k${index}: v\n`)}`, problems: [], findings: 2_000 },
  {
    name: 'more findings than a report may have',
    text: `${CLUSTER}${times(100, index => `  k${index}: v\n`)}`,
    options: ['--limit', 'findings=10'],
    problems: ['16: more than 10 findings: 90 are not reported, from this line on'],
    findings: 10,
  },
  { name: 'a list of another kind', text: JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMapList', items: Array(130_000).fill({ metadata: { name: 'a' } }) }), problems: [] },
  {
    name: 'more objects than a run may have',
    text: `${OBJECT}---\n`.repeat(11),
    options: ['--limit', 'objects=10'],
    problems: ['41: more than 10 objects and other documents: this one and those after it are not checked'],
  },
  { name: 'more keys than a document may have', text: times(20, index => `k${index}: v\n`), options: ['--limit', 'entries=10'], problems: [`11: more than 10 ${ENTRIES}`] },
  { name: 'blank lines', text: `a: b\n${'\n'.repeat(200)}c: d\n`, options: ['--limit', 'entries=10'], problems: [`94: more than 10 ${ENTRIES}`] },
  {
    name: 'a large document',
    text: `${OBJECT}data: { a: ${'x'.repeat(1_000)} }\n`,
    options: ['--limit', 'document-size=1000'],
    problems: [
      '1: more than 1000 characters in a document, with those that aliases repeat',
    ],
  },
  { name: 'a large input', text: OBJECT, options: ['--limit', 'input-size=20'], problems: ['1: more than 20 bytes of input: this file and those after it are not read'] },
  { name: 'deep nesting', text: `${OBJECT}x: ${'['.repeat(20)}${']'.repeat(20)}\n`, options: ['--limit', 'depth=10'], problems: ['1: more than 10 levels of nesting'] },
  { name: 'the deepest nesting that is accepted', text: `${OBJECT}x: ${'['.repeat(498)}${']'.repeat(498)}\n`, options: ['--limit', 'depth=500'], problems: [] },
  { name: 'the same in JSON', text: `{"apiVersion":"v1","kind":"X","x":${'['.repeat(498)}${']'.repeat(498)}}`, options: ['--limit', 'depth=500'], problems: [] },
  { name: 'a document that is nested behind a List', text: `apiVersion: v1\nkind: List\nitems:\n- a: b\nx: ${'['.repeat(20_000)}\n`, problems: ['1: more than 300 levels of nesting'] },
];
