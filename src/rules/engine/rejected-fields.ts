import { refusedFields } from './accepted-spec';
import { FieldInput } from './field-input';
import { rejectedKubernetesFields } from './kubernetes-fields';
import { Target } from './rule';
import type { Inventory } from '../../inventory/inventory';

/** All fields of an inventory that an API known here does not accept. */
export function rejectedFields(inventory: Inventory): Target<FieldInput>[] {
  return inventory.memoize(findRejectedFields);
}

function findRejectedFields(inventory: Inventory): Target<FieldInput>[] {
  return [...refusedFields(inventory), ...rejectedKubernetesFields(inventory)];
}
