import { App } from 'cdk8s';
import * as fc from 'fast-check';
import { CATALOGUE } from '../../src/rules/catalogue';

/** A kind of mistake, the rule that stops it, programs that make it, and what runs them. */
export type Mistake<Scenario> = [what: string, rule: string, scenarios: fc.Arbitrary<Scenario>, run?: (scenario: Scenario) => App];

const ERRORS = Object.values(CATALOGUE).flat().filter(rule => rule.severity === 'error').map(({ id }) => id);

/** Asserts that programs stop with the sentence of the rule, and say nothing else. */
export function assertRefused<Scenario>(rule: string, scenarios: fc.Arbitrary<Scenario>, run: (scenario: Scenario) => App): void {
  expect(ERRORS).toContain(rule);
  fc.assert(fc.property(scenarios, scenario => {
    let manifest: string | undefined;
    expect(() => { manifest = run(scenario).synthYaml(); }).toThrow(new RegExp(` \\[${rule}\\] https://\\S+/${rule}\\.md$`));
    expect(manifest).toBeUndefined();
  }), { numRuns: 20 });
}
