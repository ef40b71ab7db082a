import { AzureCredentials, GoogleCredentials, S3Credentials } from './barman-credentials';
import { SecretKeySelector } from './references';

/**
 * How base backups are compressed.
 */
export enum DataCompressionType {
  /** bzip2. */
  BZIP2 = 'bzip2',
  /** gzip. */
  GZIP = 'gzip',
  /** LZ4. Needs operator 1.30 or later (CloudNativePG: also 1.28.4 and 1.29.2). */
  LZ4 = 'lz4',
  /** Snappy. */
  SNAPPY = 'snappy',
}

/**
 * How WAL files are compressed.
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
 * How the object store encrypts what it is given.
 */
export enum EncryptionType {
  /** With a key of the store's own. */
  AES256 = 'AES256',
  /** With a key of AWS's key management service. */
  AWS_KMS = 'aws:kms',
}

/**
 * How base backups are stored.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface DataBackupConfiguration {
  /**
   * More arguments of `barman-cloud-backup`.
   *
   * @default - none
   */
  readonly additionalCommandArgs?: string[];

  /**
   * Compression.
   *
   * @default - not compressed
   */
  readonly compression?: DataCompressionType;

  /**
   * Encryption by the store.
   *
   * @default - what the bucket says
   */
  readonly encryption?: EncryptionType;

  /**
   * Whether the checkpoint before a backup runs as fast as it can, which loads the disk, instead of spread out.
   *
   * @default false
   */
  readonly immediateCheckpoint?: boolean;

  /**
   * How many uploads run at the same time. At least 1.
   *
   * @default 2
   */
  readonly jobs?: number;

  /**
   * More arguments of `barman-cloud-restore`. Needs operator 1.30.1 or later (also 1.28.5 and 1.29.3).
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
   * More arguments of `barman-cloud-wal-archive`.
   *
   * @default - none
   */
  readonly archiveAdditionalCommandArgs?: string[];

  /**
   * Compression.
   *
   * @default - not compressed
   */
  readonly compression?: WalCompressionType;

  /**
   * Encryption by the store.
   *
   * @default - what the bucket says
   */
  readonly encryption?: EncryptionType;

  /**
   * How many files are archived, or fetched during recovery, at the same time. At least 1.
   *
   * @default 1
   */
  readonly maxParallel?: number;

  /**
   * More arguments of `barman-cloud-wal-restore`.
   *
   * @default - none
   */
  readonly restoreAdditionalCommandArgs?: string[];
}

/**
 * An object store for backups and WAL, used by the operator itself. The operator's authors are replacing this with the
 * barman-cloud plugin. Credentials are those of exactly one provider.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface BarmanObjectStoreConfiguration {
  /**
   * Where backups and WAL go, for example `'s3://backups/'`. Not empty. Below it each server has a folder.
   */
  readonly destinationPath: string;

  /**
   * How to log in to Azure Blob Storage.
   *
   * @default - another provider
   */
  readonly azureCredentials?: AzureCredentials;

  /**
   * How base backups are stored.
   *
   * @default - not compressed, encrypted as the bucket says
   */
  readonly data?: DataBackupConfiguration;

  /**
   * Certificate authority of the store, when it is not one that everybody trusts.
   *
   * @default - the authorities that the image trusts
   */
  readonly endpointCA?: SecretKeySelector;

  /**
   * URL of the store.
   *
   * @default - the provider's own
   */
  readonly endpointURL?: string;

  /**
   * How to log in to Google Cloud Storage.
   *
   * @default - another provider
   */
  readonly googleCredentials?: GoogleCredentials;

  /**
   * Tags on timeline history files: name to value.
   *
   * @default - none
   */
  readonly historyTags?: Record<string, string>;

  /**
   * How to log in to S3 or a store that speaks its protocol.
   *
   * @default - another provider
   */
  readonly s3Credentials?: S3Credentials;

  /**
   * Name of the server's folder.
   *
   * @default - the cluster's name; in `externalClusters`, the entry's name
   */
  readonly serverName?: string;

  /**
   * Tags on backups and WAL files: name to value.
   *
   * @default - none
   */
  readonly tags?: Record<string, string>;

  /**
   * How WAL files are stored.
   *
   * @default - not compressed, encrypted as the bucket says, one at a time
   */
  readonly wal?: WalBackupConfiguration;
}
