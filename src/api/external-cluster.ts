import { BarmanObjectStoreConfiguration } from './barman-object-store';
import * as kubernetes from './kubernetes';
import { PluginConfiguration } from './plugin-configuration';

/**
 * A PostgreSQL server or backup outside the cluster that `bootstrap` and `replica` can refer to. Set at least one of `connectionParameters`,
 * `plugin` and `barmanObjectStore`.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface ExternalCluster {
  /**
   * Name that other fields refer to: unique in the cluster, without path separators.
   */
  readonly name: string;

  /**
   * Object store with the backups and WAL, which the operator reads itself.
   *
   * @default - none
   */
  readonly barmanObjectStore?: BarmanObjectStoreConfiguration;

  /**
   * Connection parameters of the server: libpq keywords (`host`, `user`, `dbname`, `sslmode` …) to values.
   *
   * @default - the server cannot be connected to
   */
  readonly connectionParameters?: Record<string, string>;

  /**
   * Secret with the password.
   *
   * @default - no password
   */
  readonly password?: kubernetes.SecretKeySelector;

  /**
   * Plugin that reads the backups and WAL.
   *
   * @default - none
   */
  readonly plugin?: PluginConfiguration;

  /**
   * Secret with the client certificate.
   *
   * @default - none
   */
  readonly sslCert?: kubernetes.SecretKeySelector;

  /**
   * Secret with the private key of the client certificate.
   *
   * @default - none
   */
  readonly sslKey?: kubernetes.SecretKeySelector;

  /**
   * Secret with the CA certificate of the server.
   *
   * @default - none
   */
  readonly sslRootCert?: kubernetes.SecretKeySelector;
}
