import { Chart, Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Distribution, SidecarPlugin, SidecarPluginProps, SidecarStart } from '../../../src';
import { Program, RuleCases } from '../../support/rule-cases';
import { AUDIT, MESH, SOCKETS, mounted, patch, pod } from '../support/operator-pods';
import { operator, sidecar } from '../support/programs';

function two(props: (id: string, chart: Chart) => Partial<SidecarPluginProps>): Program {
  return chart => {
    const shared = operator(chart);
    ['one', 'two'].forEach(id => new SidecarPlugin(chart, id, {
      pluginName: `${id}.my-org.io`, image: `${id}:1`, operator: shared, ...props(id, chart),
    }));
  };
}

/** The same with the plugin as an init container. */
function initPod(plugin: object, more: object = {}): any {
  const deployment = pod({ initContainers: [{ ...AUDIT, ...plugin }], ...more });
  deployment.spec.template.spec.containers.splice(1);
  return deployment;
}

/** A patch of the operator's Deployment with further parts. */
function patchWith(parts: object): any {
  const object: any = patch(SOCKETS);
  Object.assign(object.spec.template.spec, parts);
  return object;
}

export const cases: RuleCases[] = [
  {
    id: 'sidecar-init-container',
    invalid: [
      ['an init container with the flag of a plugin', { objects: [initPod({ args: ['--plugin-path=/plugins'] })] },
        'spec.template.spec.initContainers[0].restartPolicy: required: expected Always, because init container "audit" runs a plugin, which does not end'],
      ['an init container with a probe', { objects: [initPod({ startupProbe: { tcpSocket: { port: 8080 } } })] },
        'spec.template.spec.initContainers[0].restartPolicy: required: expected Always, because init container "audit" runs a plugin, which does not end'],
    ],
    valid: [
      ['a native sidecar', { objects: [initPod({ args: ['--plugin-path=/plugins'], restartPolicy: 'Always' })] }],
      ['an init container that waits for the plugin', { objects: [initPod({ command: ['sh', '-c', 'until [ -S /plugins/audit ]; do sleep 1; done'] })] }],
    ],
  },
  {
    id: 'native-sidecar',
    throws: [
      ['a Kubernetes without them', sidecar({}, { kubernetesVersion: '1.28' }),
        'plugins/example: spec.template.spec.initContainers[0].restartPolicy: '
        + 'Always requires Kubernetes 1.29 or later in init containers, and the version of Kubernetes is 1.28'],
      ['the same, as it calls itself', sidecar({ start: SidecarStart.NATIVE }, { kubernetesVersion: 'v1.28.15+k3s1' }),
        'plugins/example: spec.template.spec.initContainers[0].restartPolicy: '
        + 'Always requires Kubernetes 1.29 or later in init containers, and the version of Kubernetes is v1.28.15+k3s1'],
    ],
    passes: [
      ['a Kubernetes with them', sidecar({}, { kubernetesVersion: '1.29' })],
      ['an ordinary container', sidecar({ start: SidecarStart.CONTAINER }, { kubernetesVersion: '1.28' })],
    ],
    invalid: [
      ['a native sidecar on Kubernetes 1.28', { objects: [initPod({ restartPolicy: 'Always' })], operator: { kubernetesVersion: '1.28' } },
        'spec.template.spec.initContainers[0].restartPolicy: '
        + 'Always requires Kubernetes 1.29 or later in init containers, and the version of Kubernetes is 1.28'],
    ],
    valid: [
      ['an unknown version of Kubernetes', { objects: [initPod({ restartPolicy: 'Always' })] }],
      ['another container', {
        objects: [pod({ initContainers: [{ ...MESH, restartPolicy: 'Always' }] })], operator: { kubernetesVersion: '1.28' },
      }],
    ],
  },
  {
    id: 'sidecar-race',
    warns: [
      ['an ordinary container', sidecar({ start: SidecarStart.CONTAINER }),
        'plugins/example: spec.template.spec.containers[1]: '
        + 'container "example" starts together with the operator: expected an init container that keeps running'],
    ],
    passes: [
      ['a native sidecar', sidecar({ start: SidecarStart.NATIVE })],
      ['what is not stated', sidecar()],
    ],
    invalid: [
      ['a plain container beside the operator', { objects: [pod()] },
        'spec.template.spec.containers[1]: container "audit" starts together with the operator: expected an init container that keeps running'],
      ['a patch', { objects: [patch(SOCKETS)] },
        'spec.template.spec.containers[1]: container "audit" starts together with the operator: expected an init container that keeps running'],
      ['a patch for EDB', { objects: [patch(SOCKETS, AUDIT, 'postgresql-operator-controller-manager')], operator: { distribution: Distribution.EDB } },
        'spec.template.spec.containers[1]: container "audit" starts together with the operator: expected an init container that keeps running'],
      ['a patch of what Helm installed', { objects: [patch(SOCKETS, AUDIT, 'cnpg-cloudnative-pg')] },
        'spec.template.spec.containers[1]: container "audit" starts together with the operator: expected an init container that keeps running'],
      ['the documentation\'s path', { objects: [pod({ plugin: { ...AUDIT, volumeMounts: [{ name: 'x', mountPath: '/plugin' }] } })] },
        'spec.template.spec.containers[1]: container "audit" starts together with the operator: expected an init container that keeps running'],
      ['a flag', { objects: [pod({ plugin: { name: 'audit', image: 'audit:1', args: ['--plugin-path=/plugins'] } })] },
        'spec.template.spec.containers[1]: container "audit" starts together with the operator: expected an init container that keeps running'],
    ],
    valid: [
      ['a proxy', { objects: [pod({ plugin: MESH })] }],
      ['an init container', { objects: [initPod({ restartPolicy: 'Always' })] }],
      ['the operator\'s container, whose name is substituted', { objects: [initPod({ restartPolicy: 'Always' }, { manager: { ...SOCKETS, name: '${MANAGER}' } })] }],
      ['what another operator patches', { objects: [patch({ args: ['--leader-elect'] }, MESH, 'controller-manager')] }],
      ['containers of wrong types', { objects: [pod({ containers: 'x', initContainers: [null, 7], volumes: {} })] }],
    ],
  },
  {
    id: 'sidecar-user',
    warns: [
      ['another user than the operator\'s default', sidecar({ securityContext: { user: 1000 } }),
        'plugins/example: securityContext: 1000 is not the operator\'s user: expected 10001'],
      ['another user than the stated one', sidecar({ securityContext: { user: 10001 } }, { user: 26 }),
        'plugins/example: securityContext: 10001 is not the operator\'s user: expected 26'],
    ],
    passes: [
      ['the operator\'s', sidecar({ securityContext: { user: 10001 } })],
      ['what is not stated', sidecar({}, { user: 26 })],
      ['users that the platform assigns', sidecar({ securityContext: { user: 1000 } }, { user: 0 })],
    ],
    notDetectable: {
      'another user than the operator\'s default': 'the fragment does not show the operator\'s user',
      'another user than the stated one': 'the fragment does not show the operator\'s user',
    },
    invalid: [
      ['another user than the operator\'s', {
        objects: [pod({
          manager: { ...SOCKETS, securityContext: { runAsUser: 10001 } }, plugin: { ...AUDIT, securityContext: { runAsUser: 1000 } },
        })],
      }, 'spec.template.spec.containers[1].securityContext.runAsUser: 1000 is not the operator\'s user: expected 10001'],
    ],
    valid: [
      ['one user for the pod', { objects: [pod({ securityContext: { runAsUser: 10001 } })] }],
      ['a container without runAsUser', { objects: [pod({ manager: { ...SOCKETS, securityContext: { runAsUser: 10001 } } })] }],
    ],
  },
  {
    id: 'sidecar-container-unique',
    throws: [
      ['the operator\'s own', sidecar({ containerName: 'manager' }),
        'plugins/example: containerName: "manager" is already the name of the operator\'s container'],
      ['another sidecar\'s', two(() => ({ name: 'audit' })),
        'plugins/two: spec.template.spec.initContainers[2].name: "audit" is already the name of an init container of this pod',
        'plugins/two: spec.template.spec.initContainers[3].name: "audit-wait" is already the name of an init container of this pod'],
      ['what waits for another sidecar', two(id => ({ containerName: id === 'one' ? 'audit' : 'audit-wait' })),
        'plugins/two: spec.template.spec.initContainers[2].name: "audit-wait" is already the name of an init container of this pod'],
    ],
    passes: [
      ['a name of its own', sidecar({ containerName: 'audit' })],
      ['two names', two(id => ({ name: 'audit', containerName: `audit-${id}` }))],
    ],
    valid: [
      ['containers of different names', { objects: [patchWith({ initContainers: [{ name: 'migrate', image: 'audit:1' }] })] }],
    ],
    invalid: [
      ['an init container with the plugin\'s name', { objects: [patchWith({ initContainers: [{ name: 'audit', image: 'other' }] })] },
        'spec.template.spec.containers[1].name: "audit" is already the name of an init container of this pod'],
    ],
  },
  {
    id: 'sidecar-volume-unique',
    throws: [
      ['that of the sockets', sidecar(chart => ({
        volumeMounts: [{ path: '/scratch', volume: kplus.Volume.fromEmptyDir(chart, 'scratch', 'cnpg-i-plugins') }],
      })), 'plugins/example: volumeMounts[0].volume: "cnpg-i-plugins" is already the name of another volume in the operator\'s pods'],
      ['another sidecar\'s', two((id, chart) => ({
        volumeMounts: [{ path: '/scratch', volume: kplus.Volume.fromEmptyDir(chart, `scratch-${id}`, 'scratch') }],
      })), 'plugins/two: volumeMounts[0].volume: "scratch" is already the name of another volume in the operator\'s pods'],
    ],
    passes: [
      ['a name of its own', mounted('/scratch')],
      ['two names', two((id, chart) => ({
        volumeMounts: [{ path: '/scratch', volume: kplus.Volume.fromEmptyDir(chart, `scratch-${id}`, `scratch-${id}`) }],
      }))],
      ['one volume', chart => {
        const volume = kplus.Volume.fromEmptyDir(chart, 'scratch', 'scratch');
        two(() => ({ volumeMounts: [{ path: '/scratch', volume }] }))(chart);
      }],
    ],
    notDetectable: {
      'that of the sockets': 'of two volumes of one name one is written',
      'another sidecar\'s': 'of two volumes of one name one is written',
    },
    invalid: [
      ['two volumes of one name', { objects: [patchWith({ volumes: [{ name: 'sockets', emptyDir: {} }, { name: 'sockets', emptyDir: { medium: 'Memory' } }] })] },
        'spec.template.spec.volumes[1].name: "sockets" is already the name of another volume in the operator\'s pods'],
    ],
    valid: [
      ['volumes of different names', { objects: [patchWith({ volumes: [{ name: 'sockets', emptyDir: {} }, { name: 'scratch', emptyDir: {} }] })] }],
      ['volumes of wrong types', { objects: [patchWith({ volumes: [null, 7, { name: 7 }, { name: 7 }] })] }],
    ],
  },
  {
    id: 'wait-timeout',
    throws: [
      ['half a second', sidecar({ waitTimeout: Duration.millis(500) }),
        'plugins/example: waitTimeout: 0.5 seconds is invalid: expected a whole number of seconds, at least 1'],
      ['a fraction', sidecar({ waitTimeout: Duration.millis(1500) }),
        'plugins/example: waitTimeout: 1.5 seconds is invalid: expected a whole number of seconds, at least 1'],
      ['no time', sidecar({ waitTimeout: Duration.seconds(0) }),
        'plugins/example: waitTimeout: 0 seconds is invalid: expected a whole number of seconds, at least 1'],
    ],
    passes: [
      ['a second', sidecar({ waitTimeout: Duration.millis(1000) })],
      ['two minutes', sidecar({ waitTimeout: Duration.minutes(2) })],
    ],
  },
];
