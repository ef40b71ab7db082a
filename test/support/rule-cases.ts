import { readdirSync } from 'fs';
import { App, Chart, Testing } from 'cdk8s';
import { describeManifests, ManifestCases } from './both-ways';
import { validateManifests } from './crd';
import { objectsOf, testChart } from './manifests';
import { pageOf } from '../../src/rules/rule';

/** A program: what it puts into a chart. */
export type Program = (chart: Chart) => unknown;

/** A program that breaks a rule, and how the message about it begins: where, and what is wrong. */
export type Broken = readonly [name: string, program: Program, beginning: string];

/** A program that keeps to a rule. */
export type Sound = readonly [name: string, program: Program];

/** Programs and manifests that break one rule, and what becomes of them when they are corrected. */
export interface RuleCases extends ManifestCases {
  readonly id: string;
  /** How each message ends: what the cluster would show, and the fix. */
  readonly ending: string;
  /** Programs that throw by themselves. */
  readonly throws?: Broken[];
  /** Programs that cannot be synthesized. */
  readonly stopsSynthesis?: Broken[];
  /** Programs that go on, with a warning. */
  readonly warns?: Broken[];
  readonly passes?: Sound[];
}

/** All programs of a table that break its rule. */
export function brokenPrograms({ throws = [], stopsSynthesis = [], warns = [] }: RuleCases): Broken[] {
  return [...throws, ...stopsSynthesis, ...warns];
}

/** Runs the programs of a family of rules. */
export function describeRules(family: RuleCases[]): void {
  beforeEach(() => jest.spyOn(process, 'emitWarning').mockImplementation(() => {}));

  for (const cases of family) {
    const { id, ending, throws = [], stopsSynthesis = [], warns = [], passes = [] } = cases;
    const message = (beginning: string) => `${beginning}. ${ending} ${pageOf(id)}`;
    describe(id, () => {
      throws.forEach(([name, program, beginning]) => test(`throws: ${name}`, () => expectThrow(program, message(beginning))));
      stopsSynthesis.forEach(([name, program, beginning]) => test(`stops synthesis: ${name}`, () => expectNoSynthesis(program, message(beginning))));
      warns.forEach(([name, program, beginning]) => test(`warns: ${name}`, () => expectWarning(program, id, message(beginning))));
      passes.forEach(([name, program]) => test(`passes: ${name}`, () => expectManifests(program, id)));
      describeManifests(cases, brokenPrograms(cases), passes.filter(([name]) => !(name in (cases.unseen ?? {}))));
    });
  }
}

function expectThrow(program: Program, message: string): void {
  const { app, chart } = testChart();
  expect(() => {
    program(chart);
    app.synth();
  }).toThrow(new Error(message));
  expect(readdirSync(app.outdir)).toEqual([]);
}

function expectNoSynthesis(program: Program, message: string): void {
  const { app, chart } = testChart();
  program(chart);
  for (const synthesis of [() => app.synth(), () => app.synthYaml(), () => Testing.synth(chart)]) {
    expect(synthesis).toThrow(new Error(message));
  }
  expect(readdirSync(app.outdir)).toEqual([]);
}

function expectWarning(program: Program, id: string, message: string): void {
  const { app, chart } = testChart();
  program(chart);
  app.synth();
  app.synth();
  expect(process.emitWarning).toHaveBeenCalledTimes(1);
  expect(process.emitWarning).toHaveBeenCalledWith(message, { type: 'cdk8s-cnpg-i', code: id });
  expect(warningsOf(app, id)).toEqual([message]);
  expect(readdirSync(app.outdir)).toEqual(['plugins.k8s.yaml']);
}

/** What the constructs of an app say of a rule, as `process.emitWarning` shows it. */
function warningsOf(app: App, id: string): string[] {
  return app.node.findAll().flatMap(({ node }) => node.metadata.filter(({ type }) => type === id).map(({ data }) => `${node.path}: ${data}`));
}

function expectManifests(program: Program, id: string): void {
  const { app, chart } = testChart();
  program(chart);
  const objects = objectsOf(app);
  expect(objects).not.toEqual([]);
  expect(validateManifests(objects)).toEqual([]);
  expect(warningsOf(app, id)).toEqual([]);
}
