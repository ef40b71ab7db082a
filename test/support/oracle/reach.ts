import { isSubset, namespaceOf } from './objects';
import { flags, runningContainers } from './pod';
import { Symptom } from './symptom';

export interface Endpoint { pod: any; container: any }

/** The containers that answer a dial of a Service. Every one has to be the plugin, for the Service picks any of them. */
export function endpointsOf(objects: any[], service: any, port: number): Endpoint[] {
  const target = targetPort(service, port);
  const pods = podsOf(objects, service);
  const serving = typeof target === 'number' ? pods.map(pod => ({ pod, number: target })) : pods.flatMap(pod => {
    const named = containerPorts(pod).find(p => p.name === target && isTcp(p));
    return named ? [{ pod, number: named.containerPort }] : [];
  });
  if (serving.length === 0) throw new Symptom(`no endpoints: no pod has a TCP port named ${target}`);
  return serving.map(({ pod, number }) => ({ pod, container: listener(pod, number) }));
}

/** The container port, by number or by name, behind a dialed port. */
function targetPort(service: any, port: number): number | string {
  if (service.spec.type === 'ExternalName') throw new Symptom('a Service of type ExternalName leads elsewhere');
  if (port < 1 || port > 65535) throw new Symptom(`invalid port ${port}`);
  if (service.spec.clusterIP === 'None') return port;
  const found = (service.spec.ports ?? []).find((p: any) => p.port === port && isTcp(p));
  if (!found) throw new Symptom(`i/o timeout: ${port} is no TCP port of the Service`);
  return found.targetPort ?? port;
}

function podsOf(objects: any[], service: any): any[] {
  const { selector } = service.spec;
  if (!selector || Object.keys(selector).length === 0) throw new Symptom('no endpoints: the Service selects nothing');
  const matching = objects.filter(o => ['Deployment', 'StatefulSet', 'DaemonSet'].includes(o.kind)
    && namespaceOf(o) === namespaceOf(service) && isSubset(selector, o.spec.template.metadata?.labels));
  if (matching.length === 0) throw new Symptom('no endpoints: the selector matches no pods');
  const refused = matching.find(o => !isSubset(o.spec.selector?.matchLabels, o.spec.template.metadata.labels));
  if (refused) throw new Symptom(`no endpoints: ${refused.kind} ${refused.metadata.name} does not select its own pods`);
  const running = matching.filter(o => o.spec.replicas !== 0);
  if (running.length === 0) throw new Symptom('no endpoints: no replicas');
  return running.map(o => o.spec.template.spec);
}

/**
 * The container that listens on a port. Its argument decides; declared ports only inform, so that they count where there
 * is no argument, and a pod that tells nothing is taken to listen.
 */
function listener(pod: any, port: number): any {
  const containers = runningContainers(pod);
  const addressed = containers.flatMap(container => addressesOf(container).map(address => ({ container, ...address })));
  if (addressed.length > 0) {
    const found = addressed.find(address => address.port === port);
    if (!found) throw new Symptom(`connection refused: the plugin listens on ${addressed.map(a => a.port).join(', ')}, not on ${port}`);
    if (/^(localhost|127\..*|\[::1\])$/.test(found.host)) throw new Symptom('connection refused: the plugin listens on the loopback only');
    return found.container;
  }
  const declared = containers.find(container => (container.ports ?? []).some((p: any) => p.containerPort === port && isTcp(p)));
  if (!declared && containerPorts(pod).length > 0) throw new Symptom(`connection refused: no container listens on ${port}`);
  return declared ?? containers[containers.length - 1];
}

/** Arguments such as --server-address=:9090, except those of other servers in the same process. */
function addressesOf(container: any): { host: string; port: number }[] {
  return flags(container).flatMap(({ name, value }) => {
    const [, host, port] = /^([^/]*):(\d+)$/.exec(value) ?? [];
    return port === undefined || !name.endsWith('address') || /metrics|health|probe|discovery|webhook/.test(name) ? [] : [{ host, port: Number(port) }];
  });
}

function containerPorts(pod: any): any[] {
  return runningContainers(pod).flatMap(container => container.ports ?? []);
}

function isTcp(port: any): boolean {
  return (port.protocol ?? 'TCP') === 'TCP';
}
