/**
 * What the manifests do not say of the operator that will read them.
 */
export interface CnpgIValidationProps {
  /**
   * The product: `edb` or `cloudnative-pg`.
   *
   * @default - as the manifests show it
   */
  readonly product?: string;

  /**
   * The operator's release, such as `1.30.0`.
   *
   * @default - as the operator's image in the manifests says, else the newest
   */
  readonly operatorVersion?: string;

  /**
   * Namespace in which the operator runs.
   *
   * @default - as its Deployment in the manifests says, else unknown
   */
  readonly operatorNamespace?: string;

  /**
   * Version of Kubernetes, such as `1.33`.
   *
   * @default - unknown
   */
  readonly kubernetesVersion?: string;
}
