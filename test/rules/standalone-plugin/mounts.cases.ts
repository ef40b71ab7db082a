import * as kplus from 'cdk8s-plus-28';
import { ClientCa, PluginTls, ServerFlags } from '../../../src';
import { RuleCases } from '../../support/rule-cases';
import { certificateNamed, pluginDeployment, pluginServiceOf } from '../support/installs';
import { manifests, program } from '../support/plugin-manifests';
import { selfSigned, standalone } from '../support/programs';

const DIRECTORIES = { serverDirectory: '--server', clientDirectory: '--client', serverAddress: '--listen' };
const EXISTING = { serverSecretName: 'server', clientSecretName: 'client' };
const authority = PluginTls.certificateAuthority();
const args = (...words: string[]) => ({ objects: [pluginServiceOf(), pluginDeployment({ args: words }), certificateNamed('server'), certificateNamed('client')] });

export const cases: RuleCases[] = [
  {
    id: 'client-file-flag',
    throws: [
      ['an authority, and flags that name directories', standalone({ tls: authority, serverFlags: ServerFlags.directories(DIRECTORIES) }),
        'plugins/example: serverFlags: the flags make the plugin trust "tls.crt": expected "ca.crt"'],
      ['a custom key, and flags that name directories', standalone({
        tls: PluginTls.secrets({ serverSecretName: 'server', clientSecretName: 'client', clientCa: ClientCa.ofKey('bundle.pem') }),
        serverFlags: ServerFlags.directories(DIRECTORIES),
      }),
      'plugins/example: serverFlags: the flags make the plugin trust "tls.crt": expected "bundle.pem"'],
    ],
    passes: [
      ['a flag for the file', standalone({ tls: authority, serverFlags: ServerFlags.directories({ ...DIRECTORIES, clientFile: '--client-ca' }) })],
      ['a self-signed certificate', standalone({ tls: PluginTls.selfSigned(), serverFlags: ServerFlags.directories(DIRECTORIES) })],
      ['flags with whole paths', standalone({ tls: authority })],
      ['no flags', standalone({ tls: authority, serverFlags: ServerFlags.none() })],
    ],
  },
  {
    id: 'tls-keys-mounted',
    throws: [
      ['keys without the private key of the server', standalone({ serverMount: { keys: ['tls.crt'] } }),
        'plugins/example: serverMount.keys: "tls.key" is missing: the flag --server-key requires it'],
      ['items without the file that the flag names', standalone({ clientMount: { keys: ['ca.crt'] } }),
        'plugins/example: clientMount.keys: "tls.crt" is missing: the flag --client-cert requires it'],
      ['keys without the certificate of the authority', standalone({ tls: authority, clientMount: { keys: ['tls.crt'] } }),
        'plugins/example: clientMount.keys: "ca.crt" is missing: the flag --client-cert requires it'],
      ['flags with other names', standalone({
        serverFlags: ServerFlags.named({ serverCert: '--cert', serverKey: '--key', clientCert: '--ca', serverAddress: '--listen' }),
        serverMount: { keys: ['tls.crt'] },
      }), 'plugins/example: serverMount.keys: "tls.key" is missing: the flag --key requires it'],
      ['flags that name directories', standalone({
        serverFlags: ServerFlags.directories({ serverDirectory: '--server-dir', clientDirectory: '--client-dir', serverAddress: '--listen' }),
        serverMount: { keys: ['ca.crt'] },
        clientMount: { keys: ['tls.key'] },
      }), 'plugins/example: serverMount.keys: "tls.crt" is missing: the flag --server-dir requires it',
      'plugins/example: serverMount.keys: "tls.key" is missing: the flag --server-dir requires it',
      'plugins/example: clientMount.keys: "tls.crt" is missing: the flag --client-dir requires it'],
    ],
    notDetectable: {
      'flags with other names': 'a manifest does not show what flags with other names are for',
      'flags that name directories': 'a manifest does not show which files a plugin reads in a directory',
    },
    passes: [
      ['an empty list, which mounts all keys', standalone({ serverMount: { keys: [] } })],
      ['both files of the server', standalone({ serverMount: { keys: ['tls.crt', 'tls.key'] } })],
      ['the file to trust', standalone({ clientMount: { keys: ['tls.crt'] } })],
      ['the certificate of the authority', standalone({ tls: authority, clientMount: { keys: ['ca.crt'] } })],
      ['no flags', standalone({ serverFlags: ServerFlags.none(), serverMount: { keys: ['tls.crt'] } })],
    ],
    invalid: [
      ['items without the file that the flag names', manifests(({ pod, container }) => {
        pod.volumes[1].secret.items = [{ key: 'tls.crt', path: 'tls.crt' }];
        container.args[3] = '--client-cert=/client/ca.crt';
      }),
      'spec.template.spec.volumes[1].secret.items: "ca.crt" is missing: the flag --client-cert requires it'],
    ],
    valid: [
      ['a file below a directory', manifests(({ pod, container }) => {
        pod.volumes[1].secret.items = [{ key: 'ca.crt', path: 'pki/root.crt' }];
        container.args[3] = '--client-cert=/client/pki/root.crt';
      })],
    ],
  },
  {
    id: 'mount-path',
    throws: [
      ['a relative path', standalone({ serverMount: { path: 'certs' } }),
        'plugins/example: serverMount.path: "certs" is invalid: expected an absolute path without ":", and without "/" at its end'],
      ['a slash at the end', standalone({ clientMount: { path: '/certs/' } }),
        'plugins/example: clientMount.path: "/certs/" is invalid: expected an absolute path without ":", and without "/" at its end'],
      ['a colon', standalone({ clientMount: { path: '/certs:ro' } }),
        'plugins/example: clientMount.path: "/certs:ro" is invalid: expected an absolute path without ":", and without "/" at its end'],
      ['an empty path', standalone({ serverMount: { path: '' } }),
        'plugins/example: serverMount.path: "" is invalid: expected an absolute path without ":", and without "/" at its end'],
    ],
    passes: [['absolute paths', standalone({ serverMount: { path: '/certs' }, clientMount: { path: '/run/client-certs' } })]],
  },
  {
    id: 'mount-clash',
    throws: [
      ['one path for both certificates', standalone({ serverMount: { path: '/certs' }, clientMount: { path: '/certs' } }),
        'plugins/example: clientMount.path: the mount path "/certs" is used twice: expected a unique one'],
      ['one name for both volumes', standalone({ serverMount: { volumeName: 'certs' }, clientMount: { volumeName: 'certs' } }),
        'plugins/example: clientMount.volumeName: the volume name "certs" is used twice: expected a unique one'],
      ['the path of a certificate', standalone(chart => ({
        volumeMounts: [{ path: '/server', volume: kplus.Volume.fromEmptyDir(chart, 'scratch', 'scratch') }],
      })),
      'plugins/example: volumeMounts[0].path: the mount path "/server" is used twice: expected a unique one'],
      ['the name of a certificate\'s volume', standalone(chart => ({
        volumeMounts: [{ path: '/scratch', volume: kplus.Volume.fromEmptyDir(chart, 'scratch', 'client') }],
      })),
      'plugins/example: volumeMounts[0].volume: the volume name "client" is used twice: expected a unique one'],
    ],
    notDetectable: {
      'one name for both volumes': 'cdk8s-plus rejects the volume before it renders the pod',
      'the name of a certificate\'s volume': 'cdk8s-plus rejects the volume before it renders the pod',
    },
    passes: [
      ['two paths', standalone({ serverMount: { path: '/certs/server' }, clientMount: { path: '/certs/client' } })],
      ['two names', standalone({ serverMount: { volumeName: 'server-certs' }, clientMount: { volumeName: 'client-certs' } })],
      ['one volume at two paths', standalone(chart => {
        const volume = kplus.Volume.fromEmptyDir(chart, 'scratch', 'scratch');
        return { volumeMounts: [{ path: '/scratch', volume }, { path: '/tmp', volume }] };
      })],
    ],
    invalid: [
      ['one path for both certificates', manifests(({ container }) => container.volumeMounts.forEach((mount: any) => { mount.mountPath = '/server'; })),
        'spec.template.spec.containers[0].volumeMounts[1].mountPath: the mount path "/server" is used twice: expected a unique one'],
    ],
    valid: [
      ['two mount paths', manifests()],
      ['one path in two containers', manifests(({ pod, container }) => pod.containers.push({ ...container, name: 'other', args: [] }))],
    ],
  },
  {
    id: 'plugin-file-mounted',
    stopsSynthesis: [
      ['a Secret that is not mounted', program(({ container }) => container.volumeMounts.pop()),
        'plugins/Deployment-audit: spec.template.spec.containers[0].args[3]: "/client/tls.crt" is not mounted'],
    ],
    invalid: [
      ['a mount path that the flags do not use', manifests(({ container }) => { container.volumeMounts[0].mountPath = '/pki/server'; }),
        'spec.template.spec.containers[0].args[1]: "/server/tls.crt" is not mounted',
        'spec.template.spec.containers[0].args[2]: "/server/tls.key" is not mounted'],
      ['a mount path that is a prefix of the directory\'s name', manifests(({ container }) => { container.volumeMounts[0].mountPath = '/serv'; }),
        'spec.template.spec.containers[0].args[1]: "/server/tls.crt" is not mounted',
        'spec.template.spec.containers[0].args[2]: "/server/tls.key" is not mounted'],
    ],
    passes: [['other mount paths', standalone({ serverMount: { path: '/pki/server' }, clientMount: { path: '/pki/client' } })]],
    valid: [
      ['two slashes in a path', manifests(({ container }) => { container.args[3] = '--client-cert=/client//tls.crt'; })],
      ['a slash at the end', manifests(({ container }) => { container.volumeMounts[0].mountPath = '/server/'; })],
      ['one volume for both', manifests(({ container, pod }) => {
        pod.volumes = [{ name: 'tls', projected: { sources: [{ secret: { name: 'audit-server-tls' } }, { secret: { name: 'audit-client-tls' } }] } }];
        container.volumeMounts = [{ name: 'tls', mountPath: '/server' }, { name: 'tls', mountPath: '/client' }];
      })],
      ['an agent that adds mounts', manifests(({ container, deployment }) => {
        deployment.spec.template.metadata.annotations = { 'vault.hashicorp.com/agent-inject': 'true' };
        container.volumeMounts = [];
      })],
      ['an authority in the image', manifests(({ container }) => { container.args[3] = '--client-cert=/etc/ssl/certs/corp.pem'; })],
      ['a path with an environment variable', manifests(({ container }) => { container.args[3] = '--client-cert=$(DIRECTORY)/tls.crt'; })],
    ],
  },
  {
    id: 'plugin-file-key',
    throws: [
      ['a key that cert-manager does not write', selfSigned({ clientCa: ClientCa.ofKey('bundle.pem') }),
        'plugins/example: tls.clientCa: Secret "example-client-tls" has no key "bundle.pem": expected ca.crt or tls.crt'],
      ['the private key', standalone({ tls: PluginTls.issuer({ name: 'corp', clientCa: ClientCa.ofKey('tls.key') }) }),
        'plugins/example: tls.clientCa: "tls.key" of Secret "example-client-tls" is a private key: expected a certificate, ca.crt or tls.crt'],
    ],
    passes: [
      ['the authority', selfSigned({ clientCa: ClientCa.CA_CRT })],
      ['any key of an existing Secret', standalone({ tls: PluginTls.secrets({ ...EXISTING, clientCa: ClientCa.ofKey('bundle.pem') }) })],
    ],
    invalid: [
      ['a file name with a typo', args('--server-cert=/server/tls.crtx'),
        'spec.template.spec.containers[0].args[0]: Secret "server" has no key "tls.crtx"; did you mean "tls.crt"?'],
      ['two file names that the Secrets do not have', args('--server-cert=/server/server.pem', '--client-cert=/client/ca.pem'),
        'spec.template.spec.containers[0].args[0]: Secret "server" has no key "server.pem": expected tls.crt or ca.crt',
        'spec.template.spec.containers[0].args[1]: Secret "client" has no key "ca.pem": expected ca.crt or tls.crt'],
    ],
    valid: [
      ['the files of the Secrets', args('--server-cert=/server/tls.crt', '--client-cert=/client/ca.crt')],
      ['a mount path that is filled in later', manifests(({ container }) => { container.volumeMounts[0].mountPath = '${DIRECTORY}'; })],
      ['a file of the image', args('--client-cert=/etc/ssl/ca.pem')],
      ['a file of another name', manifests(({ container, pod }) => {
        container.args[3] = '--client-cert=/client/ca.pem';
        pod.volumes[1].secret.items = [{ key: 'ca.crt', path: 'ca.pem' }];
      })],
      ['an additional output format', manifests(({ container, clientCertificate }) => {
        container.args[3] = '--client-cert=/client/tls-combined.pem';
        clientCertificate.spec.additionalOutputFormats = [{ type: 'CombinedPEM' }];
      })],
    ],
  },
];
