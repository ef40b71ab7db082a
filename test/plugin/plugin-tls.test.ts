import { ApiObject, Duration } from 'cdk8s';
import { ClientCa, IssuerKind, KeyUsage, PluginTls, PrivateKeyAlgorithm, PrivateKeyRotationPolicy, StandalonePlugin } from '../../src';
import { validateManifests } from '../support/crd';
import { objectsOf, only, testChart } from '../support/manifests';

function synth(tls: PluginTls, serverName?: string) {
  const { app, chart } = testChart();
  const plugin = new StandalonePlugin(chart, 'example', { pluginName: 'example.my-org.io', image: 'example:1.0.0', tls, serverName });
  const objects = objectsOf(app);
  expect(validateManifests(objects)).toEqual([]);
  return { plugin, objects, args: only(objects, 'Deployment').spec.template.spec.containers[0].args as string[] };
}

beforeEach(() => jest.spyOn(process, 'emitWarning').mockImplementation(() => {}));

test('self-signed: an Issuer of the plugin\'s own, and the leaf is what the plugin trusts', () => {
  const { objects, args, plugin } = synth(PluginTls.selfSigned());
  expect(only(objects, 'Issuer')).toMatchObject({ metadata: { name: 'example-selfsigned-issuer' }, spec: { selfSigned: {} } });
  expect(args).toContain('--client-cert=/client/tls.crt');
  expect(plugin.serverCertificate?.name).toBe('example-server');
  expect(plugin.clientCertificate?.name).toBe('example-client');
});

test('an authority of the plugin\'s own: root, issuer, leaves, and the root is what the plugin trusts', () => {
  const { objects, args } = synth(PluginTls.certificateAuthority({
    authorityDuration: Duration.days(3650), authorityRenewBefore: Duration.days(30),
  }));
  expect(only(objects, 'Certificate', 'example-ca').spec).toEqual({
    secretName: 'example-ca',
    commonName: 'example-ca',
    isCA: true,
    usages: ['cert sign', 'crl sign'],
    duration: '87600h',
    renewBefore: '720h',
    privateKey: { algorithm: 'ECDSA', size: 256, rotationPolicy: 'Always' },
    issuerRef: { group: 'cert-manager.io', kind: 'Issuer', name: 'example-selfsigned-issuer' },
  });
  expect(only(objects, 'Issuer', 'example-ca').spec).toEqual({ ca: { secretName: 'example-ca' } });
  expect(only(objects, 'Certificate', 'example-server').spec.issuerRef.name).toBe('example-ca');
  expect(args).toContain('--client-cert=/client/ca.crt');
});

test('an existing ClusterIssuer, of another group', () => {
  const { objects } = synth(PluginTls.issuer({
    name: 'corp', kind: IssuerKind.CLUSTER_ISSUER, group: 'issuers.example.com', clientCa: ClientCa.TLS_CRT,
  }));
  expect(objects.some(({ kind }) => kind === 'Issuer')).toBe(false);
  expect(only(objects, 'Certificate', 'example-client').spec.issuerRef).toEqual({ name: 'corp', kind: 'ClusterIssuer', group: 'issuers.example.com' });
});

test('existing Secrets: no object of cert-manager', () => {
  const { objects, args } = synth(PluginTls.secrets({ serverSecretName: 's', clientSecretName: 'c', clientCa: ClientCa.ofKey('bundle.pem') }));
  expect(objects.filter(({ apiVersion }) => apiVersion.startsWith('cert-manager.io'))).toEqual([]);
  expect(only(objects, 'Service').metadata.annotations).toMatchObject({
    'k8s.enterprisedb.io/pluginServerSecret': 's', 'k8s.enterprisedb.io/pluginClientSecret': 'c',
  });
  expect(args).toContain('--client-cert=/client/bundle.pem');
});

