import { App, Chart, Duration } from 'cdk8s';
import { Api } from './support/api';
import { api, check, install, partsOf, startPod, uninstall } from './support/cluster';
import { exampleObjects } from './support/examples';
import { PluginPod } from './support/plugin-pod';
import { ClientCa, Distribution, IssuerKind, Operator, PluginTls, StandalonePlugin, StandalonePluginProps } from '../../src';
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

describe('where certificates come from', () => {
  const sources: any[] = [];
  const modes: Array<[string, PluginTls]> = [
    ['self-signed', PluginTls.selfSigned()],
    ['authority', PluginTls.certificateAuthority({ duration: Duration.hours(2), renewBefore: Duration.minutes(30) })],
    ['issuer', PluginTls.issuer({ name: 'given' })],
    ['issuer-leaf', PluginTls.issuer({ name: 'given', clientCa: ClientCa.TLS_CRT })],
    ['cluster-issuer', PluginTls.issuer({ name: 'corp', kind: IssuerKind.CLUSTER_ISSUER, clientCa: ClientCa.CA_CRT })],
  ];

  beforeAll(() => install([...CORP, ISSUER]));
  afterAll(() => uninstall([...sources, ...CORP, ISSUER]));

  test.each(modes)('%s, the default server name', async (name, tls) => {
    expect(await run(program(name, { tls }))).toMatchObject({ outcome: 'connected', pluginName: `${name}.my-org.io`, serverName: name });
  });

  // under other names: nothing here collects what cert-manager leaves behind of a Certificate that is gone
  test.each(modes)('%s, a server name of its own', async (mode, tls) => {
    const serverName = `named-${mode}.cnpg-system.svc`;
    expect(await run(program(`named-${mode}`, { tls, serverName }))).toMatchObject({ outcome: 'connected', serverName });
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
    expect(await check(namespace, keyPrefix, service.metadata.name)).toMatchObject({ outcome: 'connected' });
  });
