import type { Inventory } from '../../inventory/inventory';
import { Item } from '../../inventory/item';
import { relevantServices, relevantWorkloads } from '../../inventory/objects-in-play';
import { WORKLOAD_KINDS } from '../../inventory/plugins';
import { podContainersOf } from '../../inventory/pod-containers';
import { Path, valueAt } from '../../values/field-path';
import { formatValue } from '../../values/format-value';
import { groupBy } from '../../values/group-by';
import { asNumber, asRecord, asRecords, asString } from '../../values/narrow';
import { ifCertain } from '../engine/change';
import { Mistake, Rule, Target } from '../engine/rule';
import { KUBERNETES_DOCS } from '../engine/source';
import { textAt } from '../engine/text-at';

const SOURCE = `${KUBERNETES_DOCS}/concepts/services-networking/service/`;
const NEEDS = 'the Service of a plugin, or the workload of an operator or a plugin';
const PORT_NAME = /^(?=.*[a-z])(?!.*--)[a-z0-9]([-a-z0-9]{0,13}[a-z0-9])?$/;
const PORT_NAME_FORM = '1 to 15 lowercase letters, digits and single hyphens, with at least one letter';

/** Each port is a TCP or UDP port number. */
export const portRange: Rule<number> = {
  id: 'port-range',
  severity: 'error',
  title: 'Ports must be numbers from 1 to 65535',
  symptom: 'the API server rejects the Service or the Deployment ("must be between 1 and 65535, inclusive"), '
    + 'or the operator registers the plugin and cannot connect to it',
  cause: 'TCP and UDP have 16 bits for the number of a port',
  fix: 'set the port to a number from 1 to 65535',
  source: `${SOURCE}#defining-a-service`,
  kinds: ['Service', ...WORKLOAD_KINDS],
  needs: NEEDS,
  check: port => port < 1 || port > 65535 ? `${port} is invalid: expected a port from 1 to 65535` : undefined,
  targets: inventory => [...servicePortsOf(inventory), ...containerPortsOf(inventory)].flatMap(({ item, path, port, numberField }) => [
    ...numberAt(item, [...path, numberField], port[numberField]),
    ...typeof port.targetPort === 'number' ? numberAt(item, [...path, 'targetPort'], port.targetPort) : [],
  ]),
};

/** What is missing is for required fields, and other values than integers for the types of fields. */
function numberAt(item: Item, path: Path, value: unknown): Target<number>[] {
  return Number.isInteger(value) ? [{ item, path, input: value as number }] : [];
}

/** The ports of one Service or container. */
export interface PortsInput {
  readonly ports: ReadonlyArray<{
    readonly number?: number;
    readonly numberPath: Path;
    readonly name?: string;
    readonly namePath: Path;
    readonly protocol: string;
  }>;
  /** Whether one port may have several names, as in a container: the program listens once. */
  readonly numbersMayRepeat?: boolean;
}

/** No two ports of one plugin share a number or a name. */
export const portClash: Rule<PortsInput> = {
  id: 'port-clash',
  severity: 'error',
  title: 'Each port must have its own number and its own name',
  symptom: 'the API server rejects the Service or the Deployment ("Duplicate value", for server-side apply "duplicate entries for key […]"), '
    + 'or one server of the plugin cannot listen',
  cause: 'a Service identifies a port by its number and protocol, and by its name',
  fix: 'give each port a different number and a different name',
  source: `${SOURCE}#multi-port-services`,
  kinds: ['Service', ...WORKLOAD_KINDS],
  needs: NEEDS,
  check: clashesOf,
  targets: inventory => [
    ...relevantServices(inventory).map(item => clashTarget(item, ['spec', 'ports'], 'port', false)),
    ...relevantWorkloads(inventory).flatMap(item => podContainersOf(item).map(({ path }) => clashTarget(item, [...path, 'ports'], 'containerPort', true))),
  ],
};

function clashesOf({ ports, numbersMayRepeat = false }: PortsInput): Mistake[] {
  const numberOf = ({ number, protocol }: PortsInput['ports'][number]) => number === undefined ? undefined : `${number}/${protocol}`;
  const byNumber = groupBy(ports, numberOf);
  const byName = groupBy(ports, ({ name }) => name);
  return ports.flatMap((port): Mistake[] => {
    const [sameNumber] = byNumber.get(numberOf(port)!) ?? [port];
    if (sameNumber !== port && !numbersMayRepeat) {
      return [{ path: port.numberPath, message: `${port.number} is already the number of ${sameNumber.name ? `the port "${sameNumber.name}"` : 'another port'}` }];
    }
    const [sameName] = byName.get(port.name!) ?? [port];
    return sameName === port ? [] : [{ path: port.namePath, message: `"${port.name}" is already the name of the port ${sameName.number ?? 'before it'}` }];
  });
}

function clashTarget(item: Item, path: Path, field: string, numbersMayRepeat: boolean): Target<PortsInput> {
  const ports = listAt(item, path).map((port, index) => ({
    number: asNumber(port[field]),
    numberPath: [index, field],
    name: asString(port.name) || undefined,
    namePath: [index, 'name'],
    protocol: asString(port.protocol) ?? 'TCP',
  }));
  return { item, path, input: { ports, numbersMayRepeat } };
}

