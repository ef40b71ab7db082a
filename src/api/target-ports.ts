import * as kubernetes from './kubernetes';
import { ManagedService } from './managed-services';

/**
 * A copy of a Cluster's spec in which numeric target ports of managed Services are numbers. Kubernetes treats a quoted port as a port name, and
 * rejects a name without a letter.
 */
export function toApiPorts(spec: any): any {
  const services = spec?.managed?.services;
  if (!Array.isArray(services?.additional)) {
    return spec;
  }
  return { ...spec, managed: { ...spec.managed, services: { ...services, additional: services.additional.map(toApiService) } } };
}

function toApiService(service: ManagedService): any {
  const template = service.serviceTemplate;
  const ports = template?.spec?.ports;
  return ports ? { ...service, serviceTemplate: { ...template, spec: { ...template.spec, ports: ports.map(toApiPort) } } } : service;
}

function toApiPort(port: kubernetes.ServicePort): any {
  return /^\d+$/.test(port.targetPort ?? '') ? { ...port, targetPort: Number(port.targetPort) } : port;
}
