import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { ObjectStoreBase } from './object-store-base';
import { enforce } from '../check/mistakes';
import { namespaceName, subdomainName } from '../rules/kubernetes/names';

/**
 * What is known about an object store that is defined elsewhere.
 */
export interface ImportedObjectStoreOptions {
  /**
   * Namespace of the ObjectStore. An invalid name is an error.
   *
   * @default - the chart's namespace
   */
  readonly namespace?: string;
}

/** An object store that is defined elsewhere. */
export class ImportedObjectStore extends ObjectStoreBase {
  public readonly objectStoreName: string;
  public readonly namespace?: string;

  public constructor(scope: Construct, id: string, objectStoreName: string, options: ImportedObjectStoreOptions) {
    super(scope, id);
    this.objectStoreName = objectStoreName;
    this.namespace = options.namespace ?? Chart.of(this).namespace;
    enforce(this, subdomainName, objectStoreName, ['objectStoreName']);
    if (this.namespace !== undefined) { enforce(this, namespaceName, this.namespace, ['namespace']); }
  }
}
