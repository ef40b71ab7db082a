import { RoleConfiguration } from './managed-roles';
import { ManagedServices } from './managed-services';

/**
 * Database roles and Services that the operator manages.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface ManagedConfiguration {
  /**
   * Database roles.
   *
   * @default - the operator does not manage roles
   */
  readonly roles?: RoleConfiguration[];

  /**
   * Services of the cluster.
   *
   * @default - the operator's default Services
   */
  readonly services?: ManagedServices;
}
