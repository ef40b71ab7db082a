import * as fc from 'fast-check';
import { expectSafe, report } from '../fuzz/safe';
import { spoiled, texts } from '../fuzz/texts';

/** Texts that are hardly YAML any more: what can be read is judged, what cannot is said, and nothing takes long. */

const RUNS = Number(process.env.HOSTILE_RUNS ?? 150);

test('spoiled texts are read as far as they can be', () => {
  fc.assert(fc.property(spoiled, expectSafe), { numRuns: RUNS });
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
