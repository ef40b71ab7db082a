import { isOfType, refusal } from '../../facts/field-schema';
import { schemaIn } from '../../facts/operator-crds';
import { formatValue } from '../../values/format-value';
import { refusedFields } from '../engine/accepted-spec';
import { ifCertain } from '../engine/change';
import { FieldInput } from '../engine/field-input';
import { KNOWN_RELEASES } from '../engine/known-releases';
import { rejectedFields } from '../engine/rejected-fields';
import { Mistake, Precedence, Rule } from '../engine/rule';
import { KUBERNETES_DOCS } from '../engine/source';

/** Fields that no release of the operator or plugin has. */
export const fieldUnknown: Rule<FieldInput> = {
  id: 'field-unknown',
  isMended: true,
  severity: 'error',
  title: 'Fields must exist in the API of the operator or plugin',
  symptom: 'the API server rejects the object ("unknown field", applied by the server "field not declared in schema"), '
    + 'or drops the field silently if the client does not request strict validation',
  cause: 'the API server accepts the fields of the CRD only',
  fix: 'correct the name of the field, or remove the field',
  source: `${KUBERNETES_DOCS}/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#field-pruning`,
  releases: KNOWN_RELEASES,
  precedence: Precedence.TYPE,
  patchable: true,
  ofOneObject: true,
  targets: refusedFields,
  check: input => input.history || input.otherProduct || input.reader.newestKnown ? undefined : [unknownField(input, '', input.isOnlyNear)],
};

/** Fields and values that may be new: of Kubernetes, of cert-manager, and of releases of operators and plugins that are newer than the known ones. */
export const fieldNotKnown: Rule<FieldInput> = {
  id: 'field-not-known',
  severity: 'warning',
  title: 'Fields and values should exist in the known releases of their API',
  symptom: 'if your release does not have the field or value either, the API server rejects the object ("unknown field", "Unsupported value", "Invalid value"), '
    + 'or drops an unknown field silently if the client does not request strict validation',
  cause: 'new releases add fields and values, even patch releases; the input does not show the release of Kubernetes and cert-manager, '
    + 'or it shows an operator or plugin that is newer than the releases known here',
  fix: 'correct the name or value; if your release accepts it, acknowledge the warning',
  source: `${KUBERNETES_DOCS}/reference/using-api/api-concepts/#field-validation`,
  needs: 'the release of the operator or plugin; of Kubernetes and cert-manager, an object in the namespace of an operator or a plugin, or a cluster-wide one that belongs to it',
  patchable: true,
  ofOneObject: true,
  targets: rejectedFields,
  check: input => {
    const { value, history, reader: { release, newestKnown }, otherProduct, newest } = input;
    if (newest !== undefined) { return history ? undefined : [unknownField(input, ` up to ${newest}`)]; }
    if (newestKnown === undefined || otherProduct || value === undefined) { return undefined; }
    const upTo = ` up to ${newestKnown}, the newest release known here before ${release}`;
    const schema = history && schemaIn(history, release);
    if (!schema) { return [unknownField(input, upTo)]; }
    const wrong = isOfType(schema, value) ? refusal(schema, value) : undefined;
    return wrong && `${Array.isArray(value) ? 'the list' : formatValue(value)} ${wrong}${upTo}`;
  },
};

/** A newer release may have the field: then a similar name is not certain. */
function unknownField({ kind, near, place }: FieldInput, upTo = '', isCertain = false): Mistake {
  const message = `${/^[AEIOU]/.test(kind) ? 'an' : 'a'} ${kind} has no such field${near === undefined && place !== undefined ? ' here' : ''}${upTo}`;
  if (near !== undefined) {
    return { message: `${message}; did you mean \`${near}\`?`, fix: `rename the field to \`${near}\``, changes: ifCertain(isCertain, { action: 'rename', to: near }) };
  }
  return place === undefined ? { message } : { message: `${message}; did you mean \`${place}\`?`, fix: `move the field to \`${place}\`` };
}
