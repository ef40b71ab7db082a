import { Chart, Duration } from 'cdk8s';
import { ClientCa, IssuerKind, PluginTls, PrivateKeyAlgorithm, StandalonePlugin } from '../../../src';
import { Program, RuleCases } from '../../support/rule-cases';
import { certificate, manifests, object } from '../support/plugin-manifests';
import { authority, beside, certManagerObject, issuer, operator, selfSigned, standalone } from '../support/programs';

const CA_ISSUER = { ca: { secretName: 'root' } };

function lasting(duration: Duration, renewBefore: Duration): Program {
  return selfSigned({ duration, renewBefore });
}

export const cases: RuleCases[] = [
  {
    id: 'dns-name',
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
    notDetectable: {
      'a server\'s name with a port': 'a certificate can hold the very same name',
      'nothing in it': 'the operator takes an empty annotation for none',
      'a number': 'an annotation is a text',
      'an address': 'a certificate can hold the address',
      'a further name with an underscore': 'a certificate can hold the very same name',
      'a client\'s name with a dot at the end': 'nobody asks for a client\'s name',
    },
    passes: [
      ['a server\'s name', standalone({ serverName: 'example.my-org.io' })],
      ['further names', selfSigned({ extraDnsNames: ['my-plugin', '*.my-org.io'], clientCertificate: { dnsNames: ['operator'] } })],
    ],
    invalid: [
      ['a letter that is no ASCII', manifests(({ serverCertificate }) => serverCertificate.spec.dnsNames.push('prüfer.my-org.io')),
        'dnsNames: "prüfer.my-org.io" is no DNS name'],
    ],
    valid: [['names', manifests(({ serverCertificate }) => serverCertificate.spec.dnsNames.push('*.my-org.io', 'my_plugin'))]],
  },
  {
    id: 'issuer-namespace',
    warns: [
      ['an Issuer elsewhere', beside(issuer('corp', CA_ISSUER, 'apps'), PluginTls.issuer({ name: 'corp', clientCa: ClientCa.CA_CRT })),
        'plugins/example: Issuer "corp" is in namespace "apps", '
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
    invalid: [
      ['an Issuer elsewhere', manifests(({ issuer: { metadata } }) => { metadata.namespace = 'cert-manager'; }),
        'Issuer "audit" is in namespace "cert-manager", and the plugin\'s certificates are in "postgresql-operator-system"'],
    ],
    valid: [
      ['an Issuer that is put anywhere', manifests(({ issuer: { metadata } }) => { delete metadata.namespace; })],
      ['one of two Issuers', manifests(({ issuer: one, further }) => further.push({ ...one, metadata: { name: 'audit', namespace: 'apps' } }))],
      ['an Issuer that is not shown', manifests(one => { one.issuer = undefined; })],
    ],
  },
  {
    id: 'certificate-duration',
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
    invalid: [
      ['less than an hour', manifests(({ clientCertificate: { spec } }) => { spec.duration = '30m'; }),
        'the Certificate "audit-client" lasts 30 minutes and is renewed 10 minutes before its end'],
      ['renewed before it begins', manifests(({ clientCertificate: { spec } }) => { spec.renewBefore = '2160h'; }),
        'the Certificate "audit-client" lasts 129600 minutes and is renewed 129600 minutes before its end'],
    ],
    valid: [
      ['what is not stated', manifests()],
      ['a part of the whole', manifests(({ clientCertificate: { spec } }) => { spec.renewBeforePercentage = 10; })],
      ['what is no duration', manifests(({ clientCertificate: { spec } }) => { spec.duration = '90d'; })],
    ],
  },
  {
    id: 'authority-renewal',
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
    invalid: [
      ['an authority that ends too soon', manifests(one => {
        one.issuer = object('cert-manager.io/v1', 'Issuer', 'audit', { ca: { secretName: 'audit-ca-tls' } });
        one.further.push(certificate('ca', { isCA: true, commonName: 'ca', duration: '8760h', renewBefore: '720h', issuerRef: { name: 'root' } }));
      }), 'the authority is renewed 720 hours before its end, and certificates that it has signed are used for 1440 hours'],
    ],
    valid: [
      ['an authority that lasts', manifests(one => {
        one.issuer = object('cert-manager.io/v1', 'Issuer', 'audit', { ca: { secretName: 'audit-ca-tls' } });
        one.further.push(certificate('ca', { isCA: true, commonName: 'ca', duration: '8760h', issuerRef: { name: 'root' } }));
      })],
    ],
  },
  {
    id: 'common-name',
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
    invalid: [
      ['65 characters', manifests(({ clientCertificate: { spec } }) => { spec.commonName = 'c'.repeat(65); }),
        `the common name "${'c'.repeat(65)}" of the Certificate "audit-client" takes 65 bytes`],
    ],
    valid: [['no common name', manifests(({ serverCertificate: { spec } }) => { delete spec.commonName; })]],
  },
  {
    id: 'private-key-size',
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
    notDetectable: {
      'a size of what has one': 'cert-manager looks at no size of Ed25519',
    },
    passes: [
      ['RSA', selfSigned({ privateKey: { size: 2048 } })],
      ['the longest', selfSigned({ privateKey: { algorithm: PrivateKeyAlgorithm.RSA, size: 8192 } })],
      ['a curve', selfSigned({ privateKey: { algorithm: PrivateKeyAlgorithm.ECDSA, size: 521 } })],
      ['no size', selfSigned({ privateKey: { algorithm: PrivateKeyAlgorithm.ED25519 } })],
    ],
    invalid: [
      ['too short', manifests(({ serverCertificate: { spec } }) => { spec.privateKey = { size: 1024 }; }), 'a private key of algorithm RSA cannot have size 1024'],
    ],
    valid: [['no size', manifests(({ serverCertificate: { spec } }) => { spec.privateKey = { algorithm: 'ECDSA', size: 0 }; })]],
  },
  {
    id: 'certificate-subject',
    throws: [
      ['a client without any', selfSigned({ clientCertificate: { commonName: '' } }), 'plugins/example: the client certificate has no name at all'],
    ],
    passes: [
      ['a server with DNS names', selfSigned({ serverCertificate: { commonName: '' } })],
      ['a client with a DNS name', selfSigned({ clientCertificate: { commonName: '', dnsNames: ['operator'] } })],
    ],
    invalid: [
      ['no name', manifests(({ clientCertificate: { spec } }) => { delete spec.commonName; }), 'the Certificate "audit-client" has no name at all'],
    ],
    valid: [
      ['another name', manifests(({ clientCertificate: { spec } }) => {
        delete spec.commonName;
        spec.uris = ['spiffe://my-org.io/operator'];
      })],
    ],
  },
];
