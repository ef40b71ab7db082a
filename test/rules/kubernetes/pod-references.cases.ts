import { RuleCases } from '../../support/rule-cases';
import { pluginDeployment, pluginServiceOf } from '../support/installs';

const inPlay = (container: object, pod?: object, spec?: object) => ({ objects: [pluginServiceOf(), pluginDeployment(container, pod, spec)] });
const NAMED_TWICE = [{ name: 'plugin', image: 'plugin:1' }, { name: 'plugin', image: 'plugin:2' }];

export const cases: RuleCases[] = [
  {
    id: 'volume-of-mount',
    invalid: [
      ['a letter too many', inPlay({ volumeMounts: [{ name: 'servers', mountPath: '/server' }] }),
        'spec.template.spec.containers[0].volumeMounts[0].name is "servers", and the pod has the volumes "server", "client"'],
      ['no volumes', inPlay({ volumeMounts: [{ name: 'server', mountPath: '/server' }] }, { volumes: [] }),
        'spec.template.spec.containers[0].volumeMounts[0].name is "server", and the pod has no volumes'],
    ],
    valid: [
      ['its volumes', inPlay({})],
      ['a claim of a StatefulSet', {
        objects: [pluginServiceOf(), {
          ...pluginDeployment({ volumeMounts: [{ name: 'data', mountPath: '/data' }] }, {}, { volumeClaimTemplates: [{ metadata: { name: 'data' } }] }), kind: 'StatefulSet',
        }],
      }],
    ],
  },
  {
    id: 'pod-name-unique',
    invalid: [
      ['two containers', inPlay({}, { containers: NAMED_TWICE }), 'two containers have the name "plugin"'],
      ['two volumes', inPlay({}, { volumes: [{ name: 'server' }, { name: 'client' }, { name: 'server' }] }), 'two volumes have the name "server"'],
    ],
    valid: [['names of their own', inPlay({})], ['a volume of a container\'s name', inPlay({}, { volumes: [{ name: 'plugin' }, { name: 'server' }, { name: 'client' }] })]],
  },
  {
    id: 'selector-of-template',
    invalid: [
      ['another label', inPlay({}, {}, { selector: { matchLabels: { app: 'plugins' } } }),
        'the selector {"matchLabels":{"app":"plugins"}} does not find pods with the labels {"app":"plugin"}'],
    ],
    valid: [['its labels', inPlay({})], ['an expression', inPlay({}, {}, { selector: { matchExpressions: [{ key: 'app', operator: 'Exists' }] } })]],
  },
];
