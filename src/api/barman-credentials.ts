import { SecretKeySelector } from './references';

/**
 * How to log in to Azure Blob Storage: with a `connectionString`, or a `storageAccount` and either `storageKey` or
 * `storageSasToken`, or one of the two kinds of identity.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface AzureCredentials {
  /**
   * The connection string.
   *
   * @default - another way is used
   */
  readonly connectionString?: SecretKeySelector;

  /**
   * Whether the pod's Azure AD identity is used.
   *
   * @default false
   */
  readonly inheritFromAzureAD?: boolean;

  /**
   * Name of the storage account.
   *
   * @default - another way is used
   */
  readonly storageAccount?: SecretKeySelector;

  /**
   * Key of the storage account.
   *
   * @default - another way is used
   */
  readonly storageKey?: SecretKeySelector;

  /**
   * Shared access signature of the storage account.
   *
   * @default - another way is used
   */
  readonly storageSasToken?: SecretKeySelector;

  /**
   * Whether Azure's libraries look for an identity by themselves: environment variables, managed identities and so on.
   * Needs operator 1.28.1 or later (CloudNativePG: also from 1.27.3).
   *
   * @default false
   */
  readonly useDefaultAzureCredentials?: boolean;
}

/**
 * How to log in to Google Cloud Storage.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface GoogleCredentials {
  /**
   * The JSON file with the credentials.
   *
   * @default - the environment's identity, with `gkeEnvironment`
   */
  readonly applicationCredentials?: SecretKeySelector;

  /**
   * Whether the pod runs on GKE and has its identity.
   *
   * @default false
   */
  readonly gkeEnvironment?: boolean;
}

/**
 * How to log in to S3 or a store that speaks its protocol: with `accessKeyId` and `secretAccessKey`, or the pod's IAM role.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface S3Credentials {
  /**
   * The access key's ID.
   *
   * @default - the IAM role is used
   */
  readonly accessKeyId?: SecretKeySelector;

  /**
   * Whether the pod's IAM role is used instead of keys.
   *
   * @default false
   */
  readonly inheritFromIAMRole?: boolean;

  /**
   * The region.
   *
   * @default - the store's own
   */
  readonly region?: SecretKeySelector;

  /**
   * The access key itself.
   *
   * @default - the IAM role is used
   */
  readonly secretAccessKey?: SecretKeySelector;

  /**
   * The token of a temporary session.
   *
   * @default - none
   */
  readonly sessionToken?: SecretKeySelector;
}
