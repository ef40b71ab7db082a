import { ClusterRule, operatorSupports } from '../engine/cluster-rule';
import { clusterTypes } from '../engine/source';
import { objects } from '../engine/spec-values';

/** One way to say which image. */
export const imageOrCatalog: ClusterRule = {
  id: 'image-or-catalog',
  severity: 'error',
  title: 'An image is named, or comes from a catalog',
  symptom: 'the API server refuses the Cluster ("imageName and imageCatalogRef are mutually exclusive")',
  cause: 'both say which image the instances run, and neither goes before the other',
  fix: 'leave one of them out',
  source: clusterTypes(208),
  field: 'spec.imageCatalogRef',
  check: ({ spec }) => spec.imageName !== undefined && spec.imageCatalogRef !== undefined ? 'imageName and imageCatalogRef are both stated' : undefined,
};

/** A catalog is one of the operator's own. */
export const imageCatalog: ClusterRule = {
  id: 'image-catalog',
  severity: 'error',
  title: 'A catalog is one of the operator\'s own',
  symptom: 'the API server refuses the Cluster ("Only image catalogs are supported")',
  cause: 'the CRD compares the kind and the group with those of the operator\'s catalogs; a group that is missing equals none',
  fix: 'state one of ImageCatalogKind, and leave apiGroup out',
  manifestFix: 'state ImageCatalog or ClusterImageCatalog as kind, and the group of the Cluster\'s apiVersion as apiGroup',
  source: clusterTypes(201),
  field: 'spec.imageCatalogRef',
  check: ({ spec: { imageCatalogRef: reference }, distribution }) => {
    if (!reference) { return undefined; }
    const { kind, apiGroup = distribution.apiGroup } = reference;
    if (typeof kind === 'string' && !['ImageCatalog', 'ClusterImageCatalog'].includes(kind)) { return `imageCatalogRef.kind "${kind}" is no kind of catalog`; }
    return typeof apiGroup === 'string' && apiGroup !== distribution.apiGroup
      ? `imageCatalogRef.apiGroup "${apiGroup}" is not the operator's, ${distribution.apiGroup}`
      : undefined;
  },
};

const PROVIDER_OF = { builtinLocale: 'builtin', icuLocale: 'icu', icuRules: 'icu' } as const;

/** Locales belong to their provider. */
export const localeProvider: ClusterRule = {
  id: 'locale-provider',
  severity: 'error',
  title: 'A locale belongs to its provider',
  symptom: 'the API server refuses the Cluster ("… is only available when localeProvider is set to …")',
  cause: 'initdb takes a builtin or ICU locale only together with that provider',
  fix: 'state localeProvider as "builtin" for builtinLocale and as "icu" for icuLocale and icuRules, or leave the locale out',
  source: clusterTypes(1852),
  field: 'spec.bootstrap.initdb',
  check: ({ spec }) => {
    const initdb = spec.bootstrap?.initdb;
    const stated = Object.entries(PROVIDER_OF).find(([prop, provider]) =>
      initdb?.[prop as keyof typeof PROVIDER_OF] !== undefined && (initdb.localeProvider === undefined
        || (typeof initdb.localeProvider === 'string' && initdb.localeProvider !== provider)));
    return stated && `bootstrap.initdb states ${stated[0]}, and its localeProvider is ${JSON.stringify(initdb!.localeProvider) ?? 'not stated'}`;
  },
};

/** Synchronous replication waits for somebody. */
export const synchronousCount: ClusterRule = {
  id: 'synchronous-count',
  severity: 'error',
  title: 'Synchronous replication waits for one standby or more',
  symptom: 'the API server refuses the Cluster ("The number of synchronous replicas should be greater than zero")',
  cause: 'the number becomes part of synchronous_standby_names, in which PostgreSQL takes none below one',
  fix: 'state a number of 1 or more, or leave postgresql.synchronous out',
  source: clusterTypes(1517),
  field: 'spec.postgresql.synchronous.number',
  check: ({ spec }) => {
    const number = spec.postgresql?.synchronous?.number;
    return typeof number === 'number' && number <= 0 ? `postgresql.synchronous.number is ${number}` : undefined;
  },
};

/** Who may be left out cannot be named. */
export const dataDurability: ClusterRule = {
  id: 'data-durability',
  severity: 'error',
  title: 'Preferred durability names no standbys',
  symptom: 'the API server refuses the Cluster ("dataDurability set to \'preferred\' requires empty \'standbyNamesPre\' and empty \'standbyNamesPost\'")',
  cause: 'the operator itself leaves standbys out that do not answer, which it cannot do with names of the user\'s',
  fix: 'leave standbyNamesPre and standbyNamesPost out, or state DataDurabilityLevel.REQUIRED',
  manifestFix: 'leave standbyNamesPre and standbyNamesPost out, or state dataDurability: required',
  source: clusterTypes(1507),
  field: 'spec.postgresql.synchronous',
  check: ({ spec }) => {
    const { dataDurability: level, standbyNamesPre, standbyNamesPost } = spec.postgresql?.synchronous ?? {};
    return level === 'preferred' && (standbyNamesPre?.length || standbyNamesPost?.length)
      ? 'postgresql.synchronous prefers standbys (dataDurability "preferred") and names them too'
      : undefined;
  },
};

/** Extensions from catalogs came later than extensions. */
export const extensionReference: ClusterRule = {
  id: 'extension-reference',
  severity: 'error',
  title: 'An older operator needs the image of an extension',
  symptom: 'the API server refuses the Cluster ("An image reference is required")',
  cause: 'the operator took extensions from catalogs only later',
  fix: 'state image.reference, or run operator 1.27.4, 1.28.2, 1.29.0 or later with an image catalog that has the extension',
  source: 'https://github.com/cloudnative-pg/cloudnative-pg/blob/v1.28.1/api/v1/cluster_types.go#L1480',
  releases: '1.27 before 1.27.4, and 1.28 before 1.28.2',
  field: 'spec.postgresql.extensions',
  check: input => {
    if (operatorSupports(input, ['1.27.4', '1.28.2', '1.29.0'])) { return undefined; }
    const index = objects(input.spec.postgresql?.extensions).findIndex(({ image }) => image && image.reference === undefined);
    return index < 0 ? undefined : `postgresql.extensions[${index}].image has no reference, which operator ${input.version} requires`;
  },
};
