import { Inventory } from '../../inventory/inventory';
import { Item, mayShareNamespace } from '../../inventory/item';
import { secretsMountedBy } from '../../inventory/mounts';
import { operatorsIn } from '../../inventory/operators';
import {
  dialledPort, isComplete, isHeadless, keysOf, pluginServices, portOf, serverOf, ServerView, workloadOf, workloadsWithSecrets,
} from '../../inventory/plugin-services';
import { labelledWorkloads, podLabelsOf, servicePorts, StandaloneView } from '../../inventory/plugins';
import { runningContainersOf } from '../../inventory/pod-containers';
import { includesAll, asRecord, asRecords, asNumber, asStringRecord } from '../../values/narrow';
import { Rule, Target } from '../engine/rule';

const PREDICATES = 'https://github.com/cloudnative-pg/cloudnative-pg/blob/v1.30.0/internal/controller/plugin_predicates.go';
const CONTROLLER = 'https://github.com/cloudnative-pg/cloudnative-pg/blob/v1.30.0/internal/controller/plugin_controller.go';
const UNKNOWN_PLUGIN = 'Clusters stop with "Cluster cannot proceed to reconciliation due to an unknown plugin being required"';

/** A Service that should be a plugin's, and what it lacks. */
export interface ServiceKeysInput {
  readonly missing: string[];
  /** The label of the documentation's prose, where the Service has it. */
  readonly prose?: string;
}

/** Four keys make a Service a plugin's. */
export const pluginServiceKeys: Rule<ServiceKeysInput> = {
  id: 'plugin-service-keys',
  severity: 'error',
  title: 'A plugin\'s Service has the label and the three annotations',
  symptom: 'the operator ignores the Service, without an event or a log if a key is missing, and with "Detected service whose … is empty, skipping" in its log if '
    + `a value is empty: ${UNKNOWN_PLUGIN}`,
  cause: 'a Service is a plugin\'s only with all four keys, and none of them may be empty',
  fix: 'state the label pluginName, and the annotations pluginClientSecret, pluginServerSecret and pluginPort, each a text (a port in quotes)',
  source: PREDICATES,
  needs: 'a Service with one of the keys, or with the label "plugin" of the documentation\'s prose',
  check: ({ missing, prose }) => missing.length === 0
    ? undefined
    : `the Service has no value for ${missing.join(' and ')}${prose === undefined ? '' : `, and the label "${prose}" is one that the operator does not read`}`,
  targets: inventory => {
    const views = pluginServices(inventory);
    const installed = new Set(views.filter(isComplete).map(({ pluginName }) => pluginName));
    // further Services of a plugin that is installed already, and Services with keys of two products, are something else
    return views.filter(({ service, pluginName }) => !installed.has(pluginName) && prefixesOf(service, views).length === 1).map(view => ({
      item: view.service,
      path: ['metadata'],
      input: {
        missing: keysOf(view).filter(({ value }) => value === undefined || value === '').map(({ kind, key }) => `${kind} "${key}"`),
        prose: view.pluginName === undefined ? proseLabelOf(view) : undefined,
      },
    }));
  },
};

function proseLabelOf({ service, distribution }: StandaloneView): string | undefined {
  const label = distribution.key('plugin');
  return label in service.labels ? label : undefined;
}

/** A plugin is where its operator is. */
export const pluginServiceNamespace: Rule<{ readonly namespace: string; readonly operatorNamespaces: string[] }> = {
  id: 'plugin-service-namespace',
  severity: 'error',
  title: 'A plugin\'s Service is in its operator\'s namespace',
  symptom: `the operator ignores the Service, without an event or a log: ${UNKNOWN_PLUGIN}`,
  cause: 'the operator looks for plugins in its own namespace alone, whatever it watches',
  fix: 'move the Service to the operator\'s namespace, and the plugin\'s Deployment, Secrets and Certificates with it',
  source: PREDICATES,
  needs: 'the operator\'s namespace: its Deployment, or what is said of it',
  check: ({ namespace, operatorNamespaces }) => operatorNamespaces.includes(namespace)
    ? undefined
    : `the Service is in namespace "${namespace}", and the operator in ${operatorNamespaces.map(name => `"${name}"`).join(' or ')}`,
  targets: inventory => pluginServices(inventory).flatMap(view => {
    const { namespace } = view.service;
    const operatorNamespaces = operatorNamespacesOf(view, inventory);
    return namespace === undefined || operatorNamespaces === undefined ? [] : [{
      item: view.service, path: ['metadata', 'namespace'], input: { namespace, operatorNamespaces },
    }];
  }),
};

