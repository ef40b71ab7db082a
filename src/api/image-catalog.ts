import { ExtensionConfiguration } from './extensions';

/**
 * The PostgreSQL image of a major version.
 *
 * @see https://cloudnative-pg.io/docs/current/image_catalog
 */
export interface CatalogImage {
  /**
   * The image, for example `'ghcr.io/cloudnative-pg/postgresql:17.6'`.
   */
  readonly image: string;

  /**
   * Major version of PostgreSQL in the image: 10 or later, unique in the catalog.
   */
  readonly major: number;

  /**
   * Images of extensions for this major version. Clusters refer to them by name in `postgresql.extensions`. Needs operator 1.29 or later
   * (CloudNativePG: also from 1.27.4 and 1.28.2).
   *
   * @default - none
   */
  readonly extensions?: ExtensionConfiguration[];
}

/**
 * An image for something other than PostgreSQL, such as PgBouncer. Needs operator 1.30 or later (CloudNativePG: also from 1.28.4 and
 * 1.29.2).
 *
 * @see https://cloudnative-pg.io/docs/current/image_catalog
 */
export interface CatalogComponentImage {
  /**
   * The image.
   */
  readonly image: string;

  /**
   * Key of the image: 1 to 63 lowercase letters, digits and `-`, with a letter or digit at both ends, unique in the catalog.
   */
  readonly key: string;
}
