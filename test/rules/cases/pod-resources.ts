import { RuleCases } from '../../support/rule-cases';
import { pluginDeployment, pluginServiceOf } from '../installs';

const asking = (requests: object, limits?: object) => ({ objects: [pluginServiceOf(), pluginDeployment({ resources: { requests, limits } })] });

export const cases: RuleCases[] = [
  {
    id: 'container-request',
    ending: 'In the cluster: the API server refuses the Deployment ("resources.requests: Invalid value: … must be less than or equal to … limit"). '
      + 'Fix: raise the limit, leave it out, or ask for less. [container-request]',
    breaks: [
      ['a wrong suffix', asking({ cpu: '100M' }, { cpu: '500m' }), 'the container "plugin" asks for 100M of cpu, and its limit is 500m'],
      ['a number', asking({ cpu: 2 }, { cpu: 1 }), 'the container "plugin" asks for 2 of cpu, and its limit is 1'],
    ],
    keeps: [
      ['as much', asking({ cpu: '500m', memory: '1Gi' }, { cpu: 0.5, memory: '1024Mi' })],
      ['no limit', asking({ cpu: 2 }, { memory: '1Gi' })],
      ['no amounts', asking({ cpu: 'x' }, { cpu: ['y'] })],
    ],
  },
];
