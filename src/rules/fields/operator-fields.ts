import { isOfType, refusal, expectedType } from '../../facts/field-schema';
import { firstReleases, isBeyond, NEWEST, newestKnown, schemaIn } from '../../facts/operator-crds';
import { isOlder } from '../../values/release';
import { refusedFields } from '../engine/accepted-spec';
import { FieldInput } from '../engine/field-input';
import { Rule } from '../engine/rule';

/** Of later releases, `field-not-known` warns instead. */
const KNOWN_RELEASES = `up to ${listed(NEWEST)}`;

/** A field is one of the API. */
export const fieldUnknown: Rule<FieldInput> = {
  id: 'field-unknown',
  severity: 'error',
  title: 'A field is one of the API',
  symptom: 'the API server refuses the object ("unknown field", applied by the server "field not declared in schema"), '
    + 'or drops the field without a word where the client does not ask it to be strict',
  cause: 'the API server knows the fields of the operator\'s CRD, and no others',
  fix: 'correct the name, or leave it out',
  source: 'https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#field-pruning',
  releases: KNOWN_RELEASES,
  patchable: true,
  targets: refusedFields,
  check: ({ kind, prop, history, release, otherProduct }) => history || otherProduct || isBeyond(release) ? undefined : `${prop} is no field of a ${kind}`,
};

/** Each product has fields of its own. */
export const fieldProduct: Rule<FieldInput> = {
  id: 'field-product',
  severity: 'error',
  title: 'A field is one of the operator\'s product',
  symptom: 'the API server refuses the object ("unknown field", applied by the server "field not declared in schema"), '
    + 'or drops the field without a word where the client does not ask it to be strict',
  cause: 'each product has a CRD of its own, with fields that the other one lacks',
  fix: 'leave it out, or give the cluster an operator of the product that has it',
  manifestFix: 'leave it out, or state the apiVersion of the product that has it',
  source: 'https://www.enterprisedb.com/docs/postgres_for_kubernetes/latest/pg4k.v1/',
  patchable: true,
  targets: refusedFields,
  check: ({ prop, history, otherProduct, product }) => !history && otherProduct
    ? `${prop} is a field of ${otherProduct}, and the operator is ${product}`
    : undefined,
};

/** Fields come with releases. */
export const fieldRelease: Rule<FieldInput> = {
  id: 'field-release',
  severity: 'error',
  title: 'A field is one of the operator\'s release',
  symptom: 'the API server refuses the object ("unknown field", applied by the server "field not declared in schema"), '
    + 'or drops the field without a word where the client does not ask it to be strict',
  cause: 'a release brings its CRDs with it, and fields come with releases',
  fix: 'leave it out, or run an operator that knows it and state its `version`',
  manifestFix: 'leave it out, or run an operator that knows it',
  source: 'https://cloudnative-pg.io/docs/current/release_notes/',
  needs: 'the operator\'s release',
  patchable: true,
  targets: refusedFields,
  check: ({ prop, history, release }) => history && !schemaIn(history, release) && !isBeyond(release)
    ? `operator ${release} does not know ${prop}, which came with ${listed(firstReleases(history, () => true))}`
    : undefined,
};

/** Some fields are needed. */
export const fieldRequired: Rule<FieldInput> = {
  id: 'field-required',
  severity: 'error',
  title: 'A field that is required is stated',
  symptom: 'the API server refuses the object ("Required value")',
  cause: 'the CRD requires the field, and the API server fills nothing in for it',
  fix: 'state it',
  source: 'https://cloudnative-pg.io/docs/current/cloudnative-pg.v1',
  needs: 'the whole object: a Cluster without `storage` or a backup without `cluster` may be a patch',
  patchable: true,
  targets: refusedFields,
  check: ({ prop, value }) => value === undefined ? `${prop} is not stated` : undefined,
};

