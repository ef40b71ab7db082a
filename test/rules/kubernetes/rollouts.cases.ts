import { RuleCases } from '../../support/rule-cases';
import { pluginDeployment, pluginServiceOf } from '../support/installs';

const withStrategy = (strategy: unknown) => ({ objects: [pluginServiceOf(), pluginDeployment({}, {}, { strategy })] });
const TEXT = 'spec.strategy.rollingUpdate: cannot be set, because strategy.type is "Recreate"';

export const cases: RuleCases[] = [{
  id: 'rollout-strategy',
  invalid: [
    ['settings of rolling updates', withStrategy({ type: 'Recreate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }), TEXT],
    ['no settings in it', withStrategy({ type: 'Recreate', rollingUpdate: {} }), TEXT],
  ],
  valid: [
    ['Recreate', withStrategy({ type: 'Recreate' })],
    ['null, which removes them', withStrategy({ type: 'Recreate', rollingUpdate: null })],
    ['RollingUpdate', withStrategy({ type: 'RollingUpdate', rollingUpdate: { maxSurge: 1 } })],
    ['the default type', withStrategy({ rollingUpdate: { maxSurge: 1 } })],
    ['a type that is substituted later', withStrategy({ type: '${TYPE}', rollingUpdate: { maxSurge: 1 } })],
    ['a Deployment of somebody else', { objects: [pluginDeployment({}, {}, { strategy: { type: 'Recreate', rollingUpdate: {} } })] }],
  ],
}];
