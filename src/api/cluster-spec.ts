import { BackupConfiguration } from './backup';
import { BootstrapConfiguration } from './bootstrap';
import { CertificatesConfiguration } from './certificates';
import { ExternalCluster } from './external-cluster';
import { ImageCatalogRef } from './image-catalog-ref';
import { InstanceLifecycleSpec } from './instance-lifecycle';
import { InstancePodSpec } from './instance-pod';
import * as kubernetes from './kubernetes';
import { LogLevel } from './log-level';
import { ManagedConfiguration } from './managed';
import { EmbeddedObjectMetadata } from './metadata';
import { MonitoringConfiguration } from './monitoring';
import { PostgresConfiguration } from './postgresql';
import { LocalObjectReference } from './references';
import { ReplicaClusterConfiguration } from './replica';
import { ReplicationSlotsConfiguration } from './replication-slots';
import { StorageConfiguration, TablespaceConfiguration } from './storage';

/**
 * Desired state of a cluster, except its plugins: the fields of the Cluster's `spec`.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1#clusterspec
 */
export interface ClusterSpec extends InstancePodSpec, InstanceLifecycleSpec {
  /**
   * Short description of the cluster.
   *
   * @default - none
   */
  readonly description?: string;

  /**
   * Number of PostgreSQL instances, including the primary. An error if it is less than 1.
   */
  readonly instances: number;

  /**
   * PostgreSQL image, with a tag that begins with the PostgreSQL version, such as `ghcr.io/cloudnative-pg/postgresql:17.6`. Cannot be combined
   * with `imageCatalogRef`.
   *
   * @default - the operator's default image
   */
  readonly imageName?: string;

  /**
   * PostgreSQL image, selected from a catalog by major version. Cannot be combined with `imageName`.
   *
   * @default - the operator's default image
   */
  readonly imageCatalogRef?: ImageCatalogRef;

  /**
   * Numeric ID of the user that runs PostgreSQL in the image. Cannot be changed once the cluster exists.
   *
   * @default 26
   */
  readonly postgresUID?: number;

  /**
   * Numeric ID of the group that runs PostgreSQL in the image. Cannot be changed once the cluster exists.
   *
   * @default 26
   */
  readonly postgresGID?: number;

  /**
   * Labels and annotations of all objects that the operator creates for the cluster.
   *
   * @default - none
   */
  readonly inheritedMetadata?: EmbeddedObjectMetadata;

  /**
   * Volume for the data. An error if it has no size.
   */
  readonly storage: StorageConfiguration;

  /**
   * Separate volume for the WAL. It can be added to an existing cluster, but not removed.
   *
   * @default - the WAL is stored on the data volume
   */
  readonly walStorage?: StorageConfiguration;

  /**
   * Tablespaces, each on its own volume. They can be added to an existing cluster, but not removed.
   *
   * @default - none
   */
  readonly tablespaces?: TablespaceConfiguration[];

  /**
   * Configuration of PostgreSQL.
   *
   * @default - the operator's defaults
   */
  readonly postgresql?: PostgresConfiguration;

  /**
   * How the cluster is created: one of `initdb`, `recovery` and `pgBasebackup`. Ignored once the cluster exists.
   *
   * @default - `initdb`, with a database and an owner named `app`
   */
  readonly bootstrap?: BootstrapConfiguration;

  /**
   * Makes the cluster a replica of another cluster.
   *
   * @default - the cluster is a primary cluster
   */
  readonly replica?: ReplicaClusterConfiguration;

  /**
   * Servers and backups outside the cluster that `bootstrap` and `replica` refer to.
   *
   * @default - none
   */
  readonly externalClusters?: ExternalCluster[];

  /**
   * Secret with the `username` and `password` of the superuser.
   *
   * @default - the operator creates one if `enableSuperuserAccess` is true
   */
  readonly superuserSecret?: LocalObjectReference;

  /**
   * Whether the superuser has a password and can connect over the network with it.
   *
   * @default false
   */
  readonly enableSuperuserAccess?: boolean;

  /**
   * TLS certificates of the cluster.
   *
   * @default - created and renewed by the operator
   */
  readonly certificates?: CertificatesConfiguration;

  /**
   * Minimum number of synchronous standbys. Older alternative to `postgresql.synchronous`.
   *
   * @default 0
   */
  readonly minSyncReplicas?: number;

  /**
   * Maximum number of synchronous standbys. Older alternative to `postgresql.synchronous`.
   *
   * @default 0
   */
  readonly maxSyncReplicas?: number;

  /**
   * Replication slots.
   *
   * @default - the operator manages a slot for each standby, and synchronizes user-defined slots to the standbys
   */
  readonly replicationSlots?: ReplicationSlotsConfiguration;

  /**
   * Backups that the operator takes without a plugin. `barmanObjectStore` cannot be combined with a plugin that archives WAL.
   *
   * @default - none
   */
  readonly backup?: BackupConfiguration;

  /**
   * Database roles and Services that the operator manages.
   *
   * @default - none
   */
  readonly managed?: ManagedConfiguration;

  /**
   * Prometheus metrics of the cluster.
   *
   * @default - the operator's default metrics
   */
  readonly monitoring?: MonitoringConfiguration;

  /**
   * Log level of the instances.
   *
   * @default LogLevel.INFO
   */
  readonly logLevel?: LogLevel;

  /**
   * License key. Only EDB Postgres AI for CloudNativePG Cluster. Use `licenseKeySecret` to keep the key out of the manifest.
   *
   * @default - the operator's license key
   */
  readonly licenseKey?: string;

  /**
   * Secret with the license key. Only EDB Postgres AI for CloudNativePG Cluster.
   *
   * @default - the operator's license key
   */
  readonly licenseKeySecret?: kubernetes.SecretKeySelector;
}
