import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { isClusterScoped } from '../cluster-scoped';
import { objectNameUnique } from '../rules/kubernetes';
import { pluginNameUnique } from '../rules/plugin-identity';
import { enforce } from '../rules/rule';
import { selectorUnique } from '../rules/standalone';

/**
 * What each operator's Kubernetes already holds, by construct.
 *
 * An Operator object stands for one running operator; charts for different Kubernetes clusters in one app have one each, and the same names in
 * both are no collision.
 */
const registries = new WeakMap<IConstruct, Map<string, IConstruct>>();

function claim(operator: IConstruct, key: string, owner: IConstruct): string | undefined {
  const registry = registries.get(operator) ?? new Map<string, IConstruct>();
  registries.set(operator, registry);
  const other = registry.get(key);
  if (other === undefined) {
    registry.set(key, owner);
  }
  return other === owner ? undefined : other?.node.path;
}

/** Takes a plugin name on an operator. */
export function claimPluginName(operator: IConstruct, plugin: IConstruct, pluginName: string): void {
  enforce(plugin, pluginNameUnique, { pluginName, owner: claim(operator, `plugin ${pluginName}`, plugin) });
}

/** Takes the labels by which a plugin's pods are found. */
export function claimSelector(operator: IConstruct, plugin: IConstruct, labels: Record<string, string>): void {
  const selector = JSON.stringify(Object.entries(labels).sort());
  enforce(plugin, selectorUnique, { labels, owner: claim(operator, `selector ${selector}`, plugin) });
}

/** Takes the names of all Kubernetes objects below a construct, and of the Secrets that cert-manager will make for them. */
export function claimObjectNames(operator: IConstruct, owner: IConstruct): void {
  for (const object of owner.node.findAll().filter(ApiObject.isApiObject) as ApiObject[]) {
    const where = object.metadata.namespace && !isClusterScoped(object.kind) ? ` in namespace "${object.metadata.namespace}"` : '';
    const what = `${object.kind} "${object.name}"${where}`;
    enforce(owner, objectNameUnique, { object: what, owner: claim(operator, `${object.apiGroup} ${what}`, object) });
    if (object.kind === 'Certificate') {
      const secret = `Secret "${object.toJson().spec.secretName}"${where}`;
      enforce(owner, objectNameUnique, { object: secret, owner: claim(operator, ` ${secret}`, object) });
    }
  }
}
