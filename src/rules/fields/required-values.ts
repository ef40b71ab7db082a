import { customResourcesIn } from '../../inventory/custom-resources';
import { asRecord } from '../../values/narrow';
import { FieldInput } from '../engine/field-input';
import { rejectedFields } from '../engine/rejected-fields';
import { Precedence, Rule } from '../engine/rule';
import { KUBERNETES_DOCS, OPERATOR_DOCS } from '../engine/source';

/** Required fields, in all APIs that are known here. */
export const fieldRequired: Rule<FieldInput> = {
  id: 'field-required',
  severity: 'error',
  title: 'Required fields must be set',
  symptom: 'the API server or cert-manager rejects the object ("Required value", "must be specified")',
  cause: 'the field has no default; for Kubernetes an empty text or list is the same as a missing one',
  fix: 'set the field',
  source: `${KUBERNETES_DOCS}/reference/kubernetes-api/`,
  needs: 'the whole object: a Cluster without `storage`, a backup without `cluster`, a Pooler without `pgbouncer`, an ObjectStore without `configuration` or a Certificate without `secretName` and `issuerRef` may be a patch. '
    + 'Of Kubernetes\' objects: a plugin\'s Service, or the workload of an operator or a plugin',
  precedence: Precedence.SCHEMA,
  patchable: true,
  ofOneObject: true,
  targets: rejectedFields,
  check: ({ value, oneOf }) => {
    if (value !== undefined) { return undefined; }
    return oneOf ? `must set one of ${oneOf.map(name => `\`${name}\``).join(', ')}` : 'required field is missing';
  },
};

/** An operator's or plugin's object without a spec. */
export const specStated: Rule<{ readonly kind: string; readonly stated: boolean }> = {
  id: 'spec-stated',
  severity: 'warning',
  title: 'An object of the operator or a plugin must have a spec',
  symptom: 'unless the object is a patch, the API server rejects it ("spec: Required value")',
  cause: 'the CustomResourceDefinition requires a spec; only a patch of metadata can do without it',
  fix: 'set `spec`; for a patch, check the output of kustomize',
  source: `${OPERATOR_DOCS}/cloudnative-pg.v1`,
  check: ({ kind, stated }) => stated ? undefined : `${/^[AEIOU]/.test(kind) ? 'an' : 'a'} ${kind} without spec`,
  targets: inventory => customResourcesIn(inventory).map(({ item }) => ({
    item, path: ['spec'], input: { kind: item.kind, stated: (asRecord(item.manifest).spec ?? undefined) !== undefined },
  })),
};
