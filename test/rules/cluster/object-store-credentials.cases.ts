import { AzureCredentials, BarmanObjectStoreConfiguration, Distribution, GoogleCredentials, S3Credentials } from '../../../src';
import { Manifests } from '../../support/both-ways';
import { Program, RuleCases } from '../../support/rule-cases';
import { clusterManifest } from '../support/cluster-manifest';
import { cluster, operator } from '../support/programs';

const KEY = { name: 'credentials', key: 'key' };
const S3 = { inheritFromIAMRole: true };

const AZURE_PATH = 'https://account.blob.core.windows.net/backups';

function stored(props: Omit<BarmanObjectStoreConfiguration, 'destinationPath'>, destinationPath = 's3://backups/'): Program {
  return cluster({ backup: { barmanObjectStore: { destinationPath, ...props } } });
}

const azure = (azureCredentials: AzureCredentials) => stored({ azureCredentials }, AZURE_PATH);
const google = (googleCredentials: GoogleCredentials) => stored({ googleCredentials }, 'gs://backups/');
const s3 = (s3Credentials: S3Credentials) => stored({ s3Credentials });

/** Under an operator of a release that knows less. */
function olderAzure(version: string, azureCredentials: AzureCredentials): Program {
  return cluster(chart => ({
    operator: operator(chart, { version, distribution: Distribution.CLOUDNATIVE_PG }),
    backup: { barmanObjectStore: { destinationPath: AZURE_PATH, azureCredentials } },
  }));
}

/** The same in a manifest. */
function storing(fields: string): Manifests {
  return clusterManifest(`backup: { barmanObjectStore: { destinationPath: "s3://backups/", ${fields} } }`);
}

const STORE = 'backup.barmanObjectStore';
const AT = `plugins/db: ${STORE}`;
const NO_CREDENTIALS = 'no credentials: expected one of azureCredentials, googleCredentials and s3Credentials';
const NO_AZURE = 'no way to sign in: expected connectionString or one of inheritFromAzureAD, useDefaultAzureCredentials, storageKey and storageSasToken';
const NO_OLD_AZURE = 'no way to sign in: expected connectionString or one of inheritFromAzureAD, storageKey and storageSasToken';
const NO_AWS = 'no way to sign in: expected accessKeyId and secretAccessKey, or inheritFromIAMRole';
const NO_GOOGLE = 'no way to sign in: expected applicationCredentials or gkeEnvironment';
const BESIDE_CONNECTION = 'cannot be combined with connectionString';
const BESIDE_ROLE = 'cannot be combined with inheritFromIAMRole';

