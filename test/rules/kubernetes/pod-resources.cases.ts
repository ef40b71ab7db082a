import { RuleCases } from '../../support/rule-cases';
import { pluginDeployment, pluginServiceOf } from '../support/installs';

const asking = (requests: object, limits?: object) => ({ objects: [pluginServiceOf(), pluginDeployment({ resources: { requests, limits } })] });

export const cases: RuleCases[] = [
  {
    id: 'container-request',
    invalid: [
      ['a wrong suffix', asking({ cpu: '100M' }, { cpu: '500m' }), 'the container "plugin" asks for 100M of cpu, and its limit is 500m'],
      ['a number', asking({ cpu: 2 }, { cpu: 1 }), 'the container "plugin" asks for 2 of cpu, and its limit is 1'],
    ],
    valid: [
      ['as much', asking({ cpu: '500m', memory: '1Gi' }, { cpu: 0.5, memory: '1024Mi' })],
      ['no limit', asking({ cpu: 2 }, { memory: '1Gi' })],
      ['no amounts', asking({ cpu: 'x' }, { cpu: ['y'] })],
    ],
  },
];
