import { Inventory } from './inventory';
import { Item } from './item';
import { groupBy } from '../values/group-by';
import { asName, asRecord } from '../values/narrow';

/** What creates Secrets, by the name of the Secret: Secrets themselves, Certificates, and objects of secret stores, such as ExternalSecrets. */
export function secretMakers(inventory: Inventory): ReadonlyMap<string, Item[]> {
  return inventory.memoize(findMakers);
}

function findMakers({ items }: Inventory): ReadonlyMap<string, Item[]> {
  return groupBy(items, createdSecret);
}

/** The name of the Secret that an object creates; undefined if it creates none. */
export function createdSecret({ kind, name, spec }: Item): string | undefined {
  if (kind === 'Certificate') { return asName(spec.secretName); }
  return /Secret$/.test(kind) ? targetOf(spec) ?? name : undefined;
}

/** The Secret that an object of a secret store creates, if it has another name. */
function targetOf({ target, destination, template }: Record<string, any>): string | undefined {
  return asName(asRecord(target).name) ?? asName(asRecord(destination).name) ?? asName(asRecord(asRecord(template).metadata).name);
}
