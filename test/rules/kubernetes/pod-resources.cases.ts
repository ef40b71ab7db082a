import { RuleCases } from '../../support/rule-cases';
import { pluginDeployment, pluginServiceOf } from '../support/installs';

const requesting = (requests: object, limits?: object) => ({ objects: [pluginServiceOf(), pluginDeployment({ resources: { requests, limits } })] });
const REQUESTS = 'spec.template.spec.containers[0].resources.requests';

export const cases: RuleCases[] = [
  {
    id: 'container-request',
    invalid: [
      ['a request above the limit', requesting({ cpu: '100M', memory: '1Gi' }, { cpu: '500m', memory: '512Mi' }),
        `${REQUESTS}.cpu: "100M" exceeds the limit, which is "500m"`, `${REQUESTS}.memory: "1Gi" exceeds the limit, which is "512Mi"`],
      ['numbers', requesting({ cpu: 2 }, { cpu: 1 }), `${REQUESTS}.cpu: 2 exceeds the limit, which is 1`],
    ],
    valid: [
      ['a request that equals the limit', requesting({ cpu: '500m', memory: '1Gi' }, { cpu: 0.5, memory: '1024Mi' })],
      ['no limit', requesting({ cpu: 2 }, { memory: '1Gi' })],
      ['invalid amounts', requesting({ cpu: 'x' }, { cpu: ['y'] })],
    ],
  },
];
