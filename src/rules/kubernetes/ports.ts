import type { Inventory } from '../../inventory/inventory';
import { Item } from '../../inventory/item';
import { relevantServices } from '../../inventory/objects-in-play';
import { formatPath, Path } from '../../values/field-path';
import { asRecord } from '../../values/narrow';
import { clashingPorts, NameInput, portLists, portNames, PortsInput } from '../engine/kubernetes-targets';
import { Rule } from '../engine/rule';

const SOURCE = 'https://kubernetes.io/docs/concepts/services-networking/service/';
const PORT_NAME = /^(?=.*[a-z])(?!.*--)[a-z0-9]([-a-z0-9]{0,13}[a-z0-9])?$/;

/** Each port is a TCP or UDP port number. */
export const portRange: Rule<PortsInput> = {
  id: 'port-range',
  severity: 'error',
  title: 'Ports are whole numbers from 1 to 65535',
  symptom: 'the API server refuses the Service or the Deployment ("must be between 1 and 65535, inclusive"), '
    + 'or the operator registers the plugin and every dial fails',
  cause: 'TCP and UDP have 16 bits for the number of a port',
  fix: 'state a whole number from 1 to 65535',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#defining-a-service',
  needs: 'a plugin\'s Service, or the workload of an operator or a plugin',
  check: ({ ports }) => ports
    .filter(({ number }) => !Number.isInteger(number) || number < 1 || number > 65535)
    .map(({ prop, number }) => number === undefined ? `${prop} is not stated` : `${prop} ${JSON.stringify(number)} is no port number`)[0],
  targets: portLists,
};

/** No two ports of one plugin share a number or a name. */
export const portClash: Rule<PortsInput> = {
  id: 'port-clash',
  severity: 'error',
  title: 'Each port has a number and a name of its own',
  symptom: 'the API server refuses the Service or the Deployment ("Duplicate value", applied by the server "duplicate entries for key […]"), '
    + 'or one server of the plugin cannot listen',
  cause: 'a Service finds a port by its number and protocol, and names it by its name',
  fix: 'give each port a number and a name of its own',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#multi-port-services',
  needs: 'a plugin\'s Service, or the workload of an operator or a plugin',
  check: ({ ports }) => {
    for (const [index, port] of ports.entries()) {
      const other = ports.slice(0, index).find(o =>
        (o.number === port.number && o.protocol === port.protocol) || (o.name !== undefined && o.name === port.name));
      if (other) {
        return `${stated(port)} clashes with ${stated(other)}`;
      }
    }
    return undefined;
  },
  targets: clashingPorts,
};

/** A port's name, where it has one. */
export const portName: Rule<NameInput> = {
  id: 'port-name',
  severity: 'error',
  title: 'The name of a container\'s port is an IANA service name',
  symptom: 'the API server refuses the Deployment or the Service ("must be no more than 15 characters", '
    + '"must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)", "must not contain consecutive hyphens", "must contain at least one letter (a-z)")',
  cause: 'a port\'s name is a service name by RFC 6335, which has at most 15 characters',
  fix: 'state 1 to 15 lower case letters, digits and single "-", with at least one letter',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports',
  needs: 'the workload of an operator or a plugin',
  check: ({ prop, value }) => typeof value === 'string' && PORT_NAME.test(value) ? undefined : `${prop} "${value}" is no port name`,
  targets: portNames,
};

/** A port in a list of several. */
export interface PortNameInput {
  readonly field: string;
  readonly named: boolean;
}

/** Of several ports each has a name. */
export const portNamed: Rule<PortNameInput> = {
  id: 'port-named',
  severity: 'error',
  title: 'Of a Service\'s several ports each has a name',
  symptom: 'the API server refuses the Service ("name: Required value")',
  cause: 'the addresses behind a Service tell its ports apart by their names',
  fix: 'give each port a name',
  source: `${SOURCE}#multi-port-services`,
  needs: 'a plugin\'s Service',
  check: ({ field, named }) => named ? undefined : `${field} is not stated, and the Service has several ports`,
  targets: inventory => portsOf(inventory).filter(({ count }) => count > 1).map(({ item, path, port }) => ({
    item, path, input: { field: formatPath([...path, 'name']), named: ![undefined, null, ''].includes(port.name) },
  })),
};

/** A name at a port. */
export interface PortTextInput {
  readonly field: 'name' | 'targetPort';
  readonly value: string;
}

const SYNTAX: Readonly<Record<PortTextInput['field'], RegExp>> = {
  name: /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/,
  targetPort: /^(?=.*[a-z])(?!.*--)[a-z0-9]([-a-z0-9]{0,13}[a-z0-9])?$/,
};

/** Names at a Service's ports. */
export const servicePortName: Rule<PortTextInput> = {
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
  targets: inventory => portsOf(inventory).flatMap(({ item, path, port }) => (['name', 'targetPort'] as const).flatMap(field =>
    typeof port[field] === 'string' && port[field] !== '' ? [{ item, path: [...path, field], input: { field, value: port[field] } }] : [])),
};

function portsOf(inventory: Inventory): Array<{ item: Item; path: Path; port: Record<string, any>; count: number }> {
  return relevantServices(inventory).flatMap(item => {
    const ports: unknown[] = Array.isArray(item.spec.ports) ? item.spec.ports : [];
    return ports.map((port, index) => ({ item, path: ['spec', 'ports', index], port: asRecord(port), count: ports.length }));
  });
}

/** A port as far as it is stated. */
function stated({ prop, number, name }: PortsInput['ports'][number]): string {
  return [prop, ...number === undefined ? [] : [number], ...name ? [`"${name}"`] : []].join(' ');
}
