import { whenResolved } from './when-resolved';

const TEMPLATE = ['serviceTemplate', 'spec', 'ports', '[]', 'targetPort'];

/** Paths of target ports by kind. */
const TARGET_PORTS = { Cluster: ['managed', 'services', 'additional', '[]', ...TEMPLATE], Pooler: TEMPLATE };

/**
 * A copy of a spec in which the numeric target ports of Services are numbers. Kubernetes treats a quoted port as a port name, and rejects a name
 * without a letter.
 */
export function toApiPorts(spec: any, kind: keyof typeof TARGET_PORTS = 'Cluster'): any {
  return toApiPort(spec, TARGET_PORTS[kind]);
}

function toApiPort(value: any, [key, ...rest]: string[]): any {
  return whenResolved(value, one => {
    if (key === undefined) { return typeof one === 'string' && /^\d+$/.test(one) ? Number(one) : one; }
    if (key === '[]') { return Array.isArray(one) ? one.map(entry => toApiPort(entry, rest)) : one; }
    return one?.[key] === undefined ? one : { ...one, [key]: toApiPort(one[key], rest) };
  });
}
