import { Construct } from 'constructs';
import { PluginDisruptionBudget } from './availability-options';
import { defineObject } from '../kubernetes/define-object';

/** Defines the PodDisruptionBudget of a plugin. */
export function definePodDisruptionBudget(
  scope: Construct, metadata: { name: string; namespace: string }, selectorLabels: Record<string, string>, budget: PluginDisruptionBudget,
): void {
  defineObject(scope, 'PodDisruptionBudget', {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata,
    spec: {
      minAvailable: budget.minAvailable?.value,
      maxUnavailable: budget.maxUnavailable?.value,
      selector: { matchLabels: selectorLabels },
    },
  });
}
