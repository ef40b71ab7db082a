import { App, Chart, Duration } from 'cdk8s';
import { Api } from './support/api';
import { verdictOn } from './support/bypassed';
import { api, check, install, issued, partsOf, startPod, uninstall } from './support/cluster';
import { exampleObjects } from './support/examples';
import { PluginPod } from './support/plugin-pod';
import { ClientCa, Distribution, IssuerKind, Operator, PluginTls, ServerFlags, StandalonePlugin, StandalonePluginProps } from '../../src';
import { objectsOf } from '../support/manifests';

let objects: any[] = [];
let pod: PluginPod | undefined;
beforeEach(() => jest.spyOn(process, 'emitWarning').mockImplementation(() => {}));
afterEach(async () => {
  await pod?.stop();
  await uninstall(objects);
  pod = undefined;
});

/** Installs what a program made, starts the plugin, and waits until the operator would reach it. */
async function run(made: any[]) {
  objects = made;
  await install(objects);
  pod = await startPod(made);
  const { service, keyPrefix } = partsOf(made);
  return check(service.metadata.namespace, keyPrefix, service.metadata.name);
}

function program(name: string, props: Partial<StandalonePluginProps>): any[] {
  const app = new App();
  const chart = new Chart(app, 'plugins');
  const operator = Operator.fromAttributes(chart, 'operator', { distribution: Distribution.CLOUDNATIVE_PG, version: '1.30.0', kubernetesVersion: '1.34' });
  new StandalonePlugin(chart, name, { operator, pluginName: `${name}.my-org.io`, image: 'plugin:1', ...props });
  return objectsOf(app);
}

describe('the examples', () => {
  test.each([
    ['quickstart', 'cnpg-i-plugin-example'],
    ['plugin-author', 'audit'],
  ])('%s', async (example, serverName) => {
    const made = exampleObjects(example, 'plugins');
    expect(await run(made)).toMatchObject({ outcome: 'connected', pluginName: partsOf(made).pluginName, version: '0.0.1', serverName });
  });

  test('cloudnative-pg: an authority, a server name of its own', async () => {
    const made = exampleObjects('cloudnative-pg', 'plugins');
    expect(await run(made)).toMatchObject({ outcome: 'connected', serverName: 'wal-archive.cnpg-system.svc', address: 'wal-archive.cnpg-system.svc:9090' });
  });
});

/** Flags of one's own, with a file of the client Secret. */
function flags(clientFile: string): string[] {
  return ['--server-cert=/server/tls.crt', '--server-key=/server/tls.key', `--client-cert=/client/${clientFile}`, '--server-address=:9090'];
}

describe('who reads the files', () => {
  const closed = { serverMount: { defaultMode: 0o440 }, clientMount: { defaultMode: 0o400 } };

  test('the plugin\'s user, if only their group may read them', async () => {
    expect(await run(program('closed', closed))).toMatchObject({ outcome: 'connected' });
  });

  test('nobody but root without fsGroup: the mistake that plugin-file-readable reports', async () => {
    const made = program('unreadable', closed);
    delete partsOf(made).deployment.spec.template.spec.securityContext.fsGroup;
    expect(verdictOn(made)).toEqual(['plugin-file-readable', 'plugin-file-readable']);
    expect(await run(made)).toMatchObject({ outcome: 'refused', reason: expect.stringContaining('remote error: tls: internal error') });
    expect(pod!.output()).toContain('permission denied');
  });
});

const ISSUER = { apiVersion: 'cert-manager.io/v1', kind: 'Issuer', metadata: { name: 'given', namespace: 'cnpg-system' }, spec: { selfSigned: {} } };
const ROOT = {
  apiVersion: 'cert-manager.io/v1',
  kind: 'Certificate',
  metadata: { name: 'corp-ca', namespace: 'cert-manager' },
  spec: { isCA: true, commonName: 'corp', secretName: 'corp-ca', issuerRef: { name: 'corp-root', kind: 'ClusterIssuer' } },
};
const CORP = [
  { apiVersion: 'cert-manager.io/v1', kind: 'ClusterIssuer', metadata: { name: 'corp-root' }, spec: { selfSigned: {} } },
  ROOT,
  { apiVersion: 'cert-manager.io/v1', kind: 'ClusterIssuer', metadata: { name: 'corp' }, spec: { ca: { secretName: 'corp-ca' } } },
];

/** A verdict without a reason: toMatchObject would not show one. */
function connected(expected: object): unknown {
  return expect.objectContaining({ outcome: 'connected', ...expected });
}

