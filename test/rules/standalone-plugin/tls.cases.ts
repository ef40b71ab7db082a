import { Chart } from 'cdk8s';
import { ClientCa, IssuerKind, KeyUsage, PluginTls } from '../../../src';
import { RuleCases } from '../../support/rule-cases';
import { certificate as certificateOf, key, manifests, object, PluginManifests } from '../support/plugin-manifests';
import { authority, beside, certManagerObject, issuer, selfSigned, standalone } from '../support/programs';

const EXISTING = { serverSecretName: 'server', clientSecretName: 'client', clientCa: ClientCa.CA_CRT };
const CA_ISSUER = { ca: { secretName: 'root' } };
const SELF_SIGNED_ISSUER = { selfSigned: {} };

function certificate(chart: Chart, secretName: string, further: object = {}): void {
  certManagerObject(chart, 'Certificate', secretName, { secretName, dnsNames: ['example'], issuerRef: { name: 'corp' }, ...further });
}

/** The plugin's certificates are signed by a root, or by an authority below one. */
function signed(clientFile: string, intermediate = false) {
  return (one: PluginManifests) => {
    const issuerOf = (name: string, spec: object) => object('cert-manager.io/v1', 'Issuer', name, spec);
    const authorityOf = (name: string, signer: string) => certificateOf(name, { isCA: true, commonName: name, issuerRef: { name: signer } });
    one.issuer = issuerOf('audit', { ca: { secretName: intermediate ? 'audit-below-tls' : 'audit-root-tls' } });
    one.further.push(issuerOf('self-signed', SELF_SIGNED_ISSUER), authorityOf('root', 'self-signed'), issuerOf('root', { ca: { secretName: 'audit-root-tls' } }),
      ...intermediate ? [authorityOf('below', 'root')] : []);
    one.container.args[3] = `--client-cert=/client/${clientFile}`;
  };
}

function both(usages?: string[]) {
  return (one: PluginManifests) => {
    one.service.metadata.annotations[key('pluginClientSecret')] = 'audit-server-tls';
    one.pod.volumes[1].secret.secretName = 'audit-server-tls';
    one.serverCertificate.spec.usages = usages;
    one.clientCertificate = undefined;
  };
}

