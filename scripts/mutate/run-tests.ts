import { ChildProcess, spawn } from 'child_process';
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'fs';
import { join } from 'path';
import { NumberedMutant } from './mutants';

/** By id of the mutant: the ids of the rules in its file, after which their tests are named. */
export type Hints = Readonly<Record<number, readonly string[]>>;

/** Which tests are run with which mutants. */
export interface Round {
  readonly mutants: readonly NumberedMutant[];
  readonly tests: readonly string[];
  readonly without: readonly string[];
  readonly testsPerFile: number;
  readonly duration: readonly [number, number];
  readonly fromTheStart?: number;
}

export interface RoundResult {
  /** By id: how, and by which test. */
  readonly killed: ReadonlyMap<number, string>;
  readonly inTests: ReadonlySet<number>;
  /** Those that a test reaches each time that it is run. */
  readonly repeated: ReadonlySet<number>;
  readonly whileLoading: ReadonlySet<number>;
  readonly passed: boolean;
}

interface Running {
  readonly id: number;
  readonly name: string;
  readonly place: string;
  readonly duration: number;
}

/** A test that passes without a mutant, twice, is ended if it takes this much longer with it. */
const PATIENCE = { times: 50, atLeast: 60_000 };

/** Runs the tests of a round in a copy that has the switches. */
export async function runRound(copy: string, hints: Hints, round: Round): Promise<RoundResult> {
  const results = join(copy, 'mutate-results');
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results);
  const killed = new Map<number, string>();
  for (;;) {
    const ids = round.mutants.map(({ id }) => id).filter(id => !killed.has(id));
    writeFileSync(join(results, 'settings.json'), JSON.stringify({ ...round, results, hints, mutants: ids }));
    const { passed, hanging } = await jest(copy, results, round);
    readdirSync(results).filter(name => name.startsWith('killed-'))
      .forEach(name => killed.set(Number(name.slice('killed-'.length)), readFileSync(join(results, name), 'utf8')));
    if (!hanging) { return { killed, passed, ...reachedIn(results) }; }
    writeFileSync(join(results, `killed-${hanging.id}`), `endless\n${hanging.place}: ${hanging.name}`);
  }
}

function reachedIn(results: string): Pick<RoundResult, 'inTests' | 'repeated' | 'whileLoading'> {
  const file = join(results, 'reached.jsonl');
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(line => line !== '') : [];
  const records = lines.map(line => JSON.parse(line) as { inTests: number[]; repeated: number[]; whileLoading: number[] });
  const all = (field: keyof typeof records[number]) => new Set(records.flatMap(record => record[field]));
  return { inTests: all('inTests'), repeated: all('repeated'), whileLoading: all('whileLoading') };
}

async function jest(copy: string, results: string, { tests, without, fromTheStart }: Round): Promise<{ passed: boolean; hanging?: Running }> {
  const log = openSync(join(results, 'jest.log'), 'a');
  const args = [
    'node_modules/jest/bin/jest.js', '--ci', '--silent', '--reporters=default', `--setupFilesAfterEnv=${join(copy, 'scripts/mutate/in-tests.ts')}`,
    ...without.length > 0 ? ['--testPathIgnorePatterns', ...ignoredIn(copy), ...without] : [],
    ...fromTheStart === undefined ? [] : ['--bail'],
    ...tests.length > 0 ? ['--testPathPatterns', ...tests] : [],
  ];
  const env = { ...process.env, MUTATE_SETTINGS: join(results, 'settings.json') };
  const child = spawn(process.execPath, args, { cwd: copy, env, detached: true, stdio: ['ignore', log, log] });
  const interrupted = () => {
    end(child);
    process.exit(130);
  };
  process.on('SIGINT', interrupted).on('SIGTERM', interrupted);
  let hanging: Running | undefined;
  const watch = setInterval(() => {
    hanging ??= hangingIn(results);
    if (hanging) { end(child); }
  }, 2_000);
  const code = await new Promise<number | null>(resolve => child.on('close', resolve));
  clearInterval(watch);
  process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
  closeSync(log);
  return { passed: code === 0, hanging };
}

/** The option replaces what the project's own configuration ignores. */
function ignoredIn(copy: string): string[] {
  const { jest: { testPathIgnorePatterns } } = JSON.parse(readFileSync(join(copy, 'package.json'), 'utf8')) as { jest: { testPathIgnorePatterns: string[] } };
  return testPathIgnorePatterns;
}

function end({ pid }: ChildProcess): void {
  try {
    process.kill(-pid!, 'SIGKILL');
  } catch { /* it has ended */ }
}

function hangingIn(results: string): Running | undefined {
  for (const name of readdirSync(results).filter(file => file.startsWith('running-'))) {
    const since = Date.now() - statSync(join(results, name)).mtimeMs;
    const text = readFileSync(join(results, name), 'utf8');
    if (since < PATIENCE.atLeast || text === '') { continue; }
    const running = JSON.parse(text) as Running;
    if (since > running.duration * PATIENCE.times) {
      rmSync(join(results, name));
      return running;
    }
  }
  return undefined;
}
