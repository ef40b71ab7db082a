import { Chart } from 'cdk8s';
import { ClientCa, KeyUsage, PluginTls } from '../../../src';
import { RuleCases } from '../../support/rule-cases';
import { certificate as certificateOf, key, manifests, PluginManifests } from '../support/plugin-manifests';
import { authority, beside, certManagerObject, selfSigned, standalone } from '../support/programs';

const EXISTING = { serverSecretName: 'server', clientSecretName: 'client', clientCa: ClientCa.CA_CRT };

function certificate(chart: Chart, secretName: string, further: object = {}): void {
  certManagerObject(chart, 'Certificate', secretName, { secretName, dnsNames: ['example'], issuerRef: { name: 'corp' }, ...further });
}

/** A plugin whose certificate has only the server name. */
function named(version: string) {
  const tls = PluginTls.selfSigned({ serverCertificate: { dnsNames: ['example.my-org.io'] } });
  return standalone({ serverName: 'example.my-org.io', tls }, { version });
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
      ['a server certificate with the usage of clients', selfSigned({ serverCertificate: { usages: [KeyUsage.CLIENT_AUTH] } }),
        'plugins/example: tls.serverCertificate.usages: "server auth" is missing: the certificate is used by the plugin'],
      ['a client certificate with the usage of servers', authority({ clientCertificate: { usages: [KeyUsage.DIGITAL_SIGNATURE, KeyUsage.SERVER_AUTH] } }),
        'plugins/example: tls.clientCertificate.usages: "client auth" is missing: the certificate is used by the operator'],
    ],
    stopsSynthesis: [
      ['a server Certificate of the app', beside(chart => certificate(chart, 'server', { usages: ['client auth'] }), PluginTls.secrets(EXISTING)),
        'plugins/Certificate-server: spec.usages: "server auth" is missing: the certificate is used by the plugin'],
      ['a client Certificate of the app', beside(chart => certificate(chart, 'client', { usages: ['code signing'] }), PluginTls.secrets(EXISTING)),
        'plugins/Certificate-client: spec.usages: "client auth" is missing: the certificate is used by the operator'],
    ],
    passes: [
      ['the usage of each side', selfSigned({ serverCertificate: { usages: [KeyUsage.SERVER_AUTH] }, clientCertificate: { usages: [KeyUsage.CLIENT_AUTH] } })],
      ['no extended usages', selfSigned({ serverCertificate: { usages: [KeyUsage.DIGITAL_SIGNATURE] }, clientCertificate: { usages: [] } })],
      ['Certificates of the app', beside(chart => {
        certificate(chart, 'server', { usages: ['server auth'] });
        certificate(chart, 'client', { usages: ['any'] });
      }, PluginTls.secrets(EXISTING))],
    ],
    invalid: [
      ['a server certificate with the usage of clients', manifests(({ serverCertificate }) => { serverCertificate.spec.usages = ['client auth']; }),
        'spec.usages: "server auth" is missing: the certificate is used by the plugin'],
      ['a client certificate with the usage of servers', manifests(({ clientCertificate }) => { clientCertificate.spec.usages = ['digital signature', 'server auth']; }),
        'spec.usages: "client auth" is missing: the certificate is used by the operator'],
    ],
    valid: [
      ['the usage of each side', manifests()],
      ['no usages', manifests(({ serverCertificate, clientCertificate }) => {
        [serverCertificate, clientCertificate].forEach(({ spec }) => delete spec.usages);
      })],
      ['two Certificates for one Secret', manifests(({ further }) =>
        further.push({ ...certificateOf('server', { usages: ['client auth'] }), metadata: { name: 'other', namespace: 'postgresql-operator-system' } }))],
    ],
  },
  {
    id: 'certificate-for-both-sides',
    stopsSynthesis: [
      ['the usage of one side', beside(chart => certificate(chart, 'both', { usages: ['server auth'] }),
        PluginTls.secrets({ ...EXISTING, serverSecretName: 'both', clientSecretName: 'both' })),
      'plugins/Certificate-both: spec.usages: "client auth" is missing: the certificate is used by both sides'],
      ['the usage of neither side', beside(chart => certificate(chart, 'both', { usages: ['code signing'] }),
        PluginTls.secrets({ ...EXISTING, serverSecretName: 'both', clientSecretName: 'both' })),
      'plugins/Certificate-both: spec.usages: "server auth" is missing: the certificate is used by both sides',
      'plugins/Certificate-both: spec.usages: "client auth" is missing: the certificate is used by both sides'],
    ],
    passes: [
      ['both usages', beside(chart => certificate(chart, 'both', { usages: ['server auth', 'client auth'] }),
        PluginTls.secrets({ ...EXISTING, serverSecretName: 'both', clientSecretName: 'both' }))],
      ['no usages', beside(chart => certificate(chart, 'both'), PluginTls.secrets({ ...EXISTING, serverSecretName: 'both', clientSecretName: 'both' }))],
    ],
    invalid: [
      ['the usage of servers only', manifests(both(['server auth'])),
        'spec.usages: "client auth" is missing: the certificate is used by both sides'],
    ],
    valid: [
      ['both usages', manifests(both(['server auth', 'client auth']))],
      ['no usages', manifests(both())],
    ],
  },
  {
    id: 'server-name-covered',
    throws: [
      ['DNS names without the Service\'s name', selfSigned({ serverCertificate: { dnsNames: ['example.my-org.io', '*.example'] } }),
        'plugins/example: tls.serverCertificate.dnsNames: "example" is missing: the operator verifies the Service\'s name'],
      ['no DNS names', selfSigned({ serverCertificate: { dnsNames: [] } }),
        'plugins/example: tls.serverCertificate.dnsNames: "example" is missing: the operator verifies the Service\'s name'],
      ['a server name that is too deep for a wildcard', standalone({
        serverName: 'a.b.my-org.io', tls: PluginTls.selfSigned({ serverCertificate: { dnsNames: ['*.my-org.io'] } }),
      }),
      'plugins/example: serverName: "a.b.my-org.io" is invalid: Certificate "example-server" has the DNS names "*.my-org.io"'],
    ],
    stopsSynthesis: [
      ['a Certificate of the app', beside(chart => certificate(chart, 'server', { dnsNames: ['other'] }), PluginTls.secrets(EXISTING)),
        'plugins/Certificate-server: spec.dnsNames: "example" is missing: the operator verifies the Service\'s name'],
      ['a Certificate of the app without DNS names', beside(chart => certificate(chart, 'server', { dnsNames: undefined, commonName: 'example' }), PluginTls.secrets(EXISTING)),
        'plugins/Certificate-server: spec.dnsNames: "example" is missing: the operator verifies the Service\'s name'],
    ],
    passes: [
      ['the Service\'s name', selfSigned({ serverCertificate: { dnsNames: ['example.my-org.io', 'example'] } })],
      ['the default DNS names', standalone({ serverName: 'a.b.my-org.io' })],
      ['a server name that matches a wildcard', standalone({
        serverName: 'A.my-org.io', tls: PluginTls.selfSigned({ serverCertificate: { dnsNames: ['*.My-Org.io'] } }),
      })],
      ['a Certificate of the app', beside(chart => certificate(chart, 'server', { dnsNames: ['other', 'example'] }), PluginTls.secrets(EXISTING))],
      ['a Certificate of another namespace', beside(
        chart => certManagerObject(chart, 'Certificate', 'server', { secretName: 'server', dnsNames: ['other'], issuerRef: { name: 'x' } }, 'apps'),
        PluginTls.secrets(EXISTING))],
    ],
    invalid: [
      ['a common name and no DNS names', manifests(({ serverCertificate }) => { serverCertificate.spec = { ...serverCertificate.spec, commonName: 'audit', dnsNames: [] }; }),
        'spec.dnsNames: "audit" is missing: the operator verifies the Service\'s name'],
      ['only the longer names of the Service', manifests(({ serverCertificate }) => { serverCertificate.spec.dnsNames = ['audit.postgresql-operator-system.svc']; }),
        'spec.dnsNames: "audit" is missing: the operator verifies the Service\'s name'],
      ['another name than the annotation\'s', manifests(({ service }) => { service.metadata.annotations[key('pluginServerName')] = 'audit.my-org.io'; }),
        'metadata.annotations["k8s.enterprisedb.io/pluginServerName"]: "audit.my-org.io" is invalid: Certificate "audit-server" has the DNS names "audit"'],
    ],
    valid: [
      ['the annotation\'s name', manifests(({ service, serverCertificate }) => {
        service.metadata.annotations[key('pluginServerName')] = 'audit.postgresql-operator-system.svc';
        serverCertificate.spec.dnsNames = ['audit.postgresql-operator-system.svc'];
      })],
      ['a name that matches a wildcard', manifests(({ service, serverCertificate }) => {
        service.metadata.annotations[key('pluginServerName')] = 'audit.postgresql-operator-system.svc';
        serverCertificate.spec.dnsNames = ['*.postgresql-operator-system.svc'];
      })],
      ['an empty annotation', manifests(({ service }) => { service.metadata.annotations[key('pluginServerName')] = ''; })],
      ['an IP address', manifests(({ service, serverCertificate }) => {
        service.metadata.annotations[key('pluginServerName')] = '10.0.0.1';
        serverCertificate.spec.ipAddresses = ['10.0.0.1'];
      })],
      ['a DNS name that is filled in later', manifests(({ serverCertificate }) => { serverCertificate.spec.dnsNames = ['${NAME}']; })],
      ['a certificate that is not in the input', manifests(one => { one.serverCertificate = undefined; })],
    ],
  },
  {
    id: 'server-name-version',
    throws: [
      ['a release just before the annotation', named('1.27.1'),
        'plugins/example: serverName: operator 1.27.1 ignores this annotation, and the server certificate does not have the Service\'s name "example"'],
      ['a release line without the annotation', named('1.25.9'),
        'plugins/example: serverName: operator 1.25.9 ignores this annotation, and the server certificate does not have the Service\'s name "example"'],
    ],
    passes: [
      ['the first release with the annotation', named('1.27.2')],
      ['a later release line', named('v1.28.0')],
      ['a certificate that has the name of the Service too', standalone({ serverName: 'example.my-org.io' }, { version: '1.27.1' })],
      ['no server name', standalone({}, { version: '1.25.9' })],
    ],
    invalid: [
      ['a certificate without the Service\'s name', manifests(({ service, serverCertificate }) => {
        service.metadata.annotations[key('pluginServerName')] = 'audit.my-org.io';
        serverCertificate.spec.dnsNames = ['audit.my-org.io'];
      }, { version: '1.27.1' }),
      'metadata.annotations["k8s.enterprisedb.io/pluginServerName"]: operator 1.27.1 ignores this annotation, and the server certificate does not have the Service\'s name "audit"'],
    ],
    valid: [
      ['a certificate with both names', manifests(({ service, serverCertificate }) => {
        service.metadata.annotations[key('pluginServerName')] = 'audit.my-org.io';
        serverCertificate.spec.dnsNames = ['audit.my-org.io', 'audit'];
      }, { version: '1.27.1' })],
      ['an unknown operator', manifests(({ service, serverCertificate }) => {
        service.metadata.annotations[key('pluginServerName')] = 'audit.my-org.io';
        serverCertificate.spec.dnsNames = ['audit.my-org.io'];
      })],
    ],
  },
];
