import { BootstrapInitDB } from './initdb';
import { BootstrapRecovery } from './recovery';
import { LocalObjectReference } from './references';

/**
 * Bootstraps the cluster as a physical copy of a running server.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface BootstrapPgBaseBackup {
  /**
   * Name of the entry of `externalClusters` with the server to copy.
   */
  readonly source: string;

  /**
   * Name of the application database.
   *
   * @default - `app`
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
 * How a new cluster is created. Set at most one of the three fields.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface BootstrapConfiguration {
  /**
   * Bootstraps the cluster with a new database, which is empty or filled by an import.
   *
   * @default - used with the operator's defaults, if none of the three fields is set
   */
  readonly initdb?: BootstrapInitDB;

  /**
   * Bootstraps the cluster as a physical copy of a running server.
   *
   * @default - not used
   */
  readonly pgBasebackup?: BootstrapPgBaseBackup;

  /**
   * Bootstraps the cluster from a backup.
   *
   * @default - not used
   */
  readonly recovery?: BootstrapRecovery;
}
