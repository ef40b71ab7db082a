import * as fc from 'fast-check';
import { INSTALLS, textOfInstall } from '../checker/installs';

/** The installs, as YAML. */
export const texts = Object.keys(INSTALLS).map(textOfInstall);

/** What people, editors and attackers put into YAML. */
const SNIPPETS = [
  '\t', '\r\n', '\u0000', '\uFEFF', '\u2028', '---\n', '...\n', '\n', ': ', '- ', '? ', '{', '}', '[', ']', '"', '\'', '|', '>-\n', '#', '%YAML 1.3\n---\n', '%TAG ! x\n',
  '&a ', '*a', '*unknown', '<<: *a\n', '!!binary ', '!!set ', '!!js/function ', '!<tag:x> ', '{{ .Values.x }}', '${X}', '\\x00', '🐘', 'é', '=', '~', 'on', 'no', '0o17', '1e400',
  '.inf', '.nan', '2001-12-14', '190:20:30', '__proto__: {x: 1}\n', 'constructor: 1\n',
  `${'['.repeat(500)}`, `${'{a: '.repeat(500)}`, `${'- '.repeat(800)}x\n`, `${' '.repeat(5000)}x\n`, `${'a: &b\n '.repeat(60)}`,
  'a: &a [x, x]\nb: &b [*a, *a, *a, *a]\nc: &c [*b, *b, *b, *b]\nd: &d [*c, *c, *c, *c]\ne: &e [*d, *d, *d, *d]\nf: [*e, *e, *e, *e]\n',
  'self: &self [*self]\n', 'kind: Service\nkind: Service\n', 'metadata: {name: x}\nmetadata: {name: y}\n',
];

/** One change to a text, at a place. */
type Change = (text: string, at: number) => string;

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.constantFrom(...SNIPPETS).map((snippet): Change => (text, at) => text.slice(0, at) + snippet + text.slice(at)),
  fc.nat(200).map((length): Change => (text, at) => text.slice(0, at) + text.slice(at + length)),
  fc.nat(400).map((length): Change => (text, at) => text.slice(0, at + length) + text.slice(at)),
  fc.string({ unit: 'binary', maxLength: 20 }).map((garbage): Change => (text, at) => text.slice(0, at) + garbage + text.slice(at)),
  fc.constant((text: string) => text.replace(/\n/g, '\r\n')),
  fc.integer({ min: 1, max: 7 }).map((width): Change => (text, at) => text.slice(0, at) + text.slice(at).replace(/\n/, `\n${' '.repeat(width)}`)),
);

/** Texts that are hardly YAML any more. */
export const spoiled: fc.Arbitrary<string> = fc.tuple(fc.constantFrom(...texts), fc.array(fc.tuple(change, fc.nat()), { minLength: 1, maxLength: 8 }))
  .map(([text, changes]) => changes.reduce((spoilt, [one, at]) => one(spoilt, at % (spoilt.length + 1)), text));
