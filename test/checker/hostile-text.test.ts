import * as fc from 'fast-check';
import { INSTALLS, textOfInstall } from './installs';
import { argumentsOf } from '../../src/cli/arguments';
import { check } from '../../src/cli/check';
import { allRules } from '../../src/rules/catalogue';

/** Texts that are hardly YAML any more: what can be read is judged, what cannot is said, and nothing takes long. */

const RUNS = Number(process.env.HOSTILE_RUNS ?? 150);
const texts = Object.keys(INSTALLS).map(textOfInstall);

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

const spoiled = fc.tuple(fc.constantFrom(...texts), fc.array(fc.tuple(change, fc.nat()), { minLength: 1, maxLength: 8 }))
  .map(([text, changes]) => changes.reduce((spoilt, [one, at]) => one(spoilt, at % (spoilt.length + 1)), text));

function report(input: Buffer): ReturnType<typeof check> {
  return check(argumentsOf(['check', '-']), __dirname, input, '0.0.0', allRules());
}

test('spoiled texts are read as far as they can be', () => {
  fc.assert(fc.property(spoiled, text => {
    const { problems, findings } = report(Buffer.from(text));
    const lines = text.split('\n').length;
    problems.forEach(({ file, line = 1, message }) => expect([file, line >= 1 && line <= lines, message.includes(' failed on ')]).toEqual(['stdin', true, false]));
    findings.forEach(({ line }) => expect(line >= 1 && line <= lines).toBe(true));
  }), { numRuns: RUNS });
});

test('bytes in other encodings are no text, and are said to be none', () => {
  fc.assert(fc.property(fc.constantFrom(...texts), fc.constantFrom('utf16le', 'latin1', 'base64', 'hex'), fc.uint8Array({ maxLength: 30 }), (text, encoding, bytes) => {
    report(Buffer.concat([bytes, Buffer.from(text, encoding as BufferEncoding)]));
  }), { numRuns: RUNS / 3 });
});

test('one malformed document stops no other', () => {
  const service = (name: string) => `apiVersion: v1\nkind: Service\nmetadata: { name: ${name}, annotations: { acknowledge.cdk8s-cnpg-i/no-such-rule: x } }\n`;
  fc.assert(fc.property(fc.constantFrom('a: [\n', 'a: b: c\n', '\ta: 1\n', 'a: *b\n', 'x: "\n', '{{ template }}\n'), malformed => {
    const { problems, findings } = report(Buffer.from([service('one'), malformed, service('two')].join('---\n')));
    expect(problems.map(({ line }) => line! >= 5 && line! <= 6)).toEqual([true]);
    expect(findings.map(({ line, rule: { id } }) => [id, line])).toEqual([['acknowledgement', 3], ['acknowledgement', 9]]);
  }));
});
