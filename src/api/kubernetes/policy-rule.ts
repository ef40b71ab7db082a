/**
 * A rule of a Role or ClusterRole.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface PolicyRule {
  /**
   * Allowed verbs, for example `get`, `list`, `watch`. `*` for all.
   */
  readonly verbs: string[];

  /**
   * API groups of the resources: `''` for the core group, `*` for all groups. Required with `resources`.
   *
   * @default - none
   */
  readonly apiGroups?: string[];

  /**
   * Non-resource URL paths, for example `/healthz`. Only in a ClusterRole. Cannot be combined with `resources`.
   *
   * @default - none
   */
  readonly nonResourceURLs?: string[];

  /**
   * Names of the objects that the rule is limited to. `create` and `deletecollection` cannot be limited to names.
   *
   * @default - all objects
   */
  readonly resourceNames?: string[];

  /**
   * Resources by their plural names, for example `secrets`, including subresources such as `pods/exec`. `*` for all resources of the groups.
   *
   * @default - none
   */
  readonly resources?: string[];
}
