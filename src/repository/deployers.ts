import { applicationOrders, applicationSet } from './argo';
import { Workshop } from './builder';
import { fluxInstance, fluxKustomization, helmRelease } from './flux';
import { groupOf } from './lineage';
import { Ordered } from './orders';
import { Source } from './source-files';
import { asRecord } from '../values/narrow';

/** The builds that an object orders, if it is one of Flux or Argo CD. */
export function ordersOf(workshop: Workshop, source: Source, directories: readonly string[]): Ordered[] {
  const { apiVersion, kind, spec } = asRecord(source.value);
  if (asRecord(spec).suspend === true) { return []; }
  const listOf = (one: Ordered | undefined) => one === undefined ? [] : [one];
  switch (`${groupOf(apiVersion)}/${kind}`) {
    case 'kustomize.toolkit.fluxcd.io/Kustomization': return [fluxKustomization(workshop, source)];
    case 'helm.toolkit.fluxcd.io/HelmRelease': return listOf(helmRelease(workshop, source));
    case 'fluxcd.controlplane.io/FluxInstance': return listOf(fluxInstance(workshop, source));
    case 'argoproj.io/Application': return applicationOrders(workshop, source);
    case 'argoproj.io/ApplicationSet': return applicationSet(workshop, source, directories);
    default: return [];
  }
}
