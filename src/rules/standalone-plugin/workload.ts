import { Inventory } from '../../inventory/inventory';
import { Item } from '../../inventory/item';
import { fileAt } from '../../inventory/mounts';
import { pluginServices, serverOf, ServerView } from '../../inventory/plugin-services';
import { fileOfFlag, holdsOnlyLeaf, pluginsWithTls } from '../../inventory/plugin-tls';
import { podLabelsOf } from '../../inventory/plugins';
import { asRecord, asRecords, asStringRecord, asString } from '../../values/narrow';
import { nanos } from '../../values/quantity';
import { Rule } from '../engine/rule';

const CERTIFICATES = 'https://cloudnative-pg.io/docs/current/cnpg_i#configuring-tls-certificates';
const LEAST_MEMORY = '32Mi';

/** The containers of the input that are plugins behind Services. */
function servers(inventory: Inventory): ServerView[] {
  const workloads = new Set(pluginServices(inventory).flatMap(view => view.workloads));
  return [...workloads].map(serverOf).filter(server => server !== undefined);
}

/** A pod gets no connections before its plugin listens. */
export const pluginReadiness: Rule<{ readonly container: string; readonly probed: boolean }> = {
  id: 'plugin-readiness',
  severity: 'warning',
  title: 'A plugin has a readiness probe',
  symptom: 'while the plugin starts, its connections are refused, and Clusters stop for that time with '
    + '"Cluster cannot proceed to reconciliation due to an error while interacting with plugins"',
  cause: 'without a probe Kubernetes takes a container for ready as soon as it runs, and the Service leads to it',
  fix: 'leave `defaultReadiness` at true, or state `readiness`',
  manifestFix: 'add a `readinessProbe` to the container, such as one with `tcpSocket` and the plugin\'s port',
  source: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/',
  needs: 'the plugin\'s workload',
  check: ({ container, probed }) => probed ? undefined : `the container "${container}" has no readinessProbe`,
  targets: inventory => servers(inventory).map(({ workload, path, container: { name, readinessProbe, startupProbe } }) => ({
    item: workload, path, input: { container: asString(name) ?? '', probed: asRecords([readinessProbe, startupProbe]).length > 0 },
  })),
};

/** A plugin is a program with a server in it. */
export const pluginMemoryLimit: Rule<{ readonly container: string; readonly memory: string }> = {
  id: 'plugin-memory-limit',
  severity: 'warning',
  title: 'A plugin has room for its server',
  symptom: 'the plugin is killed again and again ("OOMKilled"), and Clusters stop with '
    + '"Cluster cannot proceed to reconciliation due to an error while interacting with plugins"',
  cause: 'a server for gRPC with Kubernetes\' client in it takes more than that before it does anything',
  fix: `let the limit of the memory be ${LEAST_MEMORY} or more, or state none`,
  source: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/',
  needs: 'the plugin\'s workload',
  check: ({ container, memory }) => {
    const limit = nanos(memory);
    return limit !== undefined && limit < nanos(LEAST_MEMORY)! ? `the container "${container}" may take no more than ${memory} of memory` : undefined;
  },
  targets: inventory => servers(inventory).flatMap(({ workload, path, container: { name, resources } }) => {
    const { memory } = asRecord(asRecord(resources).limits);
    return ['string', 'number'].includes(typeof memory)
      ? [{ item: workload, path: [...path, 'resources', 'limits', 'memory'], input: { container: asString(name) ?? '', memory: String(memory) } }]
      : [];
  }),
};

/** A mesh takes the connections that a plugin waits for. */
export const pluginServiceMesh: Rule<{ readonly injected?: string }> = {
  id: 'plugin-service-mesh',
  severity: 'warning',
  title: 'No mesh stands between the operator and a plugin',
  symptom: 'where the mesh encrypts too, each connection fails in the handshake ("connection reset by peer", "EOF")',
  cause: 'the operator and the plugin encrypt by themselves and know each other\'s certificates; a proxy in the pod has another one',
  fix: 'keep the proxy out of the plugin\'s pods (sidecar.istio.io/inject: "false", linkerd.io/inject: disabled), or have it skip the plugin\'s port',
  source: CERTIFICATES,
  needs: 'the plugin\'s workload, or its Namespace, with a label or annotation of Istio or Linkerd',
  check: ({ injected }) => injected === undefined ? undefined : `a proxy is put into the plugin's pods (${injected})`,
  targets: inventory => servers(inventory).map(({ workload }) => ({
    item: workload, path: ['spec', 'template', 'metadata'], input: { injected: injectionOf(workload, inventory) },
  })),
};

