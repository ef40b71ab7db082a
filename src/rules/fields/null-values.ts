import { Rule } from '../engine/rule';
import { KUBERNETES_DOCS } from '../engine/source';

/** A prop that is set to null would vanish from the manifest. */
export const nullValue: Rule<undefined> = {
  id: 'null-value',
  severity: 'error',
  title: 'A prop must not be null',
  symptom: 'the field is missing from the manifest, and the cluster uses its default',
  cause: 'Kubernetes treats a field that is null as one that is not set, and cdk8s does not write it at all',
  fix: 'set a value, or remove the prop',
  source: `${KUBERNETES_DOCS}/reference/using-api/api-concepts/`,
  programsOnly: 'in a manifest, null is a common way to use the default of a field',
  check: () => 'null is not a value',
};
