import { CATALOG_KINDS, catalogOf } from '../../inventory/image-catalogs';
import { Inventory } from '../../inventory/inventory';
import { asRecord, asString, isUnknown, recordsByIndex } from '../../values/narrow';
import { nearestOf } from '../../values/nearest';
import { quotedList, wordList } from '../../values/word-list';
import { resourcesOf } from '../engine/resource-targets';
import { Mistake, Rule, Target } from '../engine/rule';
import { OPERATOR_DOCS, OPERATOR_SOURCE } from '../engine/source';

/** A Pooler's reference to an image in a catalog. */
export interface PoolerCatalogInput {
  readonly reference: Readonly<Record<string, unknown>>;
  /** The API group of the Pooler, which catalogs have too. */
  readonly expected: string;
  /** The keys of the catalog, if the input has exactly one of that name. */
  readonly keys?: string[];
}

/** The operator reads its own kinds of catalogs. */
export const poolerCatalog: Rule<PoolerCatalogInput> = {
  id: 'pooler-catalog',
  severity: 'error',
  title: '`imageCatalogRef` of a Pooler must refer to an ImageCatalog or a ClusterImageCatalog',
  symptom: 'the API server rejects the Pooler ("Only ImageCatalog and ClusterImageCatalog are supported", "apiGroup must be …", "no such key: apiGroup")',
  cause: 'the CRD accepts only the operator\'s own kinds of catalogs, with their API group',
  fix: 'set imageCatalogRef.kind to ImageCatalog or ClusterImageCatalog, and imageCatalogRef.apiGroup to the group of the Pooler\'s apiVersion',
  source: `${OPERATOR_DOCS}/connection_pooling`,
  releases: 'from 1.30 on',
  kinds: ['Pooler'],
  ofOneObject: true,
  check: ({ reference: { kind, apiGroup: written }, expected }) => {
    const apiGroup = asString(written);
    const isWrongKind = typeof kind === 'string' && !CATALOG_KINDS.includes(kind);
    const isWrongGroup = !isUnknown(written) && apiGroup !== expected;
    return [
      ...isWrongKind ? [{ path: ['kind'], message: `"${kind}" is invalid: expected ${wordList(CATALOG_KINDS, 'or')}` }] : [],
      ...isWrongGroup ? [{
        path: ['apiGroup'],
        message: apiGroup === undefined ? `required: expected "${expected}"` : `"${apiGroup}" is invalid: expected "${expected}"`,
        fix: `set imageCatalogRef.apiGroup to "${expected}"`,
      }] : [],
    ];
  },
  targets: references,
};

/** The catalog has the image. */
export const poolerCatalogKey: Rule<PoolerCatalogInput> = {
  id: 'pooler-catalog-key',
  severity: 'error',
  title: 'The image catalog of a Pooler must have the key that it refers to',
  symptom: 'no pod of the Pooler is created or updated; the operator logs "key … not found in …"',
  cause: 'the operator looks up the image by its key in componentImages of the catalog; images for PostgreSQL are not among them',
  fix: 'add the key to componentImages of the catalog, or set imageCatalogRef.key to one that it has',
  source: `${OPERATOR_SOURCE}/internal/controller/pooler_image.go`,
  releases: 'from 1.30 on',
  kinds: ['Pooler'],
  needs: 'the image catalog',
  check: ({ reference: { kind, name, key }, keys }) => {
    if (keys === undefined || typeof key !== 'string' || keys.includes(key)) { return undefined; }
    const near = nearestOf(key, keys);
    const mistake: Mistake = {
      path: ['key'],
      message: `${kind as string} "${name as string}" has no component image "${key}"${keys.length === 0 ? '' : `: it has ${quotedList(keys)}`}`,
      fix: near === undefined ? `add "${key}" to componentImages of the ${kind as string} "${name as string}"` : `set imageCatalogRef.key to "${near}"`,
    };
    return [mistake];
  },
  targets: references,
};

function references(inventory: Inventory): Target<PoolerCatalogInput>[] {
  return resourcesOf('Pooler')(inventory).flatMap(({ item, input: { spec } }) => {
    const reference = asRecord(asRecord(spec.pgbouncer).imageCatalogRef);
    const expected = `${item.manifest.apiVersion}`.split('/')[0];
    return Object.keys(reference).length === 0
      ? []
      : [{ item, path: ['spec', 'pgbouncer', 'imageCatalogRef'], input: { reference, expected, keys: keysOf(reference, expected, item.namespace, inventory) } }];
  });
}

/** The keys are unknown if the input does not have the catalog, or not all of it. */
function keysOf(reference: unknown, apiGroup: string, namespace: string | undefined, inventory: Inventory): string[] | undefined {
  const catalog = catalogOf(reference, apiGroup, namespace, inventory);
  const images = recordsByIndex(catalog?.spec.componentImages);
  return !catalog || isUnknown(catalog.spec.componentImages) || images.some(({ key }) => isUnknown(key))
    ? undefined
    : images.flatMap(({ key }) => asString(key) ?? []);
}
