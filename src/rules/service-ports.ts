import { written } from './kubernetes-facts';
import { Rule } from './rule';
import type { Inventory } from '../inventory/inventory';
import { Item, Path } from '../inventory/item';
import { servicesInPlay } from '../inventory/objects-in-play';
import { mapOf } from '../inventory/values';

const SOURCE = 'https://kubernetes.io/docs/concepts/services-networking/service/';

/** A port in a list of several. */
export interface PortNameFacts {
  readonly field: string;
  readonly named: boolean;
}

/** Of several ports each has a name. */
export const portNamed: Rule<PortNameFacts> = {
  id: 'port-named',
  severity: 'error',
  title: 'Of a Service\'s several ports each has a name',
  symptom: 'the API server refuses the Service ("name: Required value")',
  cause: 'the addresses behind a Service tell its ports apart by their names',
  fix: 'give each port a name',
  source: `${SOURCE}#multi-port-services`,
  needs: 'a plugin\'s Service',
  check: ({ field, named }) => named ? undefined : `${field} is not stated, and the Service has several ports`,
  subjects: inventory => portsOf(inventory).filter(({ count }) => count > 1).map(({ item, path, port }) => ({
    item, path, facts: { field: written([...path, 'name']), named: ![undefined, null, ''].includes(port.name) },
  })),
};

/** A name at a port. */
export interface PortTextFacts {
  readonly field: 'name' | 'targetPort';
  readonly value: string;
}

const SYNTAX: Readonly<Record<PortTextFacts['field'], RegExp>> = {
  name: /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/,
  targetPort: /^(?=.*[a-z])(?!.*--)[a-z0-9]([-a-z0-9]{0,13}[a-z0-9])?$/,
};

/** Names at a Service's ports. */
export const servicePortName: Rule<PortTextFacts> = {
  id: 'service-port-name',
  severity: 'error',
  title: 'The names at a Service\'s ports are names of ports',
  symptom: 'the API server refuses the Service ("a lowercase RFC 1123 label must consist of …", "must contain at least one letter (a-z)", '
    + '"must be no more than 15 characters")',
  cause: 'a port\'s name is a DNS label, and `targetPort` is the name of a container\'s port, which has at most 15 characters',
  fix: 'write it in lower case, and `targetPort` as the container has it, or as its number without quotes',
  source: `${SOURCE}#field-spec-ports`,
  needs: 'a plugin\'s Service',
  check: ({ field, value }) => SYNTAX[field].test(value) ? undefined : `${field} "${value}" is no name of a port`,
  subjects: inventory => portsOf(inventory).flatMap(({ item, path, port }) => (['name', 'targetPort'] as const).flatMap(field =>
    typeof port[field] === 'string' && port[field] !== '' ? [{ item, path: [...path, field], facts: { field, value: port[field] } }] : [])),
};

function portsOf(inventory: Inventory): Array<{ item: Item; path: Path; port: Record<string, any>; count: number }> {
  return servicesInPlay(inventory).flatMap(item => {
    const ports: unknown[] = Array.isArray(item.spec.ports) ? item.spec.ports : [];
    return ports.map((port, index) => ({ item, path: ['spec', 'ports', index], port: mapOf(port), count: ports.length }));
  });
}
