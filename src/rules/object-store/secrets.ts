import { BarmanStore, barmanStoresIn } from '../../inventory/barman-stores';
import { Inventory } from '../../inventory/inventory';
import { Item, mayShareNamespace } from '../../inventory/item';
import { secretContents } from '../../inventory/secret-contents';
import { secretMakers } from '../../inventory/secret-makers';
import { Path } from '../../values/field-path';
import { asRecord, asString } from '../../values/narrow';
import { nearestOf } from '../../values/nearest';
import { quotedList } from '../../values/word-list';
import { setIfOnly } from '../engine/change';
import { Rule, Target } from '../engine/rule';
import { BARMAN_CLOUD_DOCS } from '../engine/source';

const DOCS = `${BARMAN_CLOUD_DOCS}/object_stores/`;
const KINDS = ['ObjectStore', 'Cluster'];

const SELECTORS: ReadonlyArray<readonly string[]> = [
  ['endpointCA'],
  ...['accessKeyId', 'secretAccessKey', 'region', 'sessionToken'].map(key => ['s3Credentials', key]),
  ...['connectionString', 'storageAccount', 'storageKey', 'storageSasToken'].map(key => ['azureCredentials', key]),
  ['googleCredentials', 'applicationCredentials'],
];

/** A key of a Secret that an object store refers to. */
export interface SecretKeyInput {
  readonly secretName: string;
  readonly key: string;
  /** The keys of the Secret, if the input shows them all. */
  readonly keys?: string[];
  /** Whether the input has a ConfigMap of the name, and no Secret. */
  readonly isConfigMap: boolean;
}

/** Credentials are keys of Secrets. */
export const objectStoreSecretKey: Rule<SecretKeyInput> = {
  id: 'object-store-secret-key',
  isMended: true,
  severity: 'error',
  title: 'The Secrets of an object store must have the keys that it refers to',
  symptom: 'no WAL is archived and no backup is made ("missing key …, inside secret …")',
  cause: 'the credentials are read from one key of a Secret each',
  fix: 'set `key` to a key of the Secret, or add the key to the Secret',
  source: DOCS,
  kinds: KINDS,
  needs: 'the Secret with its keys, or the ExternalSecret or SealedSecret that creates it',
  check: ({ secretName, key, keys }) => {
    if (keys === undefined || keys.includes(key)) { return undefined; }
    const near = nearestOf(key, keys);
    return [{
      path: ['key'],
      message: `the Secret "${secretName}" has no key "${key}"${keys.length === 0 ? '' : `: it has ${quotedList(keys)}`}${near === undefined ? '' : `; did you mean "${near}"?`}`,
      fix: near === undefined ? `add the key "${key}" to the Secret "${secretName}"` : `set key to "${near}"`,
      changes: setIfOnly(near, key, keys),
    }];
  },
  targets: secretKeysOf,
};

/** An authority is in a Secret. */
export const objectStoreConfigMap: Rule<SecretKeyInput> = {
  id: 'object-store-config-map',
  severity: 'warning',
  title: 'An object store should refer to Secrets, not to ConfigMaps',
  symptom: 'no WAL is archived and no backup is made ("secrets … not found")',
  cause: 'credentials and `endpointCA` are read from Secrets only',
  fix: 'create a Secret with the content of the ConfigMap',
  source: DOCS,
  kinds: KINDS,
  needs: 'a ConfigMap of that name, and no Secret',
  check: ({ secretName, key, isConfigMap }) => isConfigMap ? [{
    path: ['name'],
    message: `"${secretName}" is a ConfigMap: expected a Secret`,
    fix: `create a Secret "${secretName}" with the key "${key}"`,
  }] : undefined,
  targets: secretKeysOf,
};

function secretKeysOf(inventory: Inventory): Target<SecretKeyInput>[] {
  return inventory.memoize(findSecretKeys);
}

function findSecretKeys(inventory: Inventory): Target<SecretKeyInput>[] {
  return barmanStoresIn(inventory).flatMap(store => SELECTORS.flatMap(selector => targetOf(store, selector, inventory)));
}

function targetOf({ item, path, configuration }: BarmanStore, selector: Path, inventory: Inventory): Target<SecretKeyInput>[] {
  const reference = asRecord(selector.reduce<unknown>((value, key) => asRecord(value)[key], configuration));
  const [secretName, key] = [asString(reference.name), asString(reference.key)];
  if (!secretName || !key) { return []; }
  const contents = secretContents(secretName, item.namespace, inventory);
  const isNear = (other: Item) => mayShareNamespace(other.namespace, item.namespace);
  const isSecret = (secretMakers(inventory).get(secretName) ?? []).some(isNear);
  const isConfigMap = !isSecret && inventory.named(secretName, 'ConfigMap', '').some(isNear);
  return [{ item, path: [...path, ...selector], input: { secretName, key, keys: contents?.keys, isConfigMap } }];
}
