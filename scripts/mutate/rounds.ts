import { NumberedMutant } from './mutants';
import { Hints, Round, runRound } from './run-tests';

/** What became of a mutant, and by which test. */
export interface Verdict {
  readonly mutant: NumberedMutant;
  readonly outcome: 'killed' | 'endless' | 'survived' | 'not reached';
  readonly by?: string;
}

/** Tests that read the source as text, or run it outside of jest: they cannot tell anything of a mutant. */
const BLIND = [
  'test/mutate', 'test/package', 'test/projenrc', 'test/architecture', 'test/language', 'test/docs', 'test/public-api', 'test/lazy-loading', 'test/cli/process',
  'test/lsp/server', 'test/action',
];
/** Tests that take long: for mutants that the others let live. */
const SLOW = [
  'test/properties', 'test/examples', 'test/checker', 'test/api/constraints', 'test/api/completeness', 'test/cluster/lazy', 'test/support',
  'test/check/cnpg-i-validation',
];

const NEAR_TESTS = { testsPerFile: 200, duration: [0, 2_000] } as const;
const FAST_TESTS = { testsPerFile: 15, duration: [0, 2_000] } as const;
const ALL_TESTS = { testsPerFile: Number.MAX_SAFE_INTEGER, duration: [0, 30_000] } as const;

/**
 * Runs the tests with all mutants of a copy, those that kill most mutants first: each further round is for the survivors, unless they are few `enough`.
 */
export async function verdicts(copy: string, mutants: readonly NumberedMutant[], hints: Hints, enough: number): Promise<Verdict[]> {
  const killed = new Map<number, string>();
  const reached = new Set<number>();
  const repeated = new Set<number>();
  const alive = () => mutants.filter(({ id }) => !killed.has(id));
  const play = async (name: string, round: Omit<Round, 'mutants'>, those: readonly NumberedMutant[]) => {
    if (alive().length <= enough || those.length === 0) { return true; }
    const result = await runRound(copy, hints, { ...round, mutants: those });
    result.killed.forEach((text, id) => killed.set(id, text));
    [...result.inTests, ...result.whileLoading].forEach(id => reached.add(id));
    result.repeated.forEach(id => repeated.add(id));
    console.error(`${new Date().toISOString().slice(11, 19)} ${name}: ${alive().length} mutants survived`);
    return result.passed;
  };

  const near = [...new Set(mutants.flatMap(({ file }) => testsNear(file)))];
  await play('the tests near them', { tests: near, without: [...BLIND, ...SLOW], ...NEAR_TESTS }, mutants);
  await play('the fast tests', { tests: [], without: [...BLIND, ...SLOW, ...near], ...FAST_TESTS }, alive());
  // what is computed once is as it was computed without the mutant
  const isOnce = ({ id, constant }: NumberedMutant) => constant || reached.has(id) && !repeated.has(id);
  for (const mutant of alive().filter(isOnce)) {
    const tests = [...testsNear(mutant.file), 'test/rules/catalogue', 'test/rule-pages'];
    const passed = await play(`line ${mutant.line} of ${mutant.file}`, { tests, without: BLIND, ...NEAR_TESTS, fromTheStart: mutant.id }, [mutant]);
    if (!passed && await passesWithout(copy, hints, tests)) { killed.set(mutant.id, `killed\n${tests.join(', ')}`); }
  }
  await play('all tests', { tests: [], without: BLIND, ...ALL_TESTS }, alive());

  return mutants.map(mutant => {
    const [outcome, by] = (killed.get(mutant.id) ?? '').split('\n');
    if (outcome) { return { mutant, outcome: outcome as 'killed' | 'endless', by }; }
    return { mutant, outcome: reached.has(mutant.id) ? 'survived' : 'not reached' };
  });
}

const sound = new Map<string, boolean>();

async function passesWithout(copy: string, hints: Hints, tests: string[]): Promise<boolean> {
  const key = tests.join();
  if (!sound.has(key)) {
    const { passed } = await runRound(copy, hints, { mutants: [], tests, without: BLIND, ...NEAR_TESTS, fromTheStart: -1 });
    sound.set(key, passed);
  }
  return sound.get(key)!;
}

/** The rules that notice most mistakes in a folder. */
const NEAR_SHELVES: Readonly<Record<string, readonly string[]>> = {
  values: ['cluster', 'operator'],
  facts: ['fields'],
  inventory: ['plugin-use', 'operator', 'cert-manager'],
  rules: ['cluster', 'kubernetes'],
  plugin: ['standalone-plugin', 'sidecar-plugin'],
};

/** The tests that are the first to notice a mistake in a file. */
export function testsNear(file: string): string[] {
  const [, room, shelf] = file.replace(/\.ts$/, '').split('/');
  if (room === 'rules' && shelf !== 'engine') { return [`test/rules/${shelf}`]; }
  const shelves = (NEAR_SHELVES[room] ?? []).map(name => `test/rules/${name}`);
  const builds = room === 'repository' ? ['test/builds'] : [];
  return [`test/${room}/`, ...room === 'cli' ? [] : ['test/goldens'], ...builds, ...shelves];
}