describe('where certificates come from', () => {
  const sources: any[] = [];
  const modes: Array<[string, PluginTls, string, string]> = [
    ['self-signed', PluginTls.selfSigned(), 'tls.crt', 'EC'],
    ['authority', PluginTls.certificateAuthority({ duration: Duration.hours(2), renewBefore: Duration.minutes(30) }), 'ca.crt', 'EC'],
    ['issuer', PluginTls.issuer({ name: 'given' }), 'ca.crt', 'RSA'],
    ['issuer-leaf', PluginTls.issuer({ name: 'given', clientCa: ClientCa.TLS_CRT }), 'tls.crt', 'RSA'],
    ['cluster-issuer', PluginTls.issuer({ name: 'corp', kind: IssuerKind.CLUSTER_ISSUER, clientCa: ClientCa.CA_CRT }), 'ca.crt', 'RSA'],
  ];

  beforeAll(async () => {
    await install([...CORP, ISSUER]);
    await issued(ROOT); // certificates of an authority that is made anew meanwhile do not fit each other
  });
  afterAll(() => uninstall([...sources, ...CORP, ISSUER]));

  test.each(modes)('%s, the default server name', async (name, tls, trusted, algorithm) => {
    expect(await run(program(name, { tls }))).toEqual(connected({ pluginName: `${name}.my-org.io`, serverName: name }));
    expect(pod!.files('/client')).toEqual([trusted]); // nothing else of the operator's
    const { data } = await api.get('v1', 'Secret', 'cnpg-system', `${name}-server-tls`);
    expect(Buffer.from(data['tls.key'], 'base64').toString()).toContain(`BEGIN ${algorithm} PRIVATE KEY`);
  });

  test.each<[string, Partial<StandalonePluginProps>, string[]]>([
    ['directory', { serverFlags: ServerFlags.none(), args: flags('ca.crt') }, ['ca.crt', 'tls.crt']],
    ['whole-secret', { clientMount: { keys: [] } }, ['ca.crt', 'tls.crt', 'tls.key']],
  ])('%s: what is mounted otherwise', async (name, props, files) => {
    expect(await run(program(name, props))).toMatchObject({ outcome: 'connected' });
    expect(pod!.files('/client')).toEqual(files);
  });

  // under other names: nothing here collects what cert-manager leaves behind of a Certificate that is gone
  test.each(modes)('%s, a server name of its own', async (mode, tls) => {
    const serverName = `named-${mode}.cnpg-system.svc`;
    expect(await run(program(`named-${mode}`, { tls, serverName }))).toEqual(connected({ serverName }));
  });

  test('existing Secrets', async () => {
    const source = program('source', { tls: PluginTls.certificateAuthority() });
    sources.push(...source);
    await install(source.filter(({ kind }) => kind !== 'Service'));
    const made = program('secrets', {
      serviceName: 'source',
      tls: PluginTls.secrets({ serverSecretName: 'source-server-tls', clientSecretName: 'source-client-tls', clientCa: ClientCa.CA_CRT }),
    });
    expect(await run(made)).toMatchObject({ outcome: 'connected', pluginName: 'secrets.my-org.io' });
  });
});

test.each([['self-signed', PluginTls.selfSigned()], ['authority', PluginTls.certificateAuthority()]])(
  'it is reached again after both certificates were renewed: %s', async (name, tls) => {
    const made = program(`renew-${name}`, { tls });
    await run(made);
    const { service, keyPrefix } = partsOf(made);
    const { namespace } = service.metadata;
    const secretNames = ['server', 'client'].map(side => `renew-${name}-${side}-tls`);
    const before = await Promise.all(secretNames.map(async secret => (await api.get('v1', 'Secret', namespace, secret)).data['tls.crt']));
    // without its Secret a certificate is issued anew
    await Promise.all(secretNames.map(secret => api.delete({ apiVersion: 'v1', kind: 'Secret', metadata: { name: secret, namespace } })));
    await Promise.all(secretNames.map((secret, index) => Api.until(`a new ${secret}`, async () => {
      const crt = (await api.get('v1', 'Secret', namespace, secret))?.data?.['tls.crt'];
      return crt !== undefined && crt !== before[index];
    })));
    expect(await check(namespace, keyPrefix, service.metadata.name)).toMatchObject({ outcome: 'refused' }); // the pod still has the old files
    await pod!.mountSecrets();
    expect(pod!.files('/client')).toHaveLength(1);
    expect(await check(namespace, keyPrefix, service.metadata.name)).toMatchObject({ outcome: 'connected' });
  });
