import { BootstrapInitDB } from './initdb';
import { BootstrapRecovery } from './recovery';
import { LocalObjectReference } from './references';

/**
 * Starts as a physical copy of a running server.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface BootstrapPgBaseBackup {
  /**
   * Name of an entry of the cluster's `externalClusters`: the server to copy.
   */
  readonly source: string;

  /**
   * Name of the application database.
   *
   * @default - the operator takes `app`
   */
  readonly database?: string;

  /**
   * Role that owns the application database.
   *
   * @default - the name of the database
   */
  readonly owner?: string;

  /**
   * Secret of type `kubernetes.io/basic-auth` with the owner's name and password.
   *
   * @default - the operator makes one with a random password
   */
  readonly secret?: LocalObjectReference;
}

/**
 * How a new cluster gets its first data. At most one of the three is set.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface BootstrapConfiguration {
  /**
   * Starts a new, empty database server, or one filled by an import.
   *
   * @default - this, with the operator's defaults, when none of the three is set
   */
  readonly initdb?: BootstrapInitDB;

  /**
   * Starts as a physical copy of a running server.
   *
   * @default - not used
   */
  readonly pgBasebackup?: BootstrapPgBaseBackup;

  /**
   * Starts from a backup.
   *
   * @default - not used
   */
  readonly recovery?: BootstrapRecovery;
}
