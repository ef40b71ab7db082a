import { IConstruct } from 'constructs';
import { IOperator } from './operator-ref';
import { lookAtApp } from '../check/app-check';
import { versionAssumed } from '../rules/operator';
import { enforce } from '../rules/rule';

/** What an app relies on while versions are not stated, by operator. */
const assumptions = new WeakMap<IConstruct, Set<string>>();

/**
 * Notes that the app relies on something that an older operator or Kubernetes does not have; said once, when the app is synthesized.
 */
export function assumeNewest(operator: IOperator, feature: string): void {
  const features = assumptions.get(operator);
  if (features) {
    features.add(feature);
    return;
  }
  const first = new Set([feature]);
  assumptions.set(operator, first);
  lookAtApp(operator, () => {
    enforce(operator, versionAssumed, { features: [...first] });
    return undefined;
  });
}
