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
 * What a cluster is to be, apart from its plugins: the operator's `spec`, field for field.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1#clusterspec
 */
export interface ClusterSpec extends InstancePodSpec, InstanceLifecycleSpec {
  /**
   * What the cluster is for, in a sentence.
   *
   * @default - none
   */
  readonly description?: string;

  /**
   * How many PostgreSQL servers the cluster has: 1 or more, one of them the primary. Raises an error where it is not.
   */
  readonly instances: number;

  /**
   * Image of PostgreSQL, with a tag that begins with its version, such as `ghcr.io/cloudnative-pg/postgresql:17.6`. Not together with
   * `imageCatalogRef`.
   *
   * @default - the operator's default image
   */
  readonly imageName?: string;

  /**
   * Image of PostgreSQL, by catalog and major version. Not together with `imageName`.
   *
   * @default - the operator's default image
   */
  readonly imageCatalogRef?: ImageCatalogRef;

  /**
   * Numeric user of PostgreSQL in the image. Fixed once the cluster exists.
   *
   * @default 26
   */
  readonly postgresUID?: number;

  /**
   * Numeric group of PostgreSQL in the image. Fixed once the cluster exists.
   *
   * @default 26
   */
  readonly postgresGID?: number;

  /**
   * Labels and annotations that all objects of the cluster get.
   *
   * @default - none
   */
  readonly inheritedMetadata?: EmbeddedObjectMetadata;

  /**
   * The volume with the data. Raises an error where it has no size.
   */
  readonly storage: StorageConfiguration;

  /**
   * A volume for the WAL alone. It can be added to a cluster, and never taken away.
   *
   * @default - the WAL is in the volume with the data
   */
  readonly walStorage?: StorageConfiguration;

  /**
   * Tablespaces, each with a volume of its own. They can be added, and never taken away.
   *
   * @default - none
   */
  readonly tablespaces?: TablespaceConfiguration[];

  /**
   * Configuration of PostgreSQL.
   *
   * @default - the operator's
   */
  readonly postgresql?: PostgresConfiguration;

  /**
   * How the cluster comes into being: one of `initdb`, `recovery` and `pgBasebackup`. Read when it is made, and never again.
   *
   * @default - `initdb`, with a database and an owner named `app`
   */
  readonly bootstrap?: BootstrapConfiguration;

  /**
   * Makes the cluster a replica of another one.
   *
   * @default - the cluster is a primary one
   */
  readonly replica?: ReplicaClusterConfiguration;

  /**
   * Servers and backups outside the cluster, to which `bootstrap` and `replica` refer.
   *
   * @default - none
   */
  readonly externalClusters?: ExternalCluster[];

  /**
   * Secret with the superuser's `username` and `password`.
   *
   * @default - the operator makes one where `enableSuperuserAccess` is true
   */
  readonly superuserSecret?: LocalObjectReference;

  /**
   * Whether the superuser has a password, and may connect over the network with it.
   *
   * @default false
   */
  readonly enableSuperuserAccess?: boolean;

  /**
   * Certificates of PostgreSQL.
   *
   * @default - the operator makes and renews them
   */
  readonly certificates?: CertificatesConfiguration;

  /**
   * How many standbys must at least be synchronous, in the older form of `postgresql.synchronous`.
   *
   * @default 0
   */
  readonly minSyncReplicas?: number;

  /**
   * How many standbys may at most be synchronous, in the older form of `postgresql.synchronous`.
   *
   * @default 0
   */
  readonly maxSyncReplicas?: number;

  /**
   * Replication slots.
   *
   * @default - kept for the standbys, and copied to them
   */
  readonly replicationSlots?: ReplicationSlotsConfiguration;

  /**
   * Backups that the operator takes without a plugin. `barmanObjectStore` excludes a plugin that is the WAL archiver.
   *
   * @default - none
   */
  readonly backup?: BackupConfiguration;

  /**
   * Roles and services that the operator keeps as stated.
   *
   * @default - none
   */
  readonly managed?: ManagedConfiguration;

  /**
   * Metrics of the cluster for Prometheus.
   *
   * @default - the operator's queries
   */
  readonly monitoring?: MonitoringConfiguration;

  /**
   * How much the instances log.
   *
   * @default LogLevel.INFO
   */
  readonly logLevel?: LogLevel;

  /**
   * License of the product. Only in EDB's product. `licenseKeySecret` keeps it out of the manifest.
   *
   * @default - the operator's
   */
  readonly licenseKey?: string;

  /**
   * Key of a Secret with the license of the product. Only in EDB's product.
   *
   * @default - the operator's
   */
  readonly licenseKeySecret?: kubernetes.SecretKeySelector;
}
