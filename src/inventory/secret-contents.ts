import { Inventory } from './inventory';
import { Item, mayShareNamespace } from './item';
import { secretMakers } from './secret-makers';
import { asName, asRecord, asRecords, asString, isMap } from '../values/narrow';

/** The keys of a Secret, from the Secret itself or from what creates it. */
export interface SecretContents {
  /** The Secret; without it, an ExternalSecret or SealedSecret that creates it. */
  readonly item: Item;
  readonly keys: string[];
}

/** The Secret of a name in a namespace, if the input shows everything that creates it, with all keys. Several Secrets of a name are alternatives. */
export function secretContents(name: string, namespace: string | undefined, inventory: Inventory): SecretContents | undefined {
  const makers = secretMakers(inventory).get(name)?.filter(item => mayShareNamespace(item.namespace, namespace)) ?? [];
  const keys = makers.map(keysOf);
  const secrets = makers.filter(({ kind }) => kind === 'Secret');
  return makers.length === 0 || secrets.length > 1 || !keys.every(one => one !== undefined)
    ? undefined
    : { item: secrets[0] ?? makers[0], keys: keys.flat() };
}

/** The user name that a Secret has, or an ExternalSecret's template gives it; undefined if it is filled in elsewhere, or encrypted. */
export function plainUserName({ item }: SecretContents): string | undefined {
  if (item.kind !== 'ExternalSecret') { return valueIn(item, 'username'); }
  const written = asString(asRecord(asRecord(asRecord(item.spec.target).template).data).username);
  return written?.includes('{{') ? undefined : written;
}

/** The value of a key of a Secret or ConfigMap. */
export function valueIn({ kind, manifest }: Item, key: string): string | undefined {
  const value = asString(asRecord(manifest.data)[key]);
  return asString(asRecord(manifest.stringData)[key]) ?? (kind === 'Secret' ? decoded(value) : value);
}

/** What is encrypted, or substituted later, is not base64. */
function decoded(text: string | undefined): string | undefined {
  return text !== undefined && text.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(text) ? Buffer.from(text, 'base64').toString() : undefined;
}

/** Annotations by which a controller adds keys to a Secret that exists. */
const FILLED = /generat|reflect|replicat|vault|inject|sync|copy/i;

/** All keys that an object gives a Secret; undefined if they are not shown. */
function keysOf({ kind, manifest, spec, annotations }: Item): string[] | undefined {
  switch (kind) {
    case 'Secret': return (isMap(manifest.data) || isMap(manifest.stringData)) && !Object.keys(annotations).some(key => FILLED.test(key))
      ? mapKeys(manifest.data, manifest.stringData)
      : undefined;
    case 'SealedSecret': return mapKeys(spec.encryptedData, asRecord(spec.template).data);
    case 'ExternalSecret': return keysOfExternal(spec);
    default: return undefined;
  }
}

function keysOfExternal({ data, dataFrom, target }: Record<string, any>): string[] | undefined {
  const { template, creationPolicy } = asRecord(target);
  const { data: own, templateFrom, mergePolicy } = asRecord(template);
  if (dataFrom !== undefined && own === undefined || templateFrom !== undefined || ['Merge', 'None'].includes(creationPolicy)) { return undefined; }
  const fetched = asRecords(data).flatMap(({ secretKey }) => asName(secretKey) ?? []);
  if (own === undefined) { return fetched; }
  return mergePolicy === 'Merge' ? dataFrom === undefined ? [...fetched, ...mapKeys(own)] : undefined : mapKeys(own);
}

function mapKeys(...maps: unknown[]): string[] {
  return maps.flatMap(map => Object.keys(asRecord(map)));
}
