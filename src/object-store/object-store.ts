import { ApiObjectMetadata } from 'cdk8s';
import { Construct } from 'constructs';
import { ImportedObjectStore, ImportedObjectStoreOptions } from './imported-object-store';
import { IObjectStore, ObjectStoreBase } from './object-store-base';
import { ObjectStoreConfiguration } from '../api/barman-object-store';
import { InstanceSidecarConfiguration } from '../api/instance-sidecar';
import { IOperator } from '../contracts/operator';
import { Operator } from '../operator/operator';
import { defineResource } from '../resource/define-resource';

/**
 * An object store for backups and WAL.
 */
export interface ObjectStoreProps {
  /**
   * Where backups and WAL are stored, and how. The name of the server's folder belongs to the plugin's parameters: see `parameters()`.
   */
  readonly configuration: ObjectStoreConfiguration;

  /**
   * Name, namespace, labels and annotations of the ObjectStore. Clusters find it by name in their own namespace.
   *
   * @default - the construct's id as the name, the chart's namespace
   */
  readonly metadata?: ApiObjectMetadata;

  /**
   * The operator of the clusters that use the object store, and of the plugin.
   *
   * @default - the app's only Operator; without one, EDB Postgres AI for CloudNativePG Cluster
   */
  readonly operator?: IOperator;

  /**
   * The sidecar of the plugin in each instance.
   *
   * @default - no limits of resources, and a run of the retention policy every 30 minutes
   */
  readonly instanceSidecarConfiguration?: InstanceSidecarConfiguration;

  /**
   * How long backups are kept, in days, weeks or months: `'30d'`, `'4w'`, `'12m'`.
   *
   * @default - forever
   */
  readonly retentionPolicy?: string;
}

/**
 * An object store of the Barman Cloud plugin, for backups and WAL of the clusters in its namespace. Docstrings name the plugin's release for everything that
 * releases since 0.3 have added.
 *
 * @see https://cloudnative-pg.io/plugin-barman-cloud/docs/object_stores
 */
export class ObjectStore extends ObjectStoreBase {
  /**
   * An object store that is defined elsewhere.
   *
   * @param scope where the construct belongs
   * @param id id of the construct
   * @param objectStoreName name of the ObjectStore
   * @param options what else is known about it
   * @throws if a name is invalid
   */
  public static fromObjectStoreName(scope: Construct, id: string, objectStoreName: string, options: ImportedObjectStoreOptions = {}): IObjectStore {
    return new ImportedObjectStore(scope, id, objectStoreName, options);
  }

  public readonly objectStoreName: string;
  public readonly namespace?: string;

  /**
   * Defines an object store.
   *
   * @param scope where the construct belongs
   * @param id id of the construct, and the ObjectStore's name if `metadata` has none
   * @param props the store, its credentials and how it is used
   * @throws if the API server or the plugin would reject the object store
   */
  public constructor(scope: Construct, id: string, props: ObjectStoreProps) {
    super(scope, id);
    const { metadata, operator, ...spec } = props;
    const object = defineResource(this, {
      props, spec, kind: 'ObjectStore', apiVersion: 'barmancloud.cnpg.io/v1', operator: operator ?? Operator._default(this),
    });
    this.objectStoreName = object.name;
    this.namespace = object.metadata.namespace;
  }
}
