import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { ImageCatalogBase } from './image-catalog-base';
import { ImportedImageCatalogOptions } from './image-catalog-options';
import { ImageCatalogKind } from '../api/image-catalog-ref';
import { enforce } from '../check/mistakes';
import { IOperator } from '../contracts/operator';
import { isClusterScoped } from '../facts/cluster-scoped';
import { Operator } from '../operator/operator';
import { namespaceName, subdomainName } from '../rules/kubernetes/names';

/** A catalog that is defined elsewhere. */
export class ImportedImageCatalog extends ImageCatalogBase {
  public readonly catalogName: string;
  public readonly catalogKind: ImageCatalogKind;
  public readonly operator: IOperator;
  public readonly namespace?: string;

  public constructor(scope: Construct, id: string, catalogKind: ImageCatalogKind, catalogName: string, options: ImportedImageCatalogOptions) {
    super(scope, id);
    this.catalogKind = catalogKind;
    this.catalogName = catalogName;
    this.operator = options.operator ?? Operator._default(this);
    this.namespace = isClusterScoped(catalogKind) ? undefined : options.namespace ?? Chart.of(this).namespace;
    enforce(this, subdomainName, catalogName, ['catalogName']);
    if (this.namespace !== undefined) { enforce(this, namespaceName, this.namespace, ['namespace']); }
  }
}
