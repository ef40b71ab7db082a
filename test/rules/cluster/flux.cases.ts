import { RuleCases } from '../../support/rule-cases';
import { clusterYaml, manifests } from '../support/resources';

const kustomization = (name: string, force: boolean) =>
  `{ apiVersion: kustomize.toolkit.fluxcd.io/v1, kind: Kustomization, metadata: { name: ${name}, namespace: flux-system }, spec: { path: ./apps, prune: true, force: ${force} } }`;
const guarded = clusterYaml('db').replace('namespace: apps', 'namespace: apps, annotations: { kustomize.toolkit.fluxcd.io/force: disabled }');

export const cases: RuleCases[] = [{
  id: 'flux-force',
  invalid: [['a Cluster', manifests(kustomization('apps', true), clusterYaml('db')),
    'metadata.annotations["kustomize.toolkit.fluxcd.io/force"]: the Kustomization "apps" has force: true, so Flux may delete and create this Cluster: expected "disabled"']],
  valid: [
    ['an annotation', manifests(kustomization('apps', true), guarded)],
    ['no force', manifests(kustomization('apps', false), clusterYaml('db'))],
    ['another Kustomization may apply it', manifests(kustomization('apps', true), kustomization('databases', false), clusterYaml('db'))],
  ],
}];
