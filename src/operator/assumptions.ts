import { IConstruct } from 'constructs';
import { mistakesOf } from '../check/mistakes';
import { addAppValidator } from '../check/on-synthesis';
import { IOperator } from '../contracts/operator';
import { versionAssumed } from '../rules/operator/versions';

/** What an app relies on while no versions are stated, by operator. */
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
  addAppValidator(operator, () => mistakesOf(versionAssumed, { features: [...first] }));
}
