import { App } from 'cdk8s';
import * as fc from 'fast-check';
import { RUNS } from './runs';
import { CATALOGUE } from '../../src/rules/catalogue';

/** A kind of mistake, the rule that finds it, and programs that make it. */
export interface Kind {
  readonly what: string;
  readonly rule: string;
  readonly programs: fc.Arbitrary<() => App>;
}

/** Programs of scenarios. */
export function kindOf<Scenario>(what: string, rule: string, scenarios: fc.Arbitrary<Scenario>, run: (scenario: Scenario) => App): Kind {
  return { what, rule, programs: scenarios.map(scenario => () => run(scenario)) };
}

/** A kind of mistake, the rule that stops it, programs that make it, and what runs them. */
export type Mistake<Scenario> = [what: string, rule: string, scenarios: fc.Arbitrary<Scenario>, run?: (scenario: Scenario) => App];

const ERRORS = Object.values(CATALOGUE).flat().filter(rule => rule.severity === 'error').map(({ id }) => id);

/** The ids of the rules that a message names, one for each mistake. */
export function idsIn(message: string): string[] {
  return [...message.matchAll(/ \[([-a-z]+)\]$/gm)].map(([, id]) => id);
}

/** What a mistake may bring with it: plugins of one name may share the names of other objects too. */
const CONSEQUENCES: Readonly<Record<string, string[]>> = { 'plugin-name-unique': ['object-name-unique', 'certificate-secret-unique'] };

/** Asserts that programs stop with what the rule says, and with nothing else. */
export function assertRefused({ rule, programs }: Kind): void {
  expect(ERRORS).toContain(rule);
  fc.assert(fc.property(programs, program => {
    const ids = [...new Set(idsIn(errorOf(() => program().synthYaml())))];
    expect(ids.filter(id => !CONSEQUENCES[rule]?.includes(id))).toEqual([rule]);
  }), { numRuns: Math.ceil(RUNS / 4) });
}

/** What a program throws; nothing where it goes through. */
export function errorOf(what: () => unknown): string {
  try {
    what();
  } catch (error) {
    return (error as Error).message;
  }
  return '';
}
