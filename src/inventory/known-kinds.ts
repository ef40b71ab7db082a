import { Item } from './item';
import { Distribution } from '../contracts/distribution';
import { apiVersionOf } from '../facts/kubernetes-kinds';
import { CRD_KINDS } from '../facts/operator-crds';
import { pluginKindNames } from '../facts/plugin-kinds';
import { isMap } from '../values/narrow';

const PRODUCT_GROUPS = [Distribution.CLOUDNATIVE_PG.apiGroup, Distribution.EDB.apiGroup];

/** Whether rules validate the fields of such an object. Other kinds only have a few rules that hold for any object. */
export function hasRules({ kind, apiGroup }: Item): boolean {
  const [group, version] = (apiVersionOf(kind) ?? '').split('/');
  return (version === undefined ? group !== '' && apiGroup === '' : group === apiGroup)
    || PRODUCT_GROUPS.includes(apiGroup) && (CRD_KINDS as readonly string[]).includes(kind)
    || pluginKinds().has(`${apiGroup}/${kind}`);
}

/** Whether SOPS has encrypted values of an object: they are unknown. */
export function isEncrypted({ manifest }: Item): boolean {
  return isMap(manifest.sops);
}

/** The kinds of the operator and of plugins. */
export function customKinds(): string[] {
  return [...new Set([...CRD_KINDS, ...[...pluginKinds()].map(name => name.split('/')[1])])].sort();
}

let ofPlugins: ReadonlySet<string> | undefined;

/** As `<group>/<kind>`. */
function pluginKinds(): ReadonlySet<string> {
  return ofPlugins ??= new Set(pluginKindNames().map(name => name.replace(/\/.*\//, '/')));
}
