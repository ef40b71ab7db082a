import { FieldInput, nearName } from './field-input';
import { Target } from './rule';
import { inAnyRelease } from '../../facts/any-release';
import { FieldSchema, isOfType, refusal } from '../../facts/field-schema';
import { Field, fieldsOf } from '../../facts/fields';
import { apiVersionOf, kubernetesKind, newestReleaseOf, objectMeta } from '../../facts/kubernetes-kinds';
import { Crd } from '../../facts/operator-crds';
import type { Inventory } from '../../inventory/inventory';
import { Item } from '../../inventory/item';
import { relevantObjects } from '../../inventory/objects-in-play';
import { completeObjects, managedObjects } from '../../inventory/whole-objects';
import { asRecord } from '../../values/narrow';
import { isKnownText } from '../../values/placeholder';

/**
 * The fields of Kubernetes' and cert-manager's kinds that are not accepted, and those of any object's metadata.
 *
 * Types are judged in all objects, names and values in those that belong to operators, plugins and clusters, and missing fields in complete objects.
 */
export function rejectedKubernetesFields(inventory: Inventory): Target<FieldInput>[] {
  return inventory.memoize(findRejected);
}

function findRejected(inventory: Inventory): Target<FieldInput>[] {
  const relevant = new Set([...relevantObjects(inventory), ...managedObjects(inventory)]);
  const complete = new Set(completeObjects(inventory));
  return inventory.items.flatMap(item => rejectedIn(item).filter(({ input: { value, history } }) => value === undefined
    ? complete.has(item)
    : relevant.has(item) || history !== undefined && !isOfType(history[0][1]!, value)));
}

function rejectedIn(item: Item): Target<FieldInput>[] {
  const manifest = asRecord(item.manifest);
  const kind = manifest.apiVersion === apiVersionOf(item.kind) ? kubernetesKind(item.kind) : undefined;
  const crd = inAnyRelease(kind ?? objectMeta());
  const isWanted = (value: unknown, schema?: FieldSchema) => schema === undefined || isRejected(crd, schema, value);
  const fields = fieldsOf(crd, kind ? manifest : manifest.metadata ?? {}, undefined, { ignoresNulls: true, isWanted });
  return fields.filter(isJudged).map(field => ({
    item,
    path: kind ? field.keys : ['metadata', ...field.keys],
    input: inputOf(item.kind, crd, field),
  }));
}

function inputOf(kind: string, crd: Crd, field: Field): FieldInput {
  const { value, history, oneOf } = field;
  return { kind, value, history, oneOf, reader: { name: 'Kubernetes' }, newest: newestReleaseOf(kind), ...nearName(crd, field) };
}

function isRejected({ emptyIsUnset }: Crd, schema: FieldSchema, value: unknown): boolean {
  return !isOfType(schema, value) || refusal(schema, value) !== undefined && !(value === '' && emptyIsUnset);
}

/** A patch has directives, and SOPS encrypts whole files: both are gone before the object is applied. */
function isJudged({ keys, history }: Field): boolean {
  const name = `${keys[keys.length - 1]}`;
  return history !== undefined || !name.startsWith('$') && isKnownText(name) && !(keys.length === 1 && name === 'sops');
}