/** Where the operators of a plugin's product are; nothing where one of them may be anywhere. */
function operatorNamespacesOf({ distribution, operator }: StandaloneView, inventory: Inventory): string[] | undefined {
  const shown = operatorsIn(inventory).filter(one => one.distribution.keyPrefix === distribution.keyPrefix);
  const namespaces = (shown.length > 0 ? shown : [operator]).map(({ namespace }) => namespace);
  return namespaces.every(namespace => namespace !== undefined) ? [...new Set(namespaces)] : undefined;
}

/** A Service, and who reads its keys. */
export interface PrefixInput {
  readonly prefixes: string[];
  /** Whether the Service has all keys of one product. */
  readonly complete: boolean;
  /** The prefixes of the operators; nothing where they are not known. */
  readonly operatorPrefixes?: string[];
}

/** Each product has keys of its own. */
export const pluginServicePrefix: Rule<PrefixInput> = {
  id: 'plugin-service-prefix',
  severity: 'error',
  title: 'A plugin\'s Service has the keys of its operator\'s product',
  symptom: `the operator ignores the Service, without an event or a log: ${UNKNOWN_PLUGIN}`,
  cause: 'CloudNativePG reads labels and annotations that begin with "cnpg.io/", and EDB\'s product those that begin with "k8s.enterprisedb.io/"',
  fix: 'write the label and all annotations with the prefix of the operator\'s product',
  source: 'https://github.com/cloudnative-pg/cloudnative-pg/blob/v1.30.0/pkg/utils/labels_annotations.go',
  needs: 'the operator\'s product, or keys of two products on one Service',
  check: ({ prefixes, complete, operatorPrefixes = prefixes }) => {
    const named = (names: string[]) => names.map(name => `"${name}/"`).join(' and ');
    if (!prefixes.some(prefix => operatorPrefixes.includes(prefix))) {
      return `the Service's keys begin with ${named(prefixes)}, and the operator reads ${named(operatorPrefixes)}`;
    }
    return prefixes.length > 1 && !complete ? `some of the Service's keys begin with ${prefixes.map(name => `"${name}/"`).join(', some with ')}` : undefined;
  },
  targets: inventory => {
    const views = pluginServices(inventory);
    const stated = [...operatorsIn(inventory), inventory.context].flatMap(({ distribution }) => distribution?.keyPrefix ?? []);
    const operatorPrefixes = stated.length > 0 ? [...new Set(stated)] : undefined;
    return views.map(view => ({
      item: view.service, path: ['metadata'], input: { prefixes: prefixesOf(view.service, views), complete: isComplete(view), operatorPrefixes },
    }));
  },
};

function prefixesOf(service: Item, views: StandaloneView[]): string[] {
  return [...new Set(views.filter(view => view.service === service).map(({ distribution }) => distribution.keyPrefix))];
}

/** The operator dials a number. */
export const pluginPort: Rule<{ readonly annotation: string; readonly port: string; readonly possible: boolean }> = {
  id: 'plugin-port',
  severity: 'error',
  title: 'A plugin\'s port is a number from 1 to 65535',
  symptom: 'the operator forgets the plugin ("InvalidPortAnnotation"), or registers it and each dial fails ("invalid port")',
  cause: 'the operator reads the annotation as a whole number, not as the name of a port, and does not ask whether there is such a port',
  fix: 'state the number of the Service\'s port, in quotes',
  source: CONTROLLER,
  check: ({ annotation, port, possible }) => possible ? undefined : `${annotation} "${port}" is no number of a port`,
  targets: inventory => pluginServices(inventory).filter(({ port }) => port).map(view => {
    const annotation = view.distribution.key('pluginPort');
    return { item: view.service, path: ['metadata', 'annotations', annotation], input: { annotation, port: view.port!, possible: portOf(view) !== undefined } };
  }),
};

