import { Construct } from 'constructs';
import { toPropPath } from '../api/renamed-keys';
import { IOperator } from '../contracts/operator';
import { FieldSchema, refusal } from '../facts/field-schema';
import { Field, fieldsOf } from '../facts/fields';
import { CrdKind, crdOf, firstReleases, OLDEST, schemaIn } from '../facts/operator-crds';
import { pluginKindOf } from '../facts/plugin-kinds';
import { assumeNewest } from '../operator/assumptions';
import { formatPath, Path } from '../values/field-path';

/** Notes the fields that an app relies on while the operator's release is not set: an older release would ignore or reject them. */
export function noteNewerFields(scope: Construct, operator: IOperator, kind: CrdKind, spec: unknown): void {
  if (operator.version === undefined) {
    newerThan(OLDEST, fieldsOf(crdOf(operator.distribution, kind), spec)).forEach(([path, releases]) =>
      assumeNewest(operator, `${fieldOf(scope, kind, path)} (operator ${releases} or later)`));
  }
}

/** The same for an object of a plugin's kind. */
export function noteNewerPluginFields(scope: Construct, operator: IOperator, apiVersion: string, kind: string, spec: unknown): void {
  const known = pluginKindOf(apiVersion, kind);
  if (!known) { return; }
  const { pluginName, oldest, crd } = known;
  newerThan(oldest, fieldsOf(crd, spec)).forEach(([path, releases]) =>
    assumeNewest(operator, `${fieldOf(scope, kind, path)} (${pluginName} ${releases} or later)`, pluginName));
}

function fieldOf({ node }: Construct, kind: string, path: Path): string {
  return `${formatPath(toPropPath(['spec', ...path], kind).slice(1)) || kind} of ${node.path}`;
}

/** The fields that an old release does not accept, with the releases that do; without those inside a field that came with the same release. */
function newerThan(release: string, fields: Field[]): Array<[path: Path, releases: string]> {
  const newer: Array<[Path, string, string]> = [];
  for (const { at, keys, value, history } of fields) {
    const accepts = (schema: FieldSchema) => refusal(schema, value) === undefined;
    const oldest = schemaIn(history!, release);
    const releases = firstReleases(history!, accepts).join(', ');
    if (!(oldest && accepts(oldest)) && !newer.some(([, same, around]) => at.startsWith(around) && releases === same)) {
      newer.push([keys, releases, at]);
    }
  }
  return newer.map(([path, releases]) => [path, releases]);
}
