import * as kubernetes from './kubernetes';

/**
 * Pods in the cluster's namespace whose addresses can be used in `pgHba`.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface PodSelectorRef {
  /**
   * Name that lines of `pgHba` refer to, as in `${podselector:apps}`: lower-case letters, digits, `-` and `_`, starting with a letter and ending
   * with a letter or digit.
   */
  readonly name: string;

  /**
   * Label selector of the pods.
   */
  readonly selector: kubernetes.LabelSelector;
}
