import { Schema } from '../../scripts/crd-facts';

/** A `spec` made to try one constraint of a schema: it breaks it, or just keeps it. */
export interface Trial {
  readonly constraint: string;
  readonly spec: any;
}

/** Every constraint of a schema with values around its border, inside the objects and lists that lead to it. */
export function trials(schema: Schema, at: string, wrap: (value: unknown) => any): Trial[] {
  const own = candidates(schema).map(([constraint, value]) => ({ constraint: `${at} ${constraint}`, spec: wrap(value) }));
  const properties = Object.entries<Schema>(schema.properties ?? {})
    .flatMap(([name, property]) => trials(property, `${at}.${name}`, value => wrap({ [name]: value })));
  const items = schema.items ? trials(schema.items, `${at}[]`, value => wrap([value])) : [];
  const values = typeof schema.additionalProperties === 'object' ? trials(schema.additionalProperties, `${at}{}`, value => wrap({ any: value })) : [];
  return [...own, ...properties, ...items, ...values];
}

function candidates(schema: Schema): Array<[string, unknown]> {
  const { enum: values, minimum, maximum, minLength, maxLength, pattern, format } = schema;
  const types: Array<[string, unknown]> = [['text', 'a'], ['number', 7], ['fraction', 1.5], ['boolean', true], ['list', []], ['object', {}], ['null', null]];
  // the operator's webhook writes a quantity that is a number as a text, before the API server looks
  const isQuantity = Array.isArray(schema.type) && pattern !== undefined;
  return [
    ...types.filter(([name]) => !(name === 'fraction' && isQuantity)),
    ...schema.type === 'object' ? [['unknown field', { 'no such field': 1 }] as [string, unknown]] : [],
    ...schema.items?.type === 'object' ? [['twice', [entry(schema), entry(schema)]], ['once', [entry(schema)]]] as Array<[string, unknown]> : [],
    ...(values ?? []).map((value: string): [string, unknown] => ['value', value]),
    ...minimum !== undefined ? [['least', minimum], ['less', minimum - 1]] as Array<[string, unknown]> : [],
    ...maximum !== undefined ? [['most', maximum], ['more', maximum + 1]] as Array<[string, unknown]> : [],
    ...minLength !== undefined ? [['shorter', 'a'.repeat(minLength - 1)]] as Array<[string, unknown]> : [],
    ...maxLength !== undefined ? [['longest', 'a'.repeat(maxLength)], ['longer', 'a'.repeat(maxLength + 1)]] as Array<[string, unknown]> : [],
    ...pattern !== undefined ? ['', 'A_b', 'a-', '1Gi', '-1', 'a b', '30d', '0d', '1e3', '.5', 'ä'].map((value): [string, unknown] => ['form', value]) : [],
    ...format === 'int32' ? [['32 bits', 2 ** 31 - 1], ['33 bits', 2 ** 31], ['33 bits below', -(2 ** 31) - 1]] as Array<[string, unknown]> : [],
    ...format === 'date-time' ? [['time', '2030-01-31T12:00:00Z'], ['day', '2030-01-31']] as Array<[string, unknown]> : [],
  ];
}

/** An entry of a list, with what tells it apart from others, if anything does, and all that is required. */
function entry({ items, ...schema }: Schema): any {
  const keys: string[] = [...schema['x-kubernetes-list-map-keys'] ?? [], ...items.required ?? []];
  return Object.fromEntries(keys.map(key => [key, items.properties[key].type === 'integer' ? 1 : 'a']));
}
