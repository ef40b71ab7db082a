import { Metadata } from './metadata';

/**
 * What the operator writes into the instances' ServiceAccount.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface ServiceAccountTemplate {
  /**
   * Labels and annotations, such as those by which a cloud gives rights.
   */
  readonly metadata: Metadata;
}
