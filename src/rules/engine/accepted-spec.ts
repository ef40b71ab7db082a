import { inputOfField, FieldInput, isAccepted } from './field-input';
import { Target } from './rule';
import { isOfType, typeOf } from '../../facts/field-schema';
import { Field, fieldsOf } from '../../facts/fields';
import { CrdKind, crdOf, schemaIn } from '../../facts/operator-crds';
import { backupsIn, BackupView, clustersIn, ClusterView } from '../../inventory/clusters';
import { Inventory } from '../../inventory/inventory';
import { asRecord } from '../../values/narrow';

/** The `spec` of a Cluster or a backup, as the API server takes it in. */
export interface AcceptedSpec {
  /** A copy without nulls, without what is no field, and with what is filled in later as no text; nothing where the object has no `spec`, or one of wrong types. */
  readonly spec?: Record<string, any>;
  /** Whether it may be a part of an object only, such as a patch. */
  readonly partial: boolean;
  /** The fields that are not taken as they are. */
  readonly refused: Target<FieldInput>[];
}

/** What each object's owner must state, and a patch need not. */
const WHOLE: Readonly<Record<CrdKind, string>> = { Cluster: 'storage', Backup: 'cluster', ScheduledBackup: 'cluster' };

const taken = new WeakMap<ClusterView | BackupView, AcceptedSpec>();

/** All fields of an inventory that the API server does not take. */
export function refusedFields(inventory: Inventory): Target<FieldInput>[] {
  return [...clustersIn(inventory), ...backupsIn(inventory)].flatMap(view => acceptedSpecOf(view).refused);
}

/** The `spec` of an object, read once for all rules. */
export function acceptedSpecOf(view: ClusterView | BackupView): AcceptedSpec {
  const known = taken.get(view) ?? take(view);
  taken.set(view, known);
  return known;
}

function take({ item, distribution, operator: { version } }: ClusterView | BackupView): AcceptedSpec {
  const spec = asSeen(asRecord(item.manifest).spec);
  if (spec === undefined || spec === null) {
    return { partial: true, refused: [] };
  }
  const kind = item.kind as CrdKind;
  const partial = !(WHOLE[kind] in asRecord(spec));
  const wrong = fieldsOf(crdOf(distribution, kind), spec, version).filter(field => !isAccepted(field, version) && !(partial && isOfPatch(field)));
  const hasTypes = wrong.every(({ value, history }) => {
    const schema = history && schemaIn(history, version);
    return value === undefined || !schema || isOfType(schema, value);
  });
  const refused = wrong.map(field => ({
    item,
    path: ['spec', ...field.keys],
    input: inputOfField(field, kind, { distribution, version }),
  }));
  wrong.filter(({ history }) => !history || !schemaIn(history, version)).forEach(({ keys }) => remove(spec, keys));
  return { spec: hasTypes ? spec : undefined, partial, refused };
}

/** What a patch may have and lack: directives, and all that the rest of the object states. */
function isOfPatch({ keys, value }: Field): boolean {
  return value === undefined || `${keys[keys.length - 1]}`.startsWith('$');
}

/** The API server drops nulls, but for those among a list's entries. What is filled in before it sees the object is said later, as a Lazy's value is. */
function asSeen(value: any): any {
  if (Array.isArray(value)) {
    return value.map(asSeen);
  }
  return typeOf(value) === 'object'
    ? Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== null && entry !== undefined).map(([key, entry]) => [key, asSeen(entry)]))
    : value;
}

function remove(spec: any, keys: ReadonlyArray<string | number>): void {
  const parent = keys.slice(0, -1).reduce((value, key) => value[key], spec);
  delete parent[keys[keys.length - 1]];
}
