import { SidecarStart, Warnings } from '../../src';
import { Program, RuleCases } from '../support/rule-cases';
import { sidecar } from './support/programs';

function acknowledging(ruleId: string, reason: string): Program {
  return chart => {
    sidecar({ start: SidecarStart.CONTAINER })(chart);
    Warnings.of(chart).acknowledge(ruleId, reason);
  };
}

function annotated(ruleId: string, reason: string): object {
  return { apiVersion: 'v1', kind: 'Service', metadata: { name: 'x', annotations: { [`acknowledge.cdk8s-cnpg-i/${ruleId}`]: reason } } };
}

export const cases: RuleCases[] = [
  {
    id: 'acknowledgement',
    throws: [
      ['an unknown rule', acknowledging('sidecar-races', 'it starts at once'), 'plugins: there is no rule "sidecar-races" to acknowledge'],
      ['an error', acknowledging('plugin-name', 'it works'), 'plugins: the rule "plugin-name" is acknowledged, and it is an error'],
      ['no reason', acknowledging('sidecar-race', ' '), 'plugins: the rule "sidecar-race" is acknowledged without a reason'],
    ],
    passes: [['a warning', acknowledging('sidecar-race', 'it starts at once')]],
    invalid: [
      ['an unknown rule', { objects: [annotated('sidecar-races', 'it starts at once')] }, 'there is no rule "sidecar-races" to acknowledge'],
      ['an error', { objects: [annotated('plugin-name', 'it works')] }, 'the rule "plugin-name" is acknowledged, and it is an error'],
      ['no reason', { objects: [annotated('sidecar-race', '')] }, 'the rule "sidecar-race" is acknowledged without a reason'],
    ],
    valid: [['a warning', { objects: [annotated('sidecar-race', 'it starts at once')] }]],
  },
];
