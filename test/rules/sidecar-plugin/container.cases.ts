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

export const cases: RuleCases[] = [
  {
    id: 'sidecar-init-container',
    invalid: [
      ['a flag', { objects: [initPod({ args: ['--plugin-path=/plugins'] })] }, 'init container "audit" runs a plugin, and has no restartPolicy Always'],
      ['a probe', { objects: [initPod({ startupProbe: { tcpSocket: { port: 8080 } } })] }, 'init container "audit" runs a plugin, and has no restartPolicy Always'],
    ],
    valid: [
      ['one that goes on', { objects: [initPod({ args: ['--plugin-path=/plugins'], restartPolicy: 'Always' })] }],
      ['one that waits', { objects: [initPod({ command: ['sh', '-c', 'until [ -S /plugins/audit ]; do sleep 1; done'] })] }],
    ],
  },
  {
    id: 'sidecar-volume-missing',
    invalid: [
      ['no volumes', { objects: [pod({ volumes: undefined })] }, 'container "manager" mounts volume "sockets", and the operator\'s pod has none of that name'],
      ['another volume', { objects: [pod({ plugin: { ...AUDIT, volumeMounts: [...SOCKETS.volumeMounts, { name: 'scratch', mountPath: '/scratch' }] } })] },
        'container "audit" mounts volume "scratch", and the operator\'s pod has none of that name'],
    ],
    valid: [
      ['the volume', { objects: [pod()] }],
      ['a patch', { objects: [patch({ volumeMounts: [{ name: 'scratch', mountPath: '/scratch' }] })] }],
    ],
  },
  {
    id: 'native-sidecar',
    throws: [
      ['a Kubernetes without them', sidecar({}, { kubernetesVersion: '1.28' }),
        'plugins/example: native sidecars need Kubernetes 1.29 or later, and kubernetesVersion is "1.28"'],
      ['the same, as it calls itself', sidecar({ start: SidecarStart.NATIVE }, { kubernetesVersion: 'v1.28.15+k3s1' }),
        'plugins/example: native sidecars need Kubernetes 1.29 or later, and kubernetesVersion is "v1.28.15+k3s1"'],
    ],
    passes: [
      ['a Kubernetes with them', sidecar({}, { kubernetesVersion: '1.29' })],
      ['an ordinary container', sidecar({ start: SidecarStart.CONTAINER }, { kubernetesVersion: '1.28' })],
    ],
    invalid: [
      ['a Deployment', { objects: [initPod({ restartPolicy: 'Always' })], operator: { kubernetesVersion: '1.28' } },
        'native sidecars need Kubernetes 1.29 or later, and kubernetesVersion is "1.28"'],
    ],
    valid: [
      ['a Kubernetes of which nothing is said', { objects: [initPod({ restartPolicy: 'Always' })] }],
      ['another container', {
        objects: [pod({ initContainers: [{ ...MESH, restartPolicy: 'Always' }] })], operator: { kubernetesVersion: '1.28' },
      }],
    ],
  },
  {
    id: 'sidecar-race',
    warns: [['an ordinary container', sidecar({ start: SidecarStart.CONTAINER }), 'plugins/example: start is SidecarStart.CONTAINER']],
    passes: [
      ['a native sidecar', sidecar({ start: SidecarStart.NATIVE })],
      ['what is not stated', sidecar()],
    ],
    invalid: [
      ['a Deployment', { objects: [pod()] }, 'container "audit" starts together with the operator'],
      ['a patch', { objects: [patch(SOCKETS)] }, 'container "audit" starts together with the operator'],
      ['a patch for EDB', { objects: [patch(SOCKETS, AUDIT, 'postgresql-operator-controller-manager')], operator: { distribution: Distribution.EDB } },
        'container "audit" starts together with the operator'],
      ['a patch of what Helm installed', { objects: [patch(SOCKETS, AUDIT, 'cnpg-cloudnative-pg')] }, 'container "audit" starts together with the operator'],
      ['the documentation\'s path', { objects: [pod({ plugin: { ...AUDIT, volumeMounts: [{ name: 'x', mountPath: '/plugin' }] } })] },
        'container "audit" starts together with the operator'],
      ['a flag', { objects: [pod({ plugin: { name: 'audit', image: 'audit:1', args: ['--plugin-path=/plugins'] } })] },
        'container "audit" starts together with the operator'],
    ],
    valid: [
      ['a proxy', { objects: [pod({ plugin: MESH })] }],
      ['an init container', { objects: [initPod({ restartPolicy: 'Always' })] }],
      ['what another operator patches', { objects: [patch({ args: ['--leader-elect'] }, MESH, 'controller-manager')] }],
      ['of no known types', { objects: [pod({ containers: 'x', initContainers: [null, 7], volumes: {} })] }],
    ],
  },
  {
    id: 'sidecar-user',
    warns: [
      ['another user than the operator\'s default', sidecar({ securityContext: { user: 1000 } }),
        'plugins/example: the plugin runs as user 1000, and the operator as 10001'],
      ['another user than the stated one', sidecar({ securityContext: { user: 10001 } }, { user: 26 }),
        'plugins/example: the plugin runs as user 10001, and the operator as 26'],
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
      ['another user', { objects: [pod({ manager: { ...SOCKETS, securityContext: { runAsUser: 10001 } }, plugin: { ...AUDIT, securityContext: { runAsUser: 1000 } } })] },
        'the plugin runs as user 1000, and the operator as 10001'],
    ],
    valid: [
      ['the pod\'s', { objects: [pod({ securityContext: { runAsUser: 10001 } })] }],
      ['a user that is the image\'s', { objects: [pod({ manager: { ...SOCKETS, securityContext: { runAsUser: 10001 } } })] }],
    ],
  },
  {
    id: 'sidecar-container-unique',
    throws: [
      ['the operator\'s own', sidecar({ containerName: 'manager' }), 'plugins/example: the operator\'s pod already has a container "manager"'],
      ['another sidecar\'s', two(() => ({ name: 'audit' })), 'plugins/two: the operator\'s pod already has a container "audit"'],
      ['what waits for another sidecar', two(id => ({ containerName: id === 'one' ? 'audit' : 'audit-wait' })),
        'plugins/two: the operator\'s pod already has a container "audit-wait"'],
    ],
    passes: [
      ['a name of its own', sidecar({ containerName: 'audit' })],
      ['two names', two(id => ({ name: 'audit', containerName: `audit-${id}` }))],
    ],
    invalid: [
      ['two of them', { objects: [pod({ initContainers: [{ name: 'audit', image: 'other' }] })] }, 'the operator\'s pod already has a container "audit"'],
    ],
  },
  {
    id: 'sidecar-volume-unique',
    throws: [
      ['that of the sockets', sidecar(chart => ({
        volumeMounts: [{ path: '/scratch', volume: kplus.Volume.fromEmptyDir(chart, 'scratch', 'cnpg-i-plugins') }],
      })), 'plugins/example: the operator\'s pod already has another volume "cnpg-i-plugins"'],
      ['another sidecar\'s', two((id, chart) => ({
        volumeMounts: [{ path: '/scratch', volume: kplus.Volume.fromEmptyDir(chart, `scratch-${id}`, 'scratch') }],
      })), 'plugins/two: the operator\'s pod already has another volume "scratch"'],
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
      ['two of them', { objects: [pod({ volumes: [{ name: 'sockets', emptyDir: {} }, { name: 'sockets', emptyDir: { medium: 'Memory' } }] })] },
        'the operator\'s pod already has another volume "sockets"'],
    ],
    valid: [
      ['of no known types', { objects: [pod({ volumes: [null, 7, { name: 7 }, { name: 7 }] })] }],
    ],
  },
  {
    id: 'wait-timeout',
    throws: [
      ['half a second', sidecar({ waitTimeout: Duration.millis(500) }), 'plugins/example: waitTimeout is 0.5 seconds'],
      ['a fraction', sidecar({ waitTimeout: Duration.millis(1500) }), 'plugins/example: waitTimeout is 1.5 seconds'],
      ['no time', sidecar({ waitTimeout: Duration.seconds(0) }), 'plugins/example: waitTimeout is 0 seconds'],
    ],
    passes: [
      ['a second', sidecar({ waitTimeout: Duration.millis(1000) })],
      ['two minutes', sidecar({ waitTimeout: Duration.minutes(2) })],
    ],
  },
];
