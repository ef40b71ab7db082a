import { RuleCases } from '../../support/rule-cases';
import { clusterYaml, manifests, storeYaml } from '../support/resources';

const hooked = (yaml: string, hook: string) => yaml.replace('namespace: apps', `namespace: apps, annotations: { helm.sh/hook: "${hook}" }`);

export const cases: RuleCases[] = [{
  id: 'helm-hook',
  invalid: [
    ['an ObjectStore', manifests(hooked(storeYaml('store'), 'pre-install,pre-upgrade')),
      'metadata.annotations["helm.sh/hook"]: "pre-install,pre-upgrade" makes the ObjectStore a hook, which Helm deletes and creates again'],
    ['a Cluster', manifests(hooked(clusterYaml('db'), 'post-install')),
      'metadata.annotations["helm.sh/hook"]: "post-install" makes the Cluster a hook, which Helm deletes and creates again'],
  ],
  valid: [
    ['no hook', manifests(storeYaml('store'), clusterYaml('db'))],
    ['a test', manifests(hooked(clusterYaml('db'), 'test'))],
    ['an empty annotation', manifests(hooked(clusterYaml('db'), ''))],
  ],
}];
