import { FieldInput } from './field-input';
import { Target } from './rule';
import { customResourcesIn } from '../../inventory/custom-resources';
import type { Inventory } from '../../inventory/inventory';
import { isOnlyNearest, nearestOf } from '../../values/nearest';
import { isKnownText } from '../../values/placeholder';

/** The fields of every custom resource, which have been the same in all releases. */
const ROOT = ['apiVersion', 'kind', 'metadata', 'spec', 'status'];

/** The fields beside `spec` that an object of the operator or a plugin does not have. A patch has directives, and SOPS removes its field. */
export function unknownRootFields(inventory: Inventory): Target<FieldInput>[] {
  return customResourcesIn(inventory).flatMap(({ item, reader }) => Object.keys(item.manifest)
    .filter(key => item.manifest[key] !== undefined && !ROOT.includes(key) && !key.startsWith('$') && key !== 'sops' && isKnownText(key))
    .map(key => ({ item, path: [key], input: { kind: item.kind, value: item.manifest[key], reader, ...nearRoot(key) } })));
}

function nearRoot(key: string): Pick<FieldInput, 'near' | 'isOnlyNear'> {
  const letters = (word: string) => [...word].sort().join('');
  const near = nearestOf(key, ROOT);
  return near === undefined
    ? { near: key.length < 20 ? ROOT.find(name => letters(name) === letters(key)) : undefined, isOnlyNear: true }
    : { near, isOnlyNear: isOnlyNearest(near, key, ROOT) };
}
