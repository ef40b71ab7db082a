import { PluginTls } from '../../../src';
import { RuleCases } from '../../support/rule-cases';
import { certificate, key, manifests, object, PluginManifests, program, secret } from '../support/plugin-manifests';
import { certManagerObject, standalone } from '../support/programs';

const EXISTING = PluginTls.secrets({ serverSecretName: 'server', clientSecretName: 'client' });

/** Secrets in place of Certificates. */
function secrets(server: string[], client: string[], further: string[] = []) {
  return (one: PluginManifests) => {
    one.serverCertificate = one.clientCertificate = one.issuer = undefined;
    one.further.push(secret('audit-server-tls', server), secret('audit-client-tls', client));
    one.container.args.push(...further);
  };
}

const PAIR = ['tls.crt', 'tls.key'];

export const cases: RuleCases[] = [
  {
    id: 'plugin-secret-keys',
    stopsSynthesis: [
      ['other keys of the client', program(secrets(PAIR, ['client.crt', 'tls.crt'])),
        'plugins/Secret-audit-client-tls: Secret "audit-client-tls" has the keys "client.crt", "tls.crt", and not "tls.key"'],
    ],
    invalid: [
      ['other keys of the server', manifests(secrets(['cert.pem', 'key.pem'], PAIR)),
        'Secret "audit-server-tls" has the keys "cert.pem", "key.pem", and not "tls.crt" and "tls.key"'],
      ['no key of the plugin', manifests(secrets(['tls.crt'], PAIR)), 'Secret "audit-server-tls" has the keys "tls.crt", and not "tls.key"'],
      ['no authority for the plugin', manifests(secrets(PAIR, PAIR, ['--client-cert=/client/ca.crt'])),
        'Secret "audit-client-tls" has the keys "tls.crt", "tls.key", and not "ca.crt"'],
    ],
    passes: [['certificates', standalone()]],
    valid: [
      ['pairs', manifests(secrets(PAIR, PAIR))],
      ['texts', manifests(one => {
        secrets(['tls.crt'], PAIR)(one);
        Object.assign(one.further[0], { stringData: { 'tls.key': '' } });
      })],
      ['a Secret that a Certificate fills', manifests(({ further }) => further.push(secret('audit-server-tls', ['note'])))],
      ['a Secret that something else fills', manifests(secrets([], PAIR))],
      ['a plugin that takes its key from elsewhere', manifests(one => {
        secrets(['tls.crt'], PAIR)(one);
        one.container.args[2] = '--server-key=/keys/tls.key';
        one.container.volumeMounts.push({ name: 'keys', mountPath: '/keys' });
      })],
    ],
  },
  {
    id: 'plugin-secret-namespace',
    stopsSynthesis: [
      ['a Certificate elsewhere', program(one => { one.clientCertificate.metadata.namespace = 'default'; }),
        'plugins/Service-audit: Secret "audit-client-tls" is in namespace "default", and the plugin\'s Service in "postgresql-operator-system"'],
    ],
    invalid: [
      ['a Secret elsewhere', manifests(one => {
        secrets(PAIR, PAIR)(one);
        (one.further[0] as any).metadata.namespace = 'default';
      }), 'Secret "audit-server-tls" is in namespace "default", and the plugin\'s Service in "postgresql-operator-system"'],
    ],
    passes: [
      ['Certificates beside the Service', standalone()],
      ['a Certificate of another namespace that may be somebody else\'s', chart => {
        certManagerObject(chart, 'Certificate', 'server', { secretName: 'server', commonName: 'x', issuerRef: { name: 'x' } }, 'apps');
        standalone({ tls: EXISTING })(chart);
      }],
    ],
    valid: [
      ['Certificates that are put anywhere', manifests(one => { delete one.clientCertificate.metadata.namespace; })],
      ['a Certificate whose Secret something copies', manifests(one => {
        one.clientCertificate.metadata.namespace = 'default';
        one.clientCertificate.spec.secretTemplate = { annotations: { 'reflector.v1.k8s.emberstack.com/reflection-auto-enabled': 'true' } };
      })],
      ['a Secret that something copies', manifests(one => {
        secrets(PAIR, PAIR)(one);
        Object.assign((one.further[0] as any).metadata, { namespace: 'default', annotations: { 'kubed.appscode.com/sync': '' } });
      })],
    ],
  },
  {
    id: 'plugin-secret-missing',
    warns: [
      ['one Certificate of two', program(one => { one.clientCertificate = undefined; }),
        'plugins/Service-audit: nothing makes Secret "audit-client-tls", and there is one that makes the plugin\'s other Secret "audit-server-tls"'],
    ],
    invalid: [
      ['another name than the annotation\'s', manifests(({ service }) => { service.metadata.annotations[key('pluginServerSecret')] = 'audit-server'; }),
        'nothing makes Secret "audit-server", and there is one that makes the plugin\'s other Secret "audit-client-tls"'],
      ['one Certificate, and elsewhere', manifests(one => {
        one.serverCertificate = undefined;
        one.clientCertificate.metadata.namespace = 'default';
      }), 'Secret "audit-client-tls" is shown in namespace "default" alone, and the plugin\'s Service is in "postgresql-operator-system"'],
    ],
    passes: [['Certificates', standalone()], ['Secrets from elsewhere', standalone({ tls: EXISTING })]],
    valid: [
      ['Secrets of a secret store', manifests(one => {
        one.clientCertificate = undefined;
        one.further.push(object('external-secrets.io/v1', 'ExternalSecret', 'client', { target: { name: 'audit-client-tls' } }));
      })],
      ['a sealed Secret', manifests(one => {
        one.clientCertificate = undefined;
        one.further.push(object('bitnami.com/v1alpha1', 'SealedSecret', 'audit-client-tls', {}));
      })],
      ['one Secret for both', manifests(one => {
        one.clientCertificate = undefined;
        one.service.metadata.annotations[key('pluginClientSecret')] = 'audit-server-tls';
      })],
    ],
  },
  {
    id: 'plugin-secrets-swapped',
    stopsSynthesis: [
      ['usages of the other side', program(({ service: { metadata: { annotations } }, pod, clientCertificate }) => {
        annotations[key('pluginServerSecret')] = 'audit-client-tls';
        annotations[key('pluginClientSecret')] = 'audit-server-tls';
        clientCertificate.spec.dnsNames = ['audit'];
        pod.volumes = [{ name: 'server', emptyDir: {} }, { name: 'client', emptyDir: {} }];
      }),
      'plugins/Service-audit: pluginServerSecret is "audit-client-tls" and pluginClientSecret "audit-server-tls", '
        + 'and their certificates are for "client auth" and "server auth", the other way round'],
    ],
    invalid: [
      ['the pod\'s volumes', manifests(({ pod }) => {
        [pod.volumes[0].secret, pod.volumes[1].secret] = [pod.volumes[1].secret, pod.volumes[0].secret];
      }), 'pluginServerSecret is "audit-server-tls" and pluginClientSecret "audit-client-tls", and the plugin shows the certificate of "audit-client-tls"'],
    ],
    passes: [['each its own', standalone()]],
    valid: [
      ['each its own', manifests()],
      ['one for both', manifests(one => {
        one.service.metadata.annotations[key('pluginClientSecret')] = 'audit-server-tls';
        one.serverCertificate = certificate('server', { dnsNames: ['audit'] });
      })],
      ['no usages', manifests(one => {
        one.serverCertificate.spec.usages = [];
        one.clientCertificate.spec.usages = ['server auth', 'client auth'];
      })],
    ],
  },
];
