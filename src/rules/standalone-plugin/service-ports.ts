import { Inventory } from '../../inventory/inventory';
import { Item } from '../../inventory/item';
import { podLabelsOf } from '../../inventory/operators';
import { dialledPort, isHeadless, pluginServices, portOf, serverOf, ServerView, workloadOf, workloadsNear } from '../../inventory/plugin-services';
import { servicePorts, StandaloneView, WORKLOAD_KINDS } from '../../inventory/plugins';
import { runningContainersOf } from '../../inventory/pod-containers';
import { asNumber, asRecord, asRecords, asStringRecord, isUnknown } from '../../values/narrow';
import { nearestOf } from '../../values/nearest';
import { isKnownText } from '../../values/placeholder';
import { Rule, Target } from '../engine/rule';
import { KUBERNETES_DOCS, OPERATOR_SOURCE } from '../engine/source';

const CONTROLLER = `${OPERATOR_SOURCE}/internal/controller/plugin_controller.go`;
/** The operator dials a number. */
export const pluginPort: Rule<{ readonly port: string; readonly possible: boolean }> = {
  id: 'plugin-port',
  severity: 'error',
  kinds: ['Service'],
  title: 'The annotation pluginPort must be a number from 1 to 65535',
  symptom: 'the operator forgets the plugin ("InvalidPortAnnotation"), or registers it and each connection fails ("invalid port")',
  cause: 'the operator reads the annotation as a whole number, not as the name of a port, and does not check that such a port exists',
  fix: 'set the annotation to the number of the Service\'s port, in quotes',
  source: CONTROLLER,
  check: ({ port, possible }) => possible ? undefined : `"${port}" is invalid: expected a port number from 1 to 65535`,
  targets: inventory => pluginServices(inventory).filter(({ port }) => port && isKnownText(port)).map(view => ({
    item: view.service,
    path: ['metadata', 'annotations', view.distribution.key('pluginPort')],
    input: { port: view.port!, possible: portOf(view) !== undefined },
  })),
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
  kinds: ['Service'],
  title: 'The annotation pluginPort must be a TCP port of the Service',
  symptom: 'the operator registers the plugin, and each connection fails: "connect: connection refused", "i/o timeout"',
  cause: 'the operator connects to the Service\'s name and this port: a port of the Service, or of the pods if the Service is headless',
  fix: 'set the annotation to the `port` of one of the Service\'s TCP ports (not `targetPort` or `nodePort`), or to the pods\' port if the Service is headless',
  source: CONTROLLER,
  check: ({ port, servicePorts: ports, listensOn }) => {
    if (!ports) {
      return listensOn === undefined || listensOn === port ? undefined : [{
        message: `"${port}" is invalid: the Service is headless, and the plugin listens on ${listensOn}`, fix: `set the annotation to "${listensOn}"`,
      }];
    }
    if (ports.includes(port)) { return undefined; }
    return ports.length === 0 ? `"${port}" is invalid: the Service has no TCP ports` : [{
      message: `"${port}" is invalid: expected a TCP port of the Service, ${ports.join(' or ')}`,
      fix: ports.length === 1 ? `set the annotation to "${ports[0]}"` : undefined,
    }];
  },
  targets: inventory => pluginServices(inventory).filter(({ service }) => service.spec.type !== 'ExternalName').flatMap(view => {
    const port = portOf(view);
    const { service } = view;
    const known = asRecords(service.spec.ports).every(one => !isUnknown(one.port)) && !isUnknown(service.spec.clusterIP);
    return port === undefined || !known ? [] : [{
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
  readonly targetPort: number | string;
  /** Where the plugin listens; nothing where its containers have no port of that name. */
  readonly address?: string;
  readonly port?: number;
  /** The names of its containers' ports. */
  readonly names?: string[];
}

/** Connections end where the plugin listens. */
export const pluginTargetPort: Rule<TargetPortInput> = {
  id: 'plugin-target-port',
  severity: 'error',
  kinds: ['Service'],
  title: '`targetPort` of a plugin\'s Service must be the port on which the plugin listens',
  symptom: 'the operator registers the plugin, and each connection fails: "connect: connection refused"',
  cause: 'a Service forwards connections to `targetPort` of the pods, and the plugin listens on the address in --server-address',
  fix: 'set `targetPort` and --server-address to the same port',
  source: `${KUBERNETES_DOCS}/concepts/services-networking/service/#field-spec-ports`,
  needs: 'the plugin\'s only workload; for a number, its flag --server-address',
  check: ({ targetPort, address, port, names = [] }) => {
    if (port === undefined) {
      const meant = nearestOf(`${targetPort}`, names);
      return [{
        message: `"${targetPort}" is not the name of a port of the plugin's containers${meant === undefined ? '' : `; did you mean "${meant}"?`}`,
        fix: `set targetPort to ${meant === undefined ? 'the port on which the plugin listens' : `"${meant}"`}`,
      }];
    }
    return targetPort === port ? undefined : [{
      message: `port ${targetPort} of the pods is invalid: the plugin listens on "${address}"`, fix: `set targetPort to ${port}`,
    }];
  },
  targets: inventory => pluginServices(inventory).flatMap(targetPortOf),
};

function targetPortOf(view: StandaloneView): Target<TargetPortInput>[] {
  // connections to a headless Service go to the pod's port as it is
  const [dialled, workload, listens] = [isHeadless(view.service) ? undefined : dialledPort(view), workloadOf(view), reached(view)];
  if (!dialled || !workload || dialled.targetPort === undefined) { return []; }
  const path = ['spec', 'ports', servicePorts(view.service).findIndex(({ port, protocol }) => port === dialled.port && protocol === 'TCP'), 'targetPort'];
  const target = numberOf(dialled.targetPort, workload);
  if (typeof dialled.targetPort === 'string' && !isPortName(dialled.targetPort, workload)) {
    if (portsOf(workload).some(({ name }) => isUnknown(name))) { return []; }
    const names = portsOf(workload).flatMap(({ name }) => typeof name === 'string' ? name : []);
    return [{ item: view.service, path, input: { targetPort: dialled.targetPort, names } }];
  }
  return !listens || target === undefined || isProxied(listens.server, target) ? [] : [{
    item: view.service, path, input: { targetPort: target, address: listens.address, port: listens.port },
  }];
}

function portsOf(workload: Item): Array<Record<string, any>> {
  return runningContainersOf(workload).flatMap(({ container }) => asRecords(container.ports));
}

function isPortName(target: string, workload: Item): boolean {
  return portsOf(workload).some(({ name }) => name === target);
}

/** The number of the pod's port that a Service's port leads to. */
function numberOf(target: number | string | undefined, workload: Item): number | undefined {
  return typeof target === 'string' ? asNumber(portsOf(workload).find(({ name }) => name === target)?.containerPort) : target;
}

/** Where the flags of a plugin's container say that it listens. */
function reached(view: StandaloneView): { server: ServerView; address: string; host: string; port: number } | undefined {
  const workload = workloadOf(view);
  const server = workload && serverOf(workload);
  const address = server?.flags['server-address'] ?? '';
  const [, host, port] = /^(.*):(\d+)$/.exec(address) ?? [];
  return server && port !== undefined ? { server, address, host, port: Number(port) } : undefined;
}

/** Whether another container of the pod may accept the connections, and forward them. */
function isProxied({ workload, container }: ServerView, targetPort: number | undefined): boolean {
  const annotations = asStringRecord(asRecord(asRecord(workload.spec.template).metadata).annotations);
  return Object.keys({ ...annotations, ...podLabelsOf(workload) }).some(key => key.includes('inject')) || runningContainersOf(workload)
    .filter(other => other.container !== container).map(other => asRecords(other.container.ports))
    .some(ports => ports.length === 0 || ports.some(({ containerPort }) => containerPort === targetPort));
}

/** An address that only the plugin's pod reaches. */
export interface LoopbackInput {
  readonly address: string;
  readonly host: string;
  readonly port: number;
}

/** The operator is in another pod. */
export const pluginLoopback: Rule<LoopbackInput> = {
  id: 'plugin-loopback',
  severity: 'error',
  kinds: WORKLOAD_KINDS,
  title: '--server-address must not be a loopback address',
  symptom: 'the operator registers the plugin, and each connection fails: "connect: connection refused"',
  cause: 'a program that listens on a loopback address accepts connections from its pod only',
  fix: 'remove the host from --server-address, as in ":9090"',
  source: 'https://pkg.go.dev/net#Listen',
  needs: 'the plugin\'s only workload with --server-address, and no other container that may forward connections',
  check: ({ address, host, port }) => /^(localhost|127\..*|\[::1\])$/.test(host) ? [{
    message: `"${address}" is not reachable from outside the pod: expected ":${port}"`, fix: `set --server-address to ":${port}"`,
  }] : undefined,
  targets: inventory => pluginServices(inventory).flatMap(view => {
    const listens = reached(view);
    const target = isHeadless(view.service) ? undefined : dialledPort(view)?.targetPort;
    return !listens || isProxied(listens.server, numberOf(target, listens.server.workload)) ? [] : [{
      item: listens.server.workload, path: listens.server.flagPaths['server-address'], input: listens,
    }];
  }),
};

/** The address on which a plugin listens. */
export const pluginAddress: Rule<{ readonly address: string }> = {
  id: 'plugin-address',
  severity: 'error',
  kinds: WORKLOAD_KINDS,
  title: '--server-address must be an address with a port',
  symptom: 'the plugin exits: "missing port in address", "unknown port"',
  cause: 'Go listens on a host and a port with a colon between them; the host may be empty',
  fix: 'set --server-address to an address such as ":9090"',
  source: 'https://pkg.go.dev/net#Listen',
  needs: 'the plugin\'s workload with --server-address',
  check: ({ address }) => {
    if (isAddress(address)) { return undefined; }
    const message = `"${address}" is invalid: expected a host and a port, such as ":9090"`;
    return /^\d+$/.test(address) && Number(address) <= 65535 ? [{ message, fix: `set --server-address to ":${address}"` }] : message;
  },
  targets: inventory => listeners(inventory).flatMap(({ workload, container, flags, flagPaths }) => {
    const address = flags['server-address'];
    // a number that is invalid as the container's port is reported there
    const reported = asRecords(container.ports).some(({ containerPort }) => typeof containerPort === 'number' && address === `:${containerPort}`);
    // the environment, or another tool, completes it
    return address === undefined || reported || /[${]/.test(address) ? [] : [{ item: workload, path: flagPaths['server-address'], input: { address } }];
  }),
};

function listeners(inventory: Inventory): ServerView[] {
  const workloads = new Set(pluginServices(inventory).flatMap(view => workloadsNear(view, inventory)));
  return [...workloads].map(serverOf).filter(server => server !== undefined);
}

/** A port is a number, or the name of a well-known one. */
function isAddress(address: string): boolean {
  const [, port] = /^(?:[^:]*|\[[^\]]*\]):([^:]*)$/.exec(address) ?? [];
  return port !== undefined && (/^[a-z][-a-z]*$/i.test(port) || /^\d+$/.test(port) && Number(port) <= 65535);
}
