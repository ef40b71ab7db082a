import { Construct, IConstruct } from 'constructs';
import { enforce } from '../check/mistakes';
import { serverGeneration } from '../rules/object-store/generations';
import { nameInSeries } from '../values/generation';

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

  /**
   * Number of the archive, from 1 on: the folder is `serverName` for 1, and `serverName` with the number for later ones, such as `orders-2`. It needs
   * `serverName`. Each time the cluster is recovered under the same name, archive into the next number, and recover from the previous one. Any other value is an error.
   *
   * @default - no number
   * @see https://cloudnative-pg.io/plugin-barman-cloud/docs/parameters/
   */
  readonly generation?: number;
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
   * @throws if the generation is invalid
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
    const { generation = null } = options;
    if (generation !== null) { enforce(this, serverGeneration, { ...options, generation }); }
    const serverName = generation === null ? options.serverName : nameInSeries(options.serverName!, generation);
    return { barmanObjectName: this.objectStoreName, ...serverName === undefined ? {} : { serverName } };
  }
}
