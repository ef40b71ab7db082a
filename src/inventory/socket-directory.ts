import type { Inventory } from './inventory';
import { Item, mayShareNamespace } from './item';
import { OperatorView } from './operator-view';
import { configurationOf, managerOf, operatorsIn } from './operators';
import { asRecord, asRecords, asString, asStrings } from '../values/narrow';

/** The directory in which an operator discovers sockets. */
export interface SocketDirectory {
  /** Undefined if it is unknown. */
  readonly directory?: string;
  /** Whether the directory is certain: no object outside the input can change it. */
  readonly stated: boolean;
}

/** The operator's default. */
export const DEFAULT_DIRECTORY = '/plugins';
/** The default according to the operator's documentation, which is wrong. */
export const DOCUMENTED_DIRECTORY = '/plugin';

const SETTING = 'PLUGIN_SOCKET_DIR';

/**
 * The socket directory of an operator, according to its Deployment or a partial one, and its settings.
 *
 * The operator's Secret takes precedence over its ConfigMap, and the ConfigMap over the environment.
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
    // Kubernetes may replace a reference to another variable
    if (!(SETTING in data) && directory?.includes('$(')) { return { stated: false }; }
    return { directory: directory && withoutSlash(directory), stated: directory !== undefined };
  }
  return whole ? defaultOf(manager, configMap) : ofPart(deployment, operator, configMap, inventory);
}

/** The object that the operator references; for a partial Deployment, the one with the default name. */
function objectOf(
  kind: 'ConfigMap' | 'Secret', deployment: Item, manager: Record<string, any> | undefined, whole: boolean, operator: OperatorView, inventory: Inventory,
): Item | undefined {
  const named = manager && configurationOf(kind, deployment, manager, name => inventory.named(name, kind, ''));
  return named ?? (whole ? undefined : inventory.of(kind, '')
    .find(({ name, namespace }) => name === `${operator.distribution.operatorDeploymentName}-config` && mayShareNamespace(namespace, deployment.namespace)));
}

function defaultOf(manager: Record<string, any> | undefined, configMap: Item | undefined): SocketDirectory {
  return { directory: DEFAULT_DIRECTORY, stated: configMap !== undefined || !asStrings(manager?.args).some(arg => arg.startsWith('--config-map-name=')) };
}

/** For a partial Deployment without the setting: the directory that the app declares, or that of the complete Deployment. */
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
