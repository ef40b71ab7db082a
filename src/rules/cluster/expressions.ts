import { CATALOG_KINDS } from '../../inventory/image-catalogs';
import { ClusterRule, operatorSupports } from '../engine/cluster-rule';
import { Mistake } from '../engine/rule';
import { clusterTypes } from '../engine/source';
import { objects } from '../engine/spec-values';

/** Two ways to choose the image. */
export const imageOrCatalog: ClusterRule = {
  id: 'image-or-catalog',
  severity: 'error',
  title: '`imageCatalogRef` must not be combined with `imageName`',
  symptom: 'the API server rejects the Cluster ("imageName and imageCatalogRef are mutually exclusive")',
  cause: 'both choose the image of the instances, and neither has priority',
  fix: 'remove imageName or imageCatalogRef',
  source: clusterTypes(208),
  field: 'spec.imageCatalogRef',
  check: ({ spec }) => spec.imageName !== undefined && spec.imageCatalogRef !== undefined ? 'cannot be combined with imageName' : undefined,
};

/** The CRD compares the kind and the group; to it, a missing group is an empty one. */
export const imageCatalog: ClusterRule = {
  id: 'image-catalog',
  isMended: true,
  severity: 'error',
  title: '`imageCatalogRef` must refer to an ImageCatalog or a ClusterImageCatalog',
  symptom: 'the API server rejects the Cluster ("Only image catalogs are supported")',
  cause: 'the CRD accepts only the operator\'s own kinds of catalogs, with their API group; a missing apiGroup counts as empty',
  fix: 'set imageCatalogRef.kind to ImageCatalogKind.IMAGE_CATALOG or CLUSTER_IMAGE_CATALOG, and remove imageCatalogRef.apiGroup',
  manifestFix: 'set imageCatalogRef.kind to ImageCatalog or ClusterImageCatalog, and imageCatalogRef.apiGroup to the group of the Cluster\'s apiVersion',
  source: clusterTypes(201),
  field: 'spec.imageCatalogRef',
  check: ({ spec: { imageCatalogRef: reference }, distribution: { apiGroup: expected } }) => {
    const { kind, apiGroup } = reference ?? {};
    const mistakes: Mistake[] = [];
    if (typeof kind === 'string' && !CATALOG_KINDS.includes(kind)) {
      mistakes.push({ path: ['kind'], message: `"${kind}" is invalid: expected ${CATALOG_KINDS.join(' or ')}` });
    }
    if (typeof apiGroup === 'string' && apiGroup !== expected) {
      const message = apiGroup === '' ? `required: expected "${expected}"` : `"${apiGroup}" is invalid: expected "${expected}"`;
      mistakes.push({ path: ['apiGroup'], message, fix: `set imageCatalogRef.apiGroup to "${expected}"`, changes: [{ action: 'set', value: expected }] });
    }
    return mistakes;
  },
};

const PROVIDER_OF = { builtinLocale: 'builtin', icuLocale: 'icu', icuRules: 'icu' } as const;

/** Each locale has the provider that reads it. */
export const localeProvider: ClusterRule = {
  id: 'locale-provider',
  severity: 'error',
  title: '`builtinLocale`, `icuLocale` and `icuRules` must have a matching `localeProvider`',
  symptom: 'the API server rejects the Cluster ("… is only available when localeProvider is set to …")',
  cause: 'initdb accepts a builtin or ICU locale only together with that provider',
  fix: 'set bootstrap.initdb.localeProvider to "builtin" for builtinLocale, or to "icu" for icuLocale and icuRules',
  source: clusterTypes(1852),
  field: 'spec.bootstrap.initdb',
  check: ({ spec }) => {
    const { localeProvider: provider, ...initdb } = spec.bootstrap?.initdb ?? {};
    if (provider !== undefined && typeof provider !== 'string') { return undefined; }
    return Object.entries(PROVIDER_OF)
      .filter(([prop, expected]) => initdb[prop as keyof typeof PROVIDER_OF] !== undefined && provider !== expected)
      .map(([prop, expected]) => ({
        path: [prop],
        message: provider === undefined ? `requires localeProvider "${expected}"` : `requires localeProvider "${expected}", not "${provider}"`,
        fix: `set bootstrap.initdb.localeProvider to "${expected}", or remove ${prop}`,
      }));
  },
};

/** The number becomes a part of `synchronous_standby_names`. */
export const synchronousCount: ClusterRule = {
  id: 'synchronous-count',
  severity: 'error',
  title: '`synchronous.number` must be at least 1',
  symptom: 'the API server rejects the Cluster ("The number of synchronous replicas should be greater than zero")',
  cause: 'the number becomes part of synchronous_standby_names, where PostgreSQL accepts only positive numbers',
  fix: 'set postgresql.synchronous.number to 1 or more, or remove postgresql.synchronous',
  source: clusterTypes(1517),
  field: 'spec.postgresql.synchronous.number',
  check: ({ spec }) => {
    const number = spec.postgresql?.synchronous?.number;
    return typeof number === 'number' && number <= 0 ? `${number} is invalid: expected at least 1` : undefined;
  },
};

/** The operator cannot drop a standby that the user lists. */
export const dataDurability: ClusterRule = {
  id: 'data-durability',
  severity: 'error',
  title: '`dataDurability: preferred` must not be combined with `standbyNamesPre` or `standbyNamesPost`',
  symptom: 'the API server rejects the Cluster ("dataDurability set to \'preferred\' requires empty \'standbyNamesPre\' and empty \'standbyNamesPost\'")',
  cause: 'with preferred durability the operator removes standbys that do not answer from the list, which it cannot do with names that the user lists',
  fix: 'remove standbyNamesPre and standbyNamesPost, or set dataDurability to DataDurabilityLevel.REQUIRED',
  manifestFix: 'remove standbyNamesPre and standbyNamesPost, or set dataDurability to required',
  source: clusterTypes(1507),
  field: 'spec.postgresql.synchronous',
  check: ({ spec }) => {
    const synchronous = spec.postgresql?.synchronous;
    return synchronous?.dataDurability !== 'preferred' ? undefined : (['standbyNamesPre', 'standbyNamesPost'] as const)
      .filter(prop => synchronous[prop]?.length)
      .map(prop => ({ path: [prop], message: 'cannot be combined with dataDurability "preferred"' }));
  },
};

/** Later releases can find the image in a catalog. */
export const extensionReference: ClusterRule = {
  id: 'extension-reference',
  severity: 'error',
  title: '`image.reference` must be set for each extension before operator 1.27.4 and 1.28.2',
  symptom: 'the API server rejects the Cluster ("An image reference is required")',
  cause: 'these releases of the operator do not look for extensions in image catalogs',
  fix: 'set image.reference, or run operator 1.27.4, 1.28.2, 1.29.0 or later with an image catalog that contains the extension',
  source: 'https://github.com/cloudnative-pg/cloudnative-pg/blob/v1.28.1/api/v1/cluster_types.go#L1480',
  releases: '1.27 before 1.27.4, and 1.28 before 1.28.2',
  field: 'spec.postgresql.extensions',
  check: input => operatorSupports(input, ['1.27.4', '1.28.2', '1.29.0']) ? undefined : objects(input.spec.postgresql?.extensions)
    .flatMap(({ image }, index) => image && image.reference === undefined
      ? [{ path: [index, 'image', 'reference'], message: `required by operator ${input.version}` }]
      : []),
};
