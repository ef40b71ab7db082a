import { firstIndexes } from '../values/group-by';
import { nanos } from '../values/quantity';

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
  readonly minItems?: number;
  readonly maxItems?: number;
  /** The required fields of an object. */
  readonly required?: string[];
  /** Groups of fields: an object must have one of each. */
  readonly requiredOneOf?: string[][];
  /** Whether an object may have any fields. */
  readonly open?: boolean;
  /** The keys that identify the entries of a list, with their default values. */
  readonly keys?: Readonly<Record<string, unknown>>;
}

const INTEGER_BITS: Readonly<Record<string, number>> = { int32: 31, int64: 63 };
const BASE64 = /^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
/** SOPS decrypts such values before anybody applies the object. */
const ENCRYPTED = /^ENC\[/;
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

const TYPES: Readonly<Record<string, string>> = {
  array: 'a list', boolean: 'a boolean', integer: 'an integer', number: 'a number', object: 'an object', string: 'a string',
};

/** The types that a field accepts, for messages. */
export function expectedType({ type }: FieldSchema): string {
  return [type].flat().filter(name => name !== 'null').map(name => TYPES[name]).join(' or ');
}

/** Whether a value is of a type that the field accepts. */
export function isOfType(schema: FieldSchema, value: unknown): boolean {
  const is = typeOf(value);
  if (is === undefined || is === schema.type) { return true; }
  const types = [schema.type].flat();
  return types.includes(is) || is === 'integer' && types.includes('number') || is === 'number' && isQuantity(schema);
}

/** Whether any number is accepted: the operator's webhook converts it to a string before the API server validates it. */
function isQuantity({ type, pattern }: FieldSchema): boolean {
  return Array.isArray(type) && pattern !== undefined;
}

/** What a value of the right type must be, as the end of a sentence; nothing if the schema accepts it. */
export function refusal(schema: FieldSchema, value: unknown): string | undefined {
  if (typeof value === 'string') { return refusalOfString(schema, value); }
  if (typeof value === 'number') { return refusalOfNumber(schema, value); }
  return Array.isArray(value) ? refusalOfList(schema, value) : undefined;
}

function refusalOfString(schema: FieldSchema, value: string): string | undefined {
  const length = schema.minLength === undefined && schema.maxLength === undefined ? 0 : [...value].length;
  if (schema.enum && !schema.enum.includes(value)) { return `must be one of ${schema.enum.map(one => `"${one}"`).join(', ')}`; }
  if (schema.minLength !== undefined && length < schema.minLength) { return schema.minLength === 1 ? 'must not be empty' : `must have at least ${schema.minLength} characters`; }
  if (schema.maxLength !== undefined && length > schema.maxLength) { return `must have at most ${schema.maxLength} characters`; }
  if (schema.pattern !== undefined && !new RegExp(schema.pattern).test(value)) { return `must match ${schema.pattern}`; }
  return refusalOfFormat(schema.format, value);
}

function refusalOfFormat(format: string | undefined, value: string): string | undefined {
  switch (format) {
    case 'byte': return BASE64.test(value.replace(/[\r\n]/g, '')) || ENCRYPTED.test(value) ? undefined : 'must be in base64';
    case 'date-time': return DATE_TIME.test(value) ? undefined : 'must be a time such as 2030-01-31T12:00:00Z';
    case 'quantity': return nanos(value) === undefined ? 'must be a quantity such as "10Gi" or "500m"' : undefined;
    default: return undefined;
  }
}

function refusalOfNumber({ minimum, maximum, format }: FieldSchema, value: number): string | undefined {
  if (minimum !== undefined && value < minimum) { return `must be at least ${minimum}`; }
  if (maximum !== undefined && value > maximum) { return `must be at most ${maximum}`; }
  const bits = INTEGER_BITS[format ?? ''];
  return bits && (value < -(2 ** bits) || value >= 2 ** bits) ? `must be an integer of ${bits + 1} bits` : undefined;
}

function refusalOfList({ keys, minItems = 0, maxItems = Infinity }: FieldSchema, list: any[]): string | undefined {
  if (list.length < minItems) { return `must have at least ${minItems} ${minItems === 1 ? 'entry' : 'entries'}`; }
  if (list.length > maxItems) { return `must have at most ${maxItems} entries`; }
  if (!keys) { return undefined; }
  // values that the app resolves later cannot be compared
  if (list.some(entry => Object.keys(keys).some(key => typeOf(entry?.[key] ?? '') === undefined))) { return undefined; }
  const identities = list.map(entry => JSON.stringify(Object.keys(keys).map(key => entry?.[key] ?? keys[key])));
  const firsts = firstIndexes(identities);
  const twice = identities.findIndex((identity, index) => firsts.get(identity) !== index);
  return twice < 0 ? undefined : `must not have two entries with the same ${Object.keys(keys).join(' and ')}, ${JSON.parse(identities[twice]).join(' ')}`;
}
