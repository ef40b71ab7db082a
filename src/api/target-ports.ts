import { whenResolved } from './when-resolved';

const TARGET_PORTS = ['managed', 'services', 'additional', '[]', 'serviceTemplate', 'spec', 'ports', '[]', 'targetPort'];

/**
 * A copy of a Cluster's spec in which numeric target ports of managed Services are numbers. Kubernetes treats a quoted port as a port name, and
 * rejects a name without a letter.
 */
export function toApiPorts(spec: any): any {
  return toApiPort(spec, TARGET_PORTS);
}

function toApiPort(value: any, [key, ...rest]: string[]): any {
  return whenResolved(value, one => {
    if (key === undefined) { return typeof one === 'string' && /^\d+$/.test(one) ? Number(one) : one; }
    if (key === '[]') { return Array.isArray(one) ? one.map(entry => toApiPort(entry, rest)) : one; }
    return one?.[key] === undefined ? one : { ...one, [key]: toApiPort(one[key], rest) };
  });
}
