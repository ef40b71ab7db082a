import * as fc from 'fast-check';
import { stringify } from 'yaml';
import { judge, mendFiles } from './support';
import { hostile } from '../fuzz/objects';

/** What nobody expects in a file: nothing crashes, what was valid stays valid, and a mended file has less to report. */

const RUNS = Number(process.env.HOSTILE_RUNS ?? 30);

test('files of any shape are mended, or remain as they are', async () => {
  let changed = 0;
  await fc.assert(fc.asyncProperty(hostile, fc.boolean(), async (objects, isJson) => {
    const text = objects.map(object => isJson ? JSON.stringify(object ?? null) : stringify(object, { version: '1.1' })).join('\n---\n');
    const { mended, texts: { a } } = await mendFiles({ a: text });
    const [before, after] = [judge({ a: text }), judge({ a })];
    expect(after.problems).toEqual(before.problems);
    expect(after.findings.length).toBeLessThanOrEqual(before.findings.length - Number(a !== text));
    expect(mended.fixed.length > 0).toBe(a !== text);
    expect((await mendFiles({ a })).texts.a).toBe(a);
    changed += Number(a !== text);
  }), { numRuns: RUNS });
  if (RUNS >= 100) { expect(changed).toBeGreaterThan(0); }
});
