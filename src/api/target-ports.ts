import * as kubernetes from './kubernetes';
import { ManagedService } from './managed-services';

/**
 * A copy of a Cluster's spec in which the target ports of managed services are numbers where they are digits: Kubernetes
 * takes a port in quotes for a port's name, and refuses a name without a letter.
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
