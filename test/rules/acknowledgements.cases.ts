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
  return { apiVersion: 'v1', kind: 'Service', metadata: { name: 'audit', annotations: { [`acknowledge.cdk8s-cnpg-i/${ruleId}`]: reason } } };
}

const ANNOTATIONS = 'metadata.annotations["acknowledge.cdk8s-cnpg-i';

export const cases: RuleCases[] = [
  {
    id: 'acknowledgement',
    throws: [
      ['an unknown rule', acknowledging('sidecar-races', 'it starts at once'), 'plugins: unknown rule "sidecar-races"; did you mean "sidecar-race"?'],
      ['an unknown rule that resembles no other', acknowledging('races', 'it starts at once'), 'plugins: unknown rule "races"'],
      ['an error', acknowledging('plugin-name', 'it works'), 'plugins: "plugin-name" is an error, and errors cannot be acknowledged'],
      ['no reason', acknowledging('sidecar-race', ' '), 'plugins: the acknowledgement of "sidecar-race" has no reason'],
    ],
    passes: [['a warning', acknowledging('sidecar-race', 'it starts at once')]],
    invalid: [
      ['an unknown rule', { objects: [annotated('sidecar-races', 'it starts at once')] }, `${ANNOTATIONS}/sidecar-races"]: unknown rule "sidecar-races"; did you mean "sidecar-race"?`],
      ['an error', { objects: [annotated('plugin-name', 'it works')] }, `${ANNOTATIONS}/plugin-name"]: "plugin-name" is an error, and errors cannot be acknowledged`],
      ['no reason', { objects: [annotated('sidecar-race', '')] }, `${ANNOTATIONS}/sidecar-race"]: the acknowledgement of "sidecar-race" has no reason`],
    ],
    valid: [['a warning', { objects: [annotated('sidecar-race', 'it starts at once')] }]],
  },
];
