import { Inventory } from './inventory';
import { Item, mayShareNamespace } from './item';
import { asName, asRecord, asRecords, asString, isMap } from '../values/narrow';

/** The keys of a Secret, from the Secret itself or from what creates it. */
export interface SecretContents {
  /** The Secret, ExternalSecret or SealedSecret. */
  readonly item: Item;
  readonly keys: string[];
}

/** The Secret of a name in a namespace, if the input has exactly one object that creates it and shows all its keys. */
export function secretContents(name: string, namespace: string | undefined, inventory: Inventory): SecretContents | undefined {
  const makers = inventory.memoize(makersByName).get(name)?.filter(item => mayShareNamespace(item.namespace, namespace)) ?? [];
  const [whole] = makers.filter(({ kind }) => kind === 'Secret');
  // an ExternalSecret of the same name creates what the input's own Secret has
  const item = makers.length === 1 ? makers[0] : makers.every(maker => keysOf(maker) !== undefined) ? whole : undefined;
  const keys = item && allKeys(makers);
  return item && keys ? { item, keys } : undefined;
}

/** The user name in a Secret's plain text; undefined if it is encoded or not there. */
export function plainUserName({ item: { manifest } }: SecretContents): string | undefined {
  return asString(asRecord(manifest.stringData).username);
}

function allKeys(makers: Item[]): string[] | undefined {
  const keys = makers.map(keysOf);
  return keys.every(one => one !== undefined) ? [...new Set(keys.flat())] as string[] : undefined;
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

/** The objects that create Secrets, by the name of the Secret. */
function makersByName({ items }: Inventory): Map<string, Item[]> {
  const makers = new Map<string, Item[]>();
  for (const item of items.filter(({ kind }) => /Secret$/.test(kind))) {
    const name = asName(asRecord(item.spec.target).name) ?? asName(asRecord(asRecord(asRecord(item.spec.template).metadata)).name) ?? item.name;
    const same = makers.get(name);
    same ? same.push(item) : makers.set(name, [item]);
  }
  return makers;
}
