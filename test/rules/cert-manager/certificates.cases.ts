import { Chart } from 'cdk8s';
import { ClientCa, IssuerKind, PluginTls, PrivateKeyAlgorithm, StandalonePlugin } from '../../../src';
import { RuleCases } from '../../support/rule-cases';
import { key, manifests, object } from '../support/plugin-manifests';
import { authority, beside, certManagerObject, issuer, operator, selfSigned, standalone } from '../support/programs';

const CA_ISSUER = { ca: { secretName: 'root' } };

/** Both certificates of a plugin have the same mistake. */
const BOTH = ['server', 'client'];
const ADDRESS = 'is an IP address: expected a DNS name, because the operator connects to this name';
const RSA = 'is invalid for an RSA key: expected 2048 to 8192';
const NO_NAME = 'spec.commonName: required, because the Certificate has no other name, such as dnsNames';
const LONG = 'audit.postgresql-operator-system.svc.cluster-in-frankfurt.internal.my-org';

export const cases: RuleCases[] = [
  {
    id: 'dns-name',
    throws: [
      ['an address as the server name', standalone({ serverName: '10.0.0.1' }), 'plugins/example: serverName: "10.0.0.1" is an IP address: expected a DNS name, because the operator connects to this name'],
      ['a server name that is not in ASCII', standalone({ serverName: 'prüfer.my-org.io' }),
        'plugins/example: serverName: "prüfer.my-org.io" is not in ASCII: expected "xn--prfer-lva.my-org.io"'],
      ['names of both certificates', selfSigned({ extraDnsNames: ['prüfer', 'ä b'], clientCertificate: { dnsNames: ['operator.', 'größe'] } }),
        'plugins/example: tls.extraDnsNames[0]: "prüfer" is not in ASCII: expected "xn--prfer-lva"',
        'plugins/example: tls.extraDnsNames[1]: "ä b" is not in ASCII',
        'plugins/example: tls.clientCertificate.dnsNames[1]: "größe" is not in ASCII: expected "xn--gre-6ka8i"'],
    ],
    passes: [
      ['a server name', standalone({ serverName: 'example.my-org.io' })],
      ['a server name with a port, which the certificate holds too', standalone({ serverName: 'example:9090' })],
      ['further names', selfSigned({ extraDnsNames: ['my-plugin', 'my_plugin', '*.my-org.io'], clientCertificate: { dnsNames: ['operator.'] } })],
      ['an address that the operator does not connect to', selfSigned({ extraDnsNames: ['10.0.0.1'] })],
    ],
    invalid: [
      ['a letter that is not in ASCII', manifests(({ serverCertificate }) => serverCertificate.spec.dnsNames.push('prüfer.my-org.io')),
        'spec.dnsNames[1]: "prüfer.my-org.io" is not in ASCII: expected "xn--prfer-lva.my-org.io"'],
      ['an address as a DNS name', manifests(({ serverCertificate, service: { metadata } }) => {
        serverCertificate.spec.dnsNames.push('10.0.0.1');
        metadata.annotations[key('pluginServerName')] = '10.0.0.1';
      }), `spec.dnsNames[1]: "10.0.0.1" ${ADDRESS}`],
    ],
    valid: [
      ['names in ASCII', manifests(({ serverCertificate }) => serverCertificate.spec.dnsNames.push('xn--prfer-lva.my-org.io', '*.my-org.io', 'my_plugin'))],
      ['an address that is also an IP address', manifests(({ serverCertificate, service: { metadata } }) => {
        serverCertificate.spec.dnsNames.push('10.0.0.1');
        serverCertificate.spec.ipAddresses = ['10.0.0.1'];
        metadata.annotations[key('pluginServerName')] = '10.0.0.1';
      })],
    ],
  },
  {
    id: 'issuer-namespace',
    warns: [
      ['an Issuer elsewhere', beside(issuer('corp', CA_ISSUER, 'apps'), PluginTls.issuer({ name: 'corp', clientCa: ClientCa.CA_CRT })),
        'plugins/example: tls.name: Issuer "corp" is in namespace "apps": expected one in namespace "postgresql-operator-system"',
        'plugins/example: tls.name: Issuer "corp" is in namespace "apps": expected one in namespace "postgresql-operator-system"'],
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
      ['an issuer of another group', beside(issuer('corp', CA_ISSUER, 'apps'),
        PluginTls.issuer({ name: 'corp', group: 'issuers.example.com', clientCa: ClientCa.CA_CRT }))],
    ],
    invalid: [
      ['an Issuer elsewhere', manifests(({ issuer: { metadata } }) => { metadata.namespace = 'cert-manager'; }),
        ...BOTH.map(() => 'spec.issuerRef.name: Issuer "audit" is in namespace "cert-manager": expected one in namespace "postgresql-operator-system"')],
    ],
    valid: [
      ['an Issuer in the same namespace', manifests()],
      ['an Issuer without a namespace', manifests(({ issuer: { metadata } }) => { delete metadata.namespace; })],
      ['one of two Issuers', manifests(({ issuer: one, further }) => further.push({ ...one, metadata: { name: 'audit', namespace: 'apps' } }))],
      ['no Issuer', manifests(one => { one.issuer = undefined; })],
      ['an Issuer whose name is substituted', manifests(({ issuer: one, further }) => {
        further.push({ ...one, metadata: { ...one.metadata, name: '${ISSUER}' } });
        one.metadata.namespace = 'cert-manager';
      })],
    ],
  },
  {
    id: 'issuer-group',
    throws: [
      ['a group with white space', standalone({ tls: PluginTls.issuer({ name: 'vault', group: 'vault issuers', clientCa: ClientCa.CA_CRT }) }),
        'plugins/example: tls.group: "vault issuers" is not a valid API group: expected letters, digits, "-" and ".", such as "cert-manager.io"'],
    ],
    passes: [
      ['a group', standalone({ tls: PluginTls.issuer({ name: 'vault', group: 'vault.example.com', clientCa: ClientCa.CA_CRT }) })],
    ],
    invalid: [
      ['a URL', manifests(({ clientCertificate: { spec } }) => { spec.issuerRef.group = 'https://cert-manager.io'; }),
        'spec.issuerRef.group: "https://cert-manager.io" is not a valid API group: expected letters, digits, "-" and ".", such as "cert-manager.io"'],
    ],
    valid: [
      ['cert-manager\'s', manifests(({ clientCertificate: { spec } }) => { spec.issuerRef.group = 'cert-manager.io'; })],
      ['a group that is filled in later', manifests(({ clientCertificate: { spec } }) => { spec.issuerRef.group = '${GROUP}'; })],
    ],
  },
  {
    id: 'common-name',
    throws: [
      ['65 characters', selfSigned({ serverCertificate: { commonName: 'c'.repeat(65) } }),
        'plugins/example: tls.serverCertificate.commonName: "ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc" has 65 bytes: expected at most 64'],
      ['a name to which "-client" is added', standalone({ name: 'n'.repeat(58) }),
        'plugins/example: name: "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn-client" has 65 bytes: expected at most 64'],
    ],
    passes: [
      ['64 characters', selfSigned({ serverCertificate: { commonName: 'c'.repeat(64) } })],
      ['a shorter name', standalone({ name: 'n'.repeat(57) })],
      ['no common name', standalone({ name: 'n'.repeat(58), tls: PluginTls.selfSigned({ clientCertificate: { commonName: '', dnsNames: ['operator'] } }) })],
    ],
    invalid: [
      ['a long host name', manifests(({ clientCertificate: { spec } }) => { spec.commonName = LONG; }), `spec.commonName: "${LONG}" has 73 bytes: expected at most 64`],
    ],
    valid: [
      ['a short name', manifests()],
      ['no common name', manifests(({ serverCertificate: { spec } }) => { delete spec.commonName; })],
    ],
  },
  {
    id: 'private-key-size',
    throws: [
      ['too short for RSA, which is the default', selfSigned({ privateKey: { size: 1024 } }), 'plugins/example: tls.privateKey.size: 1024 is invalid for an RSA key: expected 2048 to 8192'],
      ['too long for RSA', selfSigned({ privateKey: { algorithm: PrivateKeyAlgorithm.RSA, size: 16384 } }), 'plugins/example: tls.privateKey.size: 16384 is invalid for an RSA key: expected 2048 to 8192'],
      ['a size without a curve', selfSigned({ privateKey: { algorithm: PrivateKeyAlgorithm.ECDSA, size: 512 } }),
        'plugins/example: tls.privateKey.size: 512 is invalid for an ECDSA key: expected 256, 384 or 521'],
      ['an authority', authority({ authorityPrivateKey: { size: 100 } }), 'plugins/example: tls.authorityPrivateKey.size: 100 is invalid for an RSA key: expected 2048 to 8192'],
    ],
    passes: [
      ['RSA', selfSigned({ privateKey: { size: 2048 } })],
      ['the longest', selfSigned({ privateKey: { algorithm: PrivateKeyAlgorithm.RSA, size: 8192 } })],
      ['a curve', selfSigned({ privateKey: { algorithm: PrivateKeyAlgorithm.ECDSA, size: 521 } })],
      ['no size', selfSigned({ privateKey: { algorithm: PrivateKeyAlgorithm.ED25519 } })],
      ['a size that cert-manager ignores', selfSigned({ privateKey: { algorithm: PrivateKeyAlgorithm.ED25519, size: 256 } })],
    ],
    invalid: [
      ['a short RSA key', manifests(({ serverCertificate: { spec } }) => { spec.privateKey = { algorithm: 'RSA', size: 1024 }; }), `spec.privateKey.size: 1024 ${RSA}`],
    ],
    valid: [
      ['an RSA key of 4096 bits', manifests(({ serverCertificate: { spec } }) => { spec.privateKey = { algorithm: 'RSA', size: 4096 }; })],
      ['no size', manifests(({ serverCertificate: { spec } }) => { spec.privateKey = { algorithm: 'ECDSA', size: 0 }; })],
      ['an algorithm that is substituted', manifests(({ serverCertificate: { spec } }) => { spec.privateKey = { algorithm: '${ALGORITHM}', size: 256 }; })],
    ],
  },
  {
    id: 'certificate-subject',
    throws: [
      ['a client without a name', selfSigned({ clientCertificate: { commonName: '' } }), 'plugins/example: tls.clientCertificate.commonName: required, because the Certificate has no other name, such as dnsNames'],
    ],
    passes: [
      ['a server with DNS names', selfSigned({ serverCertificate: { commonName: '' } })],
      ['a client with a DNS name', selfSigned({ clientCertificate: { commonName: '', dnsNames: ['operator'] } })],
    ],
    invalid: [
      ['no name', manifests(({ clientCertificate: { spec } }) => { delete spec.commonName; }), NO_NAME],
    ],
    valid: [
      ['a common name', manifests()],
      ['a common name that is substituted', manifests(({ clientCertificate: { spec } }) => { spec.commonName = '${CLIENT}'; })],
      ['a DNS name that is substituted', manifests(({ clientCertificate: { spec } }) => {
        delete spec.commonName;
        spec.dnsNames = ['${CLIENT}'];
      })],
      ['a list of DNS names that is substituted', manifests(({ clientCertificate: { spec } }) => {
        delete spec.commonName;
        spec.dnsNames = '{{ .Values.names }}';
      })],
      ['a URI', manifests(({ clientCertificate: { spec } }) => {
        delete spec.commonName;
        spec.uris = ['spiffe://my-org.io/operator'];
      })],
    ],
  },
  {
    id: 'certificate-secret-unique',
    stopsSynthesis: [
      ['a further Certificate', beside(chart => certManagerObject(chart, 'Certificate', 'other', {
        secretName: 'example-server-tls', commonName: 'other', issuerRef: { name: 'corp' },
      }), PluginTls.selfSigned()), 'plugins/example: name: "example-server-tls" is already the Secret of Certificate "other"'],
    ],
    passes: [['two Secrets', selfSigned({})]],
    invalid: [
      ['two Certificates of one Secret', { objects: ['audit-server', 'audit-client'].map(name => certificateOf(name, 'audit-tls')) },
        'spec.secretName: "audit-tls" is already the Secret of Certificate "audit-server"'],
    ],
    valid: [
      ['a Secret for each Certificate', { objects: ['audit-server', 'audit-client'].map(name => certificateOf(name, `${name}-tls`)) }],
      ['two namespaces', { objects: [certificateOf('audit-server', 'audit-tls'), certificateOf('audit-client', 'audit-tls', { namespace: 'shop' })] }],
      ['a name that is filled in later', { objects: ['audit-server', 'audit-client'].map(name => certificateOf(name, '{{ .Values.secret }}')) }],
    ],
  },
];

function certificateOf(name: string, secretName: string, metadata: object = {}): object {
  return object('cert-manager.io/v1', 'Certificate', name, { secretName, commonName: name, issuerRef: { name: 'audit' } }, metadata);
}
