import { firstReleases, schemaIn } from '../../facts/operator-crds';
import { wordList } from '../../values/word-list';
import { refusedFields } from '../engine/accepted-spec';
import { FieldInput } from '../engine/field-input';
import { Precedence, Rule } from '../engine/rule';
import { OPERATOR_DOCS } from '../engine/source';

const SYMPTOM = 'the API server rejects the object ("unknown field", applied by the server "field not declared in schema"), '
  + 'or drops the field silently if the client does not request strict validation';

/** Fields that only one product has. */
export const fieldProduct: Rule<FieldInput> = {
  id: 'field-product',
  severity: 'error',
  title: 'Fields must exist in the operator\'s product',
  symptom: SYMPTOM,
  cause: 'each product has its own CRD, with fields that the other one lacks',
  fix: 'remove the field, or give the cluster an operator of the product that has it',
  manifestFix: 'remove the field, or set the apiVersion of the product that has it',
  source: 'https://www.enterprisedb.com/docs/postgres_for_kubernetes/latest/pg4k.v1/',
  precedence: Precedence.TYPE,
  patchable: true,
  ofOneObject: true,
  targets: refusedFields,
  check: ({ history, otherProduct, reader: { product } }) => !history && otherProduct
    ? `only ${otherProduct} has this field, and the operator is ${product}`
    : undefined,
};

/** Fields that were added in a later release. */
export const fieldRelease: Rule<FieldInput> = {
  id: 'field-release',
  severity: 'error',
  title: 'Fields must exist in the release of the operator or plugin',
  symptom: SYMPTOM,
  cause: 'each release of the operator or plugin has its own CRDs, and new releases add fields',
  fix: 'remove the field, or run an operator or plugin that has it and set its version',
  manifestFix: 'remove the field, or run an operator or plugin that has it',
  source: `${OPERATOR_DOCS}/release_notes/`,
  needs: 'the release of the operator or plugin',
  precedence: Precedence.TYPE,
  patchable: true,
  ofOneObject: true,
  targets: refusedFields,
  check: ({ kind, isSpec, history, reader: { name, release, newestKnown } }) => {
    if (!history || schemaIn(history, release) || newestKnown !== undefined) { return undefined; }
    const what = isSpec ? `the kind ${kind}` : 'this field';
    return `${name} ${release} does not have ${what}, which was added in ${wordList(firstReleases(history, () => true))}`;
  },
};
