import { cases } from './cases/pod-resources';
import { pluginDeployment, pluginServiceOf } from './installs';
import { describeRules } from '../support/rule-cases';
import { judgeObjects } from '../support/verdicts';

describeRules(cases);

// an app leaves nulls out
test('a limit that is null is 0', () => {
  const found = judgeObjects([pluginServiceOf(), pluginDeployment({ resources: { requests: { cpu: '100m' }, limits: { cpu: null } } })]);
  expect(found.filter(({ id }) => id === 'container-request').map(({ wrong }) => wrong))
    .toEqual(['the container "plugin" asks for 100m of cpu, and its limit is null']);
});
