import { BarmanObjectStoreConfiguration } from './barman-object-store';
import * as kubernetes from './kubernetes';
import { PluginConfiguration } from './plugin-configuration';

/**
 * A PostgreSQL server or backup outside the cluster, for `bootstrap` and `replica` to refer to. At least one of
 * `connectionParameters`, `plugin` and `barmanObjectStore` is set.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface ExternalCluster {
  /**
   * Name that others refer to: unique in the cluster, without path separators.
   */
  readonly name: string;

  /**
   * Object store with its backups, read by the operator itself.
   *
   * @default - none
   */
  readonly barmanObjectStore?: BarmanObjectStoreConfiguration;

  /**
   * How to connect to the server: libpq's keywords (`host`, `user`, `dbname`, `sslmode` …) to values.
   *
   * @default - it cannot be connected to
   */
  readonly connectionParameters?: Record<string, string>;

  /**
   * Secret with the password.
   *
   * @default - no password
   */
  readonly password?: kubernetes.SecretKeySelector;

  /**
   * Plugin that reads its backups and WAL.
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
   * Secret with the certificate authority of the server.
   *
   * @default - none
   */
  readonly sslRootCert?: kubernetes.SecretKeySelector;
}
