// Runs inside jest, before each test file of the copy that has the switches. A test that passes is run again, once without any mutant and once with each
// mutant that it reached: one that makes it fail is killed.
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'fs';
import { basename, join } from 'path';
import { NONE, Switchboard } from './switchboard';

interface Settings {
  readonly results: string;
  /** By id of the mutant: the ids of rules in its file. Tests named after them come before others. */
  readonly hints: Readonly<Record<string, readonly string[]>>;
  readonly mutants: readonly number[];
  /** How many tests of a file are run with a mutant, besides those named after it. */
  readonly testsPerFile: number;
  /** Only tests of this duration: from, to. */
  readonly duration: readonly [number, number];
  /** A mutant that is on from the start: it was only reached while modules are loaded. */
  readonly fromTheStart?: number;
}

type TestFunction = (...args: unknown[]) => unknown;

const settings = JSON.parse(readFileSync(process.env.MUTATE_SETTINGS!, 'utf8')) as Settings;
const wanted = new Set(settings.mutants);
const board = new Switchboard(settings.fromTheStart);
const tried = new Map<number, number>();
const seen = new Set<number>();
const place = basename(expect.getState().testPath ?? 'unknown');

(globalThis as { __mutant?: (id: number) => boolean }).__mutant = id => board.isOn(id);

const isAlive = (id: number) => !existsSync(join(settings.results, `killed-${id}`));

function isNear(id: number, name: string): boolean {
  return (settings.hints[id] ?? []).some(hint => name.includes(hint));
}

function candidates(name: string): number[] {
  return [...board.reached].filter(id => wanted.has(id) && isAlive(id) && (isNear(id, name) || (tried.get(id) ?? 0) < settings.testsPerFile));
}

async function withMutants(run: () => unknown): Promise<void> {
  const started = Date.now();
  await board.recording(run);
  board.reached.forEach(id => seen.add(id));
  const duration = Date.now() - started;
  const name = expect.getState().currentTestName ?? '';
  const ids = candidates(name);
  if (ids.length === 0 || duration < settings.duration[0] || duration >= settings.duration[1] || !await passes(run)) { return; }
  const killed: { id: number; text: string }[] = [];
  for (const id of ids) {
    tried.set(id, (tried.get(id) ?? 0) + 1);
    writeFileSync(join(settings.results, `running-${process.env.JEST_WORKER_ID}`), JSON.stringify({ id, name, place, duration }));
    const outcome = await board.trying(id, run);
    if (outcome !== 'survived') { killed.push({ id, text: `${outcome}\n${place}: ${name}` }); }
  }
  // a mutant may leave something behind that breaks what follows: then nothing is said of any
  if (killed.length > 0 && await passes(run)) {
    killed.forEach(({ id, text }) => writeFileSync(join(settings.results, `killed-${id}`), text));
  }
}

/** Whether the test passes once more, without any mutant: it may not, if it is written to run once. */
async function passes(run: () => unknown): Promise<boolean> {
  return await board.trying(NONE, run) === 'survived';
}

function wrap(original: jest.It): jest.It {
  const wrapped = ((name: string, body?: TestFunction, timeout?: number) =>
    original(name, body && body.length === 0 ? () => withMutants(() => body()) : body as jest.ProvidesCallback, timeout)) as unknown as jest.It;
  const each = (...table: unknown[]) => (name: string, body: TestFunction, timeout?: number) =>
    (original.each as unknown as (...cases: unknown[]) => (name: string, body: TestFunction, timeout?: number) => void)(...table)(
      name, (...args) => withMutants(() => body(...args)), timeout);
  return Object.assign(wrapped, original, { each });
}

if (settings.fromTheStart === undefined) { Object.assign(globalThis, { test: wrap(test), it: wrap(it) }); }

afterAll(() => appendFileSync(join(settings.results, 'reached.jsonl'), `${JSON.stringify({ place, inTests: [...seen], repeated: [...board.repeated], whileLoading: [...board.loaded] })}\n`));
