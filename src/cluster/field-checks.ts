import { Construct } from 'constructs';
import { toPropNames } from '../api/renamed-keys';
import { refusal } from '../crds/field-schema';
import { Field, fieldsOf } from '../crds/fields';
import { CrdKind, crdOf, firstReleases, OLDEST, schemaIn } from '../crds/operator-crds';
import { Distribution } from '../distribution';
import { assumeNewest } from '../operator/assumptions';
import { IOperator } from '../operator/operator-ref';
import { fieldProduct, fieldRelease, fieldRequired, fieldType, fieldUnknown, fieldValue } from '../rules/fields';
import { enforce } from '../rules/rule';

const RULES = [fieldUnknown, fieldProduct, fieldRelease, fieldRequired, fieldType, fieldValue];

/** Checks a rendered `spec` against the operator's CRD, in the release that is stated. */
export function checkFields(scope: Construct, operator: IOperator, kind: CrdKind, spec: unknown): void {
  const { distribution, version: release } = operator;
  const assumed: string[] = [];
  for (const field of fieldsOf(crdOf(distribution, kind), spec, release)) {
    const { at, path, value, history } = field;
    const otherProduct = PRODUCTS.find(product => crdOf(product, kind).history(path))?.name;
    const facts = { kind, prop: toPropNames(at), value, history, release, product: distribution.name, otherProduct };
    RULES.forEach(rule => enforce(scope, rule, facts));
    if (release === undefined && isNewer(field) && !assumed.some(known => at.startsWith(known))) {
      assumed.push(at);
      noteAssumption(scope, operator, field);
    }
  }
}

const PRODUCTS = [Distribution.CLOUDNATIVE_PG, Distribution.EDB];

/** Whether the oldest release does not have the field, or does not take its value. */
function isNewer({ history, value }: Field): boolean {
  const oldest = schemaIn(history!, OLDEST);
  return !oldest || refusal(oldest, value) !== undefined;
}

function noteAssumption(scope: Construct, operator: IOperator, { at, value, history }: Field): void {
  const releases = firstReleases(history!, schema => refusal(schema, value) === undefined);
  assumeNewest(operator, `${toPropNames(at)} of ${scope.node.path} (operator ${releases.join(', ')} or later)`);
}
