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

const elsewhere = { volumeMounts: [{ name: 'sockets', mountPath: '/run/plugins' }] };

function environment(directory: unknown): object {
  return { env: [OPERATOR_NAMESPACE, { name: 'PLUGIN_SOCKET_DIR', value: directory }] };
}

export const cases: RuleCases[] = [
  {
    id: 'socket-directory',
    throws: [
      ['a relative path', sidecar({}, { socketDirectory: 'plugins' }),
        'plugins/example: spec.template.spec.containers[0].env[0].value: '
        + '"plugins" is invalid: expected an absolute path without "%", "?", "#", "$(" and white space, such as "/plugins"'],
      ['a percent sign, which a URL decodes', sidecar({}, { socketDirectory: '/plug%20ins' }),
        'plugins/example: spec.template.spec.containers[0].env[0].value: '
        + '"/plug%20ins" is invalid: expected an absolute path without "%", "?", "#", "$(" and white space, such as "/plugins"'],
      ['a reference to a variable', sidecar({ socketFlag: '--plugin-path' }, { socketDirectory: '/plugins/$(HOME)' }),
        'plugins/example: spec.template.spec.containers[0].env[0].value: '
        + '"/plugins/$(HOME)" is invalid: expected an absolute path without "%", "?", "#", "$(" and white space, such as "/plugins"'],
      ['the root', sidecar({}, { socketDirectory: '/' }),
        'plugins/example: spec.template.spec.containers[0].env[0].value: '
        + '"/" is invalid: expected an absolute path without "%", "?", "#", "$(" and white space, such as "/plugins"'],
    ],
    passes: [
      ['the usual one', sidecar({}, { socketDirectory: '/plugins' })],
      ['a slash at the end, which the operator removes', sidecar({}, { socketDirectory: '/plugins/' })],
      ['a path with dots, which the operator resolves', sidecar({ socketFlag: '--plugin-path' }, { socketDirectory: '/run/../plugins' })],
      ['a deeper one', sidecar({ socketFlag: '--plugin-path' }, { socketDirectory: '/run/cnpg..i/plugins' })],
    ],
    invalid: [
      ['a relative path', { objects: [pod({ manager: { ...SOCKETS, ...environment('plugins') } })] },
        'spec.template.spec.containers[0].env[1].value: '
        + '"plugins" is invalid: expected an absolute path without "%", "?", "#", "$(" and white space, such as "/plugins"'],
      ['a reference to a variable of the ConfigMap', { objects: [pod({ manager: configured('/plugins') }), configMap({ PLUGIN_SOCKET_DIR: '/$(HOME)/plugins' })] },
        'data.PLUGIN_SOCKET_DIR: "/$(HOME)/plugins" is invalid: expected an absolute path without "%", "?", "#", "$(" and white space, such as "/plugins"'],
      ['white space in the ConfigMap', { objects: [pod({ manager: configured('/plugins') }), configMap({ PLUGIN_SOCKET_DIR: '/plug ins' })] },
        'data.PLUGIN_SOCKET_DIR: "/plug ins" is invalid: expected an absolute path without "%", "?", "#", "$(" and white space, such as "/plugins"'],
    ],
    valid: [
      ['paths that the operator cleans', { objects: [pod({ manager: { ...SOCKETS, ...environment('/run/../plugins/') } })] }],
      ['an empty variable, which the operator ignores', { objects: [pod({ manager: { ...SOCKETS, ...environment('') } })] }],
      ['a variable from elsewhere', { objects: [pod({ manager: { env: [OPERATOR_NAMESPACE, { name: 'PLUGIN_SOCKET_DIR', valueFrom: {} }] } })] }],
      ['a reference to a variable of the container', {
        objects: [pod({ manager: { env: [OPERATOR_NAMESPACE, { name: 'BASE', value: '/run' }, { name: 'PLUGIN_SOCKET_DIR', value: '$(BASE)/plugins' }] } })],
      }],
      ['a number', { objects: [pod({ manager: environment(7) })] }],
      ['a directory that is filled in later', { objects: [pod({ manager: { ...SOCKETS, ...environment('${SOCKETS}') } })] }],
    ],
  },
  {
    id: 'socket-path',
    throws: [
      ['108 bytes', sidecar({ socketFlag: '--plugin-path' }, { socketDirectory: `/${'d'.repeat(89)}` }),
        'plugins/example: spec.template.spec.initContainers[0]: '
        + `the path of the socket has 108 bytes: expected at most 107 in "/${'d'.repeat(89)}/example.my-org.io"`],
      ['a socket that nothing waits for', sidecar({ socketFlag: '--plugin-path', waitForSocket: false }, { socketDirectory: `/${'d'.repeat(89)}` }),
        `plugins/example: pluginName: the path of the socket has 108 bytes: expected at most 107 in "/${'d'.repeat(89)}/example.my-org.io"`],
      ['few characters of many bytes', sidecar({ socketFlag: '--plugin-path' }, { socketDirectory: `/${'ü'.repeat(45)}` }),
        'plugins/example: spec.template.spec.initContainers[0]: '
        + `the path of the socket has 109 bytes: expected at most 107 in "/${'ü'.repeat(45)}/example.my-org.io"`],
    ],
    notDetectable: {
      'a socket that nothing waits for': 'nothing in the pod names the socket',
    },
    passes: [
      ['107 bytes', sidecar({ socketFlag: '--plugin-path' }, { socketDirectory: `/${'d'.repeat(88)}` })],
    ],
    invalid: [
      ['a probe that names the socket', {
        objects: [pod({ plugin: { ...AUDIT, livenessProbe: { exec: { command: ['test', '-S', `/plugins/${'a'.repeat(99)}`] } } } })],
      }, `spec.template.spec.containers[1]: the path of the socket has 108 bytes: expected at most 107 in "/plugins/${'a'.repeat(99)}"`],
    ],
    valid: [
      ['a short one', { objects: [pod({ plugin: { ...AUDIT, livenessProbe: { exec: { command: ['sh', '-c', 'test -S "/plugins/audit.example.com"'] } } } })] }],
    ],
  },
  {
    id: 'socket-shared',
    throws: [
      ['at the same path', mounted('/plugins'),
        'plugins/example: spec.template.spec.initContainers[0].volumeMounts[0].mountPath: '
        + '"/plugins" is already the mount path of the volume "cnpg-i-plugins", which the plugin shares with the operator'],
    ],
    passes: [
      ['elsewhere', mounted('/scratch')],
      ['at a path that begins alike', mounted('/plugins-scratch')],
      ['beside it', mounted('/run/scratch', '/run/plugins')],
      ['below it, where it hides no socket', mounted('/plugins/audit')],
      ['above it, so that the volume of the sockets is mounted on top', mounted('/run', '/run/plugins')],
    ],
    invalid: [
      ['a second volume there', {
        objects: [pod({ plugin: { ...AUDIT, volumeMounts: [...SOCKETS.volumeMounts, { name: 'scratch', mountPath: '/plugins/' }] } })],
      }, 'spec.template.spec.containers[1].volumeMounts[1].mountPath: '
        + '"/plugins" is already the mount path of the volume "sockets", which the plugin shares with the operator'],
    ],
    valid: [
      ['volumes elsewhere', {
        objects: [pod({ plugin: { ...AUDIT, volumeMounts: [...SOCKETS.volumeMounts, { name: 'scratch', mountPath: '/plugins/cache' }] } })],
      }],
    ],
  },
  {
    id: 'socket-mount',
    invalid: [
      ['the documentation\'s path', { objects: [pod({ manager: { volumeMounts: [{ name: 'sockets', mountPath: '/plugin' }] } })] },
        'spec.template.spec.containers[0].volumeMounts[0].mountPath: '
        + '"/plugin" is not the operator\'s socket directory: expected "/plugins" for the volume "sockets", which container "audit" mounts too'],
      ['nothing mounted', { objects: [pod({ manager: {} })] },
        'spec.template.spec.containers[0].volumeMounts: the operator\'s container mounts nothing at its socket directory "/plugins"'],
      ['two volumes', {
        objects: [pod({
          manager: { volumeMounts: [{ name: 'mine', mountPath: '/plugins' }] }, volumes: [{ name: 'mine', emptyDir: {} }, { name: 'sockets', emptyDir: {} }],
        })],
      }, 'spec.template.spec.containers[1].volumeMounts: volume "mine" is missing: the operator mounts it at its socket directory "/plugins"'],
      ['two parts of a volume', { objects: [pod({ manager: { volumeMounts: [{ name: 'sockets', mountPath: '/plugins', subPath: 'cnpg' }] } })] },
        'spec.template.spec.containers[1].volumeMounts[0].subPath: '
        + 'required: the operator mounts subPath "cnpg" of the volume "sockets" at its socket directory "/plugins"'],
      ['a part of the volume', { objects: [pod({ plugin: { ...AUDIT, volumeMounts: [{ name: 'sockets', mountPath: '/plugins', subPath: 'audit' }] } })] },
        'spec.template.spec.containers[1].volumeMounts[0].subPath: '
        + '"audit" is invalid: the operator mounts the whole volume "sockets" at its socket directory "/plugins"'],
      ['another directory in the environment', { objects: [pod({ manager: { ...SOCKETS, ...environment('/run/plugins') } })] },
        'spec.template.spec.containers[0].volumeMounts[0].mountPath: '
        + '"/plugins" is not the operator\'s socket directory: expected "/run/plugins" for the volume "sockets", which container "audit" mounts too'],
      ['another directory in the ConfigMap', { objects: [pod({ manager: configured('/plugins') }), configMap({ PLUGIN_SOCKET_DIR: '/run/plugins' })] },
        'spec.template.spec.containers[0].volumeMounts[0].mountPath: '
        + '"/plugins" is not the operator\'s socket directory: expected "/run/plugins" for the volume "sockets", which container "audit" mounts too'],
      ['no directory in the ConfigMap', { objects: [pod({ manager: configured('/plugin') }), configMap({})] },
        'spec.template.spec.containers[0].volumeMounts[0].mountPath: '
        + '"/plugin" is not the operator\'s socket directory: expected "/plugins" for the volume "sockets", which container "audit" mounts too'],
      ['a patch with the documentation\'s path, and the Deployment', {
        objects: [operatorDeployment('cnpg-controller-manager', {}), patch({ volumeMounts: [{ name: 'sockets', mountPath: '/plugin' }] })],
      }, 'spec.template.spec.containers[0].volumeMounts[0].mountPath: '
        + '"/plugin" is not the operator\'s socket directory: expected "/plugins" for the volume "sockets", which container "audit" mounts too'],
      ['two volumes in a patch', { objects: [patch({ volumeMounts: [{ name: 'mine', mountPath: '/plugins' }] })] },
        'spec.template.spec.containers[1].volumeMounts: volume "mine" is missing: the operator mounts it at its socket directory "/plugins"'],
    ],
    valid: [
      ['one volume', { objects: [pod()] }],
      ['a volume whose name is substituted', { objects: [pod({ plugin: { ...AUDIT, volumeMounts: [{ name: '${VOLUME}', mountPath: '/plugins' }] } })] }],
      ['a mount path that is substituted', { objects: [pod({ manager: { volumeMounts: [{ name: 'sockets', mountPath: '${SOCKETS}' }] } })] }],
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
      ['a ConfigMap that is not in the input', { objects: [pod({ manager: configured('/plugin') })] }],
      ['a proxy', { objects: [pod({ manager: {}, plugin: MESH })] }],
    ],
  },
  {
    id: 'socket-mount-unseen',
    invalid: [
      ['the documentation\'s path, and a ConfigMap that is not in the input', { objects: [pod({ manager: configured('/plugin') })] },
        'spec.template.spec.containers[0].volumeMounts[0].mountPath: '
        + '"/plugin" is not the operator\'s socket directory: expected "/plugins" for the volume "sockets", which container "audit" mounts too'],
      ['a patch', { objects: [patch({ volumeMounts: [{ name: 'sockets', mountPath: '/plugin' }] })] },
        'spec.template.spec.containers[0].volumeMounts[0].mountPath: '
        + '"/plugin" is not the operator\'s socket directory: expected "/plugins" for the volume "sockets", which container "audit" mounts too'],
      ['a patch of the plugin alone', { objects: [patch({})] },
        'spec.template.spec.containers[0].volumeMounts: the operator\'s container mounts nothing at its socket directory "/plugins"'],
    ],
    valid: [
      ['a patch', { objects: [patch(SOCKETS)] }],
      ['a patch that says the directory', { objects: [patch({ ...environment('/plugin'), volumeMounts: [{ name: 'sockets', mountPath: '/plugin' }] })] }],
      ['a mount that is certainly missing', { objects: [pod({ manager: {} })] }],
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
      ['a read-only mount of the plugin', {
        objects: [pod({ plugin: { ...AUDIT, volumeMounts: [{ name: 'sockets', mountPath: '/plugins', readOnly: true }] } })],
      }, 'spec.template.spec.containers[1].volumeMounts[0].readOnly: '
        + 'true is invalid: the plugin makes its socket in the volume "sockets", which it shares with the operator'],
    ],
    valid: [
      ['a read-only mount of the operator', { objects: [pod({ manager: { volumeMounts: [{ name: 'sockets', mountPath: '/plugins', readOnly: true }] } })] }],
      ['another volume', { objects: [pod({ plugin: { ...AUDIT, volumeMounts: [...SOCKETS.volumeMounts, { name: 'x', mountPath: '/x', readOnly: true }] } })] }],
    ],
  },
  {
    id: 'socket-flag',
    throws: [
      ['an argument with another directory', sidecar({ args: ['--plugin-path=/plugins'] }, { socketDirectory: '/run/plugins' }),
        'plugins/example: args[0]: "/plugins" is not shared with the operator: expected "/run/plugins"'],
    ],
    passes: [
      ['a flag', sidecar({ socketFlag: '--plugin-path' }, { socketDirectory: '/run/plugins' })],
      ['an argument', sidecar({ args: ['--plugin-path=/run/plugins'] }, { socketDirectory: '/run/plugins' })],
      ['a command', sidecar({ command: ['serve', '/run/plugins'] }, { socketDirectory: '/run/plugins' })],
      ['the environment', sidecar({ envVariables: { PLUGIN_PATH: kplus.EnvValue.fromValue('/run/plugins') } }, { socketDirectory: '/run/plugins' })],
      ['the usual directory', sidecar()],
    ],
    invalid: [
      ['a flag with another directory', { objects: [pod({ plugin: { ...AUDIT, args: ['plugin', '--plugin-path', '/run/plugins'] } })] },
        'spec.template.spec.containers[1].args[1]: "/run/plugins" is not shared with the operator: expected "/plugins"'],
    ],
    valid: [
      ['the shared directory under another path', {
        objects: [pod({ plugin: { ...AUDIT, args: ['--plugin-path=/run/plugins/'], volumeMounts: [{ name: 'sockets', mountPath: '/run/plugins' }] } })],
      }],
      ['a directory from its environment', { objects: [pod({ plugin: { ...AUDIT, args: ['--plugin-path=$(SOCKETS)'] } })] }],
      ['a directory that is substituted', { objects: [pod({ plugin: { ...AUDIT, args: ['--plugin-path=${SOCKETS}'] } })] }],
      ['no flag', { objects: [pod()] }],
    ],
  },
  {
    id: 'socket-flag-missing',
    warns: [
      ['another directory, and no flag', sidecar({}, { socketDirectory: '/run/plugins' }),
        'plugins/example: spec.template.spec.initContainers[0]: '
        + 'no argument or variable names "/run/plugins", the directory that the plugin shares with the operator'],
    ],
    passes: [
      ['a flag', sidecar({ socketFlag: '--plugin-path' }, { socketDirectory: '/run/plugins' })],
      ['a command', sidecar({ command: ['serve', '/run/plugins'] }, { socketDirectory: '/run/plugins' })],
      ['the environment', sidecar({ envVariables: { PLUGIN_PATH: kplus.EnvValue.fromValue('/run/plugins') } }, { socketDirectory: '/run/plugins' })],
      ['the usual directory', sidecar()],
    ],
    invalid: [
      ['a directory that only the environment names', {
        objects: [pod({ manager: { ...elsewhere, ...environment('/run/plugins') }, plugin: { ...AUDIT, ...elsewhere } })],
      }, 'spec.template.spec.containers[1]: no argument or variable names "/run/plugins", the directory that the plugin shares with the operator'],
    ],
    valid: [
      ['an argument that names the directory', {
        objects: [pod({
          manager: { ...elsewhere, ...environment('/run/plugins') }, plugin: { ...AUDIT, ...elsewhere, args: ['--socket-dir', '/run/plugins'] },
        })],
      }],
      ['a flag whose value is substituted', {
        objects: [pod({
          manager: { ...elsewhere, ...environment('/run/plugins') }, plugin: { ...AUDIT, ...elsewhere, args: ['--plugin-path=${SOCKETS}'] },
        })],
      }],
      ['a mount path that is substituted', {
        objects: [pod({ plugin: { ...AUDIT, volumeMounts: [{ name: 'sockets', mountPath: '${SOCKETS}' }] } })],
      }],
      ['an environment from elsewhere', {
        objects: [pod({
          manager: { ...elsewhere, ...environment('/run/plugins') }, plugin: { ...AUDIT, ...elsewhere, envFrom: [{ configMapRef: { name: 'audit' } }] },
        })],
      }],
      ['the default directory of plugins, under another path in the operator', {
        objects: [pod({ manager: { ...elsewhere, ...environment('/run/plugins') } })],
      }],
    ],
  },
];
