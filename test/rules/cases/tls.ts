import { Chart, Duration } from 'cdk8s';
import {
  CertificateAuthorityTlsOptions, ClientCa, IssuerKind, KeyUsage, PluginTls, PrivateKeyAlgorithm, SelfSignedTlsOptions, StandalonePlugin,
} from '../../../src';
import { Program, RuleCases } from '../../support/rule-cases';
import { certManagerObject, operator, standalone } from '../programs';

const EXISTING = { serverSecretName: 'server', clientSecretName: 'client', clientCa: ClientCa.CA_CRT };
const CA_ISSUER = { ca: { secretName: 'root' } };
const SELF_SIGNED_ISSUER = { selfSigned: {} };

function selfSigned(options: SelfSignedTlsOptions): Program {
  return standalone({ tls: PluginTls.selfSigned(options) });
}

function authority(options: CertificateAuthorityTlsOptions): Program {
  return standalone({ tls: PluginTls.certificateAuthority(options) });
}

function lasting(duration: Duration, renewBefore: Duration): Program {
  return selfSigned({ duration, renewBefore });
}

/** A plugin behind objects of cert-manager that the app itself defines. */
function beside(define: (chart: Chart) => unknown, tls: PluginTls): Program {
  return chart => {
    define(chart);
    standalone({ tls })(chart);
  };
}

function certificate(chart: Chart, secretName: string, further: object = {}): void {
  certManagerObject(chart, 'Certificate', secretName, { secretName, dnsNames: ['example'], issuerRef: { name: 'corp' }, ...further });
}

function issuer(name: string, spec: object, namespace?: string): (chart: Chart) => void {
  return chart => certManagerObject(chart, 'Issuer', name, spec, namespace);
}

