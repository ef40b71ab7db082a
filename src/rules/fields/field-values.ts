import { isOfType, refusal } from '../../facts/field-schema';
import { firstReleases, schemaIn } from '../../facts/operator-crds';
import { formatValue } from '../../values/format-value';
import { nearestOf } from '../../values/nearest';
import { isOlder } from '../../values/release';
import { wordList } from '../../values/word-list';
import { setIfOnly } from '../engine/change';
import { FieldInput } from '../engine/field-input';
import { KNOWN_RELEASES } from '../engine/known-releases';
import { rejectedFields } from '../engine/rejected-fields';
import { Precedence, Rule } from '../engine/rule';
import { KUBERNETES_DOCS } from '../engine/source';

/** Values of the right type, in all APIs that are known here. */
export const fieldValue: Rule<FieldInput> = {
  id: 'field-value',
  isMended: true,
  severity: 'error',
  title: 'The value of a field must be one that the API accepts',
  symptom: 'the API server rejects the object ("Unsupported value", "Invalid value", "Duplicate value", "Too long"), '
    + 'or the operator does if a number has too many bits ("cannot unmarshal number …")',
  cause: 'the API defines which values a field accepts, and compares texts letter by letter; operator releases differ',
  fix: 'set one of the accepted values, or run an operator that accepts the value and set its `version`',
  manifestFix: 'set one of the accepted values, or run an operator that accepts the value',
  source: `${KUBERNETES_DOCS}/reference/kubernetes-api/`,
  releases: KNOWN_RELEASES,
  precedence: Precedence.SCHEMA,
  patchable: true,
  ofOneObject: true,
  targets: rejectedFields,
  check: ({ kind, value, history, reader: { name, release, newestKnown } }) => {
    const schema = history && schemaIn(history, release);
    const wrong = schema && isOfType(schema, value) ? refusal(schema, value) : undefined;
    if (wrong === undefined || newestKnown !== undefined) { return undefined; }
    const accepting = firstReleases(history!, one => refusal(one, value) === undefined).filter(one => release !== undefined && isOlder(release, one));
    const since = accepting.length > 0 ? ` (accepted by ${name === 'operator' ? 'operators' : name} from ${wordList(accepting)} on)` : '';
    const near = typeof value === 'string' && schema!.enum ? nearestOf(value, schema!.enum) : undefined;
    return [{
      message: `${shown(kind, value)} ${wrong}${since}`,
      ...near === undefined || accepting.length > 0 ? {} : { fix: `set "${near}"`, changes: setIfOnly(near, value as string, schema!.enum!) },
    }];
  },
};

/** Values of Secrets are not shown. */
function shown(kind: string, value: unknown): string {
  if (kind === 'Secret') { return 'the value'; }
  return Array.isArray(value) ? 'the list' : formatValue(value);
}
