/**
 * Kind of an image catalog.
 */
export enum ImageCatalogKind {
  /** A catalog in the cluster's namespace. */
  IMAGE_CATALOG = 'ImageCatalog',
  /** A cluster-scoped catalog, for all namespaces. */
  CLUSTER_IMAGE_CATALOG = 'ClusterImageCatalog',
}

/**
 * Selects the PostgreSQL image from a catalog by major version.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface ImageCatalogRef {
  /**
   * Kind of the catalog.
   */
  readonly kind: ImageCatalogKind;

  /**
   * Major version of PostgreSQL, for example 17. The catalog must have an image for it.
   */
  readonly major: number;

  /**
   * Name of the catalog.
   */
  readonly name: string;

  /**
   * API group of the catalog. The API server accepts only the operator's API group, and rejects a reference without it.
   *
   * @default - the API group of the operator that the cluster belongs to
   */
  readonly apiGroup?: string;
}

/**
 * Selects an image for something other than PostgreSQL from a catalog by its key.
 *
 * @see https://cloudnative-pg.io/docs/current/image_catalog
 */
export interface ComponentImageRef {
  /**
   * Key of the image in the catalog's `componentImages`.
   */
  readonly key: string;

  /**
   * Kind of the catalog.
   */
  readonly kind: ImageCatalogKind;

  /**
   * Name of the catalog.
   */
  readonly name: string;

  /**
   * API group of the catalog. The API server accepts only the operator's API group, and rejects a reference without it.
   *
   * @default - the API group of the operator that the cluster belongs to
   */
  readonly apiGroup?: string;
}
