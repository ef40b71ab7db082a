import { cases } from './cases/contents';
import { certificateNamed, pluginDeployment, pluginServiceOf } from './installs';
import { describeRules } from '../support/rule-cases';
import { judgeObjects } from '../support/verdicts';

describeRules(cases);

// an app leaves nulls out
test.each([
  ['mounts', [pluginServiceOf(), pluginDeployment({ volumeMounts: [null] })], [
    'spec.template.spec.containers[0].volumeMounts[0].mountPath is not stated', 'spec.template.spec.containers[0].volumeMounts[0].name is not stated',
  ]],
  ['names', [certificateNamed('server', { dnsNames: ['plugin', null] })], ['spec.dnsNames[1] is not stated']],
])('a null among %s is none', (_, objects, wrong) => {
  expect(judgeObjects(objects).filter(({ id }) => id === 'value-required').map(verdict => verdict.wrong)).toEqual(wrong);
});