/** The port that the operator dials, and what the Service has. */
export interface ServicePortInput {
  readonly port: number;
  /** The TCP ports of a Service with an address; nothing for one without. */
  readonly servicePorts?: number[];
  /** Where the plugin behind a Service without an address listens, as far as its flags say. */
  readonly listensOn?: number;
}

/** The operator dials the Service, not the pod. */
export const pluginPortOfService: Rule<ServicePortInput> = {
  id: 'plugin-port-of-service',
  severity: 'error',
  title: 'The operator dials a port that the Service has',
  symptom: 'the operator registers the plugin, and each connection fails: "connect: connection refused", "i/o timeout"',
  cause: 'the operator dials the Service\'s name with this port: the Service\'s own port, or the pod\'s where the Service has no address (headless)',
  fix: 'let the annotation pluginPort be `port` of one of the Service\'s TCP ports (not `targetPort` or `nodePort`); of a headless Service, the pod\'s port',
  source: CONTROLLER,
  check: ({ port, servicePorts: ports, listensOn }) => {
    if (ports) {
      return ports.includes(port) ? undefined : `the operator dials port ${port}, and the Service's TCP ports are ${ports.join(', ') || 'none'}`;
    }
    return listensOn === undefined || listensOn === port
      ? undefined
      : `the operator dials port ${port} of the pods, since the Service is headless, and the plugin listens on ${listensOn}`;
  },
  targets: inventory => pluginServices(inventory).filter(({ service }) => service.spec.type !== 'ExternalName').flatMap(view => {
    const port = portOf(view);
    const { service } = view;
    return port === undefined ? [] : [{
      item: service,
      path: ['metadata', 'annotations', view.distribution.key('pluginPort')],
      input: isHeadless(service) ? { port, listensOn: reached(view)?.port } : { port, servicePorts: tcpPortsOf(service) },
    }];
  }),
};

function tcpPortsOf(service: Item): number[] {
  return servicePorts(service).filter(({ protocol }) => protocol === 'TCP').flatMap(({ port }) => port ?? []);
}

/** Where connections to the Service end, and where the plugin listens. */
export interface TargetPortInput {
  /** The number, or the name where no container has a port of that name. */
  readonly targetPort?: number | string;
  readonly address: string;
  readonly host: string;
  readonly port: number;
}

/** Connections end where the plugin listens. */
export const pluginTargetPort: Rule<TargetPortInput> = {
  id: 'plugin-target-port',
  severity: 'error',
  title: 'The Service leads to where the plugin listens',
  symptom: 'the operator registers the plugin, and each connection fails: "connect: connection refused"',
  cause: 'a Service hands connections to `targetPort` of the pod, where the plugin listens only if --server-address says so, on an address of the pod',
  fix: 'let `targetPort` and --server-address name one port, and no address in front of it, as in ":9090"',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports',
  needs: 'the plugin\'s one workload; for a number, its flag --server-address',
  check: ({ targetPort, address, host, port }) => {
    if (typeof targetPort === 'string') { return `the Service leads to the port "${targetPort}", and no container of the plugin has one of that name`; }
    if (targetPort !== undefined && targetPort !== port) { return `the Service leads to port ${targetPort}, and the plugin listens on "${address}"`; }
    return /^(localhost|127\..*|\[::1\])$/.test(host) ? `the plugin listens on "${address}", which nothing outside of its pod reaches` : undefined;
  },
  targets: inventory => pluginServices(inventory).flatMap(targetPortSubjects),
};

function targetPortSubjects(view: StandaloneView): Target<TargetPortInput>[] {
  const place = { item: view.service, path: ['spec', 'ports'] };
  const workload = workloadOf(view);
  // connections to a headless Service go to the pod's port as it stands
  const target = isHeadless(view.service) ? undefined : dialledPort(view)?.targetPort;
  const named = typeof target === 'string' && workload ? containerPorts(workload).find(({ name }) => name === target) : undefined;
  if (typeof target === 'string' && workload && !named) {
    return [{ ...place, input: { targetPort: target, address: '', host: '', port: 0 } }];
  }
  const listens = reached(view);
  const targetPort = named ? asNumber(named.containerPort) : asNumber(target);
  return listens && !isProxied(listens.server, targetPort) ? [{ ...place, input: { ...listens, targetPort } }] : [];
}

