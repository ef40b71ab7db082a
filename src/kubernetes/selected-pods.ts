import type * as kplus from 'cdk8s-plus-28';
import { loadPlus } from './load-plus';

/** Selects pods by their labels, in a namespace if it is known. */
export function selectedPods(labels: Record<string, string>, namespace: string | undefined): kplus.PodSelectorConfig {
  const { LabelSelector } = loadPlus();
  return { labelSelector: LabelSelector.of({ labels }), namespaces: namespace === undefined ? undefined : { names: [namespace] } };
}
