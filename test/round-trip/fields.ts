/** Paths of all fields of a schema. `[]` stands for the entries of a list, `*` for those of a map. */
export function fieldsOfSchema(schema: any, path = ''): string[] {
  if (schema?.items) {
    return fieldsOfSchema(schema.items, `${path}[]`);
  }
  const own = Object.entries(schema?.properties ?? {}).flatMap(([key, child]) => [join(path, key), ...fieldsOfSchema(child, join(path, key))]);
  return schema?.additionalProperties ? [...own, ...fieldsOfSchema(schema.additionalProperties, join(path, '*'))] : own;
}

/** Paths of the schema's fields that a value has. */
export function fieldsOfValue(value: any, schema: any, path = ''): string[] {
  if (Array.isArray(value)) {
    return value.flatMap(entry => fieldsOfValue(entry, schema?.items, `${path}[]`));
  }
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  return Object.entries(value).flatMap(([key, child]) => {
    const field = schema?.properties?.[key];
    const childPath = join(path, field ? key : '*');
    return [...field ? [childPath] : [], ...fieldsOfValue(child, field ?? schema?.additionalProperties, childPath)];
  });
}

function join(path: string, key: string): string {
  return path ? `${path}.${key}` : key;
}
