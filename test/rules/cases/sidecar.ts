import { Chart, Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { SidecarPlugin, SidecarPluginProps, SidecarStart } from '../../../src';
import { Program, RuleCases } from '../../support/rule-cases';
import { operator, sidecar } from '../programs';

function mounted(path: string, socketDirectory = '/plugins'): Program {
  return sidecar(chart => ({
    socketFlag: '--plugin-path', volumeMounts: [{ path, volume: kplus.Volume.fromEmptyDir(chart, 'scratch', 'scratch') }],
  }), { socketDirectory });
}

function two(props: (id: string, chart: Chart) => Partial<SidecarPluginProps>): Program {
  return chart => {
    const shared = operator(chart);
    ['one', 'two'].forEach(id => new SidecarPlugin(chart, id, {
      pluginName: `${id}.my-org.io`, image: `${id}:1`, operator: shared, ...props(id, chart),
    }));
  };
}

export const cases: RuleCases[] = [
  {
    id: 'socket-directory',
    ending: 'In the cluster: every dial fails ("invalid (non-empty) authority"), and Clusters stop with "Cluster cannot proceed to reconciliation due '
      + 'to an error while interacting with plugins". '
      + 'Fix: state an absolute path without "/" at its end, "%", "?", "#" or white space, such as "/plugins". [socket-directory]',
    throws: [
      ['a relative path', sidecar({}, { socketDirectory: 'plugins' }), 'plugins/operator: socketDirectory "plugins" is no plain absolute path'],
      ['a slash at the end', sidecar({}, { socketDirectory: '/plugins/' }), 'plugins/operator: socketDirectory "/plugins/" is no plain absolute path'],
      ['what a URL reads', sidecar({}, { socketDirectory: '/plug%20ins' }), 'plugins/operator: socketDirectory "/plug%20ins" is no plain absolute path'],
      ['a way back', sidecar({}, { socketDirectory: '/run/../plugins' }), 'plugins/operator: socketDirectory "/run/../plugins" is no plain absolute path'],
      ['the root', sidecar({}, { socketDirectory: '/' }), 'plugins/operator: socketDirectory "/" is no plain absolute path'],
      ['a number', sidecar({}, { socketDirectory: 7 as any }), 'plugins/operator: socketDirectory "7" is no plain absolute path'],
    ],
    passes: [
      ['the usual one', sidecar({}, { socketDirectory: '/plugins' })],
      ['a deeper one', sidecar({ socketFlag: '--plugin-path' }, { socketDirectory: '/run/cnpg..i/plugins' })],
    ],
    unseen: {
      'a number': 'a value of another type is what field-type is about',
      'a slash at the end': 'the operator cleans the path',
      'a way back': 'the operator cleans the path',
    },
  },
  {
    id: 'socket-path',
    ending: 'In the cluster: the plugin exits with "bind: invalid argument", and is never registered. '
      + 'Fix: use a shorter socketDirectory or pluginName: together with the "/" between them they may take 107 bytes. [socket-path]',
    throws: [
      ['108 bytes', sidecar({ socketFlag: '--plugin-path' }, { socketDirectory: `/${'d'.repeat(89)}` }),
        `plugins/example: the socket's path "/${'d'.repeat(89)}/example.my-org.io" takes 108 bytes`],
      ['few characters of many bytes', sidecar({ socketFlag: '--plugin-path' }, { socketDirectory: `/${'ü'.repeat(45)}` }),
        `plugins/example: the socket's path "/${'ü'.repeat(45)}/example.my-org.io" takes 109 bytes`],
    ],
    passes: [
      ['107 bytes', sidecar({ socketFlag: '--plugin-path' }, { socketDirectory: `/${'d'.repeat(88)}` })],
    ],
  },
  {
    id: 'socket-shared',
    ending: 'In the cluster: the plugin makes its socket where the operator cannot see it; it is never registered, without an event or a log. '
      + 'Fix: leave that path to the volume which the plugin shares with the operator; mount yours elsewhere. [socket-shared]',
    throws: [
      ['there', mounted('/plugins'), 'plugins/example: a volume of the plugin\'s own is mounted at "/plugins", over or under the socket directory "/plugins"'],
      ['below it', mounted('/plugins/audit'),
        'plugins/example: a volume of the plugin\'s own is mounted at "/plugins/audit", over or under the socket directory "/plugins"'],
      ['above it', mounted('/run', '/run/plugins'),
        'plugins/example: a volume of the plugin\'s own is mounted at "/run", over or under the socket directory "/run/plugins"'],
    ],
    passes: [
      ['elsewhere', mounted('/scratch')],
      ['at a path that begins alike', mounted('/plugins-scratch')],
      ['beside it', mounted('/run/scratch', '/run/plugins')],
    ],
    unseen: {
      'below it': 'a volume there hides no socket',
      'above it': 'Kubernetes mounts the volume of the sockets on top',
    },
  },
  {
    id: 'socket-flag',
    ending: 'In the cluster: the plugin makes its socket in its own default directory, where the operator does not look; it is never registered. '
      + 'Fix: state `socketFlag` ("--plugin-path" with the official helper library), or name the directory in `args`, `command` or `envVariables`. '
      + '[socket-flag]',
    throws: [
      ['another directory, of which the plugin does not know', sidecar({}, { socketDirectory: '/run/plugins' }),
        'plugins/example: the operator looks in "/run/plugins", and the plugin is not told so'],
      ['another directory, and the plugin is told of a third', sidecar({ args: ['--plugin-path=/plugins'] }, { socketDirectory: '/run/plugins' }),
        'plugins/example: the operator looks in "/run/plugins", and the plugin is not told so'],
    ],
    passes: [
      ['a flag', sidecar({ socketFlag: '--plugin-path' }, { socketDirectory: '/run/plugins' })],
      ['an argument', sidecar({ args: ['--plugin-path=/run/plugins'] }, { socketDirectory: '/run/plugins' })],
      ['a command', sidecar({ command: ['serve', '/run/plugins'] }, { socketDirectory: '/run/plugins' })],
      ['the environment', sidecar({ envVariables: { PLUGIN_PATH: kplus.EnvValue.fromValue('/run/plugins') } }, { socketDirectory: '/run/plugins' })],
      ['the usual directory', sidecar()],
    ],
    unseen: {
      'another directory, of which the plugin does not know': 'its image may know the directory by itself',
    },
  },
  {
    id: 'native-sidecar',
    ending: 'In the cluster: the API server refuses the Deployment, or drops restartPolicy and the operator waits for ever for an init container that '
      + 'never ends. Fix: use SidecarStart.CONTAINER, knowing that the plugin may then be missed if it starts more slowly than the operator. '
      + '[native-sidecar]',
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
  },
  {
    id: 'sidecar-race',
    ending: 'In the cluster: the operator looks for sockets once, when it starts; a plugin that is slower is missing until the operator restarts, '
      + 'without a log. Fix: use SidecarStart.NATIVE, on Kubernetes 1.29 or later. [sidecar-race]',
    warns: [['an ordinary container', sidecar({ start: SidecarStart.CONTAINER }), 'plugins/example: start is SidecarStart.CONTAINER']],
    passes: [
      ['a native sidecar', sidecar({ start: SidecarStart.NATIVE })],
      ['what is not stated', sidecar()],
    ],
  },
  {
    id: 'sidecar-user',
    ending: 'In the cluster: the operator\'s connection to the socket is refused ("permission denied") unless the plugin makes its socket '
      + 'group-writable. Fix: run the sidecar as the operator\'s user, or state that user in `Operator.fromAttributes`. [sidecar-user]',
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
    unseen: {
      'another user than the operator\'s default': 'the fragment does not show the operator\'s user',
      'another user than the stated one': 'the fragment does not show the operator\'s user',
    },
  },
  {
    id: 'sidecar-container-unique',
    ending: 'In the cluster: the API server refuses the Deployment ("Duplicate value"), or the patch changes another container. '
      + 'Fix: state `containerName`. [sidecar-container-unique]',
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
  },
  {
    id: 'sidecar-volume-unique',
    ending: 'In the cluster: the API server refuses the Deployment ("Duplicate value"), or one of the two volumes replaces the other. '
      + 'Fix: give the volume a name of its own, or share one Volume object. [sidecar-volume-unique]',
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
    unseen: {
      'that of the sockets': 'of two volumes of one name one is written',
      'another sidecar\'s': 'of two volumes of one name one is written',
    },
  },
  {
    id: 'wait-timeout',
    ending: 'In the cluster: the container that waits fails at once or never ends, and the operator does not start. '
      + 'Fix: state whole seconds, one at least. [wait-timeout]',
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
