import * as kubernetes from './kubernetes';

/**
 * Transparent data encryption (TDE) of the database files. Set exactly one way to protect the key: `secretKeyRef`, `passphraseCommand`, or
 * `wrapCommand` with `unwrapCommand`.
 * Only EDB Postgres AI for CloudNativePG Cluster.
 *
 * @see https://www.enterprisedb.com/docs/postgres_for_kubernetes/latest/pg4k.v1/
 */
export interface TDEConfiguration {
  /**
   * Whether the database files are encrypted. Cannot be changed once the cluster exists.
   *
   * @default false
   */
  readonly enabled?: boolean;

  /**
   * Secret with a command that prints the passphrase.
   *
   * @default - another way to protect the key is used
   */
  readonly passphraseCommand?: kubernetes.SecretKeySelector;

  /**
   * Secret with the passphrase.
   *
   * @default - another way to protect the key is used
   */
  readonly secretKeyRef?: kubernetes.SecretKeySelector;

  /**
   * Secret with the command that decrypts the key. Needs `wrapCommand`.
   *
   * @default - another way to protect the key is used
   */
  readonly unwrapCommand?: kubernetes.SecretKeySelector;

  /**
   * Secret with the command that encrypts the key. Needs `unwrapCommand`.
   *
   * @default - another way to protect the key is used
   */
  readonly wrapCommand?: kubernetes.SecretKeySelector;
}

/**
 * Settings of EDB's PostgreSQL servers. Only EDB Postgres AI for CloudNativePG Cluster.
 *
 * @see https://www.enterprisedb.com/docs/postgres_for_kubernetes/latest/pg4k.v1/
 */
export interface EPASConfiguration {
  /**
   * Whether EDB's audit log is enabled.
   *
   * @default false
   */
  readonly audit?: boolean;

  /**
   * Transparent data encryption.
   *
   * @default - database files are not encrypted
   */
  readonly tde?: TDEConfiguration;
}