export const cases: RuleCases[] = [
  {
    id: 'barman-credentials',
    throws: [
      ['none', stored({}), `${AT}: ${NO_CREDENTIALS}`],
      ['two', stored({ s3Credentials: S3, googleCredentials: { gkeEnvironment: true } }),
        `${AT}: googleCredentials and s3Credentials are set: expected only one of them`],
    ],
    passes: [
      ['one', stored({ s3Credentials: S3 })],
      ['an external cluster, whose store the operator does not look at', cluster({
        externalClusters: [{ name: 'old', barmanObjectStore: { destinationPath: 's3://backups/' } }],
      })],
    ],
    invalid: [['no credentials', storing('wal: { compression: gzip }'), `spec.${STORE}: ${NO_CREDENTIALS}`]],
    valid: [['credentials for S3', storing('s3Credentials: { inheritFromIAMRole: true }')]],
  },
  {
    id: 'azure-credentials',
    throws: [
      ['none', azure({}), `${AT}.azureCredentials: ${NO_AZURE}`],
      ['an account alone', azure({ storageAccount: KEY }), `${AT}.azureCredentials: ${NO_AZURE}`],
      ['two', azure({ inheritFromAzureAD: true, useDefaultAzureCredentials: true }),
        `${AT}.azureCredentials: inheritFromAzureAD and useDefaultAzureCredentials are set: expected only one of them`],
      ['three', azure({ inheritFromAzureAD: true, storageKey: KEY, storageSasToken: KEY }),
        `${AT}.azureCredentials: inheritFromAzureAD, storageKey and storageSasToken are set: expected only one of them`],
      ['a connection and an account', azure({ connectionString: KEY, storageAccount: KEY }), `${AT}.azureCredentials.storageAccount: ${BESIDE_CONNECTION}`],
      ['a connection and a key', azure({ connectionString: KEY, storageKey: KEY }), `${AT}.azureCredentials.storageKey: ${BESIDE_CONNECTION}`],
      ['a connection, a key and an account', azure({ connectionString: KEY, storageKey: KEY, storageAccount: KEY }),
        `${AT}.azureCredentials.storageKey: ${BESIDE_CONNECTION}`, `${AT}.azureCredentials.storageAccount: ${BESIDE_CONNECTION}`],
      ['a key alone', azure({ storageKey: KEY }), `${AT}.azureCredentials.storageAccount: required, because storageKey is set`],
      ['a token alone', azure({ storageSasToken: KEY }), `${AT}.azureCredentials.storageAccount: required, because storageSasToken is set`],
      ['a key alone, since 1.27.3', olderAzure('1.27.3', { storageKey: KEY }), `${AT}.azureCredentials.storageAccount: required, because storageKey is set`],
      ['what the operator does not know yet', olderAzure('1.28.0', { useDefaultAzureCredentials: true }), `${AT}.azureCredentials: ${NO_OLD_AZURE}`],
    ],
    passes: [
      ['a connection', azure({ connectionString: KEY, inheritFromAzureAD: false })],
      ['a key', azure({ storageKey: KEY, storageAccount: KEY })],
      ['a token', azure({ storageSasToken: KEY, storageAccount: KEY })],
      ['an identity', azure({ inheritFromAzureAD: true })],
      ['any identity', azure({ useDefaultAzureCredentials: true, storageAccount: KEY })],
      ['any identity, since 1.28.1', olderAzure('1.28.1', { useDefaultAzureCredentials: true })],
      ['a connection and an account, before 1.28.1', olderAzure('1.28.0', { connectionString: KEY, storageAccount: KEY })],
      ['a key alone, before 1.27.3', olderAzure('1.27.2', { storageKey: KEY })],
    ],
    invalid: [['a key without its account', storing('azureCredentials: { storageKey: { name: azure, key: storageKey } }'),
      `spec.${STORE}.azureCredentials.storageAccount: required, because storageKey is set`]],
    valid: [['a key with its account',
      storing('azureCredentials: { storageKey: { name: azure, key: storageKey }, storageAccount: { name: azure, key: storageAccount } }')]],
  },
  {
    id: 'aws-credentials',
    throws: [
      ['none', s3({}), `${AT}.s3Credentials: ${NO_AWS}`],
      ['half', s3({ accessKeyId: KEY }), `${AT}.s3Credentials.secretAccessKey: required, because accessKeyId is set`],
      ['the other half', s3({ secretAccessKey: KEY }), `${AT}.s3Credentials.accessKeyId: required, because secretAccessKey is set`],
      ['both', s3({ accessKeyId: KEY, secretAccessKey: KEY, inheritFromIAMRole: true }),
        `${AT}.s3Credentials.accessKeyId: ${BESIDE_ROLE}`, `${AT}.s3Credentials.secretAccessKey: ${BESIDE_ROLE}`],
    ],
    passes: [
      ['keys', s3({ accessKeyId: KEY, secretAccessKey: KEY, inheritFromIAMRole: false, sessionToken: KEY, region: KEY })],
      ['a role', s3({ inheritFromIAMRole: true, region: KEY })],
    ],
    invalid: [['one key of two', storing('s3Credentials: { accessKeyId: { name: aws, key: ACCESS_KEY_ID } }'),
      `spec.${STORE}.s3Credentials.secretAccessKey: required, because accessKeyId is set`]],
    valid: [['both keys',
      storing('s3Credentials: { accessKeyId: { name: aws, key: ACCESS_KEY_ID }, secretAccessKey: { name: aws, key: ACCESS_SECRET_KEY } }')]],
  },
  {
    id: 'google-credentials',
    throws: [
      ['none', google({ gkeEnvironment: false }), `${AT}.googleCredentials: ${NO_GOOGLE}`],
      ['both', google({ gkeEnvironment: true, applicationCredentials: KEY }),
        `${AT}.googleCredentials.applicationCredentials: cannot be combined with gkeEnvironment`],
    ],
    passes: [['a key', google({ applicationCredentials: KEY, gkeEnvironment: false })], ['an identity', google({ gkeEnvironment: true })]],
    invalid: [['a key and the identity of the pods', storing('googleCredentials: { gkeEnvironment: true, applicationCredentials: { name: google, key: key.json } }'),
      `spec.${STORE}.googleCredentials.applicationCredentials: cannot be combined with gkeEnvironment`]],
    valid: [['the identity of the pods', storing('googleCredentials: { gkeEnvironment: true }')]],
  },
];
