// Changes the source in many places, one at a time, and runs the tests: a change that no test notices shows what is not tested.
//   npm run mutate -- [--sample N] [--seed S] [--constants] [--sampled-rate RATE] [--json FILE] [--again FILE] [paths…]
// --constants also changes what is in no function; each such mutant needs a run of the tests near it, which takes much longer.
// --json writes what became of each mutant; --again takes the survivors of such a file, after tests were added.
// Ends with 1 if fewer than 90 % of the mutants are killed. With --sampled-rate, for small samples, only if so many survivors cannot be chance at that rate.
import { execFileSync } from 'child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { join } from 'path';
import { parseArgs } from 'util';
import { isEquivalent, isSame, readEquivalents } from './mutate/equivalents';
import { mutantsOf } from './mutate/mutants';
import { isKilled, killRate, report } from './mutate/report';
import { Verdict, verdicts } from './mutate/rounds';
import { sample, tolerated } from './mutate/sample';
import { copyWithSwitches } from './mutate/workspace';

const ROOT = join(__dirname, '..');
const RATE = 0.9;
/** Fields of the operator's API, whose tests compare them with the CRDs; and what only exports. */
const LEFT_OUT = /^src\/(api\/|index\.ts$)|\/index\.ts$/;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'sample': { type: 'string' },
    'seed': { type: 'string', default: 'mutate' },
    'constants': { type: 'boolean', default: false },
    'sampled-rate': { type: 'string' },
    'json': { type: 'string' },
    'again': { type: 'string' },
  },
});

const tracked = execFileSync('git', ['ls-files', '-co', '--exclude-standard', 'src/*.ts'], { cwd: ROOT, encoding: 'utf8' }).split('\n');
// a file that was just deleted is still tracked
const files = tracked.filter(file => file !== '' && existsSync(join(ROOT, file)) && !LEFT_OUT.test(file))
  .filter(file => positionals.length === 0 || positionals.some(path => file.startsWith(path)));
const texts = new Map(files.map(file => [file, readFileSync(join(ROOT, file), 'utf8')]));
const equivalents = readEquivalents();
const all = [...texts].flatMap(([file, text]) => mutantsOf(file, text))
  .filter(mutant => (values.constants || !mutant.constant) && !isEquivalent(mutant, equivalents));
const survivors = values.again === undefined ? undefined : (JSON.parse(readFileSync(values.again, 'utf8')) as Verdict[]).filter(one => !isKilled(one));
const wanted = survivors ? all.filter(mutant => survivors.some(one => isSame(one.mutant, mutant))) : all;
const mutants = sample(wanted, Number(values.sample ?? wanted.length), values.seed).map((mutant, id) => ({ ...mutant, id }));
// tests of a rule are named after it
const hints = Object.fromEntries(mutants.map(({ id, file }) => [id, [...texts.get(file)!.matchAll(/\bid: '([a-z-]+)'/g)].map(([, rule]) => rule)]));

async function main(): Promise<void> {
  console.log(`${mutants.length} of ${all.length} mutants in ${files.length} files, seed "${values.seed}"`);
  const copy = copyWithSwitches(ROOT, mutants);
  try {
    const rate = Number(values['sampled-rate'] ?? RATE);
    const enough = values['sampled-rate'] ? tolerated(mutants.length, rate) : 0;
    const found = await verdicts(copy, mutants, hints, enough);
    console.log(report(found));
    if (values.json) { writeFileSync(values.json, JSON.stringify(found, undefined, 1)); }
    const alive = found.filter(verdict => !isKilled(verdict)).length;
    const failed = values['sampled-rate'] ? alive > enough : killRate(found) < RATE;
    if (failed) {
      console.error(`expected at least ${rate * 100} % to be killed: add tests, or list a mutant that changes nothing in scripts/mutate/equivalent.json`);
      process.exitCode = 1;
    }
  } finally {
    if (process.env.MUTATE_KEEP) { console.log(`kept: ${copy}`); } else { rmSync(copy, { recursive: true, force: true }); }
  }
}

void main();
