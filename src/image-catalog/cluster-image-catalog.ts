import { Construct } from 'constructs';
import { defineImageCatalog } from './define-image-catalog';
import { IImageCatalog, ImageCatalogBase } from './image-catalog-base';
import { ImageCatalogOptions, ImportedClusterImageCatalogOptions } from './image-catalog-options';
import { ImportedImageCatalog } from './imported-image-catalog';
import { ImageCatalogKind } from '../api/image-catalog-ref';
import { IOperator } from '../contracts/operator';
import { Operator } from '../operator/operator';

/**
 * A catalog of images for the clusters in all namespaces.
 */
export interface ClusterImageCatalogProps extends ImageCatalogOptions {}

/**
 * A catalog of images for the clusters in all namespaces. The object is cluster-scoped: it has no namespace.
 *
 * @see https://cloudnative-pg.io/docs/current/image_catalog
 */
export class ClusterImageCatalog extends ImageCatalogBase {
  /**
   * A catalog that is defined elsewhere.
   *
   * @param scope where the construct belongs
   * @param id id of the construct
   * @param catalogName name of the ClusterImageCatalog
   * @param options what else is known about it
   * @throws if the name is invalid
   */
  public static fromClusterImageCatalogName(
    scope: Construct, id: string, catalogName: string, options: ImportedClusterImageCatalogOptions = {},
  ): IImageCatalog {
    return new ImportedImageCatalog(scope, id, ImageCatalogKind.CLUSTER_IMAGE_CATALOG, catalogName, options);
  }

  public readonly catalogName: string;
  public readonly catalogKind = ImageCatalogKind.CLUSTER_IMAGE_CATALOG;
  public readonly operator: IOperator;
  public readonly namespace?: string;

  /**
   * Defines a catalog.
   *
   * @param scope where the construct belongs
   * @param id id of the construct, and the catalog's name if `metadata` has none
   * @param props the images
   * @throws if the API server would reject the catalog
   */
  public constructor(scope: Construct, id: string, props: ClusterImageCatalogProps) {
    super(scope, id);
    this.operator = props.operator ?? Operator._default(this);
    this.catalogName = defineImageCatalog(this, this.catalogKind, this.operator, props).name;
  }
}
