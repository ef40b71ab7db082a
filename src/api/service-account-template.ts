import { Metadata } from './metadata';

/**
 * Template of the ServiceAccount that the operator creates for the instances.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface ServiceAccountTemplate {
  /**
   * Labels and annotations, such as those that link the ServiceAccount to a cloud identity.
   */
  readonly metadata: Metadata;
}
