import { RuleCases } from '../../support/rule-cases';
import { pluginDeployment, pluginServiceOf } from '../support/installs';

const install = (container: object, pod?: object, spec?: object) => ({ objects: [pluginServiceOf(), pluginDeployment(container, pod, spec)] });
const [PLUGIN, OTHER_PLUGIN] = [{ name: 'plugin', image: 'plugin:1' }, { name: 'plugin', image: 'plugin:2' }];
const POD = 'spec.template.spec';

export const cases: RuleCases[] = [
  {
    id: 'volume-of-mount',
    invalid: [
      ['a misspelt volume', install({ volumeMounts: [{ name: 'servers', mountPath: '/server' }] }),
        `${POD}.containers[0].volumeMounts[0].name: the pod has no volume "servers"; did you mean "server"?`],
      ['two unknown volumes', install({ volumeMounts: [{ name: 'data', mountPath: '/data' }, { name: 'run', mountPath: '/run' }] }),
        `${POD}.containers[0].volumeMounts[0].name: the pod has no volume "data": expected one of "server", "client"`,
        `${POD}.containers[0].volumeMounts[1].name: the pod has no volume "run": expected one of "server", "client"`],
      ['a pod without volumes', install({ volumeMounts: [{ name: 'server', mountPath: '/server' }] }, { volumes: [] }),
        `${POD}.containers[0].volumeMounts[0].name: the pod has no volume "server"`],
    ],
    valid: [
      ['volumes of the pod', install({})],
      ['a volume whose name is substituted', install({}, { volumes: [{ name: 'server' }, { name: '${VOLUME}' }] })],
      ['a mount whose volume is substituted', install({ volumeMounts: [{ name: '${VOLUME}', mountPath: '/data' }] })],
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
      ['two containers of one name', install({}, { containers: [PLUGIN, OTHER_PLUGIN] }), `${POD}.containers[1].name: "plugin" is already the name of another container of the pod`],
      ['an init container and a container', install({}, { initContainers: [PLUGIN], containers: [OTHER_PLUGIN] }),
        `${POD}.containers[0].name: "plugin" is already the name of another container of the pod`],
      ['volumes', install({}, { volumes: ['server', 'client', 'server', 'client'].map(name => ({ name })) }),
        `${POD}.volumes[2].name: "server" is already the name of another volume of the pod`,
        `${POD}.volumes[3].name: "client" is already the name of another volume of the pod`],
    ],
    valid: [
      ['different names', install({})],
      ['a volume with the name of a container', install({}, { volumes: [{ name: 'plugin' }, { name: 'server' }, { name: 'client' }] })],
    ],
  },
  {
    id: 'selector-of-template',
    invalid: [
      ['a label that the pods do not have', install({}, {}, { selector: { matchLabels: { app: 'plugins', tier: 'db' } } }),
        'spec.selector.matchLabels.app: "plugins" does not match the pod template, whose label is "plugin"',
        'spec.selector.matchLabels.tier: "db" does not match the pod template, which has no such label'],
      ['an expression', install({}, {}, { selector: { matchExpressions: [{ key: 'app', operator: 'DoesNotExist' }] } }),
        'spec.selector: does not match the labels of the pod template, {"app":"plugin"}'],
      ['a label with another default', install({}, {}, { selector: { matchLabels: { app: '${APP:=plugins}' } } }),
        'spec.selector.matchLabels.app: "plugins" does not match the pod template, whose label is "plugin"'],
    ],
    valid: [
      ['the labels of the pods', install({})],
      ['an expression', install({}, {}, { selector: { matchExpressions: [{ key: 'app', operator: 'Exists' }] } })],
      ['a label that is substituted', install({}, {}, { selector: { matchLabels: { app: '${APP}' } } })],
      ['a key that is substituted', install({}, {}, { selector: { matchLabels: { '${KEY}': 'plugin' } } })],
      ['a list of values that are substituted', install({}, {}, { selector: { matchExpressions: [{ key: 'app', operator: 'In', values: ['${APP}'] }] } })],
    ],
  },
];
