import { existsSync, readdirSync } from 'fs';
import { join } from 'path';
import { App, Chart, Testing } from 'cdk8s';
import { describeManifests, ManifestCases } from './both-ways';
import { validateManifests } from './crd';
import { objectsOf, testChart } from './manifests';

/** A program: what it puts into a chart. */
export type Program = (chart: Chart) => unknown;

/** A program that breaks a rule, and what is said of it: the construct, the field, and what is wrong with it. One text for each mistake. */
export type Broken = readonly [name: string, program: Program, ...texts: string[]];

/** A program that keeps to a rule. */
export type Sound = readonly [name: string, program: Program];

/** Programs and manifests that break one rule, and what becomes of them when they are corrected. */
export interface RuleCases extends ManifestCases {
  readonly id: string;
  /** Programs that throw by themselves. */
  readonly throws?: Broken[];
  /** Programs that cannot be synthesized. */
  readonly stopsSynthesis?: Broken[];
  /** Programs that go on, with a warning. */
  readonly warns?: Broken[];
  readonly passes?: Sound[];
}

const RULES = join(__dirname, '..', 'rules');

/** The tables of a folder, or of a file, of rules: `kubernetes`, `kubernetes/ports`. */
export function tablesOf(place: string): RuleCases[] {
  const path = join(RULES, place);
  const files = existsSync(`${path}.cases.ts`) ? [path] : readdirSync(path).filter(name => name.endsWith('.cases.ts')).map(name => join(path, name.replace(/\.ts$/, '')));
  return files.flatMap(file => jest.requireActual(file.endsWith('.cases') ? file : `${file}.cases`).cases);
}

/** All programs of a table that break its rule. */
export function brokenPrograms({ throws = [], stopsSynthesis = [], warns = [] }: RuleCases): Broken[] {
  return [...throws, ...stopsSynthesis, ...warns];
}

/** Runs the tables of a folder of rules. */
export function describeRules(place: string): void {
  beforeEach(() => jest.spyOn(process, 'emitWarning').mockImplementation(() => {}));

  for (const cases of tablesOf(place)) {
    const { id, throws = [], stopsSynthesis = [], warns = [], passes = [] } = cases;
    describe(id, () => {
      throws.forEach(([name, program, ...texts]) => test(`throws: ${name}`, () => expectThrow(program, id, texts)));
      stopsSynthesis.forEach(([name, program, ...texts]) => test(`stops synthesis: ${name}`, () => expectNoSynthesis(program, id, texts)));
      warns.forEach(([name, program, ...texts]) => test(`warns: ${name}`, () => expectWarning(program, id, texts)));
      passes.forEach(([name, program]) => test(`passes: ${name}`, () => expectManifests(program, id)));
      describeManifests(cases, brokenPrograms(cases), passes.filter(([name]) => !(name in (cases.notDetectable ?? {}))));
    });
  }
}

function expectThrow(program: Program, id: string, texts: string[]): void {
  const { app, chart } = testChart();
  const error = errorOf(() => program(chart));
  expect(textsIn(error.message, id)).toEqual(texts);
  expect(error.ruleIds).toContain(id);
  expect(readdirSync(app.outdir)).toEqual([]);
}

function expectNoSynthesis(program: Program, id: string, texts: string[]): void {
  const { app, chart } = testChart();
  program(chart);
  for (const synthesis of [() => app.synth(), () => app.synthYaml(), () => Testing.synth(chart)]) {
    // cdk8s writes `  [path] ` in front of each error
    const message = errorOf(synthesis).message.replace(/^ {2}\[([^\]]*)\] /gm, '$1: ');
    expect(textsIn(message, id)).toEqual(texts);
  }
  expect(readdirSync(app.outdir)).toEqual([]);
}

function expectWarning(program: Program, id: string, texts: string[]): void {
  const { app, chart } = testChart();
  program(chart);
  app.synth();
  app.synth();
  const emitted = jest.mocked(process.emitWarning).mock.calls as any[][];
  expect(emitted.filter(([, { code }]) => code === id).flatMap(([message]) => textsIn(message, id))).toEqual(texts);
  expect(emitted.filter(([, { code }]) => code !== id)).toEqual([]);
  expect(warningsOf(app, id).flatMap(message => textsIn(message, id))).toEqual(texts);
  expect(readdirSync(app.outdir)).toEqual(['plugins.k8s.yaml']);
}

function errorOf(what: () => unknown): any {
  try {
    what();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

/** What a message says of a rule, one text for each mistake. */
function textsIn(message: string, id: string): string[] {
  return message.split('\n').filter(line => line.endsWith(` [${id}]`)).map(line => line.slice(0, -` [${id}]`.length));
}

/** What the constructs of an app say of a rule. */
function warningsOf(app: App, id: string): string[] {
  return app.node.findAll().flatMap(({ node }) => node.metadata.filter(({ type }) => type === id).map(({ data }) => data));
}

function expectManifests(program: Program, id: string): void {
  const { app, chart } = testChart();
  program(chart);
  const objects = objectsOf(app);
  expect(objects).not.toEqual([]);
  expect(validateManifests(objects)).toEqual([]);
  expect(warningsOf(app, id)).toEqual([]);
}
