import { ConfigMapKeySelector, SecretKeySelector } from './references';

/**
 * SQL files in Secrets and ConfigMaps. All Secrets are run first, then all ConfigMaps, each in list order.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface SQLRefs {
  /**
   * Keys of ConfigMaps with SQL.
   *
   * @default - none
   */
  readonly configMapRefs?: ConfigMapKeySelector[];

  /**
   * Keys of Secrets with SQL.
   *
   * @default - none
   */
  readonly secretRefs?: SecretKeySelector[];
}
