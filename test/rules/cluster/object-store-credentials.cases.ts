import { AzureCredentials, BarmanObjectStoreConfiguration, Distribution, GoogleCredentials, S3Credentials } from '../../../src';
import { Program, RuleCases } from '../../support/rule-cases';
import { cluster, operator } from '../support/programs';

const KEY = { name: 'credentials', key: 'key' };
const S3 = { inheritFromIAMRole: true };

function stored(props: Omit<BarmanObjectStoreConfiguration, 'destinationPath'>): Program {
  return cluster({ backup: { barmanObjectStore: { destinationPath: 's3://backups/', ...props } } });
}

const azure = (azureCredentials: AzureCredentials) => stored({ azureCredentials });
const google = (googleCredentials: GoogleCredentials) => stored({ googleCredentials });
const s3 = (s3Credentials: S3Credentials) => stored({ s3Credentials });

/** Under an operator of a release that knows less. */
function olderAzure(version: string, azureCredentials: AzureCredentials): Program {
  return cluster(chart => ({
    operator: operator(chart, { version, distribution: Distribution.CLOUDNATIVE_PG }),
    backup: { barmanObjectStore: { destinationPath: 'https://example.com/', azureCredentials } },
  }));
}

const AT = 'plugins/db: backup.barmanObjectStore';

export const cases: RuleCases[] = [
  {
    id: 'barman-credentials',
    throws: [
      ['none', stored({}), `${AT} states none of the three kinds of credentials`],
      ['two', stored({ s3Credentials: S3, googleCredentials: { gkeEnvironment: true } }),
        `${AT} states googleCredentials and s3Credentials of the three kinds of credentials`],
    ],
    passes: [
      ['one', stored({ s3Credentials: S3 })],
      ['an external cluster, whose store the operator does not look at', cluster({
        externalClusters: [{ name: 'old', barmanObjectStore: { destinationPath: 's3://backups/' } }],
      })],
    ],
  },
  {
    id: 'azure-credentials',
    throws: [
      ['none', azure({}), `${AT}.azureCredentials states none of the ways to sign in`],
      ['an account alone', azure({ storageAccount: KEY }), `${AT}.azureCredentials states none of the ways to sign in`],
      ['two', azure({ inheritFromAzureAD: true, useDefaultAzureCredentials: true }),
        `${AT}.azureCredentials states inheritFromAzureAD and useDefaultAzureCredentials of the ways to sign in`],
      ['a connection and an account', azure({ connectionString: KEY, storageAccount: KEY }),
        `${AT}.azureCredentials states connectionString and storageAccount`],
      ['a connection and a key', azure({ connectionString: KEY, storageKey: KEY }), `${AT}.azureCredentials states connectionString and storageKey`],
      ['a key alone', azure({ storageKey: KEY }), `${AT}.azureCredentials states storageKey without storageAccount`],
      ['a token alone', azure({ storageSasToken: KEY }), `${AT}.azureCredentials states storageSasToken without storageAccount`],
      ['a key alone, since 1.27.3', olderAzure('1.27.3', { storageKey: KEY }), `${AT}.azureCredentials states storageKey without storageAccount`],
      ['what the operator does not know yet', olderAzure('1.28.0', { useDefaultAzureCredentials: true }), `${AT}.azureCredentials states none of the ways to sign in`],
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
  },
  {
    id: 'aws-credentials',
    throws: [
      ['none', s3({}), `${AT}.s3Credentials states none of the ways to sign in`],
      ['half', s3({ accessKeyId: KEY }), `${AT}.s3Credentials states accessKeyId of the ways to sign in`],
      ['the other half', s3({ secretAccessKey: KEY }), `${AT}.s3Credentials states secretAccessKey of the ways to sign in`],
      ['both', s3({ accessKeyId: KEY, secretAccessKey: KEY, inheritFromIAMRole: true }),
        `${AT}.s3Credentials states accessKeyId and secretAccessKey and inheritFromIAMRole of the ways to sign in`],
    ],
    passes: [
      ['keys', s3({ accessKeyId: KEY, secretAccessKey: KEY, inheritFromIAMRole: false, sessionToken: KEY, region: KEY })],
      ['a role', s3({ inheritFromIAMRole: true, region: KEY })],
    ],
  },
  {
    id: 'google-credentials',
    throws: [
      ['none', google({ gkeEnvironment: false }), `${AT}.googleCredentials states none of the ways to sign in`],
      ['both', google({ gkeEnvironment: true, applicationCredentials: KEY }),
        `${AT}.googleCredentials states applicationCredentials and gkeEnvironment of the ways to sign in`],
    ],
    passes: [['a key', google({ applicationCredentials: KEY, gkeEnvironment: false })], ['an identity', google({ gkeEnvironment: true })]],
  },
];
