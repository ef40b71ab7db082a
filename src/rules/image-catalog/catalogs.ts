import { clustersIn } from '../../inventory/clusters';
import { CATALOG_KINDS } from '../../inventory/image-catalogs';
import { Inventory } from '../../inventory/inventory';
import { Item, mayShareNamespace } from '../../inventory/item';
import { asName, asNumber, asRecord, isUnknown, recordsByIndex } from '../../values/narrow';
import { nearestOf } from '../../values/nearest';
import { quotedList, wordList } from '../../values/word-list';
import { ResourceInput, resourcesOf } from '../engine/resource-targets';
import { Mistake, Rule, Target } from '../engine/rule';
import { OPERATOR_DOCS, OPERATOR_SOURCE } from '../engine/source';

const DOCS = `${OPERATOR_DOCS}/image_catalog`;

/** One image a major version. */
export const catalogMajorUnique: Rule<ResourceInput> = {
  id: 'catalog-major-unique',
  severity: 'error',
  title: 'The images of an image catalog must have different major versions',
  symptom: 'the API server rejects the catalog ("Images must have unique major versions")',
  cause: 'a Cluster selects an image by its major version',
  fix: 'remove one of the images',
  source: DOCS,
  kinds: CATALOG_KINDS,
  ofOneObject: true,
  check: ({ spec: { images } }) => {
    const majors = recordsByIndex(images).map(({ major }) => major);
    return majors.flatMap((major, index): Mistake[] => {
      const first = majors.indexOf(major);
      return typeof major === 'number' && first < index
        ? [{ path: ['images', index, 'major'], message: `${major} is already the major version of entry ${first}`, fix: `remove one of the images for PostgreSQL ${major}` }]
        : [];
    });
  },
  targets: resourcesOf(...CATALOG_KINDS),
};

/** A cluster's reference to a catalog, and the catalogs of the input. */
export interface CatalogReferenceInput {
  readonly kind: string;
  readonly name: string;
  readonly major?: number;
  /** The major versions of the catalog, if the input has exactly one of that name. */
  readonly majors?: number[];
  /** The names of other catalogs of the kind, if the input has none of that name. */
  readonly others: string[];
  /** The kind of a catalog of that name, if only the other kind has it. */
  readonly otherKind?: string;
}

/** The catalog has the cluster's version. */
export const catalogMajor: Rule<CatalogReferenceInput> = {
  id: 'catalog-major',
  severity: 'error',
  title: 'The image catalog of a Cluster must have an image for its major version',
  symptom: 'no instance is created (phase "Cluster has incomplete or invalid image catalog")',
  cause: 'the operator looks up the image of the cluster\'s major version in the catalog',
  fix: 'add an image for the major version to the catalog, or set imageCatalogRef.major to one that it has',
  source: `${OPERATOR_SOURCE}/internal/controller/cluster_image.go`,
  kinds: ['Cluster'],
  needs: 'the image catalog',
  check: ({ kind, name, major, majors }) => major === undefined || majors === undefined || majors.includes(major) ? undefined : [{
    path: ['major'],
    message: `${kind} "${name}" has no image for PostgreSQL ${major}: it has ${wordList(majors.map(String))}`,
    fix: `add an image with major ${major} to the ${kind} "${name}", or set imageCatalogRef.major to ${wordList(majors.map(String), 'or')}`,
  }],
  targets: catalogReferences,
};

/** A misspelt catalog is another one. */
export const catalogMissing: Rule<CatalogReferenceInput> = {
  id: 'catalog-missing',
  severity: 'warning',
  title: 'The image catalog of a Cluster should exist',
  symptom: 'no instance is created (phase "Cluster has incomplete or invalid image catalog", "catalog … not found")',
  cause: 'the operator looks for an ImageCatalog in the namespace of the Cluster, and for a ClusterImageCatalog by its name',
  fix: 'set imageCatalogRef.name to the name of a catalog, or acknowledge the warning if the catalog is created elsewhere',
  source: DOCS,
  kinds: ['Cluster'],
  needs: 'another catalog with a similar name, or one of the other kind with the same name',
  check: ({ kind, name, others, otherKind }) => {
    if (otherKind !== undefined) {
      return [{ path: ['kind'], message: `${kind} "${name}" was not found: expected the ${otherKind} "${name}"`, fix: `set imageCatalogRef.kind to ${otherKind}` }];
    }
    const near = nearestOf(name, others);
    return near === undefined ? undefined : [{
      path: ['name'],
      message: `${kind} "${name}" was not found: expected ${quotedList(others, 'or')}`,
      fix: `set imageCatalogRef.name to "${near}", or acknowledge the warning if the ${kind} "${name}" is created elsewhere`,
    }];
  },
  targets: catalogReferences,
};

function catalogReferences(inventory: Inventory): Target<CatalogReferenceInput>[] {
  return clustersIn(inventory).flatMap(({ item, distribution: { apiGroup } }) => {
    const { kind: written, name: writtenName, major } = asRecord(item.spec.imageCatalogRef);
    const [kind, name] = [asName(written) ?? '', asName(writtenName) ?? ''];
    if (isUnknown(writtenName) || name === '' || !CATALOG_KINDS.includes(kind)) { return []; }
    const all = inventory.of(kind, apiGroup).filter(catalog => kind === 'ClusterImageCatalog' || catalog.namespace === item.namespace);
    const same = all.filter(catalog => catalog.name === name);
    const isNear = (catalog: Item) => mayShareNamespace(catalog.namespace, item.namespace);
    const otherKind = CATALOG_KINDS.find(one => one !== kind && inventory.named(name, one, apiGroup).some(isNear));
    return [{
      item,
      path: ['spec', 'imageCatalogRef'],
      input: {
        kind,
        name,
        major: asNumber(major),
        majors: same.length === 1 ? majorsOf(same[0].spec.images) : undefined,
        others: same.length > 0 ? [] : all.map(catalog => catalog.name),
        otherKind: same.length > 0 ? undefined : otherKind,
      },
    }];
  });
}

/** The major versions of a catalog; undefined if one of them is substituted later. */
function majorsOf(images: unknown): number[] | undefined {
  const majors = recordsByIndex(images).map(({ major }) => asNumber(major));
  return Array.isArray(images) && majors.every(major => major !== undefined) ? majors as number[] : undefined;
}