test('names, DNS names, usages, durations and keys can all be stated', () => {
  const { objects } = synth(PluginTls.selfSigned({
    issuerName: 'issuer',
    duration: Duration.minutes(150),
    renewBefore: Duration.minutes(30),
    privateKey: { algorithm: PrivateKeyAlgorithm.ECDSA, size: 384, rotationPolicy: PrivateKeyRotationPolicy.ALWAYS },
    extraDnsNames: ['webhook.example.com'],
    serverCertificate: { name: 'sc', secretName: 'ss', commonName: '', usages: [KeyUsage.DIGITAL_SIGNATURE, KeyUsage.SERVER_AUTH] },
    clientCertificate: { name: 'cc', secretName: 'cs', commonName: 'me', dnsNames: ['me.example.com'], usages: [] },
  }), 'example.postgresql-operator-system.svc');
  expect(only(objects, 'Certificate', 'sc').spec).toEqual({
    secretName: 'ss',
    dnsNames: ['example', 'example.postgresql-operator-system', 'example.postgresql-operator-system.svc', 'webhook.example.com'],
    usages: ['digital signature', 'server auth'],
    duration: '2h30m',
    renewBefore: '30m',
    privateKey: { algorithm: 'ECDSA', size: 384, rotationPolicy: 'Always' },
    issuerRef: { group: 'cert-manager.io', kind: 'Issuer', name: 'issuer' },
  });
  const client = only(objects, 'Certificate', 'cc').spec;
  expect(client).toMatchObject({ commonName: 'me', dnsNames: ['me.example.com'] });
  expect(client).not.toHaveProperty('usages');
});

describe('private keys', () => {
  const { RSA } = PrivateKeyAlgorithm;
  const { NEVER } = PrivateKeyRotationPolicy;
  const ours = { algorithm: 'ECDSA', size: 256, rotationPolicy: 'Always' };

  test.each<[string, PluginTls, ...unknown[]]>([
    ['self-signed', PluginTls.selfSigned(), ours, ours],
    ['an authority', PluginTls.certificateAuthority(), ours, ours, ours],
    ['an authority with another key than its certificates', PluginTls.certificateAuthority({ authorityPrivateKey: { algorithm: RSA, size: 4096 } }),
      { algorithm: 'RSA', size: 4096, rotationPolicy: 'Always' }, ours, ours],
    ['an issuer that may accept other keys only', PluginTls.issuer({ name: 'corp' }), { rotationPolicy: 'Always' }, { rotationPolicy: 'Always' }],
    ['an algorithm', PluginTls.selfSigned({ privateKey: { algorithm: RSA } }), ...Array(2).fill({ algorithm: 'RSA', rotationPolicy: 'Always' })],
    ['a size', PluginTls.selfSigned({ privateKey: { size: 4096 } }), ...Array(2).fill({ size: 4096, rotationPolicy: 'Always' })],
    ['a policy', PluginTls.selfSigned({ privateKey: { rotationPolicy: NEVER } }), ...Array(2).fill({ ...ours, rotationPolicy: 'Never' })],
    ['no defaults', PluginTls.selfSigned({ defaultPrivateKey: false }), undefined, undefined],
    ['no defaults, an authority', PluginTls.certificateAuthority({ defaultPrivateKey: false }), undefined, undefined, undefined],
    ['no defaults, an issuer', PluginTls.issuer({ name: 'corp', defaultPrivateKey: false, privateKey: { size: 2048 } }), { size: 2048 }, { size: 2048 }],
  ])('%s', (_, tls, ...keys) => {
    const certificates = synth(tls).objects.filter(({ kind }) => kind === 'Certificate');
    expect(certificates.map(({ spec }) => spec.privateKey)).toEqual(keys);
  });
});

describe('what the app shows of an issuer', () => {
  function withIssuer(kind: string, spec: object, clientCa?: ClientCa) {
    const { app, chart } = testChart('postgresql-operator-system');
    new ApiObject(chart, 'issuer', { apiVersion: 'cert-manager.io/v1', kind, metadata: { name: 'corp' }, spec });
    const plugin = new StandalonePlugin(chart, 'example', {
      pluginName: 'example.my-org.io', image: 'example:1.0.0', tls: PluginTls.issuer({ name: 'corp', kind: kind as IssuerKind, clientCa }),
    });
    return { plugin, synth: () => objectsOf(app) };
  }

  test.each([['Issuer', { ca: { secretName: 'x' } }], ['ClusterIssuer', { ca: { secretName: 'x' } }], ['Issuer', { selfSigned: {} }]])(
    'a known %s %o needs no warning', (kind, spec) => {
      const { plugin, synth: run } = withIssuer(kind, spec);
      run();
      expect(plugin.node.metadata).toEqual([]);
    });

  test('an authority and the leaf do not go together', () => {
    expect(withIssuer('Issuer', { ca: { secretName: 'x' } }, ClientCa.TLS_CRT).synth).toThrow('[client-ca]');
    expect(withIssuer('Issuer', { selfSigned: {} }, ClientCa.TLS_CRT).synth).not.toThrow();
  });
});
