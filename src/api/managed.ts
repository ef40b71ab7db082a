import { RoleConfiguration } from './managed-roles';
import { ManagedServices } from './managed-services';

/**
 * What the operator keeps as described, in and around the database.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface ManagedConfiguration {
  /**
   * Database roles.
   *
   * @default - the operator leaves roles alone
   */
  readonly roles?: RoleConfiguration[];

  /**
   * Services.
   *
   * @default - the operator's own services
   */
  readonly services?: ManagedServices;
}
