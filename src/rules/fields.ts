import { FieldFacts } from './field-facts';
import { refusedFields } from './field-subjects';
import { Rule } from './rule';
import { isOfType, refusal, takes } from '../crds/field-schema';
import { firstReleases, schemaIn } from '../crds/operator-crds';
import { isOlder } from '../release';

/** A field is one of the API. */
export const fieldUnknown: Rule<FieldFacts> = {
  id: 'field-unknown',
  severity: 'error',
  symptom: 'the API server refuses the object ("unknown field"), or drops the field without a word where the client does not ask it to be strict',
  fix: 'correct the name, or leave it out',
  check: ({ kind, prop, history, otherProduct }) => history || otherProduct ? undefined : `${prop} is no field of a ${kind}`,
};

/** Each product has fields of its own. */
export const fieldProduct: Rule<FieldFacts> = {
  id: 'field-product',
  severity: 'error',
  symptom: 'the API server refuses the object ("unknown field"), or drops the field without a word where the client does not ask it to be strict',
  fix: 'leave it out, or give the cluster an operator of the product that has it',
  check: ({ prop, history, otherProduct, product }) => !history && otherProduct
    ? `${prop} is a field of ${otherProduct}, and the operator is ${product}`
    : undefined,
};

/** Fields come with releases. */
export const fieldRelease: Rule<FieldFacts> = {
  id: 'field-release',
  severity: 'error',
  symptom: 'the API server refuses the object ("unknown field"), or drops the field without a word where the client does not ask it to be strict',
  fix: 'leave it out, or run an operator that knows it and state its `version`',
  check: ({ prop, history, release }) => history && !schemaIn(history, release)
    ? `operator ${release} does not know ${prop}, which came with ${firstReleases(history, () => true).join(' and ')}`
    : undefined,
};

/** Some fields are needed. */
export const fieldRequired: Rule<FieldFacts> = {
  id: 'field-required',
  severity: 'error',
  symptom: 'the API server refuses the object ("Required value")',
  fix: 'state it',
  check: ({ prop, value }) => value === undefined ? `${prop} is not stated` : undefined,
};

/** A field has its type. */
export const fieldType: Rule<FieldFacts> = {
  id: 'field-type',
  severity: 'error',
  symptom: 'the API server refuses the object ("must be of type …")',
  fix: 'state a value of that type',
  check: ({ prop, value, history, release }) => {
    const schema = history && schemaIn(history, release);
    return value === undefined || !schema || isOfType(schema, value) ? undefined : `${prop} ${JSON.stringify(value)} is no ${takes(schema)}`;
  },
};

/** A field's value is one that the operator's release takes. */
export const fieldValue: Rule<FieldFacts> = {
  id: 'field-value',
  severity: 'error',
  symptom: 'the API server refuses the object ("Unsupported value", "Invalid value", "Duplicate value")',
  fix: 'state a value that the operator takes, or run an operator that takes it and state its `version`',
  check: ({ prop, value, history, release }) => {
    const schema = history && schemaIn(history, release);
    const wrong = schema && isOfType(schema, value) ? refusal(schema, value) : undefined;
    if (wrong === undefined) { return undefined; }
    const takers = firstReleases(history!, one => refusal(one, value) === undefined).filter(one => release !== undefined && isOlder(release, one));
    const what = Array.isArray(value) ? prop : `${prop} ${JSON.stringify(value)}`;
    return `${what} ${wrong}${takers.length > 0 ? ` (operators take it from ${takers.join(' and ')} on)` : ''}`;
  },
};
