import { ConfigMapKeySelector, SecretKeySelector } from './references';

/**
 * Files of SQL in Secrets and ConfigMaps. All Secrets run first, then all ConfigMaps, each in the order of the list.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface SQLRefs {
  /**
   * Keys of ConfigMaps.
   *
   * @default - none
   */
  readonly configMapRefs?: ConfigMapKeySelector[];

  /**
   * Keys of Secrets.
   *
   * @default - none
   */
  readonly secretRefs?: SecretKeySelector[];
}