/** A field has its type. */
export const fieldType: Rule<FieldInput> = {
  id: 'field-type',
  severity: 'error',
  title: 'A field has its type',
  symptom: 'the API server refuses the object ("cannot unmarshal … into Go struct field …", without the operator\'s webhook "in body must be of type …", '
    + 'applied by the server "expected …, got …")',
  cause: 'the API server compares each value with the CRD, and converts none',
  fix: 'state a value of that type',
  source: 'https://cloudnative-pg.io/docs/current/cloudnative-pg.v1',
  patchable: true,
  targets: refusedFields,
  check: ({ prop, value, history, release }) => {
    const schema = history && schemaIn(history, release);
    return value === undefined || !schema || isOfType(schema, value) ? undefined : `${prop} ${JSON.stringify(value)} is no ${expectedType(schema)}`;
  },
};

/** A field's value is one that the operator's release takes. */
export const fieldValue: Rule<FieldInput> = {
  id: 'field-value',
  severity: 'error',
  title: 'A field has a value that the operator\'s release takes',
  symptom: 'the API server refuses the object ("Unsupported value", "Invalid value", "Duplicate value", "Too long"), '
    + 'or the operator does where a number has too many bits ("cannot unmarshal number …")',
  cause: 'the CRD of each release says which values a field may have',
  fix: 'state a value that the operator takes, or run an operator that takes it and state its `version`',
  manifestFix: 'state a value that the operator takes, or run an operator that takes it',
  source: 'https://cloudnative-pg.io/docs/current/cloudnative-pg.v1',
  releases: KNOWN_RELEASES,
  patchable: true,
  targets: refusedFields,
  check: ({ prop, value, history, release }) => {
    const schema = history && schemaIn(history, release);
    const wrong = schema && isOfType(schema, value) ? refusal(schema, value) : undefined;
    if (wrong === undefined || isBeyond(release)) { return undefined; }
    const takers = firstReleases(history!, one => refusal(one, value) === undefined).filter(one => release !== undefined && isOlder(release, one));
    return `${withValue(prop, value)} ${wrong}${takers.length > 0 ? ` (operators take it from ${listed(takers)} on)` : ''}`;
  },
};

/** Of a release that is newer than what is known here, a field or value that no known release has may be new, or a mistake. */
export const fieldNotKnown: Rule<FieldInput> = {
  id: 'field-not-known',
  severity: 'warning',
  title: 'Fields and values should be known in the operator\'s release',
  symptom: 'if the release does not have it either, the API server rejects the object ("unknown field", "Unsupported value", "Invalid value"), '
    + 'or drops an unknown field silently where the client does not ask it to be strict',
  cause: 'the operator is newer than the releases whose CRDs are known here, and even patch releases add fields and values',
  fix: 'compare the field with the CRD of the operator\'s release, and acknowledge the warning if it is right',
  source: 'https://cloudnative-pg.io/docs/current/release_notes/',
  releases: `after ${listed(NEWEST)}`,
  needs: 'the operator\'s release',
  patchable: true,
  targets: refusedFields,
  check: ({ kind, prop, value, history, release, otherProduct }) => {
    if (!isBeyond(release) || otherProduct || value === undefined) { return undefined; }
    const upTo = `${newestKnown(release!)}, the newest release known here before ${release}`;
    const schema = history && schemaIn(history, release);
    if (!schema) { return `${prop} is not a field of a ${kind} up to ${upTo}`; }
    const wrong = isOfType(schema, value) ? refusal(schema, value) : undefined;
    return wrong && `${withValue(prop, value)} ${wrong} up to ${upTo}`;
  },
};

/** A field with its value; a list's own is too long. */
function withValue(prop: string, value: unknown): string {
  return Array.isArray(value) ? prop : `${prop} ${JSON.stringify(value)}`;
}

function listed(releases: string[]): string {
  return [releases.slice(0, -1).join(', '), ...releases.slice(-1)].filter(part => part !== '').join(' and ');
}
