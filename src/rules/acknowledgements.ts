import { acknowledgementsIn } from './engine/acknowledgement';
import { Rule, RuleText } from './engine/rule';

/** An acknowledgement of a rule. */
export interface AcknowledgementInput {
  readonly ruleId: string;
  readonly reason: string;
}

/** A warning that has been thought about is left out: it has to be one, and somebody has to have thought. */
export function acknowledgementRule(rules: () => readonly RuleText[]): Rule<AcknowledgementInput> {
  return {
    id: 'acknowledgement',
    severity: 'error',
    title: 'An acknowledgement names a warning, and a reason',
    symptom: 'nothing by itself; a warning would be silenced that nobody meant, or none at all',
    cause: 'whoever reads the manifest later learns from the reason why a warning does not matter here',
    fix: 'name a rule whose severity is warning, as its message has it in brackets, and say why it does not matter here; errors cannot be acknowledged',
    source: 'https://github.com/cdk8s-cnpg-i/cdk8s-cnpg-i/blob/main/docs/guides/checker.md',
    check: ({ ruleId, reason }) => {
      const rule = rules().find(({ id }) => id === ruleId);
      if (!rule) { return `there is no rule "${ruleId}" to acknowledge`; }
      if (rule.severity === 'error') { return `the rule "${ruleId}" is acknowledged, and it is an error`; }
      return reason.trim() === '' ? `the rule "${ruleId}" is acknowledged without a reason` : undefined;
    },
    targets: inventory => inventory.items.flatMap(item => acknowledgementsIn(item.annotations)
      .map(({ key, ...input }) => ({ item, path: ['metadata', 'annotations', key], input }))),
  };
}
