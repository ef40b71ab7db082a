import { Chart, Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Distribution, SidecarPlugin, SidecarPluginProps, SidecarStart } from '../../../src';
import { Program, RuleCases } from '../../support/rule-cases';
import { operator, OPERATOR_NAMESPACE, operatorDeployment, sidecar } from '../programs';

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

/** A volume of sockets that the operator mounts where it looks. */
const SOCKETS = { volumeMounts: [{ name: 'sockets', mountPath: '/plugins' }] };
const VOLUMES = { volumes: [{ name: 'sockets', emptyDir: {} }] };
const AUDIT = { name: 'audit', image: 'audit:1', ...SOCKETS };

/** An operator with a plugin that works, and what is otherwise. */
function pod({ manager = SOCKETS, plugin = AUDIT, ...more }: { manager?: object; plugin?: object } & Record<string, unknown> = {}): any {
  const deployment: any = operatorDeployment('cnpg-controller-manager', {});
  const spec = deployment.spec.template.spec;
  Object.assign(spec, { containers: [{ ...spec.containers[0], ...manager }, plugin], ...VOLUMES, ...more });
  return deployment;
}

/** The same with the plugin as an init container. */
function initPod(plugin: object, more: object = {}): any {
  const deployment = pod({ initContainers: [{ ...AUDIT, ...plugin }], ...more });
  deployment.spec.template.spec.containers.splice(1);
  return deployment;
}

/** A patch of the operator's Deployment, as somebody writes it. */
function patch(manager: object, plugin: object = AUDIT, name = 'cnpg-controller-manager'): object {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace: 'cnpg-system' },
    spec: { template: { spec: { containers: [{ name: 'manager', ...manager }, plugin], ...VOLUMES } } },
  };
}

function configMap(data: object): object {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'config', namespace: 'cnpg-system' }, data };
}

/** An operator that reads a ConfigMap, and mounts the sockets somewhere. */
function configured(mountPath: string): object {
  return { args: ['controller', '--config-map-name=config'], volumeMounts: [{ name: 'sockets', mountPath }] };
}

/** A proxy that a mesh injects. */
const MESH = { name: 'istio-proxy', image: 'proxyv2', volumeMounts: [{ name: 'envoy', mountPath: '/etc/istio/proxy' }] };

