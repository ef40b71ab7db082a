import * as kplus from 'cdk8s-plus-28';
import { RuleCases } from '../../support/rule-cases';
import { AUDIT, MESH, SOCKETS, mounted, patch, pod } from '../support/operator-pods';
import { OPERATOR_NAMESPACE, operatorDeployment, sidecar } from '../support/programs';

function configMap(data: object): object {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'config', namespace: 'cnpg-system' }, data };
}

/** An operator that reads a ConfigMap, and mounts the sockets somewhere. */
function configured(mountPath: string): object {
  return { args: ['controller', '--config-map-name=config'], volumeMounts: [{ name: 'sockets', mountPath }] };
}

function environment(directory: unknown): object {
  return { env: [OPERATOR_NAMESPACE, { name: 'PLUGIN_SOCKET_DIR', value: directory }] };
}

export const cases: RuleCases[] = [
  {
    id: 'socket-directory',
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
    notDetectable: {
      'a number': 'a value of another type is what object-field-type is about',
      'a slash at the end': 'the operator cleans the path',
      'a way back': 'the operator cleans the path',
    },
    invalid: [
      ['a relative path', { objects: [pod({ manager: { ...SOCKETS, ...environment('plugins') } })] }, 'PLUGIN_SOCKET_DIR "plugins" is no plain absolute path'],
      ['of the ConfigMap', { objects: [pod({ manager: configured('/plugins') }), configMap({ PLUGIN_SOCKET_DIR: '/plug ins' })] },
        'PLUGIN_SOCKET_DIR "/plug ins" is no plain absolute path'],
    ],
    valid: [
      ['paths that the operator cleans', { objects: [pod({ manager: { ...SOCKETS, ...environment('/run/../plugins/') } })] }],
      ['a variable from elsewhere', { objects: [pod({ manager: { env: [OPERATOR_NAMESPACE, { name: 'PLUGIN_SOCKET_DIR', valueFrom: {} }] } })] }],
      ['a number', { objects: [pod({ manager: environment(7) })] }],
    ],
  },
  {
    id: 'socket-path',
    throws: [
      ['108 bytes', sidecar({ socketFlag: '--plugin-path' }, { socketDirectory: `/${'d'.repeat(89)}` }),
        `plugins/example: the socket's path "/${'d'.repeat(89)}/example.my-org.io" takes 108 bytes`],
      ['few characters of many bytes', sidecar({ socketFlag: '--plugin-path' }, { socketDirectory: `/${'ü'.repeat(45)}` }),
        `plugins/example: the socket's path "/${'ü'.repeat(45)}/example.my-org.io" takes 109 bytes`],
    ],
    passes: [
      ['107 bytes', sidecar({ socketFlag: '--plugin-path' }, { socketDirectory: `/${'d'.repeat(88)}` })],
    ],
    invalid: [
      ['a probe that names the socket', { objects: [pod({ plugin: { ...AUDIT, livenessProbe: { exec: { command: ['test', '-S', `/plugins/${'a'.repeat(99)}`] } } } })] },
        `the socket's path "/plugins/${'a'.repeat(99)}" takes 108 bytes`],
    ],
    valid: [
      ['a short one', { objects: [pod({ plugin: { ...AUDIT, livenessProbe: { exec: { command: ['sh', '-c', 'test -S "/plugins/audit.example.com"'] } } } })] }],
    ],
  },
  {
    id: 'socket-shared',
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
    notDetectable: {
      'below it': 'a volume there hides no socket',
      'above it': 'Kubernetes mounts the volume of the sockets on top',
    },
    invalid: [
      ['a second volume there', {
        objects: [pod({ plugin: { ...AUDIT, volumeMounts: [...SOCKETS.volumeMounts, { name: 'scratch', mountPath: '/plugins/' }] } })],
      }, 'a volume of the plugin\'s own is mounted at "/plugins", over or under the socket directory "/plugins"'],
    ],
    valid: [
      ['volumes elsewhere', { objects: [pod({ plugin: { ...AUDIT, volumeMounts: [...SOCKETS.volumeMounts, { name: 'scratch', mountPath: '/plugins/cache' }] } })] }],
    ],
  },
  {
    id: 'socket-mount',
    invalid: [
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
    valid: [
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
    invalid: [
      ['the documentation\'s path, and a ConfigMap that the input has not', { objects: [pod({ manager: configured('/plugin') })] },
        'the operator\'s container mounts nothing at its socket directory "/plugins", and the volume "sockets" that it shares with container "audit" at "/plugin"'],
      ['a patch', { objects: [patch({ volumeMounts: [{ name: 'sockets', mountPath: '/plugin' }] })] },
        'the operator\'s container mounts nothing at its socket directory "/plugins", and the volume "sockets" that it shares with container "audit" at "/plugin"'],
      ['a patch of the plugin alone', { objects: [patch({})] }, 'the operator\'s container mounts nothing at its socket directory "/plugins"'],
    ],
    valid: [
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
    invalid: [
      ['the plugin\'s', { objects: [pod({ plugin: { ...AUDIT, volumeMounts: [{ name: 'sockets', mountPath: '/plugins', readOnly: true }] } })] },
        'container "audit" mounts the shared volume "sockets" readOnly'],
    ],
    valid: [
      ['the operator\'s', { objects: [pod({ manager: { volumeMounts: [{ name: 'sockets', mountPath: '/plugins', readOnly: true }] } })] }],
      ['another volume', { objects: [pod({ plugin: { ...AUDIT, volumeMounts: [...SOCKETS.volumeMounts, { name: 'x', mountPath: '/x', readOnly: true }] } })] }],
    ],
  },
  {
    id: 'socket-flag',
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
    notDetectable: {
      'another directory, of which the plugin does not know': 'its image may know the directory by itself',
    },
    invalid: [
      ['told another one', { objects: [pod({ plugin: { ...AUDIT, args: ['plugin', '--plugin-path', '/run/plugins'] } })] },
        'the operator looks in "/plugins", and the plugin is told "/run/plugins"'],
    ],
    valid: [
      ['its own name of the shared directory', {
        objects: [pod({ plugin: { ...AUDIT, args: ['--plugin-path=/run/plugins/'], volumeMounts: [{ name: 'sockets', mountPath: '/run/plugins' }] } })],
      }],
      ['a directory from its environment', { objects: [pod({ plugin: { ...AUDIT, args: ['--plugin-path=$(SOCKETS)'] } })] }],
      ['nothing told', { objects: [pod()] }],
    ],
  },
];
