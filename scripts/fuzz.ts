/**
 * Checks random input for a time: texts that are hardly YAML, and objects of any shape. Each failure is reported with the seed that repeats it.
 *
 *   npm run fuzz -- [--seconds N] [--target text|objects] [--seed N]
 *
 * Make what was found as small as possible, and add it to test/fuzz/corpus: the tests replay it.
 */
import { parseArgs } from 'node:util';
import * as fc from 'fast-check';
import { hostile, TOLD } from '../test/fuzz/objects';
import { expectSafe } from '../test/fuzz/safe';
import { spoiled } from '../test/fuzz/texts';
import { judgeObjects } from '../test/support/verdicts';

/** Inputs have at most some 100 kB: what takes longer is a finding. */
const MOST_CPU_SECONDS = 5;
const RUNS = 100;

const TARGETS: Readonly<Record<string, fc.IProperty<any>>> = {
  text: fc.property(spoiled, text => inTime(() => expectSafe(text))),
  objects: fc.property(hostile, fc.constantFrom(...TOLD), (objects, told) => inTime(() => {
    const unnamed = judgeObjects(objects, told).map(({ text, object }) => `${object}: ${text}`).find(one => /undefined|\[object Object\]|NaN/.test(one));
    if (unnamed !== undefined) { throw new Error(`invalid message: ${unnamed}`); }
    if (({} as any).polluted !== undefined || Object.keys(Object.prototype).length > 0) { throw new Error('Object.prototype was changed'); }
  })),
};

function inTime(act: () => void): void {
  const before = process.cpuUsage();
  act();
  const { user, system } = process.cpuUsage(before);
  const seconds = (user + system) / 1e6;
  if (seconds > MOST_CPU_SECONDS) { throw new Error(`took ${seconds.toFixed(1)} s of CPU time`); }
}

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '60' }, target: { type: 'string' }, seed: { type: 'string', default: '1' } } });
const names = values.target === undefined ? Object.keys(TARGETS) : [values.target];
const unknown = names.find(name => !Object.hasOwn(TARGETS, name));
const [length, first] = [Number(values.seconds), Number(values.seed)];
if (unknown !== undefined || !(length > 0) || !Number.isInteger(first)) {
  console.error('usage: npm run fuzz -- [--seconds N] [--target text|objects] [--seed N]');
  process.exit(2);
}
for (const name of names) {
  const end = Date.now() + 1000 * length / names.length;
  let [runs, failures] = [0, 0];
  for (let seed = first; Date.now() < end; seed++) {
    const { failed, numRuns, errorInstance, counterexample, counterexamplePath } = fc.check(TARGETS[name], { seed, numRuns: RUNS });
    runs += numRuns;
    if (failed) {
      failures++;
      console.error(`${name}: seed ${seed}, path ${counterexamplePath}: ${(errorInstance as Error).message}\n${JSON.stringify(counterexample)?.slice(0, 5000)}`);
    }
  }
  console.log(`${name}: ${runs} inputs from seed ${first} on, ${failures} failures`);
  if (failures > 0) { process.exitCode = 1; }
}
