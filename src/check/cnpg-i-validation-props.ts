/**
 * Facts about the operator that the manifests may not contain.
 */
export interface CnpgIValidationProps {
  /**
   * The product: `edb` or `cloudnative-pg`.
   *
   * @default - detected from the manifests
   */
  readonly product?: string;

  /**
   * Release of the operator, such as `1.30.0`.
   *
   * @default - detected from the operator's image in the manifests, otherwise the latest supported release
   */
  readonly operatorVersion?: string;

  /**
   * Namespace in which the operator runs.
   *
   * @default - detected from the operator's Deployment in the manifests, otherwise unknown
   */
  readonly operatorNamespace?: string;

  /**
   * Version of Kubernetes, such as `1.33`.
   *
   * @default - unknown
   */
  readonly kubernetesVersion?: string;

  /**
   * Releases of plugins, such as `0.14.0`, by the names of the plugins or by the first part of these names, such as `barman-cloud`.
   *
   * @default - detected from the images of the plugins in the manifests, otherwise unknown
   */
  readonly pluginVersions?: Record<string, string>;
}
