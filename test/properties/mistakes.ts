import { App } from 'cdk8s';
import * as fc from 'fast-check';
import { CATALOGUE } from '../../src/rules/catalogue';

/** A kind of mistake, the rule that stops it, programs that make it, and what runs them. */
export type Mistake<Scenario> = [what: string, rule: string, scenarios: fc.Arbitrary<Scenario>, run?: (scenario: Scenario) => App];

const ERRORS = Object.values(CATALOGUE).flat().filter(rule => rule.severity === 'error').map(({ id }) => id);

/** The ids of the rules that a message names, one for each mistake. */
function idsIn(message: string): string[] {
  return [...message.matchAll(/ \[([-a-z]+)\]$/gm)].map(([, id]) => id);
}

/** Asserts that programs stop with what the rule says, and with nothing else. */
export function assertRefused<Scenario>(rule: string, scenarios: fc.Arbitrary<Scenario>, run: (scenario: Scenario) => App): void {
  expect(ERRORS).toContain(rule);
  fc.assert(fc.property(scenarios, scenario => {
    expect([...new Set(idsIn(errorOf(() => run(scenario).synthYaml())))]).toEqual([rule]);
  }), { numRuns: 20 });
}

function errorOf(what: () => unknown): string {
  try {
    what();
  } catch (error) {
    return (error as Error).message;
  }
  return 'nothing was thrown';
}