export const cases: RuleCases[] = [
  {
    id: 'certificate-usages',
    throws: [
      ['a server that is a client', selfSigned({ serverCertificate: { usages: [KeyUsage.CLIENT_AUTH] } }),
        'plugins/example: the server certificate lacks the usage "server auth"'],
      ['a client that is a server', authority({ clientCertificate: { usages: [KeyUsage.DIGITAL_SIGNATURE, KeyUsage.SERVER_AUTH] } }),
        'plugins/example: the client certificate lacks the usage "client auth"'],
    ],
    stopsSynthesis: [
      ['a Certificate of the app', beside(chart => certificate(chart, 'server', { usages: ['client auth'] }), PluginTls.secrets(EXISTING)),
        'plugins/example: the Certificate "server" lacks the usage "server auth"'],
      ['the client\'s Certificate of the app', beside(chart => certificate(chart, 'client', { usages: ['code signing'] }), PluginTls.secrets(EXISTING)),
        'plugins/example: the Certificate "client" lacks the usage "client auth"'],
    ],
    passes: [
      ['each its own', selfSigned({ serverCertificate: { usages: [KeyUsage.SERVER_AUTH] }, clientCertificate: { usages: [KeyUsage.CLIENT_AUTH] } })],
      ['no extended usages', selfSigned({ serverCertificate: { usages: [KeyUsage.DIGITAL_SIGNATURE] }, clientCertificate: { usages: [] } })],
      ['Certificates of the app', beside(chart => {
        certificate(chart, 'server', { usages: ['server auth'] });
        certificate(chart, 'client', { usages: ['any'] });
      }, PluginTls.secrets(EXISTING))],
    ],
    invalid: [
      ['a server that is a client', manifests(({ serverCertificate }) => { serverCertificate.spec.usages = ['client auth']; }),
        'the Certificate "audit-server" lacks the usage "server auth"'],
      ['a client that is a server', manifests(({ clientCertificate }) => { clientCertificate.spec.usages = ['digital signature', 'server auth']; }),
        'the Certificate "audit-client" lacks the usage "client auth"'],
    ],
    valid: [
      ['each its own', manifests()],
      ['what cert-manager writes where nothing is stated', manifests(({ serverCertificate, clientCertificate }) => {
        [serverCertificate, clientCertificate].forEach(({ spec }) => delete spec.usages);
      })],
      ['two Certificates for one Secret, of which nobody knows the last', manifests(({ further }) =>
        further.push({ ...certificateOf('server', { usages: ['client auth'] }), metadata: { name: 'other', namespace: 'postgresql-operator-system' } }))],
    ],
  },
  {
    id: 'certificate-for-both-sides',
    stopsSynthesis: [
      ['one side\'s usage', beside(chart => certificate(chart, 'both', { usages: ['server auth'] }),
        PluginTls.secrets({ ...EXISTING, serverSecretName: 'both', clientSecretName: 'both' })),
      'plugins/example: Certificate "both" serves both sides and lacks the usage "client auth"'],
      ['neither side\'s usage', beside(chart => certificate(chart, 'both', { usages: ['code signing'] }),
        PluginTls.secrets({ ...EXISTING, serverSecretName: 'both', clientSecretName: 'both' })),
      'plugins/example: Certificate "both" serves both sides and lacks the usage '
      + '"server auth" and "client auth"'],
    ],
    passes: [
      ['both usages', beside(chart => certificate(chart, 'both', { usages: ['server auth', 'client auth'] }),
        PluginTls.secrets({ ...EXISTING, serverSecretName: 'both', clientSecretName: 'both' }))],
      ['no usages', beside(chart => certificate(chart, 'both'), PluginTls.secrets({ ...EXISTING, serverSecretName: 'both', clientSecretName: 'both' }))],
    ],
    invalid: [
      ['the server\'s usage', manifests(both(['server auth'])), 'Certificate "audit-server" serves both sides and lacks the usage "client auth"'],
    ],
    valid: [
      ['both usages', manifests(both(['server auth', 'client auth']))],
      ['no usages', manifests(both())],
    ],
  },
  {
    id: 'server-name-covered',
    throws: [
      ['names without the Service\'s', selfSigned({ serverCertificate: { dnsNames: ['example.my-org.io', '*.example'] } }),
        'plugins/example: the operator asks for "example", and the server certificate names "example.my-org.io", "*.example"'],
      ['no names', selfSigned({ serverCertificate: { dnsNames: [] } }), 'plugins/example: the operator asks for "example", and the server certificate names none'],
      ['a stated name that is too deep for an asterisk', standalone({
        serverName: 'a.b.my-org.io', tls: PluginTls.selfSigned({ serverCertificate: { dnsNames: ['*.my-org.io'] } }),
      }), 'plugins/example: the operator asks for "a.b.my-org.io", and the server certificate names "*.my-org.io"'],
    ],
    stopsSynthesis: [
      ['a Certificate of the app', beside(chart => certificate(chart, 'server', { dnsNames: ['other'] }), PluginTls.secrets(EXISTING)),
        'plugins/example: the operator asks for "example", and the server certificate names "other"'],
      ['a Certificate of the app without names', beside(chart => certificate(chart, 'server', { dnsNames: undefined, commonName: 'example' }), PluginTls.secrets(EXISTING)),
        'plugins/example: the operator asks for "example", and the server certificate names none'],
    ],
    passes: [
      ['the Service\'s name', selfSigned({ serverCertificate: { dnsNames: ['example.my-org.io', 'example'] } })],
      ['the names by default', standalone({ serverName: 'a.b.my-org.io' })],
      ['a stated name below an asterisk', standalone({
        serverName: 'A.my-org.io', tls: PluginTls.selfSigned({ serverCertificate: { dnsNames: ['*.My-Org.io'] } }),
      })],
      ['a Certificate of the app', beside(chart => certificate(chart, 'server', { dnsNames: ['other', 'example'] }), PluginTls.secrets(EXISTING))],
      ['a Certificate of another namespace', beside(
        chart => certManagerObject(chart, 'Certificate', 'server', { secretName: 'server', dnsNames: ['other'], issuerRef: { name: 'x' } }, 'apps'),
        PluginTls.secrets(EXISTING))],
    ],
    invalid: [
      ['a common name alone', manifests(({ serverCertificate }) => { serverCertificate.spec = { ...serverCertificate.spec, commonName: 'audit', dnsNames: [] }; }),
        'the operator asks for "audit", and the server certificate names none'],
      ['the longer names of the Service', manifests(({ serverCertificate }) => { serverCertificate.spec.dnsNames = ['audit.postgresql-operator-system.svc']; }),
        'the operator asks for "audit", and the server certificate names "audit.postgresql-operator-system.svc"'],
      ['another name than the annotation\'s', manifests(({ service }) => { service.metadata.annotations[key('pluginServerName')] = 'audit.my-org.io'; }),
        'the operator asks for "audit.my-org.io", and the server certificate names "audit"'],
    ],
    valid: [
      ['the annotation\'s name', manifests(({ service, serverCertificate }) => {
        service.metadata.annotations[key('pluginServerName')] = 'audit.postgresql-operator-system.svc';
        serverCertificate.spec.dnsNames = ['audit.postgresql-operator-system.svc'];
      })],
      ['a name below an asterisk', manifests(({ service, serverCertificate }) => {
        service.metadata.annotations[key('pluginServerName')] = 'audit.postgresql-operator-system.svc';
        serverCertificate.spec.dnsNames = ['*.postgresql-operator-system.svc'];
      })],
      ['an empty annotation, which is none', manifests(({ service }) => { service.metadata.annotations[key('pluginServerName')] = ''; })],
      ['an address', manifests(({ service, serverCertificate }) => {
        service.metadata.annotations[key('pluginServerName')] = '10.0.0.1';
        serverCertificate.spec.ipAddresses = ['10.0.0.1'];
      })],
      ['a certificate that is not shown', manifests(one => { one.serverCertificate = undefined; })],
    ],
  },
  {
    id: 'server-name-version',
    throws: [
      ['a patch too early', standalone({ serverName: 'example.my-org.io' }, { version: '1.27.1' }),
        'plugins/example: serverName "example.my-org.io" needs the annotation k8s.enterprisedb.io/pluginServerName, which operator 1.27.1 does not know'],
      ['a line that never got it', standalone({ serverName: 'example.my-org.io' }, { version: '1.25.9' }),
        'plugins/example: serverName "example.my-org.io" needs the annotation k8s.enterprisedb.io/pluginServerName, which operator 1.25.9 does not know'],
    ],
    notDetectable: {
      'a patch too early': 'the certificate names the Service too',
      'a line that never got it': 'the certificate names the Service too',
    },
    passes: [
      ['the patch', standalone({ serverName: 'example.my-org.io' }, { version: '1.27.2' })],
      ['a later line', standalone({ serverName: 'example.my-org.io' }, { version: 'v1.28.0' })],
      ['no name', standalone({}, { version: '1.25.9' })],
    ],
    invalid: [
      ['a certificate that does not name the Service', manifests(({ service, serverCertificate }) => {
        service.metadata.annotations[key('pluginServerName')] = 'audit.my-org.io';
        serverCertificate.spec.dnsNames = ['audit.my-org.io'];
      }, { version: '1.27.1' }), 'serverName "audit.my-org.io" needs the annotation k8s.enterprisedb.io/pluginServerName, which operator 1.27.1 does not know'],
    ],
    valid: [
      ['a certificate that names both', manifests(({ service, serverCertificate }) => {
        service.metadata.annotations[key('pluginServerName')] = 'audit.my-org.io';
        serverCertificate.spec.dnsNames = ['audit.my-org.io', 'audit'];
      }, { version: '1.27.1' })],
      ['an operator of which nothing is known', manifests(({ service, serverCertificate }) => {
        service.metadata.annotations[key('pluginServerName')] = 'audit.my-org.io';
        serverCertificate.spec.dnsNames = ['audit.my-org.io'];
      })],
    ],
  },
  {
    id: 'client-ca',
    stopsSynthesis: [
      ['an Issuer of the app', beside(issuer('corp', CA_ISSUER), PluginTls.issuer({ name: 'corp', clientCa: ClientCa.TLS_CRT })),
        'plugins/example: the plugin trusts "tls.crt" of the client Secret, '
        + 'which Issuer "corp", a certificate authority, signs'],
      ['the Issuer of a Certificate of the app', beside(chart => {
        certificate(chart, 'client');
        issuer('corp', CA_ISSUER)(chart);
      }, PluginTls.secrets({ ...EXISTING, clientCa: ClientCa.TLS_CRT })),
      'plugins/example: the plugin trusts "tls.crt" of the client Secret, '
      + 'which Issuer "corp", a certificate authority, signs'],
    ],
    passes: [
      ['the authority', beside(issuer('corp', CA_ISSUER), PluginTls.issuer({ name: 'corp', clientCa: ClientCa.CA_CRT }))],
      ['certificates that sign themselves', beside(issuer('corp', SELF_SIGNED_ISSUER), PluginTls.issuer({ name: 'corp', clientCa: ClientCa.TLS_CRT }))],
      ['an Issuer that the app does not show', standalone({ tls: PluginTls.issuer({ name: 'corp', clientCa: ClientCa.TLS_CRT }) })],
    ],
    invalid: [
      ['the leaf, which a root has signed', manifests(signed('tls.crt')),
        'the plugin trusts "tls.crt" of the client Secret, which Issuer "audit", a certificate authority, signs'],
      ['the leaf, by its own mount', manifests(one => {
        signed('tls.crt')(one);
        one.container.volumeMounts[1] = { name: 'client', mountPath: '/client/tls.crt', subPath: 'tls.crt' };
      }), 'the plugin trusts "tls.crt" of the client Secret, which Issuer "audit", a certificate authority, signs'],
      ['the leaf, under another name', manifests(one => {
        signed('operator.pem')(one);
        one.pod.volumes[1].secret.items = [{ key: 'tls.crt', path: 'operator.pem' }];
      }), 'the plugin trusts "tls.crt" of the client Secret, which Issuer "audit", a certificate authority, signs'],
    ],
    valid: [
      ['the root', manifests(signed('ca.crt'))],
      ['a leaf that signs itself', manifests()],
      ['the other file of a certificate that signs itself', manifests(({ container }) => { container.args[3] = '--client-cert=/client/ca.crt'; })],
      ['a leaf with the authority behind it', manifests(signed('tls.crt', true))],
      ['the root above the authority', manifests(signed('ca.crt', true))],
      ['a server that a root has signed, and a client that signs itself', manifests(one => {
        signed('tls.crt')(one);
        one.clientCertificate.spec.issuerRef = { name: 'self-signed' };
      })],
      ['an issuer that is not shown', manifests(one => { one.issuer = undefined; })],
    ],
  },
  {
    id: 'client-ca-unknown',
    warns: [
      ['an issuer that the app does not show', standalone({ tls: PluginTls.issuer({ name: 'corp', kind: IssuerKind.CLUSTER_ISSUER }) }),
        'plugins/example: the plugin trusts "ca.crt" of the client Secret, and the app does not show who signs it (ClusterIssuer "corp")'],
      ['an issuer of which the app does not show the root', beside(issuer('corp', { acme: {} }), PluginTls.issuer({ name: 'corp' })),
        'plugins/example: the plugin trusts "ca.crt" of the client Secret, and the app does not show who signs it (Issuer "corp")'],
      ['Secrets', standalone({ tls: PluginTls.secrets({ serverSecretName: 'server', clientSecretName: 'client' }) }),
        'plugins/example: the plugin trusts "ca.crt" of the client Secret, and the app does not show who signs it (a Secret from elsewhere)'],
    ],
    passes: [
      ['a stated file', standalone({ tls: PluginTls.issuer({ name: 'corp', kind: IssuerKind.CLUSTER_ISSUER, clientCa: ClientCa.CA_CRT }) })],
      ['an authority of the app', beside(issuer('corp', CA_ISSUER), PluginTls.issuer({ name: 'corp' }))],
      ['Secrets, and a stated file', standalone({ tls: PluginTls.secrets(EXISTING) })],
    ],
  },
  {
    id: 'client-ca-key',
    throws: [
      ['a key of one\'s own', selfSigned({ clientCa: ClientCa.ofKey('bundle.pem') }),
        'plugins/example: clientCa is "bundle.pem", which cert-manager writes no certificate into'],
      ['the private key', standalone({ tls: PluginTls.issuer({ name: 'corp', clientCa: ClientCa.ofKey('tls.key') }) }),
        'plugins/example: clientCa is "tls.key", which cert-manager writes no certificate into'],
    ],
    passes: [
      ['the authority', selfSigned({ clientCa: ClientCa.CA_CRT })],
      ['a key in a Secret of one\'s own', standalone({ tls: PluginTls.secrets({ ...EXISTING, clientCa: ClientCa.ofKey('bundle.pem') }) })],
    ],
    invalid: [
      ['a key of another tool', manifests(({ container }) => { container.args[3] = '--client-cert=/client/ca.pem'; }),
        'clientCa is "ca.pem", which cert-manager writes no certificate into'],
    ],
    valid: [
      ['a file of another name', manifests(({ container, pod }) => {
        container.args[3] = '--client-cert=/client/ca.pem';
        pod.volumes[1].secret.items = [{ key: 'ca.crt', path: 'ca.pem' }];
      })],
      ['a further format', manifests(({ container, clientCertificate }) => {
        container.args[3] = '--client-cert=/client/tls-combined.pem';
        clientCertificate.spec.additionalOutputFormats = [{ type: 'CombinedPEM' }];
      })],
    ],
  },
];
