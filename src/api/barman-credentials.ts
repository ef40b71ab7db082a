import { SecretKeySelector } from './references';

/**
 * Credentials for Azure Blob Storage: a `connectionString`; or a `storageAccount` with either `storageKey` or `storageSasToken`; or
 * `inheritFromAzureAD` or `useDefaultAzureCredentials`.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface AzureCredentials {
  /**
   * The connection string.
   *
   * @default - another authentication method is used
   */
  readonly connectionString?: SecretKeySelector;

  /**
   * Whether the Azure AD identity of the pod is used.
   *
   * @default false
   */
  readonly inheritFromAzureAD?: boolean;

  /**
   * Name of the storage account.
   *
   * @default - another authentication method is used
   */
  readonly storageAccount?: SecretKeySelector;

  /**
   * Access key of the storage account.
   *
   * @default - another authentication method is used
   */
  readonly storageKey?: SecretKeySelector;

  /**
   * Shared access signature (SAS) token of the storage account.
   *
   * @default - another authentication method is used
   */
  readonly storageSasToken?: SecretKeySelector;

  /**
   * Whether the default credential chain of the Azure SDK is used: environment variables, managed identities and so on. Needs operator 1.28.1 or
   * later (CloudNativePG: also from 1.27.3), and in an ObjectStore the plugin's release 0.11 or later.
   *
   * @default false
   */
  readonly useDefaultAzureCredentials?: boolean;
}

/**
 * Credentials for Google Cloud Storage.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface GoogleCredentials {
  /**
   * Secret with the JSON credentials file of a service account.
   *
   * @default - the GKE identity of the pod, with `gkeEnvironment`
   */
  readonly applicationCredentials?: SecretKeySelector;

  /**
   * Whether the pod runs on GKE and uses its GKE identity.
   *
   * @default false
   */
  readonly gkeEnvironment?: boolean;
}

/**
 * Credentials for S3 or an S3-compatible store: `accessKeyId` and `secretAccessKey`, or the IAM role of the pod.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface S3Credentials {
  /**
   * ID of the access key.
   *
   * @default - the IAM role is used
   */
  readonly accessKeyId?: SecretKeySelector;

  /**
   * Whether the IAM role of the pod is used instead of keys.
   *
   * @default false
   */
  readonly inheritFromIAMRole?: boolean;

  /**
   * Region of the store.
   *
   * @default - the store's default region
   */
  readonly region?: SecretKeySelector;

  /**
   * Secret access key.
   *
   * @default - the IAM role is used
   */
  readonly secretAccessKey?: SecretKeySelector;

  /**
   * Session token of temporary credentials.
   *
   * @default - none
   */
  readonly sessionToken?: SecretKeySelector;
}
