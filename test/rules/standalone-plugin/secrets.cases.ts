import { PluginTls } from '../../../src';
import { RuleCases } from '../../support/rule-cases';
import { certificateNamed, pluginDeployment, pluginServiceOf } from '../support/installs';
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

const SERVICE = pluginServiceOf();
const SECRETS = [certificateNamed('server'), certificateNamed('client')];
const mounts = (secretName: string, optional?: boolean) => pluginDeployment({}, {
  volumes: [{ name: 'server', secret: { secretName, optional } }, { name: 'client', secret: { secretName: 'client' } }],
});
const PAIR = ['tls.crt', 'tls.key'];

export const cases: RuleCases[] = [
  {
    id: 'plugin-secret-keys',
    stopsSynthesis: [
      ['a client Secret without tls.key', program(secrets(PAIR, ['client.crt', 'tls.crt'])),
        'plugins/Secret-audit-client-tls: data["tls.key"]: required: the keys are "client.crt", "tls.crt"'],
    ],
    invalid: [
      ['a server Secret with other keys', manifests(secrets(['cert.pem', 'key.pem'], PAIR)),
        'data["tls.crt"]: required: the keys are "cert.pem", "key.pem"',
        'data["tls.key"]: required: the keys are "cert.pem", "key.pem"'],
      ['a server Secret without the key that a flag names', manifests(secrets(['tls.crt'], PAIR)),
        'data["tls.key"]: required: the keys are "tls.crt"'],
      ['a client Secret without the ca.crt that a flag names', manifests(secrets(PAIR, PAIR, ['--client-cert=/client/ca.crt'])),
        'data["ca.crt"]: required: the keys are "tls.crt", "tls.key"'],
    ],
    passes: [['certificates', standalone()]],
    valid: [
      ['Secrets with tls.crt and tls.key', manifests(secrets(PAIR, PAIR))],
      ['a key in stringData', manifests(one => {
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
      ['a Certificate in another namespace', program(one => { one.clientCertificate.metadata.namespace = 'default'; }),
        'plugins/Service-audit: metadata.annotations["k8s.enterprisedb.io/pluginClientSecret"]: Secret "audit-client-tls" is in namespace "default": expected "postgresql-operator-system", the namespace of the Service'],
    ],
    invalid: [
      ['a Secret in another namespace', manifests(one => {
        secrets(PAIR, PAIR)(one);
        (one.further[0] as any).metadata.namespace = 'default';
      }),
      'metadata.annotations["k8s.enterprisedb.io/pluginServerSecret"]: Secret "audit-server-tls" is in namespace "default": expected "postgresql-operator-system", the namespace of the Service'],
    ],
    passes: [
      ['Certificates beside the Service', standalone()],
      ['a Certificate in another namespace, and Secrets that are not in the input', chart => {
        certManagerObject(chart, 'Certificate', 'server', { secretName: 'server', commonName: 'x', issuerRef: { name: 'x' } }, 'apps');
        standalone({ tls: EXISTING })(chart);
      }],
    ],
    valid: [
      ['a Certificate without a namespace', manifests(one => { delete one.clientCertificate.metadata.namespace; })],
      ['a Certificate whose Secret has a name that is substituted', manifests(({ serverCertificate: one, further }) => {
        further.push({ ...one, metadata: { ...one.metadata, name: 'here' }, spec: { ...one.spec, secretName: '${SECRET}' } });
        one.metadata.namespace = 'default';
      })],
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
      ['only one of two Certificates', program(one => { one.clientCertificate = undefined; }),
        'plugins/Service-audit: metadata.annotations["k8s.enterprisedb.io/pluginClientSecret"]: nothing makes Secret "audit-client-tls", but the plugin\'s other Secret "audit-server-tls" is in the input'],
    ],
    invalid: [
      ['an annotation with a typo', manifests(({ service }) => { service.metadata.annotations[key('pluginServerSecret')] = 'audit-server'; }),
        'metadata.annotations["k8s.enterprisedb.io/pluginServerSecret"]: nothing makes Secret "audit-server"; did you mean "audit-server-tls"?'],
      ['only one Certificate, in another namespace', manifests(one => {
        one.serverCertificate = undefined;
        one.clientCertificate.metadata.namespace = 'default';
      }),
      'metadata.annotations["k8s.enterprisedb.io/pluginClientSecret"]: Secret "audit-client-tls" is in namespace "default" only: expected "postgresql-operator-system", the namespace of the Service',
      'metadata.annotations["k8s.enterprisedb.io/pluginServerSecret"]: nothing makes Secret "audit-server-tls", but the plugin\'s other Secret "audit-client-tls" is in the input'],
    ],
    passes: [['Certificates', standalone()], ['Secrets that are not in the input', standalone({ tls: EXISTING })]],
    valid: [
      ['names that are filled in later', manifests(({ service, serverCertificate }) => {
        service.metadata.annotations[key('pluginServerSecret')] = '${NAME}-tls';
        serverCertificate.spec.secretName = '${NAME}-tls';
      })],
      ['Secrets of a secret store', manifests(one => {
        one.clientCertificate = undefined;
        one.further.push(object('external-secrets.io/v1', 'ExternalSecret', 'client', { target: { name: 'audit-client-tls' } }));
      })],
      ['a sealed Secret', manifests(one => {
        one.clientCertificate = undefined;
        one.further.push(object('bitnami.com/v1alpha1', 'SealedSecret', 'audit-client-tls', {}));
      })],
      ['one Secret for both sides', manifests(one => {
        one.clientCertificate = undefined;
        one.service.metadata.annotations[key('pluginClientSecret')] = 'audit-server-tls';
      })],
    ],
  },
  {
    id: 'plugin-secrets-swapped',
    stopsSynthesis: [
      ['certificates with the usages of the other side', program(({ service: { metadata: { annotations } }, pod, clientCertificate }) => {
        annotations[key('pluginServerSecret')] = 'audit-client-tls';
        annotations[key('pluginClientSecret')] = 'audit-server-tls';
        clientCertificate.spec.dnsNames = ['audit'];
        pod.volumes = [{ name: 'server', emptyDir: {} }, { name: 'client', emptyDir: {} }];
      }),
      'plugins/Service-audit: metadata.annotations["k8s.enterprisedb.io/pluginServerSecret"]: "audit-client-tls" is swapped with pluginClientSecret "audit-server-tls": its certificate has the usage "client auth"'],
    ],
    invalid: [
      ['volumes of the pod', manifests(({ pod }) => {
        [pod.volumes[0].secret, pod.volumes[1].secret] = [pod.volumes[1].secret, pod.volumes[0].secret];
      }),
      'metadata.annotations["k8s.enterprisedb.io/pluginServerSecret"]: "audit-server-tls" is swapped with pluginClientSecret "audit-client-tls": the plugin uses the certificate of "audit-client-tls"'],
    ],
    passes: [['the Secrets of the construct', standalone()]],
    valid: [
      ['the right Secrets', manifests()],
      ['one Secret for both sides', manifests(one => {
        one.service.metadata.annotations[key('pluginClientSecret')] = 'audit-server-tls';
        one.serverCertificate = certificate('server', { dnsNames: ['audit'] });
      })],
      ['Certificates without extended usages', manifests(one => {
        one.serverCertificate.spec.usages = [];
        one.clientCertificate.spec.usages = ['server auth', 'client auth'];
      })],
    ],
  },
  {
    id: 'plugin-mounted-secret',
    invalid: [['a volume with a typo in its Secret name', { objects: [SERVICE, mounts('servers'), ...SECRETS] },
      'spec.template.spec.volumes[0].secret.secretName: nothing makes Secret "servers"; did you mean "server"?']],
    valid: [
      ['volumes with the Secrets of the Certificates', { objects: [SERVICE, pluginDeployment(), ...SECRETS] }],
      ['a further Secret that is in the input', {
        objects: [SERVICE, mounts('license'), ...SECRETS, { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'license', namespace: 'cnpg-system' } }],
      }],
      ['an optional volume', { objects: [SERVICE, mounts('servers', true), ...SECRETS] }],
      ['Secrets that are not in the input', { objects: [SERVICE, mounts('servers')] }],
    ],
  },
];