/** What has a proxy put into the pods of a workload. */
function injectionOf(workload: Item, inventory: Inventory): string | undefined {
  const pod = { ...podLabelsOf(workload), ...asStringRecord(asRecord(asRecord(workload.spec.template).metadata).annotations) };
  const skipped = SKIPPED_PORTS.some(key => key in pod);
  const refused = pod['sidecar.istio.io/inject'] === 'false' || pod['linkerd.io/inject'] === 'disabled';
  if (skipped || refused) { return undefined; }
  const namespace = inventory.of('Namespace', '').find(({ name }) => name === workload.namespace);
  const around = { ...namespace?.labels, ...namespace?.annotations };
  return injectedBy(pod, 'of the pods') ?? injectedBy(around, `of Namespace "${workload.namespace}"`);
}

const SKIPPED_PORTS = ['traffic.sidecar.istio.io/excludeInboundPorts', 'config.linkerd.io/skip-inbound-ports', 'config.linkerd.io/opaque-ports'];

const INJECTION: Record<string, string[]> = {
  'sidecar.istio.io/inject': ['true'],
  'istio-injection': ['enabled'],
  'linkerd.io/inject': ['enabled', 'ingress'],
};

function injectedBy(keys: Record<string, string>, whose: string): string | undefined {
  const key = Object.keys(INJECTION).find(name => INJECTION[name].includes(keys[name])) ?? ('istio.io/rev' in keys ? 'istio.io/rev' : undefined);
  return key && `${key}: ${keys[key]} ${whose}`;
}

/** A file that is nowhere. */
export const pluginFileMounted: Rule<{ readonly flag: string; readonly path: string; readonly mounted: boolean }> = {
  id: 'plugin-file-mounted',
  severity: 'error',
  title: 'A plugin\'s certificates are mounted where its flags say',
  symptom: 'the plugin logs "no such file or directory", and the operator hears "remote error: tls: internal error"',
  cause: 'a Secret is in a container only below the `mountPath` of its volume',
  fix: 'mount the Secret, or let the flag name a file below its `mountPath`',
  source: CERTIFICATES,
  needs: 'the plugin\'s workload, with --server-cert, --server-key or --client-cert',
  check: ({ flag, path, mounted }) => mounted ? undefined : `--${flag} names "${path}", and nothing is mounted there`,
  targets: inventory => servers(inventory).filter(({ workload }) => !hasAgent(workload)).flatMap(server => ['server-cert', 'server-key', 'client-cert']
    .filter(flag => server.flags[flag] !== undefined && !isOfImage(server.flags[flag]))
    .map(flag => ({
      item: server.workload, path: server.path, input: { flag, path: server.flags[flag], mounted: fileAt(server, server.flags[flag]) !== 'nothing' },
    }))),
};

/** Agents of secret stores mount files of their own, where annotations of the pod ask for it. */
function hasAgent(workload: Item): boolean {
  return Object.keys(asStringRecord(asRecord(asRecord(workload.spec.template).metadata).annotations)).some(key => key.includes('inject'));
}

/** Images bring authorities along. */
function isOfImage(path: string): boolean {
  return /^\/(etc\/(ssl|pki)|usr)\//.test(path);
}

/** The Secret that the plugin shows, and the one that the operator trusts. */
export interface ServedInput {
  readonly served: string;
  readonly trusted: string;
  readonly annotation: string;
}

/** The operator trusts one certificate: the plugin's. */
export const pluginServedCertificate: Rule<ServedInput> = {
  id: 'plugin-served-certificate',
  severity: 'error',
  title: 'A plugin shows the certificate that the operator trusts',
  symptom: 'the operator registers the plugin, and each connection fails: "x509: certificate signed by unknown authority"',
  cause: 'the operator trusts "tls.crt" of the Secret in the annotation pluginServerSecret, and neither "ca.crt" nor anything else',
  fix: 'let the annotation pluginServerSecret name the Secret that the plugin mounts for --server-cert',
  source: 'https://github.com/cloudnative-pg/cloudnative-pg/blob/v1.30.0/internal/controller/plugin_controller.go',
  needs: 'the plugin\'s workload with --server-cert, and the Certificate of the Secret in the annotation, with its issuer',
  check: ({ served, trusted, annotation }) => served === trusted
    ? undefined
    : `the plugin shows the certificate of Secret "${served}", and the operator trusts the one of "${trusted}" (${annotation})`,
  targets: inventory => pluginsWithTls(inventory).flatMap(view => {
    const { server, client } = view;
    const file = fileOfFlag(view, 'server-cert');
    // the certificate of an authority is trusted for whatever it signs; swapped Secrets are said of both sides
    const certain = server?.certificate && holdsOnlyLeaf(inventory, server.certificate);
    return certain && file?.key !== undefined && file.secretName !== client?.secretName ? [{
      item: view.service, path: server.path, input: { served: file.secretName, trusted: server.secretName, annotation: `${server.path[2]}` },
    }] : [];
  }),
};
