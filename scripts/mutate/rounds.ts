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
];
/** Tests that take long: for mutants that the others let live. */
const SLOW = [
  'test/properties', 'test/examples', 'test/checker', 'test/api/constraints', 'test/api/completeness', 'test/cluster/lazy', 'test/support',
  'test/check/cnpg-i-validation',
];

const NEAR_TESTS = { testsPerFile: 15, duration: [0, 2_000] } as const;
const ALL_TESTS = { testsPerFile: Number.MAX_SAFE_INTEGER, duration: [0, 30_000] } as const;

/** Runs the tests with all mutants of a copy: first those that are fast, then, with the survivors and if `thorough`, all. */
export async function verdicts(copy: string, mutants: readonly NumberedMutant[], hints: Hints, thorough: boolean): Promise<Verdict[]> {
  const killed = new Map<number, string>();
  const inTests = new Set<number>();
  const whileLoading = new Set<number>();
  const play = async (round: Omit<Round, 'mutants'>, alive: readonly NumberedMutant[]) => {
    const result = await runRound(copy, hints, { ...round, mutants: alive });
    result.killed.forEach((text, id) => killed.set(id, text));
    result.inTests.forEach(id => inTests.add(id));
    result.whileLoading.forEach(id => whileLoading.add(id));
    return result;
  };
  const alive = () => mutants.filter(({ id }) => !killed.has(id));

  await play({ tests: [], without: [...BLIND, ...SLOW], ...NEAR_TESTS }, mutants);
  progress(`${alive().length} mutants survived the fast tests`);
  for (const mutant of alive().filter(({ id, constant }) => constant && whileLoading.has(id))) {
    const tests = testsNear(mutant.file);
    const { passed } = await play({ tests, without: BLIND, ...NEAR_TESTS, fromTheStart: mutant.id }, [mutant]);
    if (!passed && await passesWithout(copy, hints, tests)) { killed.set(mutant.id, `killed\n${tests.join(', ')}`); }
  }
  progress(`${alive().length} mutants survived the tests near them that load the modules with the mutant`);
  if (thorough && alive().length > 0) { await play({ tests: [], without: BLIND, ...ALL_TESTS }, alive()); }

  return mutants.map(mutant => {
    const [outcome, by] = (killed.get(mutant.id) ?? '').split('\n');
    if (outcome) { return { mutant, outcome: outcome as 'killed' | 'endless', by }; }
    return { mutant, outcome: inTests.has(mutant.id) || whileLoading.has(mutant.id) ? 'survived' : 'not reached' };
  });
}

function progress(text: string): void {
  console.error(`${new Date().toISOString().slice(11, 19)} ${text}`);
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
  if (room === 'rules' && shelf !== 'engine') { return [`test/rules/${shelf}`, 'test/rules/catalogue', 'test/rule-pages']; }
  const shelves = (NEAR_SHELVES[room] ?? []).map(name => `test/rules/${name}`);
  return [`test/${room}/`, ...room === 'cli' ? [] : ['test/goldens'], ...shelves];
}
