/**
 * The values that the API server accepts for a field: the part of a CRD's schema for that field, without nested fields.
 */
export interface FieldSchema {
  readonly type: string | string[];
  readonly enum?: string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  /** The required fields of an object. */
  readonly required?: string[];
  /** The keys that identify the entries of a list, with their default values. */
  readonly keys?: Readonly<Record<string, unknown>>;
}

const INTEGER_BITS: Readonly<Record<string, number>> = { int32: 31, int64: 63 };
const DATE_TIME = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$/;

/** The type of a value, as named in schemas; undefined for values that are resolved later, such as a Lazy. */
export function typeOf(value: unknown): string | undefined {
  if (value === null) { return 'null'; }
  if (Array.isArray(value)) { return 'array'; }
  switch (typeof value) {
    case 'number': return Number.isInteger(value) ? 'integer' : 'number';
    case 'object': return Object.getPrototypeOf(value)?.constructor.name === 'Object' ? 'object' : undefined;
    default: return typeof value;
  }
}

/** The types that a field accepts, for messages. */
export function expectedType({ type }: FieldSchema): string {
  return [type].flat().filter(name => name !== 'null').join(' or ');
}

/** Whether a value is of a type that the field accepts. */
export function isOfType(schema: FieldSchema, value: unknown): boolean {
  const is = typeOf(value);
  return is === undefined || [schema.type].flat().includes(is) || is === 'number' && isQuantity(schema);
}

/** Whether any number is accepted: the operator's webhook converts it to a string before the API server validates it. */
function isQuantity({ type, pattern }: FieldSchema): boolean {
  return Array.isArray(type) && pattern !== undefined;
}

/** Why the schema rejects a value of the right type, as the end of a sentence; undefined if it accepts the value. */
export function refusal(schema: FieldSchema, value: unknown): string | undefined {
  if (typeof value === 'string') { return refusalOfString(schema, value); }
  if (typeof value === 'number') { return refusalOfNumber(schema, value); }
  return Array.isArray(value) ? refusalOfList(schema, value) : undefined;
}

function refusalOfString(schema: FieldSchema, value: string): string | undefined {
  const length = [...value].length;
  if (schema.enum && !schema.enum.includes(value)) { return `is none of ${schema.enum.map(one => `"${one}"`).join(', ')}`; }
  if (schema.minLength !== undefined && length < schema.minLength) { return `is shorter than ${schema.minLength} ${schema.minLength === 1 ? 'character' : 'characters'}`; }
  if (schema.maxLength !== undefined && length > schema.maxLength) { return `is longer than ${schema.maxLength} characters`; }
  if (schema.pattern !== undefined && !new RegExp(schema.pattern).test(value)) { return `does not match ${schema.pattern}`; }
  return schema.format === 'date-time' && !DATE_TIME.test(value) ? 'is no time such as 2030-01-31T12:00:00Z' : undefined;
}

function refusalOfNumber({ minimum, maximum, format }: FieldSchema, value: number): string | undefined {
  if (minimum !== undefined && value < minimum) { return `is less than ${minimum}`; }
  if (maximum !== undefined && value > maximum) { return `is more than ${maximum}`; }
  const bits = INTEGER_BITS[format ?? ''];
  return bits && (value < -(2 ** bits) || value >= 2 ** bits) ? `is no ${format}` : undefined;
}

function refusalOfList({ keys }: FieldSchema, list: any[]): string | undefined {
  if (!keys) { return undefined; }
  // values that the app resolves later cannot be compared
  if (list.some(entry => Object.keys(keys).some(key => typeOf(entry?.[key] ?? '') === undefined))) { return undefined; }
  const identities = list.map(entry => JSON.stringify(Object.keys(keys).map(key => entry?.[key] ?? keys[key])));
  const twice = identities.findIndex((identity, index) => identities.indexOf(identity) !== index);
  return twice < 0 ? undefined : `has two entries with the same ${Object.keys(keys).join(' and ')}, ${JSON.parse(identities[twice]).join(' ')}`;
}
