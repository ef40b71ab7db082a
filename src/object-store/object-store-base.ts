import { Construct, IConstruct } from 'constructs';

/**
 * The parameters of the Barman Cloud plugin beside the object store.
 */
export interface ObjectStoreParametersOptions {
  /**
   * Name of the server's folder in the object store. A cluster that is recovered and archives into the same object store needs another one than its origin.
   *
   * @default - the cluster's name
   */
  readonly serverName?: string;
}

/**
 * An object store, defined in this app or elsewhere.
 */
export interface IObjectStore extends IConstruct {
  /** Name of the ObjectStore. */
  readonly objectStoreName: string;
  /** Namespace of the ObjectStore, if known: only clusters in this namespace can use it. */
  readonly namespace?: string;

  /**
   * The parameters with which a cluster uses the object store, for `parameters` of the Barman Cloud plugin in `plugins` and `externalClusters`.
   *
   * @param options the other parameters
   */
  parameters(options?: ObjectStoreParametersOptions): Record<string, string>;
}

/** What object stores have in common, wherever they are defined. */
export abstract class ObjectStoreBase extends Construct implements IObjectStore {
  public abstract readonly objectStoreName: string;
  public abstract readonly namespace?: string;

  /** Name of the ObjectStore: `objectStoreName`. */
  public get name(): string {
    return this.objectStoreName;
  }

  public parameters(options: ObjectStoreParametersOptions = {}): Record<string, string> {
    const { serverName } = options;
    return { barmanObjectName: this.objectStoreName, ...serverName === undefined ? {} : { serverName } };
  }
}
