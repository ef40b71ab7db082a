import { objectStoresIn } from '../../inventory/barman-stores';
import { clustersIn } from '../../inventory/clusters';
import { Rule } from '../engine/rule';

const HOOK = 'helm.sh/hook';

/** An object that Helm treats as a hook. */
export interface HookInput {
  readonly kind: string;
  readonly name: string;
  readonly hook: string;
}

/** A hook is not part of the release. */
export const helmHook: Rule<HookInput> = {
  id: 'helm-hook',
  severity: 'warning',
  title: `Clusters and ObjectStores should not have the annotation ${HOOK}`,
  symptom: 'at each upgrade Helm deletes the object and creates it anew: a Cluster loses its data, and plugins do not find the ObjectStore meanwhile',
  cause: 'by default Helm deletes a hook before it creates it again, and a hook is not part of the release that Helm upgrades and uninstalls',
  fix: `remove the annotation ${HOOK}`,
  source: 'https://helm.sh/docs/topics/charts_hooks/',
  kinds: ['Cluster', 'ObjectStore'],
  ofOneObject: true,
  check: ({ kind, name, hook }) => [{
    message: `"${hook}" makes the ${kind} a hook, which Helm deletes and creates again`, fix: `remove the annotation ${HOOK} of the ${kind} "${name}"`,
  }],
  targets: inventory => [...clustersIn(inventory).map(({ item }) => item), ...objectStoresIn(inventory)].flatMap(item => {
    const hook = item.annotations[HOOK];
    // a Cluster for a test is meant to be deleted
    return !hook || hook.split(',').every(one => one.trim().startsWith('test')) ? []
      : [{ item, path: ['metadata', 'annotations', HOOK], input: { kind: item.kind, name: item.name, hook } }];
  }),
};
