import { ComponentImageRef } from './image-catalog-ref';
import { LocalObjectReference } from './references';
import { RelabelConfig } from './relabel-config';

/**
 * When a connection to the server is given back to the pool.
 *
 * @see https://www.pgbouncer.org/config.html#pool_mode
 */
export enum PgBouncerPoolMode {
  /** When the client disconnects. */
  SESSION = 'session',
  /** When the transaction ends. What belongs to a session, such as prepared statements of SQL and `SET`, does not work. */
  TRANSACTION = 'transaction',
}

/**
 * PgBouncer, its users, certificates and settings.
 *
 * @see https://cloudnative-pg.io/docs/current/connection_pooling
 */
export interface PgBouncerSpec {
  /**
   * Query for the password of a user. Set it together with `authQuerySecret`: the operator then does not prepare the authentication in the cluster.
   *
   * @default 'SELECT usename, passwd FROM public.user_search($1)'
   */
  readonly authQuery?: string;

  /**
   * Secret of type `kubernetes.io/basic-auth` with the user that runs `authQuery`. Set it together with `authQuery`.
   *
   * @default - a user that the operator creates
   */
  readonly authQuerySecret?: LocalObjectReference;

  /**
   * Secret with the certificate authority, in `ca.crt`, that client certificates are verified with. Needs operator 1.28 or later.
   *
   * @default - the cluster's client CA
   */
  readonly clientCASecret?: LocalObjectReference;

  /**
   * Secret of type `kubernetes.io/tls` with the certificate that PgBouncer shows to its clients. Needs operator 1.28 or later.
   *
   * @default - the cluster's server certificate
   */
  readonly clientTLSSecret?: LocalObjectReference;

  /**
   * Image of PgBouncer. Cannot be combined with `imageCatalogRef`; an image in `template` is stronger. Needs operator 1.30 or later.
   *
   * @default - the image of the operator's release
   */
  readonly image?: string;

  /**
   * Image of PgBouncer from a catalog; see `componentImageRef` of `ImageCatalog` and `ClusterImageCatalog`. Cannot be combined with `image`. Needs
   * operator 1.30 or later.
   *
   * @default - the image of the operator's release
   */
  readonly imageCatalogRef?: ComponentImageRef;

  /**
   * Settings of PgBouncer: name to value. All values are strings. The operator rejects settings that it controls itself, and unknown ones.
   *
   * @default - the operator's settings
   */
  readonly parameters?: Record<string, string>;

  /**
   * Whether PgBouncer is paused: it waits for running queries, disconnects from PostgreSQL, and lets new clients wait.
   *
   * @default false
   */
  readonly paused?: boolean;

  /**
   * Rules for client authentication, appended to the operator's ones in `pg_hba.conf`. In YAML this is `pg_hba`.
   *
   * @default - none
   */
  readonly pgHba?: string[];

  /**
   * When a connection is given back to the pool.
   *
   * @default PgBouncerPoolMode.SESSION
   */
  readonly poolMode?: PgBouncerPoolMode;

  /**
   * Secret with the certificate authority, in `ca.crt`, that PostgreSQL's certificate is verified with. Needs operator 1.28 or later.
   *
   * @default - the cluster's server CA
   */
  readonly serverCASecret?: LocalObjectReference;

  /**
   * Secret of type `kubernetes.io/tls` with the certificate with which PgBouncer authenticates to PostgreSQL. Needs operator 1.28 or later.
   *
   * @default - a certificate that the operator issues
   */
  readonly serverTLSSecret?: LocalObjectReference;
}

/**
 * TLS configuration of a pooler's metrics endpoint. Needs operator 1.30 or later.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface PoolerMonitoringTLSConfiguration {
  /**
   * Whether metrics are served with TLS. A change restarts all instances.
   *
   * @default false
   */
  readonly enabled?: boolean;
}

/**
 * Prometheus metrics of a pooler.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface PoolerMonitoringConfiguration {
  /**
   * Whether the operator creates a PodMonitor. Deprecated by the operator: create the PodMonitor yourself instead.
   *
   * @default false
   */
  readonly enablePodMonitor?: boolean;

  /**
   * Relabeling of samples in the PodMonitor. Deprecated by the operator, like `enablePodMonitor`.
   *
   * @default - none
   */
  readonly podMonitorMetricRelabelings?: RelabelConfig[];

  /**
   * Relabeling of targets in the PodMonitor. Deprecated by the operator, like `enablePodMonitor`.
   *
   * @default - none
   */
  readonly podMonitorRelabelings?: RelabelConfig[];

  /**
   * TLS configuration of the metrics endpoint. Needs operator 1.30 or later.
   *
   * @default - metrics are not encrypted
   */
  readonly tls?: PoolerMonitoringTLSConfiguration;
}