/** The name of a container's port, where it has one. */
export const portName: Rule<string> = {
  id: 'port-name',
  severity: 'error',
  title: 'The name of a container\'s port must be a service name',
  symptom: 'the API server rejects the Deployment or the Service ("must be no more than 15 characters", '
    + '"must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)", "must not contain consecutive hyphens", "must contain at least one letter (a-z)")',
  cause: 'the name of a port is a service name by RFC 6335, which has at most 15 characters',
  fix: `set the name to ${PORT_NAME_FORM}`,
  source: `${KUBERNETES_DOCS}/reference/kubernetes-api/workload-resources/pod-v1/#ports`,
  kinds: WORKLOAD_KINDS,
  needs: 'the workload of an operator or a plugin',
  check: name => PORT_NAME.test(name) ? undefined : `${formatValue(name)} is not a valid port name: expected ${PORT_NAME_FORM}`,
  targets: inventory => containerPortsOf(inventory).flatMap(({ item, path }) => textAt(item, [...path, 'name'])),
};

/** Of several ports each has a name. */
export const portNamed: Rule<boolean> = {
  id: 'port-named',
  severity: 'error',
  title: 'Each port of a Service with several ports must have a name',
  symptom: 'the API server rejects the Service ("name: Required value")',
  cause: 'the endpoints behind a Service distinguish its ports by their names',
  fix: 'set a name for each port of the Service, such as "grpc" and "metrics"',
  source: `${SOURCE}#multi-port-services`,
  kinds: ['Service'],
  needs: 'the Service of a plugin',
  check: isNamed => isNamed ? undefined : 'required, because the Service has several ports',
  targets: inventory => servicePortsOf(inventory).filter(({ count }) => count > 1)
    .map(({ item, path, port }) => ({ item, path: [...path, 'name'], input: ![undefined, null, ''].includes(port.name) })),
};

const SERVICE_PORT_NAME = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** The names at a Service's ports. */
export const servicePortName: Rule<{ readonly field: 'name' | 'targetPort'; readonly value: string }> = {
  id: 'service-port-name',
  isMended: true,
  severity: 'error',
  title: 'Service port names and named targetPorts must be valid',
  symptom: 'the API server rejects the Service ("a lowercase RFC 1123 label must consist of …", "must contain at least one letter (a-z)", '
    + '"must be no more than 15 characters")',
  cause: 'the name of a Service\'s port is a DNS label, and `targetPort` is the name of a container\'s port, which has at most 15 characters',
  fix: 'use lowercase letters, digits and hyphens; set `targetPort` to the name of the container\'s port, or to its number without quotes',
  source: `${SOURCE}#field-spec-ports`,
  kinds: ['Service'],
  needs: 'the Service of a plugin',
  check: ({ field, value }) => field === 'name' ? mistakeInServicePortName(value) : mistakesInTargetPort(value),
  targets: inventory => servicePortsOf(inventory).flatMap(({ item, path }) => (['name', 'targetPort'] as const)
    .flatMap(field => textAt(item, [...path, field]).map(target => ({ ...target, input: { field, value: target.input } })))),
};

function mistakeInServicePortName(name: string): string | undefined {
  return SERVICE_PORT_NAME.test(name)
    ? undefined
    : `${formatValue(name)} is not a valid port name: expected 1 to 63 lowercase letters, digits and "-", starting and ending with a letter or digit`;
}

function mistakesInTargetPort(port: string): Mistake[] {
  if (PORT_NAME.test(port)) { return []; }
  const isNumber = /^\d+$/.test(port);
  return [{
    message: `${formatValue(port)} is not a valid port name: expected ${isNumber ? 'a number without quotes' : PORT_NAME_FORM}`,
    ...isNumber ? { fix: `set targetPort to ${port} without quotes`, changes: ifCertain(`${Number(port)}` === port, { action: 'set', value: Number(port) }) } : {},
  }];
}

/** One port of a Service or a container. */
interface ListedPort {
  readonly item: Item;
  readonly path: Path;
  readonly port: Record<string, any>;
  /** How many ports the list has. */
  readonly count: number;
  /** The field that holds its number. */
  readonly numberField: string;
}

function servicePortsOf(inventory: Inventory): ListedPort[] {
  return relevantServices(inventory).flatMap(item => listedPorts(item, ['spec', 'ports'], 'port'));
}

function containerPortsOf(inventory: Inventory): ListedPort[] {
  return relevantWorkloads(inventory).flatMap(item => podContainersOf(item).flatMap(({ path }) => listedPorts(item, [...path, 'ports'], 'containerPort')));
}

/** Entries of other types have a rule of their own. */
function listedPorts(item: Item, path: Path, numberField: string): ListedPort[] {
  const list = valueAt(item.manifest, path);
  const entries: unknown[] = Array.isArray(list) ? list : [];
  const count = entries.length;
  return entries.flatMap((entry, index) => asRecords([entry]).map(port => ({ item, path: [...path, index], port, count, numberField })));
}

function listAt(item: Item, path: Path): Array<Record<string, any>> {
  const list = valueAt(item.manifest, path);
  return Array.isArray(list) ? list.map(asRecord) : [];
}
