import type { Inventory } from './inventory';
import { Item, mayShareNamespace } from './item';
import { OperatorView } from './operator-view';
import { configurationOf, managerOf, operatorsIn } from './operators';
import { asRecord, asRecords, asString, asStrings } from '../values/narrow';

/** Where an operator looks for sockets. */
export interface SocketDirectory {
  /** Nothing where it cannot be known. */
  readonly directory?: string;
  /** Whether the input says so, and nothing outside of it may say otherwise. */
  readonly stated: boolean;
}

/** Where operators look when nobody says anything else. */
export const DEFAULT_DIRECTORY = '/plugins';
/** What the documentation's prose calls the default. */
export const DOCUMENTED_DIRECTORY = '/plugin';

const SETTING = 'PLUGIN_SOCKET_DIR';

/**
 * Where an operator looks, as its Deployment says or a part of it, and its settings.
 *
 * It takes its Secret's word over its ConfigMap's, and that over its environment's.
 */
export function socketDirectoryOf(
  deployment: Item, manager: Record<string, any> | undefined, whole: boolean, operator: OperatorView, inventory: Inventory,
): SocketDirectory {
  const configMap = objectOf('ConfigMap', deployment, manager, whole, operator, inventory);
  const secret = objectOf('Secret', deployment, manager, whole, operator, inventory);
  if (['data', 'stringData'].some(field => SETTING in asRecord(asRecord(secret?.manifest)[field])) || asRecords(manager?.envFrom).length > 0) {
    return { stated: false };
  }
  const variable = asRecords(manager?.env).filter(({ name, value }) => name === SETTING && value !== '').pop();
  const data = asRecord(asRecord(configMap?.manifest).data);
  if (SETTING in data || variable) {
    const directory = asString(SETTING in data ? data[SETTING] : variable!.value);
    return { directory: directory && withoutSlash(directory), stated: directory !== undefined };
  }
  return whole ? defaultOf(manager, configMap) : ofPart(deployment, operator, configMap, inventory);
}

/** The object that the operator names; for a part of its Deployment, the one of the usual name. */
function objectOf(
  kind: 'ConfigMap' | 'Secret', deployment: Item, manager: Record<string, any> | undefined, whole: boolean, operator: OperatorView, inventory: Inventory,
): Item | undefined {
  const named = manager && configurationOf(kind, deployment, manager, inventory.items);
  return named ?? (whole ? undefined : inventory.of(kind, '')
    .find(({ name, namespace }) => name === `${operator.distribution.operatorDeploymentName}-config` && mayShareNamespace(namespace, deployment.namespace)));
}

function defaultOf(manager: Record<string, any> | undefined, configMap: Item | undefined): SocketDirectory {
  return { directory: DEFAULT_DIRECTORY, stated: configMap !== undefined || !asStrings(manager?.args).some(arg => arg.startsWith('--config-map-name=')) };
}

/** What a part of a Deployment does not say, the program does that has written it, or the whole of it. */
function ofPart(deployment: Item, operator: OperatorView, configMap: Item | undefined, inventory: Inventory): SocketDirectory {
  if (inventory.context.operators?.some(one => one.deployment === deployment)) {
    return { directory: operator.socketDirectory, stated: true };
  }
  const base = operatorsIn(inventory).find(({ deployment: other }) => other !== undefined && other !== deployment && other.name === deployment.name
    && mayShareNamespace(other.namespace, deployment.namespace));
  return base
    ? socketDirectoryOf(base.deployment!, managerOf(base.deployment!, base.distribution), true, base, inventory)
    : { directory: DEFAULT_DIRECTORY, stated: configMap !== undefined };
}

export function withoutSlash(directory: string): string {
  return directory.replace(/(?<=.)\/+$/, '');
}
