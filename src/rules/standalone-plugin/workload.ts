import { Inventory } from '../../inventory/inventory';
import { Item } from '../../inventory/item';
import { pluginServers } from '../../inventory/plugin-services';
import { WORKLOAD_KINDS } from '../../inventory/plugins';
import { Path } from '../../values/field-path';
import { asRecord, asRecords, asStringRecord } from '../../values/narrow';
import { nanos } from '../../values/quantity';
import { Rule } from '../engine/rule';
import { KUBERNETES_DOCS, OPERATOR_DOCS } from '../engine/source';

const LEAST_MEMORY = '32Mi';

/** A pod gets no connections before its plugin listens. */
export const pluginReadiness: Rule<{ readonly probed: boolean }> = {
  id: 'plugin-readiness',
  severity: 'warning',
  kinds: WORKLOAD_KINDS,
  title: 'A plugin should have a readiness probe',
  symptom: 'while the plugin starts, its connections are refused, and Clusters stop for that time with '
    + '"Cluster cannot proceed to reconciliation due to an error while interacting with plugins"',
  cause: 'without a probe Kubernetes treats a container as ready as soon as it runs, and the Service leads to it',
  fix: 'remove `defaultReadiness: false`, or set `readiness`',
  manifestFix: 'add a `readinessProbe` to the container, such as one with `tcpSocket` and the plugin\'s port',
  source: `${KUBERNETES_DOCS}/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/`,
  needs: 'the plugin\'s workload',
  check: ({ probed }) => probed ? undefined : 'missing: expected a probe of the plugin\'s port',
  targets: inventory => pluginServers(inventory).map(({ workload, path, container: { readinessProbe, startupProbe } }) => ({
    item: workload, path: [...path, 'readinessProbe'], input: { probed: asRecords([readinessProbe, startupProbe]).length > 0 },
  })),
};

/** A plugin is a program with a gRPC server. */
export const pluginMemoryLimit: Rule<{ readonly memory: string }> = {
  id: 'plugin-memory-limit',
  severity: 'warning',
  kinds: WORKLOAD_KINDS,
  title: `The memory limit of a plugin should be at least ${LEAST_MEMORY}`,
  symptom: 'the plugin is killed again and again ("OOMKilled"), and Clusters stop with '
    + '"Cluster cannot proceed to reconciliation due to an error while interacting with plugins"',
  cause: 'a gRPC server with a Kubernetes client needs more memory than that before it does anything',
  fix: `set the memory limit to ${LEAST_MEMORY} or more, or remove it`,
  source: `${KUBERNETES_DOCS}/concepts/configuration/manage-resources-containers/`,
  needs: 'the plugin\'s workload',
  check: ({ memory }) => {
    const limit = nanos(memory);
    return limit !== undefined && limit < nanos(LEAST_MEMORY)! ? `${memory} is too small: expected at least ${LEAST_MEMORY}` : undefined;
  },
  targets: inventory => pluginServers(inventory).flatMap(({ workload, path, container: { resources } }) => {
    const { memory } = asRecord(asRecord(resources).limits);
    return ['string', 'number'].includes(typeof memory)
      ? [{ item: workload, path: [...path, 'resources', 'limits', 'memory'], input: { memory: String(memory) } }]
      : [];
  }),
};

/** A label or annotation that makes a service mesh inject its proxy. */
export interface InjectionInput {
  /** The Namespace that has it; nothing where the pods have it. */
  readonly namespace?: string;
  readonly key: string;
  readonly value: string;
}

/** A mesh intercepts the connections that a plugin waits for. */
export const pluginServiceMesh: Rule<InjectionInput> = {
  id: 'plugin-service-mesh',
  severity: 'warning',
  kinds: WORKLOAD_KINDS,
  title: 'A service mesh should not intercept the connections of a plugin\'s pods',
  symptom: 'if the mesh encrypts connections too, each one fails in the handshake ("connection reset by peer", "EOF")',
  cause: 'the operator and the plugin encrypt their connections and verify each other\'s certificates; the proxy has a different one',
  fix: 'disable the proxy for the plugin\'s pods (sidecar.istio.io/inject: "false", istio.io/dataplane-mode: none, linkerd.io/inject: disabled), or make it skip the plugin\'s port',
  source: `${OPERATOR_DOCS}/cnpg_i#configuring-tls-certificates`,
  needs: 'the plugin\'s workload, or its Namespace, with a label or annotation of Istio or Linkerd',
  check: ({ namespace, key, value }) => {
    const effect = key === DATAPLANE ? 'adds the plugin\'s pods to the mesh' : 'injects a proxy into the plugin\'s pods';
    return namespace === undefined ? `"${value}" ${effect}` : `Namespace "${namespace}" ${effect} (${key}: ${value})`;
  },
  targets: inventory => pluginServers(inventory).flatMap(({ workload }) => {
    const injected = injectionOf(workload, inventory);
    return injected ? [{ item: workload, ...injected }] : [];
  }),
};

/** What makes a mesh inject a proxy into the pods of a workload. */
function injectionOf(workload: Item, inventory: Inventory): { readonly path: Path; readonly input: InjectionInput } | undefined {
  const { labels, annotations } = asRecord(asRecord(workload.spec.template).metadata);
  const pod = { labels: asStringRecord(labels), annotations: asStringRecord(annotations) };
  const keys = { ...pod.labels, ...pod.annotations };
  const refused = keys['sidecar.istio.io/inject'] === 'false' || keys[DATAPLANE] === 'none' || keys['linkerd.io/inject'] === 'disabled';
  if (refused || SKIPPED_PORTS.some(key => key in keys)) { return undefined; }
  const place: Path = ['spec', 'template', 'metadata'];
  const own = injectedBy(keys);
  if (own) { return { path: [...place, own.key in pod.annotations ? 'annotations' : 'labels', own.key], input: own }; }
  const namespace = inventory.named(workload.namespace ?? '', 'Namespace', '')[0];
  const around = injectedBy({ ...namespace?.labels, ...namespace?.annotations });
  return around && { path: place, input: { ...around, namespace: namespace!.name } };
}

const SKIPPED_PORTS = ['traffic.sidecar.istio.io/excludeInboundPorts', 'config.linkerd.io/skip-inbound-ports', 'config.linkerd.io/opaque-ports'];

/** Istio's mode without a proxy in each pod. */
const DATAPLANE = 'istio.io/dataplane-mode';

const INJECTION: Record<string, string[]> = {
  [DATAPLANE]: ['ambient'],
  'sidecar.istio.io/inject': ['true'],
  'istio-injection': ['enabled'],
  'linkerd.io/inject': ['enabled', 'ingress'],
};

function injectedBy(keys: Record<string, string>): { readonly key: string; readonly value: string } | undefined {
  const key = Object.keys(INJECTION).find(name => INJECTION[name].includes(keys[name])) ?? ('istio.io/rev' in keys ? 'istio.io/rev' : undefined);
  return key === undefined ? undefined : { key, value: keys[key] };
}
