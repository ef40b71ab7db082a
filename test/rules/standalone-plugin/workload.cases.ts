import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { RuleCases } from '../../support/rule-cases';
import { manifests } from '../support/plugin-manifests';
import { standalone } from '../support/programs';

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
      ['no default probe', standalone({ defaultReadiness: false }),
        'plugins/example: defaultReadiness: missing: expected a probe of the plugin\'s port'],
    ],
    invalid: [
      ['a container with a liveness probe only', manifests(({ container }) => {
        container.livenessProbe = container.readinessProbe;
        delete container.readinessProbe;
      }),
      'spec.template.spec.containers[0].readinessProbe: missing: expected a probe of the plugin\'s port'],
    ],
    passes: [
      ['the default probe', standalone()],
      ['another probe', standalone({ readiness: kplus.Probe.fromTcpSocket({ port: 9090 }) })],
    ],
    valid: [
      ['a container with a readiness probe', manifests()],
      ['a container with a startup probe', manifests(({ container }) => {
        container.startupProbe = container.readinessProbe;
        delete container.readinessProbe;
      })],
      ['another container without a probe', manifests(({ pod }) => pod.containers.push({ name: 'proxy', image: 'proxy:1' }))],
    ],
  },
  {
    id: 'plugin-memory-limit',
    warns: [['a limit of 16Mi', memory(16),
      'plugins/example: resources.memory.limit: 16Mi is too small: expected at least 32Mi']],
    invalid: [
      ['a limit in bytes', manifests(({ container }) => { container.resources = { limits: { memory: 33554431 } }; }),
        'spec.template.spec.containers[0].resources.limits.memory: 33554431 is too small: expected at least 32Mi'],
      ['a limit with the suffix m', manifests(({ container }) => { container.resources = { limits: { memory: '64m' } }; }),
        'spec.template.spec.containers[0].resources.limits.memory: 64m is too small: expected at least 32Mi'],
    ],
    passes: [['a limit of 32Mi', memory(32)], ['no limit', standalone()]],
    valid: [['a limit of 0.1Gi', manifests(({ container }) => { container.resources = { limits: { memory: '0.1Gi' } }; })]],
  },
  {
    id: 'plugin-service-mesh',
    warns: [
      ['a label of the pods', standalone({ podLabels: { 'sidecar.istio.io/inject': 'true' } }),
        'plugins/example: podLabels["sidecar.istio.io/inject"]: "true" injects a proxy into the plugin\'s pods'],
      ['an annotation of the pods', standalone({ podAnnotations: { 'linkerd.io/inject': 'enabled' } }),
        'plugins/example: podAnnotations["linkerd.io/inject"]: "enabled" injects a proxy into the plugin\'s pods'],
    ],
    invalid: [
      ['a label of the Namespace', manifests(({ further }) => further.push(namespace({ 'istio-injection': 'enabled' }))),
        'spec.template.metadata: Namespace "postgresql-operator-system" injects a proxy into the plugin\'s pods (istio-injection: enabled)'],
      ['a mesh without proxies', manifests(({ further }) => further.push(namespace({ 'istio.io/dataplane-mode': 'ambient' }))),
        'spec.template.metadata: Namespace "postgresql-operator-system" adds the plugin\'s pods to the mesh (istio.io/dataplane-mode: ambient)'],
      ['a revision of the mesh', manifests(({ further }) => further.push(namespace({ 'istio.io/rev': '1-24' }))),
        'spec.template.metadata: Namespace "postgresql-operator-system" injects a proxy into the plugin\'s pods (istio.io/rev: 1-24)'],
      ['an annotation of the Namespace', manifests(({ further }) => further.push(namespace({}, { 'linkerd.io/inject': 'ingress' }))),
        'spec.template.metadata: Namespace "postgresql-operator-system" injects a proxy into the plugin\'s pods (linkerd.io/inject: ingress)'],
    ],
    passes: [
      ['pods with the proxy disabled', standalone({ podLabels: { 'sidecar.istio.io/inject': 'false' } })],
      ['a port that the proxy skips', standalone({ podAnnotations: { 'linkerd.io/inject': 'enabled', 'config.linkerd.io/skip-inbound-ports': '9090' } })],
    ],
    valid: [
      ['pods outside a mesh without proxies', manifests(({ further, deployment }) => {
        further.push(namespace({ 'istio.io/dataplane-mode': 'ambient' }));
        deployment.spec.template.metadata.labels['istio.io/dataplane-mode'] = 'none';
      })],
      ['pods with the proxy disabled in a Namespace with injection', manifests(({ deployment, further }) => {
        deployment.spec.template.metadata.annotations = { 'linkerd.io/inject': 'disabled' };
        further.push(namespace({}, { 'linkerd.io/inject': 'enabled' }));
      })],
      ['another Namespace', manifests(({ further }) => further.push({
        apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'apps', labels: { 'istio-injection': 'enabled' } },
      }))],
    ],
  },
];
