import { Construct, IConstruct } from 'constructs';
import { ComponentImageRef, ImageCatalogKind, ImageCatalogRef } from '../api/image-catalog-ref';
import { IOperator } from '../contracts/operator';

/**
 * A catalog of images, defined in this app or elsewhere.
 */
export interface IImageCatalog extends IConstruct {
  /** Name of the catalog. */
  readonly catalogName: string;
  /** Kind of the catalog. */
  readonly catalogKind: ImageCatalogKind;
  /** The operator that reads the catalog. */
  readonly operator: IOperator;
  /** Namespace of the catalog, if known. A ClusterImageCatalog has none. */
  readonly namespace?: string;

  /**
   * Selects the image of a major version of PostgreSQL, for `imageCatalogRef` of a cluster.
   *
   * @param major the major version, such as 17
   */
  imageRef(major: number): ImageCatalogRef;

  /**
   * Selects an image for something other than PostgreSQL, for `pgbouncer.imageCatalogRef` of a Pooler.
   *
   * @param key key of the image in the catalog
   */
  componentImageRef(key: string): ComponentImageRef;
}

/** What catalogs of both kinds have in common. */
export abstract class ImageCatalogBase extends Construct implements IImageCatalog {
  public abstract readonly catalogName: string;
  public abstract readonly catalogKind: ImageCatalogKind;
  public abstract readonly operator: IOperator;
  public abstract readonly namespace?: string;

  /** Name of the catalog: `catalogName`. */
  public get name(): string {
    return this.catalogName;
  }

  public imageRef(major: number): ImageCatalogRef {
    return { ...this.reference(), major };
  }

  public componentImageRef(key: string): ComponentImageRef {
    return { ...this.reference(), key };
  }

  private reference(): { readonly apiGroup: string; readonly kind: ImageCatalogKind; readonly name: string } {
    return { apiGroup: this.operator.distribution.apiGroup, kind: this.catalogKind, name: this.catalogName };
  }
}