function containerPorts(workload: Item): Array<Record<string, any>> {
  return runningContainersOf(workload).flatMap(({ container }) => asRecords(container.ports));
}

/** Where the flags of a plugin's container say that it listens. */
function reached(view: StandaloneView): { server: ServerView; address: string; host: string; port: number } | undefined {
  const workload = workloadOf(view);
  const server = workload && serverOf(workload);
  const address = server?.flags['server-address'] ?? '';
  const [, host, port] = /^(.*):(\d+)$/.exec(address) ?? [];
  return server && port !== undefined ? { server, address, host, port: Number(port) } : undefined;
}

/** Whether another container of the pod may take the connections, and hand them on. */
function isProxied({ workload, container }: ServerView, targetPort: number | undefined): boolean {
  const annotations = asStringRecord(asRecord(asRecord(workload.spec.template).metadata).annotations);
  return Object.keys({ ...annotations, ...podLabelsOf(workload) }).some(key => key.includes('inject')) || runningContainersOf(workload)
    .filter(other => other.container !== container).map(other => asRecords(other.container.ports))
    .some(ports => ports.length === 0 || ports.some(({ containerPort }) => containerPort === targetPort));
}

/** A Service, and the workload that its plugin runs in. */
export interface SelectorInput {
  readonly selector: Record<string, string>;
  readonly namespace?: string;
  readonly workload: string;
  readonly labels: Record<string, string>;
}

/** A Service whose selector finds no pod. */
export const pluginSelector: Rule<SelectorInput> = {
  id: 'plugin-selector',
  severity: 'error',
  title: 'A plugin\'s Service finds the plugin\'s pods',
  symptom: 'the Service has no endpoints: the operator registers the plugin, and each connection fails ("connect: connection refused", "i/o timeout")',
  cause: 'a Service leads to the pods of its namespace that have all labels of its selector',
  fix: 'let the Service\'s selector be labels that the pods\' template has, and both be in the operator\'s namespace',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#defining-a-service',
  needs: 'the plugin\'s workload: one of its namespace that mounts a Secret which the Service names, or one elsewhere that the selector fits',
  check: ({ selector, namespace, workload, labels }) => includesAll(labels, selector)
    ? `the selector ${JSON.stringify(selector)} finds no pod in namespace "${namespace}", and fits those of ${workload}`
    : `the selector ${JSON.stringify(selector)} finds no pod, and those of ${workload} have the labels ${JSON.stringify(labels)}`,
  targets: inventory => pluginServices(inventory).filter(view => findsNothing(view, inventory)).flatMap(view => {
    const { service } = view;
    const selector = asStringRecord(service.spec.selector);
    const workload = workloadsWithSecrets(view, inventory)[0] ?? workloadElsewhere(view, inventory);
    return workload ? [{
      item: service,
      path: ['spec', 'selector'],
      input: { selector, namespace: service.namespace, workload: `${workload}`, labels: podLabelsOf(workload) },
    }] : [];
  }),
};

/** Whether a Service has a selector, and it fits nothing of its namespace that is a pod or makes some. */
function findsNothing({ service }: StandaloneView, inventory: Inventory): boolean {
  const selector = asStringRecord(service.spec.selector);
  return Object.keys(selector).length > 0 && !inventory.memoize(labelsOfPods).some(({ item, labels }) =>
    mayShareNamespace(item.namespace, service.namespace) && includesAll(labels, selector));
}

/** Pods, and whatever makes some, with the labels of the pods. */
function labelsOfPods({ items }: Inventory): Array<{ readonly item: Item; readonly labels: Record<string, string> }> {
  return items.map(item => ({ item, labels: item.kind === 'Pod' ? item.labels : podLabelsOf(item) })).filter(({ labels }) => Object.keys(labels).length > 0);
}

/** A workload of another namespace that can only be the plugin's: its pods have the labels, and both Secrets. */
function workloadElsewhere({ service, serverSecretName, clientSecretName }: StandaloneView, inventory: Inventory): Item | undefined {
  const selector = asStringRecord(service.spec.selector);
  return inventory.memoize(labelledWorkloads).find(({ workload, labels }) => includesAll(labels, selector)
    && [serverSecretName, clientSecretName].every(name => name !== undefined && secretsMountedBy(workload).includes(name)))?.workload;
}
