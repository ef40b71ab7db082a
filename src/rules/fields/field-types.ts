import { expectedType, isOfType, typeOf } from '../../facts/field-schema';
import { schemaIn } from '../../facts/operator-crds';
import { formatValue } from '../../values/format-value';
import { ifCertain } from '../engine/change';
import { FieldInput } from '../engine/field-input';
import { rejectedFields } from '../engine/rejected-fields';
import { Mistake, Precedence, Rule } from '../engine/rule';
import { KUBERNETES_DOCS } from '../engine/source';

/** Types of values, in all APIs that are known here. */
export const fieldType: Rule<FieldInput> = {
  id: 'field-type',
  isMended: true,
  severity: 'error',
  title: 'The value of a field must have the type of the field',
  symptom: 'the API server rejects the object ("cannot unmarshal … into Go struct field …", without the operator\'s webhook "in body must be of type …", '
    + 'applied by the server "expected …, got …")',
  cause: 'YAML reads text that looks like a number or a boolean as one, and the API server does not convert values',
  fix: 'set a value of the expected type: put text into quotes, and write numbers and booleans without quotes',
  source: `${KUBERNETES_DOCS}/concepts/overview/working-with-objects/#describing-a-kubernetes-object`,
  precedence: Precedence.TYPE,
  patchable: true,
  ofOneObject: true,
  targets: rejectedFields,
  check: input => {
    const { value, history, reader: { release } } = input;
    const schema = history && schemaIn(history, release);
    return value === undefined || !schema || isOfType(schema, value) ? undefined : [mistake(input, expectedType(schema))];
  },
};

const NAMES: Readonly<Record<string, string>> = { array: 'list' };

function mistake({ kind, value }: FieldInput, expected: string): Mistake {
  const type = typeOf(value)!;
  const name = NAMES[type] ?? type;
  const isShown = kind !== 'Secret' && typeof value !== 'object';
  const got = isShown ? `the ${name} ${formatValue(value)}` : value === null ? 'null' : `${/^[aeiou]/.test(name) ? 'an' : 'a'} ${name}`;
  return { message: `expected ${expected}, got ${got}`, ...isShown ? fixOf(value, expected) : {} };
}

/** Quotes are what is wrong most of the time. What is put into quotes may be written in another way than it is read: `on` is true, and 1.10 is 1.1. */
function fixOf(value: unknown, expected: string): Pick<Mistake, 'fix' | 'changes'> {
  if (typeof value !== 'string') {
    const isAsWritten = Number.isSafeInteger(value);
    return expected === 'a string' ? { fix: `put the value into quotes${isAsWritten ? `: "${value}"` : ''}`, changes: [{ action: 'quote' }] } : {};
  }
  const meant = expected === 'an integer' && /^-?\d+$/.test(value) ? Number(value) : { true: true, false: false }[expected === 'a boolean' ? value : ''];
  return meant === undefined ? {} : { fix: `remove the quotes: ${value}`, changes: ifCertain(`${meant}` === value, { action: 'set', value: meant }) };
}