export const cases: RuleCases[] = [
  {
    id: 'certificate-usages',
    ending: 'In the cluster: the operator registers the plugin, and each connection fails: "x509: certificate specifies an incompatible key usage". '
      + 'Fix: use "server auth" for the server certificate and "client auth" for the client certificate, or no usages at all. [certificate-usages]',
    throws: [
      ['a server that is a client', selfSigned({ serverCertificate: { usages: [KeyUsage.CLIENT_AUTH] } }),
        'plugins/example: the server certificate lacks the usage "server auth"'],
      ['a client that is a server', authority({ clientCertificate: { usages: [KeyUsage.DIGITAL_SIGNATURE, KeyUsage.SERVER_AUTH] } }),
        'plugins/example: the client certificate lacks the usage "client auth"'],
    ],
    stopsSynthesis: [
      ['a Certificate of the app', beside(chart => certificate(chart, 'server', { usages: ['client auth'] }), PluginTls.secrets(EXISTING)),
        'Validation failed with the following errors:\n  [plugins/example] the Certificate "server" lacks the usage "server auth"'],
      ['the client\'s Certificate of the app', beside(chart => certificate(chart, 'client', { usages: ['code signing'] }), PluginTls.secrets(EXISTING)),
        'Validation failed with the following errors:\n  [plugins/example] the Certificate "client" lacks the usage "client auth"'],
    ],
    passes: [
      ['each its own', selfSigned({ serverCertificate: { usages: [KeyUsage.SERVER_AUTH] }, clientCertificate: { usages: [KeyUsage.CLIENT_AUTH] } })],
      ['no extended usages', selfSigned({ serverCertificate: { usages: [KeyUsage.DIGITAL_SIGNATURE] }, clientCertificate: { usages: [] } })],
      ['Certificates of the app', beside(chart => {
        certificate(chart, 'server', { usages: ['server auth'] });
        certificate(chart, 'client', { usages: ['any'] });
      }, PluginTls.secrets(EXISTING))],
    ],
  },
  {
    id: 'certificate-for-both-sides',
    ending: 'In the cluster: one side refuses the other: "x509: certificate specifies an incompatible key usage". '
      + 'Fix: give the Certificate both usages, "server auth" and "client auth", or make two Certificates. [certificate-for-both-sides]',
    stopsSynthesis: [
      ['one side\'s usage', beside(chart => certificate(chart, 'both', { usages: ['server auth'] }),
        PluginTls.secrets({ ...EXISTING, serverSecretName: 'both', clientSecretName: 'both' })),
      'Validation failed with the following errors:\n  [plugins/example] Certificate "both" serves both sides and lacks the usage "client auth"'],
      ['neither side\'s usage', beside(chart => certificate(chart, 'both', { usages: ['code signing'] }),
        PluginTls.secrets({ ...EXISTING, serverSecretName: 'both', clientSecretName: 'both' })),
      'Validation failed with the following errors:\n  [plugins/example] Certificate "both" serves both sides and lacks the usage '
      + '"server auth" and "client auth"'],
    ],
    passes: [
      ['both usages', beside(chart => certificate(chart, 'both', { usages: ['server auth', 'client auth'] }),
        PluginTls.secrets({ ...EXISTING, serverSecretName: 'both', clientSecretName: 'both' }))],
      ['no usages', beside(chart => certificate(chart, 'both'), PluginTls.secrets({ ...EXISTING, serverSecretName: 'both', clientSecretName: 'both' }))],
    ],
  },
  {
    id: 'server-name-covered',
    ending: 'In the cluster: the operator registers the plugin, and each connection fails: "x509: certificate is valid for …, not …". '
      + 'Fix: add the name to the server certificate\'s `dnsNames`, or state `serverName` as one of them. [server-name-covered]',
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
        'Validation failed with the following errors:\n  [plugins/example] the operator asks for "example", and the server certificate names "other"'],
      ['a Certificate of the app without names', beside(chart => certificate(chart, 'server', { dnsNames: undefined }), PluginTls.secrets(EXISTING)),
        'Validation failed with the following errors:\n  [plugins/example] the operator asks for "example", and the server certificate names none'],
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
  },
  {
    id: 'dns-name',
    ending: 'In the cluster: cert-manager refuses the Certificate, or no certificate ever matches the name. '
      + 'Fix: state a DNS name such as "plugin.cnpg-system.svc"; an IP address is none. [dns-name]',
    throws: [
      ['a server\'s name with a port', standalone({ serverName: 'example:9090' }), 'plugins/example: serverName "example:9090" is no DNS name'],
      ['nothing in it', standalone({ serverName: '' }), 'plugins/example: serverName "" is no DNS name'],
      ['a number', standalone({ serverName: 7.5 as any }), 'plugins/example: serverName "7.5" is no DNS name'],
      ['an address', standalone({ serverName: '10.0.0.1' }), 'plugins/example: serverName "10.0.0.1" is no DNS name'],
      ['a further name with an underscore', selfSigned({ extraDnsNames: ['my_plugin'] }),
        'plugins/example: dnsNames of the server certificate: "my_plugin" is no DNS name'],
      ['a client\'s name with a dot at the end', selfSigned({ clientCertificate: { dnsNames: ['operator.'] } }),
        'plugins/example: dnsNames of the client certificate: "operator." is no DNS name'],
    ],
    passes: [
      ['a server\'s name', standalone({ serverName: 'example.my-org.io' })],
      ['further names', selfSigned({ extraDnsNames: ['my-plugin', '*.my-org.io'], clientCertificate: { dnsNames: ['operator'] } })],
    ],
  },
  {
    id: 'server-name-version',
    ending: 'In the cluster: the operator ignores the annotation and asks for the Service\'s name: "x509: certificate is valid for …, not …". '
      + 'Fix: leave `serverName` out, or use operator 1.26.3, 1.27.2, 1.28.0 or later. [server-name-version]',
    throws: [
      ['a patch too early', standalone({ serverName: 'example.my-org.io' }, { version: '1.27.1' }),
        'plugins/example: serverName "example.my-org.io" needs the annotation k8s.enterprisedb.io/pluginServerName, which operator 1.27.1 does not know'],
      ['a line that never got it', standalone({ serverName: 'example.my-org.io' }, { version: '1.25.9' }),
        'plugins/example: serverName "example.my-org.io" needs the annotation k8s.enterprisedb.io/pluginServerName, which operator 1.25.9 does not know'],
    ],
    passes: [
      ['the patch', standalone({ serverName: 'example.my-org.io' }, { version: '1.27.2' })],
      ['a later line', standalone({ serverName: 'example.my-org.io' }, { version: 'v1.28.0' })],
      ['no name', standalone({}, { version: '1.25.9' })],
    ],
  },
  {
    id: 'client-ca',
    ending: 'In the cluster: the operator registers the plugin, and each connection fails: "remote error: tls: certificate required". '
      + 'Fix: use ClientCa.CA_CRT, the certificate of the authority that signed the operator\'s certificate. [client-ca]',
    stopsSynthesis: [
      ['an Issuer of the app', beside(issuer('corp', CA_ISSUER), PluginTls.issuer({ name: 'corp', clientCa: ClientCa.TLS_CRT })),
        'Validation failed with the following errors:\n  [plugins/example] the plugin trusts "tls.crt" of the client Secret, '
        + 'which Issuer "corp", a certificate authority, signs'],
      ['the Issuer of a Certificate of the app', beside(chart => {
        certificate(chart, 'client');
        issuer('corp', CA_ISSUER)(chart);
      }, PluginTls.secrets({ ...EXISTING, clientCa: ClientCa.TLS_CRT })),
      'Validation failed with the following errors:\n  [plugins/example] the plugin trusts "tls.crt" of the client Secret, '
      + 'which Issuer "corp", a certificate authority, signs'],
    ],
    passes: [
      ['the authority', beside(issuer('corp', CA_ISSUER), PluginTls.issuer({ name: 'corp', clientCa: ClientCa.CA_CRT }))],
      ['certificates that sign themselves', beside(issuer('corp', SELF_SIGNED_ISSUER), PluginTls.issuer({ name: 'corp', clientCa: ClientCa.TLS_CRT }))],
      ['an Issuer that the app does not show', standalone({ tls: PluginTls.issuer({ name: 'corp', clientCa: ClientCa.TLS_CRT }) })],
    ],
  },
  {
    id: 'client-ca-unknown',
    ending: 'In the cluster: if the client Secret has no such file, or the file does not hold the signer, each connection fails: '
      + '"tls: certificate required". Fix: look into the client Secret, and state `clientCa`: ClientCa.CA_CRT where "ca.crt" holds the signer, '
      + 'ClientCa.TLS_CRT where "tls.crt" is self-signed or holds its issuer too. [client-ca-unknown]',
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
    id: 'issuer-namespace',
    ending: 'In the cluster: cert-manager waits ("Referenced "Issuer" not found"), and the operator ignores the plugin (ServerSecretNotFound). '
      + 'Fix: define the Issuer in the operator\'s namespace, or use a ClusterIssuer. [issuer-namespace]',
    warns: [
      ['an Issuer elsewhere', beside(issuer('corp', CA_ISSUER, 'apps'), PluginTls.issuer({ name: 'corp', clientCa: ClientCa.CA_CRT })),
        'plugins/example: Issuer "corp" of the app is in namespace "apps", '
        + 'and the plugin\'s certificates are in "postgresql-operator-system"'],
    ],
    passes: [
      ['an Issuer beside the operator', beside(issuer('corp', CA_ISSUER), PluginTls.issuer({ name: 'corp', clientCa: ClientCa.CA_CRT }))],
      ['one of each', beside(chart => {
        issuer('corp', CA_ISSUER)(chart);
        new StandalonePlugin(chart, 'other', {
          pluginName: 'other.my-org.io',
          image: 'other:1',
          operator: operator(new Chart(chart, 'elsewhere'), { namespace: 'elsewhere' }),
          tls: PluginTls.selfSigned({ issuerName: 'corp' }),
        });
      }, PluginTls.issuer({ name: 'corp' }))],
      ['a ClusterIssuer', beside(chart => certManagerObject(chart, 'ClusterIssuer', 'corp', CA_ISSUER, undefined),
        PluginTls.issuer({ name: 'corp', kind: IssuerKind.CLUSTER_ISSUER }))],
      ['another maker\'s issuer', beside(issuer('corp', CA_ISSUER, 'apps'),
        PluginTls.issuer({ name: 'corp', group: 'issuers.example.com', clientCa: ClientCa.CA_CRT }))],
    ],
  },
  {
    id: 'certificate-duration',
    ending: 'In the cluster: cert-manager\'s webhook refuses the Certificate, or renews it without end. Fix: use a duration of at least one hour, and '
      + 'a renewBefore of at least five minutes that is shorter than the duration. [certificate-duration]',
    throws: [
      ['less than an hour', lasting(Duration.minutes(59), Duration.minutes(10)),
        'plugins/example: the server certificate lasts 59 minutes and is renewed 10 minutes before its end'],
      ['renewed too late', lasting(Duration.hours(2), Duration.minutes(4)),
        'plugins/example: the server certificate lasts 120 minutes and is renewed 4 minutes before its end'],
      ['renewed at once', lasting(Duration.hours(2), Duration.hours(2)),
        'plugins/example: the server certificate lasts 120 minutes and is renewed 120 minutes before its end'],
      ['an authority', authority({ authorityDuration: Duration.minutes(59) }),
        'plugins/example: the authority\'s certificate lasts 59 minutes and is renewed 11 minutes before its end'],
    ],
    passes: [
      ['an hour and five minutes', lasting(Duration.hours(1), Duration.minutes(5))],
      ['renewed just before', lasting(Duration.minutes(121), Duration.hours(2))],
      ['an authority', authority({ authorityDuration: Duration.hours(2), authorityRenewBefore: Duration.hours(1) })],
    ],
  },
  {
    id: 'authority-renewal',
    ending: 'In the cluster: for some time around the end of the authority\'s certificate each connection fails: '
      + '"x509: certificate has expired or is not yet valid". Fix: let `authorityRenewBefore` be `duration` minus `renewBefore` at least, '
      + 'so that every certificate is renewed while its authority is valid. [authority-renewal]',
    warns: [
      ['an authority that ends too soon for the certificates by default', authority({ authorityRenewBefore: Duration.hours(1799) }),
        'plugins/example: the authority is renewed 1799 hours before its end, and certificates that it has signed are used for 1800 hours'],
      ['certificates that are used too long for the authority by default', authority({ duration: Duration.days(731), renewBefore: Duration.days(1) }),
        'plugins/example: the authority is renewed 8760 hours before its end, and certificates that it has signed are used for 17520 hours'],
    ],
    passes: [
      ['an authority that lasts just long enough', authority({ authorityRenewBefore: Duration.hours(1800) })],
      ['certificates that are used no longer', authority({ duration: Duration.days(366), renewBefore: Duration.days(1) })],
      ['what is not stated', authority({})],
    ],
  },
  {
    id: 'common-name',
    ending: 'In the cluster: cert-manager refuses the Certificate ("spec.commonName: Too long: must have at most 64 bytes"). '
      + 'Fix: state a shorter `commonName` (or "" for none), or a shorter `name` of the plugin. [common-name]',
    throws: [
      ['65 characters', selfSigned({ serverCertificate: { commonName: 'c'.repeat(65) } }),
        `plugins/example: the common name "${'c'.repeat(65)}" of the server certificate takes 65 bytes`],
      ['a name to which "-client" is added', standalone({ name: 'n'.repeat(58) }),
        `plugins/example: the common name "${'n'.repeat(58)}-client" of the client certificate takes 65 bytes`],
    ],
    passes: [
      ['64 characters', selfSigned({ serverCertificate: { commonName: 'c'.repeat(64) } })],
      ['a shorter name', standalone({ name: 'n'.repeat(57) })],
      ['none', standalone({ name: 'n'.repeat(58), tls: PluginTls.selfSigned({ clientCertificate: { commonName: '', dnsNames: ['operator'] } }) })],
    ],
  },
  {
    id: 'private-key-size',
    ending: 'In the cluster: cert-manager refuses the Certificate ("spec.privateKey.size: …"). '
      + 'Fix: use 2048 to 8192 for RSA, 256, 384 or 521 for ECDSA, and no size for Ed25519. [private-key-size]',
    throws: [
      ['too short for RSA, which is not stated', selfSigned({ privateKey: { size: 1024 } }),
        'plugins/example: a private key of algorithm RSA cannot have size 1024'],
      ['too long for RSA', selfSigned({ privateKey: { algorithm: PrivateKeyAlgorithm.RSA, size: 16384 } }),
        'plugins/example: a private key of algorithm RSA cannot have size 16384'],
      ['no curve', selfSigned({ privateKey: { algorithm: PrivateKeyAlgorithm.ECDSA, size: 512 } }),
        'plugins/example: a private key of algorithm ECDSA cannot have size 512'],
      ['a size of what has one', selfSigned({ privateKey: { algorithm: PrivateKeyAlgorithm.ED25519, size: 256 } }),
        'plugins/example: a private key of algorithm Ed25519 cannot have size 256'],
      ['an authority', authority({ authorityPrivateKey: { size: 100 } }),
        'plugins/example: a private key of algorithm RSA cannot have size 100'],
    ],
    passes: [
      ['RSA', selfSigned({ privateKey: { size: 2048 } })],
      ['the longest', selfSigned({ privateKey: { algorithm: PrivateKeyAlgorithm.RSA, size: 8192 } })],
      ['a curve', selfSigned({ privateKey: { algorithm: PrivateKeyAlgorithm.ECDSA, size: 521 } })],
      ['no size', selfSigned({ privateKey: { algorithm: PrivateKeyAlgorithm.ED25519 } })],
    ],
  },
  {
    id: 'certificate-subject',
    ending: 'In the cluster: cert-manager refuses the Certificate ("at least one of commonName, dnsNames, … must be set"). '
      + 'Fix: state a commonName or dnsNames. [certificate-subject]',
    throws: [
      ['a client without any', selfSigned({ clientCertificate: { commonName: '' } }), 'plugins/example: the client certificate has no name at all'],
    ],
    passes: [
      ['a server with DNS names', selfSigned({ serverCertificate: { commonName: '' } })],
      ['a client with a DNS name', selfSigned({ clientCertificate: { commonName: '', dnsNames: ['operator'] } })],
    ],
  },
  {
    id: 'client-ca-key',
    ending: 'In the cluster: the plugin exits or refuses each connection: there is no such file, or it holds no certificate. '
      + 'Fix: use ClientCa.CA_CRT or ClientCa.TLS_CRT: other keys are only in Secrets of your own (PluginTls.secrets). [client-ca-key]',
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
  },
];
