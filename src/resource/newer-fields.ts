import { Construct } from 'constructs';
import { toPropPath } from '../api/renamed-keys';
import { IOperator } from '../contracts/operator';
import { FieldSchema, refusal } from '../facts/field-schema';
import { Field, fieldsOf } from '../facts/fields';
import { CrdKind, crdOf, firstReleases, OLDEST, schemaIn } from '../facts/operator-crds';
import { assumeNewest } from '../operator/assumptions';
import { formatPath, Path } from '../values/field-path';

/** Notes the fields that an app relies on while the operator's release is not set: an older release would ignore or reject them. */
export function noteNewerFields(scope: Construct, operator: IOperator, kind: CrdKind, spec: unknown): void {
  if (operator.version === undefined) {
    newerThanOldest(fieldsOf(crdOf(operator.distribution, kind), spec, operator.version)).forEach(([path, releases]) =>
      assumeNewest(operator, `${formatPath(toPropPath(['spec', ...path], kind).slice(1)) || kind} of ${scope.node.path} (operator ${releases} or later)`));
  }
}

/** The fields that the oldest release does not accept, with the releases that do; without those inside a field that came with the same release. */
function newerThanOldest(fields: Field[]): Array<[path: Path, releases: string]> {
  const newer: Array<[Path, string, string]> = [];
  for (const { at, keys, value, history } of fields) {
    const accepts = (schema: FieldSchema) => refusal(schema, value) === undefined;
    const oldest = schemaIn(history!, OLDEST);
    const releases = firstReleases(history!, accepts).join(', ');
    if (!(oldest && accepts(oldest)) && !newer.some(([, same, around]) => at.startsWith(around) && releases === same)) {
      newer.push([keys, releases, at]);
    }
  }
  return newer.map(([path, releases]) => [path, releases]);
}
