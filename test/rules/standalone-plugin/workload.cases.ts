import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { RuleCases } from '../../support/rule-cases';
import { certificate, key, manifests, object, program, secret } from '../support/plugin-manifests';
import { standalone } from '../support/programs';

const CA_ISSUER = object('cert-manager.io/v1', 'Issuer', 'audit', { ca: { secretName: 'audit-ca-tls' } });
const ROOT = object('cert-manager.io/v1', 'Issuer', 'root', { selfSigned: {} });

function memory(mebibytes: number) {
  return standalone({ resources: { memory: { limit: Size.mebibytes(mebibytes) } } });
}

/** Puts a Namespace with labels around the plugin. */
function namespace(labels: object, annotations: object = {}): object {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'postgresql-operator-system', labels, annotations } };
}

export const cases: RuleCases[] = [
  {
    id: 'plugin-readiness',
    warns: [
      ['no probe', standalone({ defaultReadiness: false }), 'plugins/example: the container "example" has no readinessProbe'],
    ],
    invalid: [
      ['another probe', manifests(({ container }) => {
        container.livenessProbe = container.readinessProbe;
        delete container.readinessProbe;
      }), 'the container "audit" has no readinessProbe'],
    ],
    passes: [
      ['the probe by default', standalone()],
      ['a probe of one\'s own', standalone({ readiness: kplus.Probe.fromTcpSocket({ port: 9090 }) })],
    ],
    valid: [
      ['a probe', manifests()],
      ['a probe that waits for the plugin alone', manifests(({ container }) => {
        container.startupProbe = container.readinessProbe;
        delete container.readinessProbe;
      })],
      ['a container beside the plugin', manifests(({ pod }) => pod.containers.push({ name: 'proxy', image: 'proxy:1' }))],
    ],
  },
  {
    id: 'plugin-memory-limit',
    warns: [['16Mi', memory(16), 'plugins/example: the container "example" may take no more than 16Mi of memory']],
    invalid: [
      ['a number', manifests(({ container }) => { container.resources = { limits: { memory: 33554431 } }; }),
        'the container "audit" may take no more than 33554431 of memory'],
      ['a suffix that is none of size', manifests(({ container }) => { container.resources = { limits: { memory: '64m' } }; }),
        'the container "audit" may take no more than 64m of memory'],
    ],
    passes: [['32Mi', memory(32)], ['no limit', standalone()]],
    valid: [['a limit', manifests(({ container }) => { container.resources = { limits: { memory: '0.1Gi' } }; })]],
  },
  {
    id: 'plugin-service-mesh',
    warns: [
      ['a label of the pods', standalone({ podLabels: { 'sidecar.istio.io/inject': 'true' } }),
        'plugins/example: a proxy is put into the plugin\'s pods (sidecar.istio.io/inject: true of the pods)'],
      ['an annotation of the pods', standalone({ podAnnotations: { 'linkerd.io/inject': 'enabled' } }),
        'plugins/example: a proxy is put into the plugin\'s pods (linkerd.io/inject: enabled of the pods)'],
    ],
    invalid: [
      ['a label of the Namespace', manifests(({ further }) => further.push(namespace({ 'istio-injection': 'enabled' }))),
        'a proxy is put into the plugin\'s pods (istio-injection: enabled of Namespace "postgresql-operator-system")'],
      ['a revision of the mesh', manifests(({ further }) => further.push(namespace({ 'istio.io/rev': '1-24' }))),
        'a proxy is put into the plugin\'s pods (istio.io/rev: 1-24 of Namespace "postgresql-operator-system")'],
      ['an annotation of the Namespace', manifests(({ further }) => further.push(namespace({}, { 'linkerd.io/inject': 'ingress' }))),
        'a proxy is put into the plugin\'s pods (linkerd.io/inject: ingress of Namespace "postgresql-operator-system")'],
    ],
    passes: [
      ['pods that refuse it', standalone({ podLabels: { 'sidecar.istio.io/inject': 'false' } })],
      ['a port that is left out', standalone({ podAnnotations: { 'linkerd.io/inject': 'enabled', 'config.linkerd.io/skip-inbound-ports': '9090' } })],
    ],
    valid: [
      ['pods that refuse what their Namespace asks for', manifests(({ deployment, further }) => {
        deployment.spec.template.metadata.annotations = { 'linkerd.io/inject': 'disabled' };
        further.push(namespace({}, { 'linkerd.io/inject': 'enabled' }));
      })],
      ['another Namespace', manifests(({ further }) => further.push({
        apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'apps', labels: { 'istio-injection': 'enabled' } },
      }))],
    ],
  },
  {
    id: 'plugin-file-mounted',
    stopsSynthesis: [
      ['no mount', program(({ container }) => container.volumeMounts.pop()),
        'plugins/Deployment-audit: --client-cert names "/client/tls.crt", and nothing is mounted there'],
    ],
    invalid: [
      ['another path', manifests(({ container }) => { container.volumeMounts[0].mountPath = '/pki/server'; }),
        '--server-key names "/server/tls.key", and nothing is mounted there'],
      ['a path that begins alike', manifests(({ container }) => { container.volumeMounts[0].mountPath = '/serv'; }),
        '--server-cert names "/server/tls.crt", and nothing is mounted there'],
    ],
    passes: [['other paths', standalone({ serverMount: { path: '/pki/server' }, clientMount: { path: '/pki/client' } })]],
    valid: [
      ['a slash at the end', manifests(({ container }) => { container.volumeMounts[0].mountPath = '/server/'; })],
      ['one volume for both', manifests(({ container, pod }) => {
        pod.volumes = [{ name: 'tls', projected: { sources: [{ secret: { name: 'audit-server-tls' } }, { secret: { name: 'audit-client-tls' } }] } }];
        container.volumeMounts = [{ name: 'tls', mountPath: '/server' }, { name: 'tls', mountPath: '/client' }];
      })],
      ['an agent that mounts by itself', manifests(({ container, deployment }) => {
        deployment.spec.template.metadata.annotations = { 'vault.hashicorp.com/agent-inject': 'true' };
        container.volumeMounts = [];
      })],
      ['an authority of the image', manifests(({ container }) => { container.args[3] = '--client-cert=/etc/ssl/certs/corp.pem'; })],
      ['a path of the environment', manifests(({ container }) => { container.args[3] = '--client-cert=$(DIRECTORY)/tls.crt'; })],
    ],
  },
  {
    id: 'plugin-served-certificate',
    stopsSynthesis: [
      ['another Secret', program(({ pod, further }) => {
        pod.volumes[0].secret.secretName = 'audit-old-tls';
        further.push(certificate('old', { dnsNames: ['audit'] }));
      }), 'plugins/Service-audit: the plugin shows the certificate of Secret "audit-old-tls", and the operator trusts the one of '
        + '"audit-server-tls" (k8s.enterprisedb.io/pluginServerSecret)'],
    ],
    invalid: [
      ['one that the same root has signed', manifests(one => {
        one.issuer = CA_ISSUER;
        one.container.args[3] = '--client-cert=/client/ca.crt';
        one.further.push(ROOT, certificate('ca', { isCA: true, commonName: 'ca', issuerRef: { name: 'root' } }));
        one.pod.volumes[0].secret.secretName = 'other';
      }), 'the plugin shows the certificate of Secret "other", and the operator trusts the one of "audit-server-tls" (k8s.enterprisedb.io/pluginServerSecret)'],
    ],
    passes: [['one Secret', standalone()]],
    valid: [
      ['an authority that the operator trusts', manifests(one => {
        one.issuer = CA_ISSUER;
        one.container.args[3] = '--client-cert=/client/ca.crt';
        one.service.metadata.annotations[key('pluginServerSecret')] = 'audit-ca-tls';
        one.further.push(ROOT, certificate('ca', { isCA: true, commonName: 'ca', dnsNames: ['audit'], issuerRef: { name: 'root' } }));
      })],
      ['Secrets of which nothing is known', manifests(one => {
        one.serverCertificate = undefined;
        one.pod.volumes[0].secret.secretName = 'other';
        one.further.push(secret('other', ['tls.crt', 'tls.key']), secret('audit-server-tls', ['tls.crt']));
      })],
    ],
  },
];
