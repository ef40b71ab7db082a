import { FieldSchema } from '../../facts/field-schema';
import { Crd, schemaIn } from '../../facts/operator-crds';

/**
 * The schema of a kind's `spec` in a release, as a CRD contains it.
 *
 * @param details what to add to the schema of a field
 */
export function schemaOf(crd: Crd, release: string, details: (path: string) => object): any {
  const build = (path: string): any => {
    const history = crd.history(path);
    const schema = history && schemaIn(history, release);
    if (!schema) { return undefined; }
    const { type, keys, ...rest } = schema;
    return { ...rest, ...typeOf(type), ...listType(keys), ...nested(path, type), ...details(path) };
  };
  const nested = (path: string, type: string | string[]): object => {
    if (type === 'array') { return { items: build(`${path}[]`) }; }
    if (type !== 'object') { return {}; }
    const values = build(`${path}{}`);
    const fields = crd.names(path).map(name => [name, build(path === '' ? name : `${path}.${name}`)] as const).filter(([, schema]) => schema);
    return { ...values && { additionalProperties: values }, ...fields.length > 0 && { properties: Object.fromEntries(fields) } };
  };
  return build('');
}

function typeOf(type: string | string[]): object {
  return typeof type === 'string' ? { type } : { 'anyOf': type.map(one => ({ type: one })), 'x-kubernetes-int-or-string': true };
}

function listType(keys: FieldSchema['keys']): object {
  return keys ? { 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': Object.keys(keys) } : {};
}
