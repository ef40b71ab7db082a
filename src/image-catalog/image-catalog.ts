import { Construct } from 'constructs';
import { defineImageCatalog } from './define-image-catalog';
import { IImageCatalog, ImageCatalogBase } from './image-catalog-base';
import { ImageCatalogOptions, ImportedImageCatalogOptions } from './image-catalog-options';
import { ImportedImageCatalog } from './imported-image-catalog';
import { ImageCatalogKind } from '../api/image-catalog-ref';
import { IOperator } from '../contracts/operator';
import { Operator } from '../operator/operator';

/**
 * A catalog of images for the clusters in a namespace.
 */
export interface ImageCatalogProps extends ImageCatalogOptions {}

/**
 * A catalog of images for the clusters in its namespace.
 *
 * @see https://cloudnative-pg.io/docs/current/image_catalog
 */
export class ImageCatalog extends ImageCatalogBase {
  /**
   * A catalog that is defined elsewhere.
   *
   * @param scope where the construct belongs
   * @param id id of the construct
   * @param catalogName name of the ImageCatalog
   * @param options what else is known about it
   * @throws if a name is invalid
   */
  public static fromImageCatalogName(scope: Construct, id: string, catalogName: string, options: ImportedImageCatalogOptions = {}): IImageCatalog {
    return new ImportedImageCatalog(scope, id, ImageCatalogKind.IMAGE_CATALOG, catalogName, options);
  }

  public readonly catalogName: string;
  public readonly catalogKind = ImageCatalogKind.IMAGE_CATALOG;
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
  public constructor(scope: Construct, id: string, props: ImageCatalogProps) {
    super(scope, id);
    this.operator = props.operator ?? Operator._default(this);
    const { name, metadata } = defineImageCatalog(this, this.catalogKind, this.operator, props);
    this.catalogName = name;
    this.namespace = metadata.namespace;
  }
}
