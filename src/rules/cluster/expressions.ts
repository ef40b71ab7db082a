import { ClusterRule, operatorDoes } from './facts';
import { objects } from './values';

/** One way to say which image. */
export const imageOrCatalog: ClusterRule = {
  id: 'image-or-catalog',
  severity: 'error',
  symptom: 'the API server refuses the Cluster ("imageName and imageCatalogRef are mutually exclusive")',
  fix: 'leave one of them out',
  check: ({ spec }) => spec.imageName !== undefined && spec.imageCatalogRef !== undefined ? 'imageName and imageCatalogRef are both stated' : undefined,
};

/** A catalog is one of the operator's own. */
export const imageCatalog: ClusterRule = {
  id: 'image-catalog',
  severity: 'error',
  symptom: 'the API server refuses the Cluster ("Only image catalogs are supported")',
  fix: 'state one of ImageCatalogKind, and leave apiGroup out',
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
  symptom: 'the API server refuses the Cluster ("… is only available when localeProvider is set to …")',
  fix: 'state localeProvider as "builtin" for builtinLocale and as "icu" for icuLocale and icuRules, or leave the locale out',
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
  symptom: 'the API server refuses the Cluster ("The number of synchronous replicas should be greater than zero")',
  fix: 'state a number of 1 or more, or leave postgresql.synchronous out',
  check: ({ spec }) => {
    const number = spec.postgresql?.synchronous?.number;
    return typeof number === 'number' && number <= 0 ? `postgresql.synchronous.number is ${number}` : undefined;
  },
};

/** Who may be left out cannot be named. */
export const dataDurability: ClusterRule = {
  id: 'data-durability',
  severity: 'error',
  symptom: 'the API server refuses the Cluster ("dataDurability set to \'preferred\' requires empty \'standbyNamesPre\' and empty \'standbyNamesPost\'")',
  fix: 'leave standbyNamesPre and standbyNamesPost out, or state DataDurabilityLevel.REQUIRED',
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
  symptom: 'the API server refuses the Cluster ("An image reference is required")',
  fix: 'state image.reference, or run operator 1.27.4, 1.28.2, 1.29.0 or later with an image catalog that has the extension',
  check: facts => {
    if (operatorDoes(facts, ['1.27.4', '1.28.2', '1.29.0'])) { return undefined; }
    const index = objects(facts.spec.postgresql?.extensions).findIndex(({ image }) => image && image.reference === undefined);
    return index < 0 ? undefined : `postgresql.extensions[${index}].image has no reference, which operator ${facts.version} requires`;
  },
};
