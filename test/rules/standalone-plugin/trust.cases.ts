import { Chart } from 'cdk8s';
import { ClientCa, IssuerKind, PluginTls } from '../../../src';
import { RuleCases } from '../../support/rule-cases';
import { certificate as certificateOf, key, manifests, object, PluginManifests, program, secret } from '../support/plugin-manifests';
import { beside, certManagerObject, issuer, standalone } from '../support/programs';

const EXISTING = { serverSecretName: 'server', clientSecretName: 'client', clientCa: ClientCa.CA_CRT };
const CA_ISSUER = { ca: { secretName: 'root' } };
const SELF_SIGNED_ISSUER = { selfSigned: {} };
const ROOT = object('cert-manager.io/v1', 'Issuer', 'root', { selfSigned: {} });
const AUDIT_ISSUER = object('cert-manager.io/v1', 'Issuer', 'audit', { ca: { secretName: 'audit-ca-tls' } });

function certificate(chart: Chart, secretName: string): void {
  certManagerObject(chart, 'Certificate', secretName, { secretName, dnsNames: ['example'], issuerRef: { name: 'corp' } });
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

export const cases: RuleCases[] = [
  {
    id: 'client-ca',
    stopsSynthesis: [
      ['an Issuer of the app', beside(issuer('corp', CA_ISSUER), PluginTls.issuer({ name: 'corp', clientCa: ClientCa.TLS_CRT })),
        'plugins/example: tls.clientCa: "tls.crt" of the client Secret is invalid, because Issuer "corp", a certificate authority, signs it: expected "ca.crt"'],
      ['the Issuer of a Certificate of the app', beside(chart => {
        certificate(chart, 'client');
        issuer('corp', CA_ISSUER)(chart);
      }, PluginTls.secrets({ ...EXISTING, clientCa: ClientCa.TLS_CRT })),
      'plugins/example: tls.clientCa: "tls.crt" of the client Secret is invalid, because Issuer "corp", a certificate authority, signs it: expected "ca.crt"'],
    ],
    passes: [
      ['the certificate of the authority', beside(issuer('corp', CA_ISSUER), PluginTls.issuer({ name: 'corp', clientCa: ClientCa.CA_CRT }))],
      ['self-signed certificates', beside(issuer('corp', SELF_SIGNED_ISSUER), PluginTls.issuer({ name: 'corp', clientCa: ClientCa.TLS_CRT }))],
      ['an Issuer that is not in the app', standalone({ tls: PluginTls.issuer({ name: 'corp', clientCa: ClientCa.TLS_CRT }) })],
    ],
    invalid: [
      ['tls.crt of a certificate that an authority signs', manifests(signed('tls.crt')),
        'spec.template.spec.containers[0].args[3]: "tls.crt" of the client Secret is invalid, because Issuer "audit", a certificate authority, signs it: expected "ca.crt"'],
      ['tls.crt with a mount for the file', manifests(one => {
        signed('tls.crt')(one);
        one.container.volumeMounts[1] = { name: 'client', mountPath: '/client/tls.crt', subPath: 'tls.crt' };
      }),
      'spec.template.spec.containers[0].args[3]: "tls.crt" of the client Secret is invalid, because Issuer "audit", a certificate authority, signs it: expected "ca.crt"'],
      ['tls.crt as a file with another name', manifests(one => {
        signed('operator.pem')(one);
        one.pod.volumes[1].secret.items = [{ key: 'tls.crt', path: 'operator.pem' }];
      }),
      'spec.template.spec.containers[0].args[3]: "tls.crt" of the client Secret is invalid, because Issuer "audit", a certificate authority, signs it: expected "ca.crt"'],
    ],
    valid: [
      ['ca.crt of a certificate that an authority signs', manifests(signed('ca.crt'))],
      ['tls.crt of a self-signed certificate', manifests()],
      ['ca.crt of a self-signed certificate', manifests(({ container }) => { container.args[3] = '--client-cert=/client/ca.crt'; })],
      ['tls.crt that also contains the authority', manifests(signed('tls.crt', true))],
      ['ca.crt with the root of the authority', manifests(signed('ca.crt', true))],
      ['a self-signed client certificate only', manifests(one => {
        signed('tls.crt')(one);
        one.clientCertificate.spec.issuerRef = { name: 'self-signed' };
      })],
      ['an issuer that is not in the input', manifests(one => { one.issuer = undefined; })],
    ],
  },
  {
    id: 'client-ca-unknown',
    warns: [
      ['a ClusterIssuer that is not in the app', standalone({ tls: PluginTls.issuer({ name: 'corp', kind: IssuerKind.CLUSTER_ISSUER }) }),
        'plugins/example: tls.clientCa: not set: the plugin trusts "ca.crt" of the client Secret, and the app does not show who signs it (ClusterIssuer "corp")'],
      ['an Issuer of type acme', beside(issuer('corp', { acme: {} }), PluginTls.issuer({ name: 'corp' })),
        'plugins/example: tls.clientCa: not set: the plugin trusts "ca.crt" of the client Secret, and the app does not show who signs it (Issuer "corp")'],
      ['existing Secrets', standalone({ tls: PluginTls.secrets({ serverSecretName: 'server', clientSecretName: 'client' }) }),
        'plugins/example: tls.clientCa: not set: the plugin trusts "ca.crt" of the client Secret, and the app does not show who signs it (a Secret from elsewhere)'],
    ],
    passes: [
      ['a file that is set', standalone({ tls: PluginTls.issuer({ name: 'corp', kind: IssuerKind.CLUSTER_ISSUER, clientCa: ClientCa.CA_CRT }) })],
      ['an authority in the app', beside(issuer('corp', CA_ISSUER), PluginTls.issuer({ name: 'corp' }))],
      ['existing Secrets and a file that is set', standalone({ tls: PluginTls.secrets(EXISTING) })],
    ],
  },
  {
    id: 'plugin-served-certificate',
    stopsSynthesis: [
      ['a volume with another Secret', program(({ pod, further }) => {
        pod.volumes[0].secret.secretName = 'audit-old-tls';
        further.push(certificateOf('old', { dnsNames: ['audit'] }));
      }),
      'plugins/Service-audit: metadata.annotations["k8s.enterprisedb.io/pluginServerSecret"]: "audit-server-tls" is invalid: the plugin uses the certificate of Secret "audit-old-tls"'],
    ],
    invalid: [
      ['a certificate of the same authority', manifests(one => {
        one.issuer = AUDIT_ISSUER;
        one.container.args[3] = '--client-cert=/client/ca.crt';
        one.further.push(ROOT, certificateOf('ca', { isCA: true, commonName: 'ca', issuerRef: { name: 'root' } }));
        one.pod.volumes[0].secret.secretName = 'other';
      }),
      'metadata.annotations["k8s.enterprisedb.io/pluginServerSecret"]: "audit-server-tls" is invalid: the plugin uses the certificate of Secret "other"'],
    ],
    passes: [['the Secret of the construct', standalone()]],
    valid: [
      ['the certificate of the authority in the annotation', manifests(one => {
        one.issuer = AUDIT_ISSUER;
        one.container.args[3] = '--client-cert=/client/ca.crt';
        one.service.metadata.annotations[key('pluginServerSecret')] = 'audit-ca-tls';
        one.further.push(ROOT, certificateOf('ca', { isCA: true, commonName: 'ca', dnsNames: ['audit'], issuerRef: { name: 'root' } }));
      })],
      ['Secrets without Certificates', manifests(one => {
        one.serverCertificate = undefined;
        one.pod.volumes[0].secret.secretName = 'other';
        one.further.push(secret('other', ['tls.crt', 'tls.key']), secret('audit-server-tls', ['tls.crt']));
      })],
    ],
  },
];
