/**
 * What a Role or ClusterRole allows.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface PolicyRule {
  /**
   * What may be done, for example `get`, `list`, `watch`; `*` is everything.
   */
  readonly verbs: string[];

  /**
   * API groups of the resources; `''` is the core group, `*` every group. Necessary together with `resources`.
   *
   * @default - none
   */
  readonly apiGroups?: string[];

  /**
   * URL paths that are no resources, for example `/healthz`. Only in a ClusterRole, and not together with `resources`.
   *
   * @default - none
   */
  readonly nonResourceURLs?: string[];

  /**
   * Names of the only objects that are meant. `create` and `deletecollection` cannot be limited to names.
   *
   * @default - all objects
   */
  readonly resourceNames?: string[];

  /**
   * Resources in the plural, for example `secrets`; `pods/exec` is a subresource, `*` everything in the groups.
   *
   * @default - none
   */
  readonly resources?: string[];
}
