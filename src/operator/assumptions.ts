import { IConstruct } from 'constructs';
import { mistakesOf } from '../check/mistakes';
import { addAppValidator } from '../check/on-synthesis';
import { IOperator } from '../contracts/operator';
import { pluginRelease } from '../inventory/plugin-releases';
import { versionAssumed } from '../rules/operator/versions';

/** What an app relies on while no versions are stated, by operator: each with the plugin that has it, or without one if the operator or Kubernetes has it. */
const assumptions = new WeakMap<IConstruct, Map<string, string | undefined>>();

/**
 * Notes that the app relies on something that an older operator, Kubernetes or plugin does not have; reported once, when the app is synthesized.
 *
 * @param pluginName the plugin, if it is one; the app may state its release later
 */
export function assumeNewest(operator: IOperator, feature: string, pluginName?: string): void {
  const features = assumptions.get(operator);
  if (features) {
    features.set(feature, pluginName);
    return;
  }
  const first = new Map([[feature, pluginName]]);
  assumptions.set(operator, first);
  addAppValidator(operator, inventory => mistakesOf(versionAssumed, {
    features: [...first].filter(([, plugin]) => plugin === undefined || pluginRelease(plugin, inventory) === undefined).map(([text]) => text),
  }));
}
