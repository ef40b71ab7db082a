import { BootstrapConfiguration } from '../../api/bootstrap';
import { ExternalCluster } from '../../api/external-cluster';
import { PluginConfiguration } from '../../api/plugin-configuration';
import { RecoveryTarget } from '../../api/recovery';
import { LocalObjectReference } from '../../api/references';
import { ReplicaClusterConfiguration } from '../../api/replica';
import { IPlugin } from '../../contracts/plugin';
import { IObjectStore, ObjectStoreParametersOptions } from '../../object-store/object-store-base';

/**
 * Which backups in an object store a cluster is created from.
 */
export interface BarmanCloudSourceOptions {
  /**
   * Name of the server's folder in the object store: the `serverName` with which the origin archived, by default the name of its Cluster.
   *
   * It is required: without it, the plugin would search for backups of the new cluster.
   */
  readonly serverName: string;

  /**
   * Number of the origin's archive, from 1 on: the `generation` with which the origin archived. Any other value is an error.
   *
   * @default - no number
   */
  readonly generation?: number;

  /**
   * Name of the entry in `externalClusters`.
   *
   * @default - `serverName`
   */
  readonly name?: string;
}

/**
 * What a cluster is recovered from.
 */
export interface BarmanCloudRecoveryOptions extends BarmanCloudSourceOptions {
  /**
   * Point at which the recovery stops.
   *
   * @default - the end of the archived WAL
   */
  readonly recoveryTarget?: RecoveryTarget;

  /**
   * Name of the application database. Set it if the origin has another one: the `-app` Secret is for this database.
   *
   * @default 'app'
   */
  readonly database?: string;

  /**
   * Role that owns the application database.
   *
   * @default - the name of the application database
   */
  readonly owner?: string;

  /**
   * Secret of type `kubernetes.io/basic-auth` with the username and password of the owner.
   *
   * @default - the operator creates one with a random password
   */
  readonly secret?: LocalObjectReference;
}

/**
 * What a replica cluster follows.
 */
export interface BarmanCloudReplicaOptions extends BarmanCloudSourceOptions {
  /**
   * Minimum delay before transactions of the source are replayed, as a Kubernetes duration: `'8h'`.
   *
   * @default - no delay
   */
  readonly minApplyDelay?: string;
}

/**
 * Fields of a Cluster that is recovered from an object store: pass both on to the cluster.
 */
export interface BarmanCloudRecovery {
  /** How the cluster is created. */
  readonly bootstrap: BootstrapConfiguration;
  /** The origin. */
  readonly externalClusters: ExternalCluster[];
}

/**
 * Fields of a Cluster that follows the archive in an object store: pass all three on to the cluster.
 */
export interface BarmanCloudReplica extends BarmanCloudRecovery {
  /** What the cluster follows. */
  readonly replica: ReplicaClusterConfiguration;
}

/**
 * The Barman Cloud plugin, however it is installed.
 */
export interface IBarmanCloudPlugin extends IPlugin {
  /**
   * Archives the WAL of a cluster into an object store, and takes its backups: an entry of the cluster's `plugins`.
   *
   * @param store the object store, in the cluster's namespace
   * @param options the name of the server's folder
   * @throws if the generation is invalid
   */
  archiveTo(store: IObjectStore, options?: ObjectStoreParametersOptions): PluginConfiguration;

  /**
   * Recovers a new cluster from an object store.
   *
   * A recovered cluster that archives into the same object store needs another `serverName`, or a later `generation`, than its origin.
   *
   * @param store the object store with the backups of the origin, in the namespace of the new cluster
   * @param options the origin, and how far it is recovered
   * @throws if the generation is invalid
   */
  recoverFrom(store: IObjectStore, options: BarmanCloudRecoveryOptions): BarmanCloudRecovery;

  /**
   * Makes a cluster a replica that follows the WAL in an object store.
   *
   * @param store the object store into which the origin archives, in the namespace of the replica
   * @param options the origin
   * @throws if the generation is invalid
   */
  replicaOf(store: IObjectStore, options: BarmanCloudReplicaOptions): BarmanCloudReplica;
}

export function archiving(plugin: IPlugin, store: IObjectStore, options?: ObjectStoreParametersOptions): PluginConfiguration {
  return { plugin, isWALArchiver: true, parameters: store.parameters(options) };
}

export function recovery(plugin: IPlugin, store: IObjectStore, options: BarmanCloudRecoveryOptions): BarmanCloudRecovery {
  const { serverName, generation, name = serverName, ...rest } = options;
  return {
    bootstrap: { recovery: { source: name, ...rest } },
    externalClusters: [{ name, plugin: { plugin, parameters: store.parameters({ serverName, generation }) } }],
  };
}

export function replica(plugin: IPlugin, store: IObjectStore, options: BarmanCloudReplicaOptions): BarmanCloudReplica {
  const { minApplyDelay, ...source } = options;
  return {
    ...recovery(plugin, store, source),
    replica: { enabled: true, source: options.name ?? options.serverName, minApplyDelay },
  };
}
