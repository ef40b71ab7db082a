import { isOnlyNearest, nearestOf } from '../values/nearest';
import { acknowledgementOf, acknowledgementsIn } from './engine/acknowledgement';
import { ifCertain } from './engine/change';
import { Mistake, Rule, RuleText } from './engine/rule';

/** An acknowledgement of a rule. */
export interface AcknowledgementInput {
  readonly ruleId: string;
  readonly reason: string;
}

/** A warning that somebody has reviewed is not reported: it must be a warning, with a reason. */
export function acknowledgementRule(rules: () => readonly RuleText[]): Rule<AcknowledgementInput> {
  return {
    id: 'acknowledgement',
    isMended: true,
    severity: 'error',
    title: 'An acknowledgement must name a warning, and give a reason',
    symptom: 'nothing happens, but an unrelated warning would be silenced, or none at all',
    cause: 'the reason explains to later readers of the manifest why a warning does not matter here',
    fix: 'use the id of a warning, which its message shows in brackets, and give the reason; errors cannot be acknowledged',
    source: 'https://github.com/cdk8s-cnpg-i/cdk8s-cnpg-i/blob/main/docs/guides/checker.md',
    check: ({ ruleId, reason }) => {
      const rule = rules().find(({ id }) => id === ruleId);
      if (!rule) { return [unknownRule(ruleId, rules())]; }
      if (rule.severity === 'error') { return [{ message: `"${ruleId}" is an error, and errors cannot be acknowledged`, fix: 'fix the mistake, and remove the acknowledgement' }]; }
      return reason.trim() === '' ? [{ message: `the acknowledgement of "${ruleId}" has no reason`, fix: 'set a reason: why does the warning not matter here?' }] : [];
    },
    targets: inventory => inventory.items.flatMap(item => acknowledgementsIn(item.annotations)
      .map(({ key, ...input }) => ({ item, path: ['metadata', 'annotations', key], input }))),
  };
}

function unknownRule(ruleId: string, rules: readonly RuleText[]): Mistake {
  const warnings = rules.filter(({ severity }) => severity === 'warning').map(({ id }) => id);
  const meant = nearestOf(ruleId, warnings);
  const message = `unknown rule "${ruleId}"`;
  return meant === undefined ? { message } : {
    message: `${message}; did you mean "${meant}"?`,
    fix: `acknowledge "${meant}"`,
    changes: ifCertain(isOnlyNearest(meant, ruleId, warnings), { action: 'rename', to: acknowledgementOf(meant) }),
  };
}
