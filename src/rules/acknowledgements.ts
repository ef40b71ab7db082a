import { Rule } from './rule';
import { acknowledgementsIn } from '../acknowledgement';
import type * as catalogue from './catalogue';

/** An acknowledgement of a rule. */
export interface AcknowledgementFacts {
  readonly ruleId: string;
  readonly reason: string;
}

/** A warning that has been thought about is left out: it has to be one, and somebody has to have thought. */
export const acknowledgement: Rule<AcknowledgementFacts> = {
  id: 'acknowledgement',
  severity: 'error',
  title: 'An acknowledgement names a warning, and a reason',
  symptom: 'nothing by itself; a warning would be silenced that nobody meant, or none at all',
  cause: 'whoever reads the manifest later learns from the reason why a warning does not matter here',
  fix: 'name a rule whose severity is warning, as its message has it in brackets, and say why it does not matter here; errors cannot be acknowledged',
  source: 'https://github.com/cdk8s-cnpg-i/cdk8s-cnpg-i/blob/main/docs/guides/checker.md',
  check: ({ ruleId, reason }) => {
    const rule = allRules().find(({ id }) => id === ruleId);
    if (!rule) { return `there is no rule "${ruleId}" to acknowledge`; }
    if (rule.severity === 'error') { return `the rule "${ruleId}" is acknowledged, and it is an error`; }
    return reason.trim() === '' ? `the rule "${ruleId}" is acknowledged without a reason` : undefined;
  },
  subjects: inventory => inventory.items.flatMap(item => acknowledgementsIn(item.annotations)
    .map(({ key, ...facts }) => ({ item, path: ['metadata', 'annotations', key], facts }))),
};

/** The catalogue holds this rule too: it is read when it is asked. */
function allRules(): ReturnType<typeof catalogue.allRules> {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return (require('./catalogue') as typeof catalogue).allRules();
}
