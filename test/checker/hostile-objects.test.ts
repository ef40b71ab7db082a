import * as fc from 'fast-check';
import { hostile, TOLD, value } from '../fuzz/objects';
import { judgeObjects } from '../support/verdicts';

/** What YAML can hold, in places where nobody expects it: the checker says what it finds, and never falls over. */

const RUNS = Number(process.env.HOSTILE_RUNS ?? 300);

test('objects of any shape are judged', () => {
  fc.assert(fc.property(hostile, fc.constantFrom(...TOLD), (objects, told) => {
    judgeObjects(objects, told).forEach(({ text, object }) => expect(`${object}: ${text}`).not.toMatch(/undefined|\[object Object\]|NaN/));
  }), { numRuns: RUNS });
});

test('what is no object at all is judged', () => {
  fc.assert(fc.property(fc.array(value), objects => expect(judgeObjects(objects)).toBeInstanceOf(Array)), { numRuns: RUNS });
});
