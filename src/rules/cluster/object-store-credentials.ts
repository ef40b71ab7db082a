import { BarmanObjectStoreConfiguration } from '../../api/barman-object-store';
import { ClusterInput, ClusterRule, operatorSupports } from '../engine/cluster-rule';
import { webhook } from '../engine/source';

const STORE = 'backup.barmanObjectStore';

function storeOf({ spec }: ClusterInput): BarmanObjectStoreConfiguration | undefined {
  return spec.backup?.barmanObjectStore;
}

/** The props that are stated, in the words of a message. */
function statedOf<T extends object>(credentials: T, props: Array<keyof T & string>): string[] {
  return props.filter(prop => credentials[prop] !== undefined && (credentials[prop] as unknown) !== false && (credentials[prop] as unknown) !== null);
}

function listed(props: string[]): string {
  return props.join(' and ') || 'none';
}

/** A backup goes to one provider. */
export const barmanCredentials: ClusterRule = {
  id: 'barman-credentials',
  severity: 'error',
  title: 'An object store has one kind of credentials',
  symptom: 'the operator refuses the Cluster ("missing credentials", "too many credentials")',
  cause: 'the kind of credentials tells the operator which provider barman-cloud is to talk to',
  fix: 'state one of azureCredentials, googleCredentials and s3Credentials',
  source: webhook(2290),
  field: 'spec.backup.barmanObjectStore',
  check: input => {
    const store = storeOf(input);
    const stated = statedOf(store ?? {} as BarmanObjectStoreConfiguration, ['azureCredentials', 'googleCredentials', 's3Credentials']);
    return store && stated.length !== 1 ? `${STORE} states ${listed(stated)} of the three kinds of credentials` : undefined;
  },
};

/** Azure knows its clients in one of five ways. */
export const azureCredentials: ClusterRule = {
  id: 'azure-credentials',
  severity: 'error',
  title: 'Azure\'s credentials are one way to sign in',
  symptom: 'the operator refuses the Cluster ("one and only one of storage key, storage SAS token, …", "the other parameters must be empty", '
    + '"storage account must be specified")',
  cause: 'a connection string holds everything, and each other way stands alone',
  fix: 'state connectionString alone, or one of inheritFromAzureAD, useDefaultAzureCredentials, storageKey and storageSasToken; '
    + 'the last two need storageAccount',
  source: webhook(2290),
  field: 'spec.backup.barmanObjectStore.azureCredentials',
  check: input => {
    const azure = storeOf(input)?.azureCredentials;
    if (!azure) {
      return undefined;
    }
    const since = operatorSupports(input, ['1.27.3', '1.28.1']);
    const ways = statedOf(azure, ['inheritFromAzureAD', ...since ? ['useDefaultAzureCredentials' as const] : [], 'storageKey', 'storageSasToken']);
    const account = since ? statedOf(azure, ['storageAccount']) : [];
    const prop = `${STORE}.azureCredentials`;
    if (azure.connectionString) {
      return ways.length + account.length > 0 ? `${prop} states connectionString and ${listed([...ways, ...account])}` : undefined;
    }
    if (ways.length !== 1) {
      return `${prop} states ${listed(ways)} of the ways to sign in`;
    }
    return since && account.length === 0 && ways[0].startsWith('storage') ? `${prop} states ${ways[0]} without storageAccount` : undefined;
  },
};

/** S3 knows its clients by a pair of keys, or by the pods' role. */
export const awsCredentials: ClusterRule = {
  id: 'aws-credentials',
  severity: 'error',
  title: 'S3\'s credentials are a pair of keys or a role',
  symptom: 'the operator refuses the Cluster ("both accessKeyId and secretAccessKey must be provided", '
    + '"at least one AWS authentication method should be supplied", "only one AWS authentication method should be supplied")',
  cause: 'a key without its secret signs nothing, and a role needs no keys',
  fix: 'state accessKeyId and secretAccessKey, or inheritFromIAMRole alone',
  source: webhook(2290),
  field: 'spec.backup.barmanObjectStore.s3Credentials',
  check: input => {
    const s3 = storeOf(input)?.s3Credentials;
    const stated = statedOf(s3 ?? {}, ['accessKeyId', 'secretAccessKey', 'inheritFromIAMRole']);
    const right = ['accessKeyId,secretAccessKey', 'inheritFromIAMRole'].includes(stated.join());
    return s3 && !right ? `${STORE}.s3Credentials states ${listed(stated)} of the ways to sign in` : undefined;
  },
};

/** Google knows its clients by a key, or by the pods' identity. */
export const googleCredentials: ClusterRule = {
  id: 'google-credentials',
  severity: 'error',
  title: 'Google\'s credentials are a key or the pods\' identity',
  symptom: 'the operator refuses the Cluster ("if gkeEnvironment is false, secret with credentials must be provided", '
    + '"if gkeEnvironment is true, secret with credentials must not be provided")',
  cause: 'gkeEnvironment says that the pods\' identity signs in, and then no key is read',
  fix: 'state applicationCredentials, or gkeEnvironment alone',
  source: webhook(2290),
  field: 'spec.backup.barmanObjectStore.googleCredentials',
  check: input => {
    const google = storeOf(input)?.googleCredentials;
    const stated = statedOf(google ?? {}, ['applicationCredentials', 'gkeEnvironment']);
    return google && stated.length !== 1 ? `${STORE}.googleCredentials states ${listed(stated)} of the ways to sign in` : undefined;
  },
};
