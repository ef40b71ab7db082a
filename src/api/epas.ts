import * as kubernetes from './kubernetes';

/**
 * Transparent data encryption: files of the database are encrypted on disk. Exactly one way to protect the key is stated:
 * `secretKeyRef`, `passphraseCommand`, or `wrapCommand` with `unwrapCommand`.
 * Only EDB Postgres AI for CloudNativePG Cluster.
 *
 * @see https://www.enterprisedb.com/docs/postgres_for_kubernetes/latest/pg4k.v1/
 */
export interface TDEConfiguration {
  /**
   * Whether the database is encrypted. It cannot change once the cluster exists.
   *
   * @default false
   */
  readonly enabled?: boolean;

  /**
   * Secret with a command that prints the passphrase.
   *
   * @default - another way is used
   */
  readonly passphraseCommand?: kubernetes.SecretKeySelector;

  /**
   * Secret with the passphrase.
   *
   * @default - another way is used
   */
  readonly secretKeyRef?: kubernetes.SecretKeySelector;

  /**
   * Secret with the command that decrypts the key. Together with `wrapCommand`.
   *
   * @default - another way is used
   */
  readonly unwrapCommand?: kubernetes.SecretKeySelector;

  /**
   * Secret with the command that encrypts the key. Together with `unwrapCommand`.
   *
   * @default - another way is used
   */
  readonly wrapCommand?: kubernetes.SecretKeySelector;
}

/**
 * What only EDB's PostgreSQL servers have. Only EDB Postgres AI for CloudNativePG Cluster.
 *
 * @see https://www.enterprisedb.com/docs/postgres_for_kubernetes/latest/pg4k.v1/
 */
export interface EPASConfiguration {
  /**
   * Whether EDB's audit log is on.
   *
   * @default false
   */
  readonly audit?: boolean;

  /**
   * Transparent data encryption.
   *
   * @default - files are not encrypted
   */
  readonly tde?: TDEConfiguration;
}
