import { Construct } from 'constructs';
import { toPropNames } from '../api/renamed-keys';
import { FieldSchema, refusal } from '../crds/field-schema';
import { Field, fieldsOf } from '../crds/fields';
import { CrdKind, crdOf, firstReleases, OLDEST, schemaIn } from '../crds/operator-crds';
import { assumeNewest } from '../operator/assumptions';
import { IOperator } from '../operator/operator-ref';
import { factsOfField } from '../rules/field-facts';
import { fieldNotKnown, fieldProduct, fieldRelease, fieldRequired, fieldType, fieldUnknown, fieldValue } from '../rules/fields';
import { enforce } from '../rules/rule';

const RULES = [fieldUnknown, fieldProduct, fieldRelease, fieldRequired, fieldType, fieldValue, fieldNotKnown];

/** Checks a rendered `spec` against the operator's CRD, in the release that is stated. */
export function checkFields(scope: Construct, operator: IOperator, kind: CrdKind, spec: unknown): void {
  const fields = fieldsOf(crdOf(operator.distribution, kind), spec, operator.version);
  for (const field of fields) {
    const facts = factsOfField(field, kind, toPropNames(field.at), operator);
    RULES.forEach(rule => enforce(scope, rule, facts));
  }
  if (operator.version === undefined) {
    newerThanOldest(fields).forEach(([at, releases]) =>
      assumeNewest(operator, `${toPropNames(at)} of ${scope.node.path} (operator ${releases} or later)`));
  }
}

/** What the oldest release does not have or take, with the releases that do; not what came along with a field that it is in. */
function newerThanOldest(fields: Field[]): Array<[at: string, releases: string]> {
  const newer: Array<[string, string]> = [];
  for (const { at, value, history } of fields) {
    const takes = (schema: FieldSchema) => refusal(schema, value) === undefined;
    const oldest = schemaIn(history!, OLDEST);
    const releases = firstReleases(history!, takes).join(', ');
    if (!(oldest && takes(oldest)) && !newer.some(([around, same]) => at.startsWith(around) && releases === same)) {
      newer.push([at, releases]);
    }
  }
  return newer;
}
