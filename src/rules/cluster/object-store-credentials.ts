import { BarmanObjectStoreConfiguration } from '../../api/barman-object-store';
import { wordList } from '../../values/word-list';
import { ClusterInput, ClusterRule, operatorSupports } from '../engine/cluster-rule';
import { Mistake } from '../engine/rule';
import { webhook } from '../engine/source';

function storeOf({ spec }: ClusterInput): BarmanObjectStoreConfiguration | undefined {
  return spec.backup?.barmanObjectStore;
}

/** The props that count as set: a switch that is off does not. */
function setOf<T extends object>(credentials: T, props: ReadonlyArray<keyof T & string>): string[] {
  return props.filter(prop => credentials[prop] !== undefined && (credentials[prop] as unknown) !== false && (credentials[prop] as unknown) !== null);
}

const PROVIDERS = ['azureCredentials', 'googleCredentials', 's3Credentials'] as const;

/** The operator looks at the cluster's own store, not at those of external clusters. */
export const barmanCredentials: ClusterRule = {
  id: 'barman-credentials',
  severity: 'error',
  title: '`barmanObjectStore` must have exactly one kind of credentials',
  symptom: 'the operator\'s webhook rejects the Cluster ("missing credentials", "too many credentials")',
  cause: 'the kind of credentials selects the provider of the object store',
  fix: 'set exactly one of azureCredentials, googleCredentials and s3Credentials',
  source: webhook(2290),
  field: 'spec.backup.barmanObjectStore',
  check: input => {
    const store = storeOf(input);
    const kinds = setOf(store ?? {} as BarmanObjectStoreConfiguration, PROVIDERS);
    if (!store || kinds.length === 1) { return undefined; }
    return kinds.length === 0 ? `no credentials: expected one of ${wordList(PROVIDERS)}` : [onlyOne(kinds)];
  },
};

/** A connection string contains everything; of the other ways to sign in, one is needed. */
export const azureCredentials: ClusterRule = {
  id: 'azure-credentials',
  severity: 'error',
  title: '`azureCredentials` must have exactly one way to sign in',
  symptom: 'the operator\'s webhook rejects the Cluster ("one and only one of storage key, storage SAS token, …", "the other parameters must be empty", '
    + '"storage account must be specified")',
  cause: 'a connection string contains the account and its credentials, and the other ways to sign in exclude each other',
  fix: 'set only connectionString, or one of inheritFromAzureAD, useDefaultAzureCredentials, storageKey and storageSasToken; the last two need storageAccount',
  source: webhook(2290),
  field: 'spec.backup.barmanObjectStore.azureCredentials',
  check: input => {
    const azure = storeOf(input)?.azureCredentials;
    if (!azure) {
      return undefined;
    }
    // older releases ignore useDefaultAzureCredentials, and do not require the account
    const isComplete = operatorSupports(input, ['1.27.3', '1.28.1']);
    const known = ['inheritFromAzureAD', ...isComplete ? ['useDefaultAzureCredentials' as const] : [], 'storageKey', 'storageSasToken'] as const;
    const ways = setOf(azure, known);
    const account = isComplete ? setOf(azure, ['storageAccount']) : [];
    if (azure.connectionString) {
      return [...ways, ...account].map((prop): Mistake => ({
        path: [prop], message: 'cannot be combined with connectionString', fix: `remove ${prop} or connectionString`,
      }));
    }
    if (ways.length !== 1) {
      return ways.length === 0 ? `no way to sign in: expected connectionString or one of ${wordList(known)}` : [onlyOne(ways)];
    }
    return isComplete && account.length === 0 && ways[0].startsWith('storage') ? [{ path: ['storageAccount'], message: `required, because ${ways[0]} is set` }] : undefined;
  },
};

/** A pair of keys, or the role of the pods. */
export const awsCredentials: ClusterRule = {
  id: 'aws-credentials',
  severity: 'error',
  title: '`s3Credentials` must have a pair of keys or `inheritFromIAMRole`',
  symptom: 'the operator\'s webhook rejects the Cluster ("both accessKeyId and secretAccessKey must be provided", '
    + '"at least one AWS authentication method should be supplied", "only one AWS authentication method should be supplied")',
  cause: 'requests are signed with both keys, or with the IAM role of the pods, which needs no keys',
  fix: 'set accessKeyId and secretAccessKey, or only inheritFromIAMRole',
  source: webhook(2290),
  field: 'spec.backup.barmanObjectStore.s3Credentials',
  check: input => {
    const s3 = storeOf(input)?.s3Credentials;
    if (!s3) { return undefined; }
    const keys = setOf(s3, ['accessKeyId', 'secretAccessKey']);
    if (s3.inheritFromIAMRole) {
      return keys.map(prop => ({ path: [prop], message: 'cannot be combined with inheritFromIAMRole', fix: `remove ${prop} or inheritFromIAMRole` }));
    }
    if (keys.length === 0) { return 'no way to sign in: expected accessKeyId and secretAccessKey, or inheritFromIAMRole'; }
    const missing = keys.includes('accessKeyId') ? 'secretAccessKey' : 'accessKeyId';
    return keys.length === 2 ? undefined : [{ path: [missing], message: `required, because ${keys[0]} is set`, fix: `set ${missing}` }];
  },
};

/** A key, or the identity of the pods. */
export const googleCredentials: ClusterRule = {
  id: 'google-credentials',
  severity: 'error',
  title: '`googleCredentials` must have either `applicationCredentials` or `gkeEnvironment`',
  symptom: 'the operator\'s webhook rejects the Cluster ("if gkeEnvironment is false, secret with credentials must be provided", '
    + '"if gkeEnvironment is true, secret with credentials must not be provided")',
  cause: 'with gkeEnvironment the identity of the pods signs in, and the operator reads no key',
  fix: 'set only applicationCredentials or only gkeEnvironment',
  source: webhook(2290),
  field: 'spec.backup.barmanObjectStore.googleCredentials',
  check: input => {
    const google = storeOf(input)?.googleCredentials;
    const ways = setOf(google ?? {}, ['applicationCredentials', 'gkeEnvironment']);
    if (!google || ways.length === 1) { return undefined; }
    return ways.length === 0
      ? 'no way to sign in: expected applicationCredentials or gkeEnvironment'
      : [{ path: ['applicationCredentials'], message: 'cannot be combined with gkeEnvironment', fix: 'remove applicationCredentials or gkeEnvironment' }];
  },
};

function onlyOne(props: string[]): Mistake {
  return { message: `${wordList(props)} are set: expected only one of them`, fix: `keep one of ${wordList(props)}, and remove the rest` };
}
