import { AzureCredentials, GoogleCredentials, S3Credentials } from './barman-credentials';
import { SecretKeySelector } from './references';

/**
 * Compression algorithm of base backups.
 */
export enum DataCompressionType {
  /** bzip2. */
  BZIP2 = 'bzip2',
  /** gzip. */
  GZIP = 'gzip',
  /** LZ4. Needs operator 1.30 or later (CloudNativePG: also from 1.28.4 and 1.29.2), and in an ObjectStore the plugin's release 0.13 or later. */
  LZ4 = 'lz4',
  /** Snappy. */
  SNAPPY = 'snappy',
}

/**
 * Compression algorithm of WAL files.
 */
export enum WalCompressionType {
  /** bzip2. */
  BZIP2 = 'bzip2',
  /** gzip. */
  GZIP = 'gzip',
  /** LZ4. */
  LZ4 = 'lz4',
  /** Snappy. */
  SNAPPY = 'snappy',
  /** XZ. */
  XZ = 'xz',
  /** Zstandard. */
  ZSTD = 'zstd',
}

/**
 * Server-side encryption of the object store.
 */
export enum EncryptionType {
  /** With a key that the store manages. */
  AES256 = 'AES256',
  /** With a key of AWS Key Management Service. */
  AWS_KMS = 'aws:kms',
}

/**
 * How base backups are stored.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface DataBackupConfiguration {
  /**
   * Additional arguments for `barman-cloud-backup`.
   *
   * @default - none
   */
  readonly additionalCommandArgs?: string[];

  /**
   * Compression algorithm.
   *
   * @default - not compressed
   */
  readonly compression?: DataCompressionType;

  /**
   * Server-side encryption.
   *
   * @default - the bucket's encryption settings
   */
  readonly encryption?: EncryptionType;

  /**
   * Whether the checkpoint before a backup runs as fast as possible, at the cost of more disk I/O, instead of being spread over time.
   *
   * @default false
   */
  readonly immediateCheckpoint?: boolean;

  /**
   * Number of parallel uploads: 1 or more.
   *
   * @default 2
   */
  readonly jobs?: number;

  /**
   * Additional arguments for `barman-cloud-restore`. Needs operator 1.30.1 or later (also from 1.28.5 and 1.29.3), and in an ObjectStore the
   * plugin's release 0.13 or later.
   *
   * @default - none
   */
  readonly restoreAdditionalCommandArgs?: string[];
}

/**
 * How WAL files are stored.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface WalBackupConfiguration {
  /**
   * Additional arguments for `barman-cloud-wal-archive`.
   *
   * @default - none
   */
  readonly archiveAdditionalCommandArgs?: string[];

  /**
   * Compression algorithm.
   *
   * @default - not compressed
   */
  readonly compression?: WalCompressionType;

  /**
   * Server-side encryption.
   *
   * @default - the bucket's encryption settings
   */
  readonly encryption?: EncryptionType;

  /**
   * Number of WAL files that are archived, or restored during recovery, in parallel: 1 or more.
   *
   * @default 1
   */
  readonly maxParallel?: number;

  /**
   * Additional arguments for `barman-cloud-wal-restore`.
   *
   * @default - none
   */
  readonly restoreAdditionalCommandArgs?: string[];
}

/**
 * An object store for backups and WAL, and how they are stored there. Set the credentials of exactly one provider.
 *
 * @see https://cloudnative-pg.io/plugin-barman-cloud/docs/plugin-barman-cloud.v1
 */
export interface ObjectStoreConfiguration {
  /**
   * URL of the folder for backups and WAL, for example `'s3://backups/'`. Must not be empty. Each server gets its own subfolder.
   */
  readonly destinationPath: string;

  /**
   * Credentials for Azure Blob Storage.
   *
   * @default - another provider is used
   */
  readonly azureCredentials?: AzureCredentials;

  /**
   * How base backups are stored.
   *
   * @default - not compressed, with the bucket's encryption settings
   */
  readonly data?: DataBackupConfiguration;

  /**
   * CA certificate of the store, if its certificate is not signed by a public CA.
   *
   * @default - the CAs that the image trusts
   */
  readonly endpointCA?: SecretKeySelector;

  /**
   * URL of the store's endpoint.
   *
   * @default - the provider's default endpoint
   */
  readonly endpointURL?: string;

  /**
   * Credentials for Google Cloud Storage.
   *
   * @default - another provider is used
   */
  readonly googleCredentials?: GoogleCredentials;

  /**
   * Tags of timeline history files: name to value.
   *
   * @default - none
   */
  readonly historyTags?: Record<string, string>;

  /**
   * Credentials for S3 or an S3-compatible store.
   *
   * @default - another provider is used
   */
  readonly s3Credentials?: S3Credentials;

  /**
   * Tags of backups and WAL files: name to value.
   *
   * @default - none
   */
  readonly tags?: Record<string, string>;

  /**
   * How WAL files are stored.
   *
   * @default - not compressed, with the bucket's encryption settings, one file at a time
   */
  readonly wal?: WalBackupConfiguration;
}

/**
 * An object store for backups and WAL that the operator uses itself. Deprecated by the operator in favor of the Barman Cloud plugin. Set the
 * credentials of exactly one provider.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface BarmanObjectStoreConfiguration extends ObjectStoreConfiguration {
  /**
   * Name of the server's folder.
   *
   * @default - the cluster's name; in `externalClusters`, the entry's name
   */
  readonly serverName?: string;
}
