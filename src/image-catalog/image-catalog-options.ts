import { ApiObjectMetadata } from 'cdk8s';
import { CatalogComponentImage, CatalogImage } from '../api/image-catalog';
import { IOperator } from '../contracts/operator';

/**
 * The images of a catalog.
 */
export interface ImageCatalogOptions {
  /**
   * The PostgreSQL images: 1 to 8, with different major versions.
   */
  readonly images: CatalogImage[];

  /**
   * Name, labels and annotations of the catalog; its namespace too, if it has one.
   *
   * @default - the construct's id as the name, the chart's namespace
   */
  readonly metadata?: ApiObjectMetadata;

  /**
   * The operator that reads the catalog.
   *
   * @default - the app's only Operator; without one, EDB Postgres AI for CloudNativePG Cluster
   */
  readonly operator?: IOperator;

  /**
   * Images for something other than PostgreSQL, such as PgBouncer: at most 32. Needs operator 1.30 or later (CloudNativePG: also from 1.28.4 and 1.29.2).
   *
   * @default - none
   */
  readonly componentImages?: CatalogComponentImage[];
}

/**
 * What is known about a cluster-scoped catalog that is defined elsewhere.
 */
export interface ImportedClusterImageCatalogOptions {
  /**
   * The operator that reads the catalog.
   *
   * @default - the app's only Operator; without one, EDB Postgres AI for CloudNativePG Cluster
   */
  readonly operator?: IOperator;
}

/**
 * What is known about a catalog that is defined elsewhere.
 */
export interface ImportedImageCatalogOptions extends ImportedClusterImageCatalogOptions {
  /**
   * Namespace of the catalog. An invalid name is an error.
   *
   * @default - the chart's namespace
   */
  readonly namespace?: string;
}