function environment(directory: unknown): object {
  return { env: [OPERATOR_NAMESPACE, { name: 'PLUGIN_SOCKET_DIR', value: directory }] };
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
      'a number': 'a value of another type is what object-field-type is about',
      'a slash at the end': 'the operator cleans the path',
      'a way back': 'the operator cleans the path',
    },
    breaks: [
      ['a relative path', { objects: [pod({ manager: { ...SOCKETS, ...environment('plugins') } })] }, 'PLUGIN_SOCKET_DIR "plugins" is no plain absolute path'],
      ['of the ConfigMap', { objects: [pod({ manager: configured('/plugins') }), configMap({ PLUGIN_SOCKET_DIR: '/plug ins' })] },
        'PLUGIN_SOCKET_DIR "/plug ins" is no plain absolute path'],
    ],
    keeps: [
      ['paths that the operator cleans', { objects: [pod({ manager: { ...SOCKETS, ...environment('/run/../plugins/') } })] }],
      ['a variable from elsewhere', { objects: [pod({ manager: { env: [OPERATOR_NAMESPACE, { name: 'PLUGIN_SOCKET_DIR', valueFrom: {} }] } })] }],
      ['a number', { objects: [pod({ manager: environment(7) })] }],
    ],
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
    breaks: [
      ['a probe that names the socket', { objects: [pod({ plugin: { ...AUDIT, livenessProbe: { exec: { command: ['test', '-S', `/plugins/${'a'.repeat(99)}`] } } } })] },
        `the socket's path "/plugins/${'a'.repeat(99)}" takes 108 bytes`],
    ],
    keeps: [
      ['a short one', { objects: [pod({ plugin: { ...AUDIT, livenessProbe: { exec: { command: ['sh', '-c', 'test -S "/plugins/audit.example.com"'] } } } })] }],
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
    breaks: [
      ['a second volume there', {
        objects: [pod({ plugin: { ...AUDIT, volumeMounts: [...SOCKETS.volumeMounts, { name: 'scratch', mountPath: '/plugins/' }] } })],
      }, 'a volume of the plugin\'s own is mounted at "/plugins", over or under the socket directory "/plugins"'],
    ],
    keeps: [
      ['volumes elsewhere', { objects: [pod({ plugin: { ...AUDIT, volumeMounts: [...SOCKETS.volumeMounts, { name: 'scratch', mountPath: '/plugins/cache' }] } })] }],
    ],
  },
  {
    id: 'socket-mount',
    ending: 'In the cluster: the plugin is never registered, without an event or a log, and Clusters that name it stop with '
      + '"Cluster cannot proceed to reconciliation due to an unknown plugin being required". Fix: mount one volume in both containers: the operator\'s at '
      + 'PLUGIN_SOCKET_DIR, which is "/plugins" unless stated, and the plugin\'s where it makes its socket. [socket-mount]',
    breaks: [
      ['the documentation\'s path', { objects: [pod({ manager: { volumeMounts: [{ name: 'sockets', mountPath: '/plugin' }] } })] },
        'the operator\'s container mounts nothing at its socket directory "/plugins", and the volume "sockets" that it shares with container "audit" at "/plugin"'],
      ['nothing mounted', { objects: [pod({ manager: {} })] }, 'the operator\'s container mounts nothing at its socket directory "/plugins"'],
      ['two volumes', {
        objects: [pod({
          manager: { volumeMounts: [{ name: 'mine', mountPath: '/plugins' }] }, volumes: [{ name: 'mine', emptyDir: {} }, { name: 'sockets', emptyDir: {} }],
        })],
      }, 'the operator looks in volume "mine", which it mounts at "/plugins", and container "audit" does not mount it'],
      ['two parts of a volume', { objects: [pod({ manager: { volumeMounts: [{ name: 'sockets', mountPath: '/plugins', subPath: 'cnpg' }] } })] },
        'the operator looks in volume "sockets" (subPath "cnpg"), which it mounts at "/plugins", and container "audit" mounts the whole of it'],
      ['a part of the volume', { objects: [pod({ plugin: { ...AUDIT, volumeMounts: [{ name: 'sockets', mountPath: '/plugins', subPath: 'audit' }] } })] },
        'the operator looks in volume "sockets", which it mounts at "/plugins", and container "audit" mounts subPath "audit" of it'],
      ['another directory in the environment', { objects: [pod({ manager: { ...SOCKETS, ...environment('/run/plugins') } })] },
        'the operator\'s container mounts nothing at its socket directory "/run/plugins", and the volume "sockets" that it shares with container "audit" at "/plugins"'],
      ['another directory in the ConfigMap', { objects: [pod({ manager: configured('/plugins') }), configMap({ PLUGIN_SOCKET_DIR: '/run/plugins' })] },
        'the operator\'s container mounts nothing at its socket directory "/run/plugins", and the volume "sockets" that it shares with container "audit" at "/plugins"'],
      ['no directory in the ConfigMap', { objects: [pod({ manager: configured('/plugin') }), configMap({})] },
        'the operator\'s container mounts nothing at its socket directory "/plugins", and the volume "sockets" that it shares with container "audit" at "/plugin"'],
      ['a patch with the documentation\'s path, and the Deployment', {
        objects: [operatorDeployment('cnpg-controller-manager', {}), patch({ volumeMounts: [{ name: 'sockets', mountPath: '/plugin' }] })],
      }, 'the operator\'s container mounts nothing at its socket directory "/plugins", and the volume "sockets" that it shares with container "audit" at "/plugin"'],
      ['two volumes in a patch', { objects: [patch({ volumeMounts: [{ name: 'mine', mountPath: '/plugins' }] })] },
        'the operator looks in volume "mine", which it mounts at "/plugins", and container "audit" does not mount it'],
    ],
    keeps: [
      ['one volume', { objects: [pod()] }],
      ['a slash at the end', { objects: [pod({ manager: { volumeMounts: [{ name: 'sockets', mountPath: '/plugins/' }] } })] }],
      ['the ConfigMap\'s directory', { objects: [pod({ manager: configured('/run/plugins') }), configMap({ PLUGIN_SOCKET_DIR: '/run/plugins' })] }],
      ['a volume above', { objects: [pod({ manager: { ...environment('/run/plugins'), volumeMounts: [{ name: 'sockets', mountPath: '/run' }] } })] }],
      ['two names of one directory of the node', {
        objects: [pod({
          manager: { volumeMounts: [{ name: 'mine', mountPath: '/plugins' }] },
          volumes: [{ name: 'mine', hostPath: { path: '/run/cnpg' } }, { name: 'sockets', hostPath: { path: '/run/cnpg' } }],
        })],
      }],
      ['a directory that a Secret says', {
        objects: [
          pod({ manager: { args: ['--secret-name=config'], volumeMounts: [{ name: 'sockets', mountPath: '/run' }] } }),
          { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'config', namespace: 'cnpg-system' }, data: { PLUGIN_SOCKET_DIR: 'L3J1bg==' } },
        ],
      }],
      ['a ConfigMap that the input has not', { objects: [pod({ manager: configured('/plugin') })] }],
      ['a proxy', { objects: [pod({ manager: {}, plugin: MESH })] }],
    ],
  },
  {
    id: 'socket-mount-unseen',
    ending: 'In the cluster: unless the operator\'s own ConfigMap or Deployment says otherwise, the plugin is never registered, without an event or a log. '
      + 'Fix: mount the shared volume of the operator\'s container at "/plugins", or give the input the ConfigMap or Deployment that says otherwise. '
      + '[socket-mount-unseen]',
    breaks: [
      ['the documentation\'s path, and a ConfigMap that the input has not', { objects: [pod({ manager: configured('/plugin') })] },
        'the operator\'s container mounts nothing at its socket directory "/plugins", and the volume "sockets" that it shares with container "audit" at "/plugin"'],
      ['a patch', { objects: [patch({ volumeMounts: [{ name: 'sockets', mountPath: '/plugin' }] })] },
        'the operator\'s container mounts nothing at its socket directory "/plugins", and the volume "sockets" that it shares with container "audit" at "/plugin"'],
      ['a patch of the plugin alone', { objects: [patch({})] }, 'the operator\'s container mounts nothing at its socket directory "/plugins"'],
    ],
    keeps: [
      ['a patch', { objects: [patch(SOCKETS)] }],
      ['a patch that says the directory', { objects: [patch({ ...environment('/plugin'), volumeMounts: [{ name: 'sockets', mountPath: '/plugin' }] })] }],
      ['what is certain', { objects: [pod({ manager: {} })] }],
      ['a patch and the ConfigMap of the usual name', {
        objects: [
          patch({ volumeMounts: [{ name: 'sockets', mountPath: '/plugin' }] }),
          { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'cnpg-controller-manager-config' }, data: { PLUGIN_SOCKET_DIR: '/plugin' } },
        ],
      }],
      ['a patch and the Deployment that says the directory', {
        objects: [operatorDeployment('cnpg-controller-manager', environment('/plugin')), patch({ volumeMounts: [{ name: 'sockets', mountPath: '/plugin' }] })],
      }],
    ],
  },
  {
    id: 'socket-read-only',
    ending: 'In the cluster: the plugin exits with "bind: read-only file system", and is never registered. '
      + 'Fix: leave readOnly out of the plugin\'s volumeMount. [socket-read-only]',
    breaks: [
      ['the plugin\'s', { objects: [pod({ plugin: { ...AUDIT, volumeMounts: [{ name: 'sockets', mountPath: '/plugins', readOnly: true }] } })] },
        'container "audit" mounts the shared volume "sockets" readOnly'],
    ],
    keeps: [
      ['the operator\'s', { objects: [pod({ manager: { volumeMounts: [{ name: 'sockets', mountPath: '/plugins', readOnly: true }] } })] }],
      ['another volume', { objects: [pod({ plugin: { ...AUDIT, volumeMounts: [...SOCKETS.volumeMounts, { name: 'x', mountPath: '/x', readOnly: true }] } })] }],
    ],
  },
  {
    id: 'sidecar-init-container',
    ending: 'In the cluster: the operator never starts, its pod stays at "Init:0/1", and no Cluster is reconciled; with a probe the API server refuses the '
      + 'Deployment ("may not be set for init containers without restartPolicy=Always"). Fix: add `restartPolicy: Always` to the init container. '
      + '[sidecar-init-container]',
    breaks: [
      ['a flag', { objects: [initPod({ args: ['--plugin-path=/plugins'] })] }, 'init container "audit" runs a plugin, and has no restartPolicy Always'],
      ['a probe', { objects: [initPod({ startupProbe: { tcpSocket: { port: 8080 } } })] }, 'init container "audit" runs a plugin, and has no restartPolicy Always'],
    ],
    keeps: [
      ['one that goes on', { objects: [initPod({ args: ['--plugin-path=/plugins'], restartPolicy: 'Always' })] }],
      ['one that waits', { objects: [initPod({ command: ['sh', '-c', 'until [ -S /plugins/audit ]; do sleep 1; done'] })] }],
    ],
  },
  {
    id: 'sidecar-volume-missing',
    ending: 'In the cluster: the API server refuses the Deployment ("volumeMounts[0].name: Not found"). '
      + 'Fix: add the volume to the pod, such as `{ name: plugins, emptyDir: {} }`. [sidecar-volume-missing]',
    breaks: [
      ['no volumes', { objects: [pod({ volumes: undefined })] }, 'container "manager" mounts volume "sockets", and the operator\'s pod has none of that name'],
      ['another volume', { objects: [pod({ plugin: { ...AUDIT, volumeMounts: [...SOCKETS.volumeMounts, { name: 'scratch', mountPath: '/scratch' }] } })] },
        'container "audit" mounts volume "scratch", and the operator\'s pod has none of that name'],
    ],
    keeps: [
      ['the volume', { objects: [pod()] }],
      ['a patch', { objects: [patch({ volumeMounts: [{ name: 'scratch', mountPath: '/scratch' }] })] }],
    ],
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
    breaks: [
      ['told another one', { objects: [pod({ plugin: { ...AUDIT, args: ['plugin', '--plugin-path', '/run/plugins'] } })] },
        'the operator looks in "/plugins", and the plugin is told "/run/plugins"'],
    ],
    keeps: [
      ['its own name of the shared directory', {
        objects: [pod({ plugin: { ...AUDIT, args: ['--plugin-path=/run/plugins/'], volumeMounts: [{ name: 'sockets', mountPath: '/run/plugins' }] } })],
      }],
      ['a directory from its environment', { objects: [pod({ plugin: { ...AUDIT, args: ['--plugin-path=$(SOCKETS)'] } })] }],
      ['nothing told', { objects: [pod()] }],
    ],
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
    breaks: [
      ['a Deployment', { objects: [initPod({ restartPolicy: 'Always' })], operator: { kubernetesVersion: '1.28' } },
        'native sidecars need Kubernetes 1.29 or later, and kubernetesVersion is "1.28"'],
    ],
    keeps: [
      ['a Kubernetes of which nothing is said', { objects: [initPod({ restartPolicy: 'Always' })] }],
      ['another container', {
        objects: [pod({ initContainers: [{ ...MESH, restartPolicy: 'Always' }] })], operator: { kubernetesVersion: '1.28' },
      }],
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
    breaks: [
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
    keeps: [
      ['a proxy', { objects: [pod({ plugin: MESH })] }],
      ['an init container', { objects: [initPod({ restartPolicy: 'Always' })] }],
      ['what another operator patches', { objects: [patch({ args: ['--leader-elect'] }, MESH, 'controller-manager')] }],
      ['of no known types', { objects: [pod({ containers: 'x', initContainers: [null, 7], volumes: {} })] }],
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
    breaks: [
      ['another user', { objects: [pod({ manager: { ...SOCKETS, securityContext: { runAsUser: 10001 } }, plugin: { ...AUDIT, securityContext: { runAsUser: 1000 } } })] },
        'the plugin runs as user 1000, and the operator as 10001'],
    ],
    keeps: [
      ['the pod\'s', { objects: [pod({ securityContext: { runAsUser: 10001 } })] }],
      ['a user that is the image\'s', { objects: [pod({ manager: { ...SOCKETS, securityContext: { runAsUser: 10001 } } })] }],
    ],
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
    breaks: [
      ['two of them', { objects: [pod({ initContainers: [{ name: 'audit', image: 'other' }] })] }, 'the operator\'s pod already has a container "audit"'],
    ],
  },
  {
    id: 'sidecar-volume-unique',
    ending: 'In the cluster: the API server refuses the Deployment ("Duplicate value", applied by the server "duplicate entries for key […]"), or '
      + 'one of the two volumes replaces the other. Fix: give the volume a name of its own, or share one Volume object. [sidecar-volume-unique]',
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
    breaks: [
      ['two of them', { objects: [pod({ volumes: [{ name: 'sockets', emptyDir: {} }, { name: 'sockets', emptyDir: { medium: 'Memory' } }] })] },
        'the operator\'s pod already has another volume "sockets"'],
    ],
    keeps: [
      ['of no known types', { objects: [pod({ volumes: [null, 7, { name: 7 }, { name: 7 }] })] }],
    ],
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
