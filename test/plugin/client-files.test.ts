import * as kplus from 'cdk8s-plus-28';
import { ClientCa, PluginTls, ServerFlags, StandalonePlugin, StandalonePluginProps } from '../../src';
import { objectsOf, only, testChart } from '../support/manifests';

const EXISTING = { serverSecretName: 'server', clientSecretName: 'client' };
const DIRECTORIES = { serverDirectory: '--server', clientDirectory: '--client', serverAddress: '--listen' };
const none = ServerFlags.none();

beforeEach(() => jest.spyOn(process, 'emitWarning').mockImplementation(() => {}));

/** The keys of the client Secret that the pod mounts; all where undefined. */
function mounted(props: Partial<StandalonePluginProps>): string[] | undefined {
  const { app, chart } = testChart();
  new StandalonePlugin(chart, 'example', { pluginName: 'example.my-org.io', image: 'example:1.0.0', ...props });
  const [server, client] = only(objectsOf(app), 'Deployment').spec.template.spec.volumes;
  expect(server.secret).not.toHaveProperty('items');
  client.secret.items?.forEach(({ key, path }: any) => expect(path).toBe(key));
  return client.secret.items?.map(({ key }: any) => key).sort().reverse();
}

test.each<[string, PluginTls, string]>([
  ['self-signed', PluginTls.selfSigned(), 'tls.crt'],
  ['self-signed, the other copy', PluginTls.selfSigned({ clientCa: ClientCa.CA_CRT }), 'ca.crt'],
  ['an authority', PluginTls.certificateAuthority(), 'ca.crt'],
  ['an issuer', PluginTls.issuer({ name: 'corp' }), 'ca.crt'],
  ['an issuer, the leaf', PluginTls.issuer({ name: 'corp', clientCa: ClientCa.TLS_CRT }), 'tls.crt'],
  ['Secrets', PluginTls.secrets(EXISTING), 'ca.crt'],
  ['Secrets with a bundle', PluginTls.secrets({ ...EXISTING, clientCa: ClientCa.ofKey('bundle.pem') }), 'bundle.pem'],
])('only the file that the plugin trusts: %s', (_, tls, key) => {
  expect(mounted({ tls })).toEqual([key]);
});

test.each<[string, Partial<StandalonePluginProps>, string[] | undefined]>([
  ['flags with other names', {
    serverFlags: ServerFlags.named({ serverCert: '--c', serverKey: '--k', clientCert: '--ca', serverAddress: '--a' }),
  }, ['tls.crt']],
  ['a directory, with a flag for the file', {
    tls: PluginTls.certificateAuthority(), serverFlags: ServerFlags.directories({ ...DIRECTORIES, clientFile: '--ca' }),
  }, ['ca.crt']],
  ['a directory', { serverFlags: ServerFlags.directories(DIRECTORIES) }, ['tls.crt', 'ca.crt']],
  ['no flags, self-signed', { serverFlags: none }, ['tls.crt', 'ca.crt']],
  ['no flags, an authority', { serverFlags: none, tls: PluginTls.certificateAuthority() }, ['tls.crt', 'ca.crt']],
  ['no flags, the file of an issuer', { serverFlags: none, tls: PluginTls.issuer({ name: 'corp', clientCa: ClientCa.CA_CRT }) }, ['tls.crt', 'ca.crt']],
  ['no flags, the leaf of an issuer', { serverFlags: none, tls: PluginTls.issuer({ name: 'corp', clientCa: ClientCa.TLS_CRT }) }, ['tls.crt']],
  // whether there is a file ca.crt is unknown, and without it the pod would not start
  ['no flags, an unknown issuer', { serverFlags: none, tls: PluginTls.issuer({ name: 'corp' }) }, undefined],
  ['no flags, unknown Secrets', { serverFlags: none, tls: PluginTls.secrets(EXISTING) }, undefined],
])('what the program may read: %s', (_, props, keys) => {
  expect(mounted(props)).toEqual(keys);
});

test.each<[string, Partial<StandalonePluginProps>, string[]]>([
  ['an argument', { args: ['--webhook-ca=/client/ca.crt'] }, ['tls.crt', 'ca.crt']],
  ['an argument of its own', { args: ['--key', '/client/tls.key'] }, ['tls.key', 'tls.crt']],
  ['a command', { command: ['sh', '-c', 'exec plugin --ca /client/ca.crt --key "/client/tls.key"'] }, ['tls.key', 'tls.crt', 'ca.crt']],
  ['a variable', { envVariables: { CA: kplus.EnvValue.fromValue('/pki/ca.crt') }, clientMount: { path: '/pki' } }, ['tls.crt', 'ca.crt']],
  ['files elsewhere', { args: ['--ca=/other/ca.crt', '--directory=/client'] }, ['tls.crt']],
])('further files that the user\'s own settings name: %s', (_, props, keys) => {
  expect(mounted(props)).toEqual(keys);
});

test('keys of one\'s own, or all', () => {
  expect(mounted({ clientMount: { keys: ['tls.crt', 'ca.crt'] } })).toEqual(['tls.crt', 'ca.crt']);
  expect(mounted({ clientMount: { keys: [] } })).toBeUndefined();
});
