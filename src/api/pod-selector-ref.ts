import * as kubernetes from './kubernetes';

/**
 * Pods of the cluster's namespace, whose addresses `pgHba` can name.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface PodSelectorRef {
  /**
   * Name by which a line of `pgHba` refers to it, as in `${podselector:apps}`: lower case letters, digits, `-` and `_`, with a letter
   * first and a letter or digit last.
   */
  readonly name: string;

  /**
   * Labels of the pods.
   */
  readonly selector: kubernetes.LabelSelector;
}
