import { ImportedObject } from './imported-object';
import { addition, Expression, Manifest, NamedEntry, scalar, Struct, variable } from './model';
import { anyValue } from './typed-values';
import { formatPointer, Path } from '../values/field-path';
import { isMap } from '../values/narrow';

type TakeComments = (path: Path) => readonly string[];

/** The types of the metadata that cdk8s writes as they are, in all languages. */
const METADATA: Readonly<Record<string, string>> = { name: 'string', namespace: 'string', labels: '{string}', annotations: '{string}', finalizers: 'string[]' };

/** Where an object is defined: the variable of its chart, its id there, and the namespace that the chart sets. */
export interface Place { readonly chart: string; readonly id: string; readonly namespace?: string }

/** `ApiObject` of an object, and the patches for what its props cannot have: nulls, and uncommon metadata. */
export function manifestOf(
  object: ImportedObject, { chart, id, namespace }: Place, comments: TakeComments,
): { readonly expression: Manifest; readonly patches: Expression[] } {
  const { apiVersion, kind, metadata, ...rest } = object.content;
  const fields = Object.entries(rest).filter(([, value]) => !hasNull(value))
    .map(([name, value]) => ({ name, comments: comments([name]), value: anyValue(value, comments, [name]) }));
  const nulls = Object.keys(rest).filter(key => hasNull(rest[key])).map(key => added([key], rest[key], comments));
  const isPlain = isMap(metadata) && Object.keys(metadata).every(key => isPlainMetadata(key, metadata[key])) && typeof metadata.name === 'string';
  return {
    expression: {
      kind: 'manifest',
      scope: variable(chart),
      id,
      apiVersion,
      objectKind: kind,
      fields,
      metadata: isPlain ? metadataOf(metadata, namespace, comments) : undefined,
    },
    patches: [...isPlain ? [] : [metadata === undefined ? removed(['metadata']) : added(['metadata'], metadata, comments)], ...nulls],
  };
}

/** A patch that sets a field. */
export function added(path: Path, value: unknown, comments?: TakeComments): Expression {
  return addition(path, anyValue(value, comments, path));
}

function removed(path: Path): Expression {
  return { kind: 'call', on: 'cdk8s.JsonPatch', method: 'remove', args: [scalar(formatPointer(path))] };
}

/** Metadata without the namespace that the chart sets; `name` is omitted where the construct's id is the name. */
export function metadataOf(metadata: Record<string, unknown>, chartNamespace: string | undefined, comments: TakeComments, idIsName = false): Struct {
  const fields = Object.entries(metadata).filter(([key, value]) => isPlainMetadata(key, value)
    && !(key === 'namespace' && value === chartNamespace) && !(key === 'name' && idIsName));
  return {
    kind: 'struct',
    type: 'cdk8s.ApiObjectMetadata',
    fields: fields.map(([name, value]): NamedEntry => ({ name, comments: comments(['metadata', name]), value: metadataValue(name, value, comments) })),
  };
}

function metadataValue(name: string, value: unknown, comments: TakeComments): Expression {
  const made = anyValue(value, comments, ['metadata', name]);
  return made.kind === 'dictionary' || made.kind === 'list' ? { ...made, of: 'string' } : made;
}

/** Whether cdk8s writes a field of metadata as it is: it drops what is empty, and languages other than TypeScript have no further fields. */
export function isPlainMetadata(key: string, value: unknown): boolean {
  const isText = (text: unknown) => typeof text === 'string';
  switch (Object.hasOwn(METADATA, key) ? METADATA[key] : undefined) {
    case 'string': return isText(value);
    case '{string}': return isMap(value) && Object.keys(value).length > 0 && Object.values(value).every(isText);
    case 'string[]': return Array.isArray(value) && value.length > 0 && value.every(isText);
    default: return false;
  }
}

function hasNull(value: unknown): boolean {
  return value === null || typeof value === 'object' && Object.values(value).some(hasNull);
}
