import { Distribution, ImageCatalogKind } from '../../../src';
import { Program, RuleCases } from '../../support/rule-cases';
import { clusterManifest } from '../support/cluster-manifest';
import { cluster, operator } from '../support/programs';

const CATALOG = { kind: ImageCatalogKind.IMAGE_CATALOG, name: 'postgresql', major: 17 };

function synchronous(props: object): Program {
  return cluster(chart => ({ instances: 3, operator: operator(chart), postgresql: { synchronous: { method: 'any', number: 1, ...props } } } as any));
}

function initdb(props: object): Program {
  return cluster({ bootstrap: { initdb: props } });
}

function extension(version: string): Program {
  return cluster(chart => ({ operator: operator(chart, { version }), postgresql: { extensions: [{ name: 'a', image: {} }] }, imageCatalogRef: CATALOG }));
}

export const cases: RuleCases[] = [
  {
    id: 'image-or-catalog',
    throws: [['both', cluster({ imageName: 'postgresql:17.6', imageCatalogRef: CATALOG }), 'plugins/db: imageName and imageCatalogRef are both stated']],
    passes: [['an image', cluster({ imageName: 'postgresql:17.6' })], ['a catalog', cluster({ imageCatalogRef: CATALOG })], ['neither', cluster()]],
    valid: [['null', clusterManifest('imageName: null, imageCatalogRef: { apiGroup: postgresql.cnpg.io, kind: ImageCatalog, name: a, major: 17 }')]],
  },
  {
    id: 'image-catalog',
    throws: [
      ['another kind', cluster({ imageCatalogRef: { ...CATALOG, kind: 'ConfigMap' as any } }), 'plugins/db: imageCatalogRef.kind "ConfigMap" is no kind of catalog'],
      ['the other product\'s', cluster({ imageCatalogRef: { ...CATALOG, apiGroup: 'postgresql.cnpg.io' } }),
        'plugins/db: imageCatalogRef.apiGroup "postgresql.cnpg.io" is not the operator\'s, postgresql.k8s.enterprisedb.io'],
    ],
    passes: [
      ['the product\'s', cluster({ imageCatalogRef: { ...CATALOG, apiGroup: 'postgresql.k8s.enterprisedb.io' } })],
      ['for all namespaces', cluster(chart => ({
        operator: operator(chart, { distribution: Distribution.CLOUDNATIVE_PG }),
        imageCatalogRef: { ...CATALOG, kind: ImageCatalogKind.CLUSTER_IMAGE_CATALOG, apiGroup: 'postgresql.cnpg.io' },
      }))],
    ],
    invalid: [
      ['no group', clusterManifest('imageCatalogRef: { kind: ImageCatalog, name: a, major: 17 }'), 'imageCatalogRef.apiGroup "" is not the operator\'s, postgresql.cnpg.io'],
      ['whatever the annotation says', clusterManifest('imageCatalogRef: { kind: ImageCatalog, name: a, major: 17 }', 'cnpg.io/validation: disabled'),
        'imageCatalogRef.apiGroup "" is not the operator\'s, postgresql.cnpg.io'],
    ],
    valid: [['its group', clusterManifest('imageCatalogRef: { apiGroup: postgresql.cnpg.io, kind: ImageCatalog, name: a, major: 17 }')]],
  },
  {
    id: 'locale-provider',
    throws: [
      ['none', initdb({ icuLocale: 'de' }), 'plugins/db: bootstrap.initdb states icuLocale, and its localeProvider is not stated'],
      ['libc', initdb({ icuRules: '&A < B', localeProvider: 'libc' }), 'plugins/db: bootstrap.initdb states icuRules, and its localeProvider is "libc"'],
      ['the other', initdb({ builtinLocale: 'C.UTF-8', localeProvider: 'icu' }), 'plugins/db: bootstrap.initdb states builtinLocale, and its localeProvider is "icu"'],
    ],
    passes: [
      ['builtin', initdb({ builtinLocale: 'C.UTF-8', localeProvider: 'builtin' })],
      ['icu', initdb({ icuLocale: 'de', icuRules: '&A < B', localeProvider: 'icu' })],
      ['no locale', initdb({ localeProvider: 'libc' })],
    ],
  },
  {
    id: 'synchronous-count',
    throws: [
      ['none', synchronous({ number: 0 }), 'plugins/db: postgresql.synchronous.number is 0'],
      ['fewer', synchronous({ number: -1 }), 'plugins/db: postgresql.synchronous.number is -1'],
    ],
    passes: [['one', synchronous({ number: 1 })]],
  },
  {
    id: 'data-durability',
    throws: [
      ['before', synchronous({ dataDurability: 'preferred', standbyNamesPre: ['a'] }),
        'plugins/db: postgresql.synchronous prefers standbys (dataDurability "preferred") and names them too'],
      ['after', synchronous({ dataDurability: 'preferred', standbyNamesPost: ['a'] }),
        'plugins/db: postgresql.synchronous prefers standbys (dataDurability "preferred") and names them too'],
    ],
    passes: [
      ['required', synchronous({ dataDurability: 'required', standbyNamesPre: ['a'], standbyNamesPost: ['b'] })],
      ['no names', synchronous({ dataDurability: 'preferred', standbyNamesPre: [], standbyNamesPost: [] })],
    ],
  },
  {
    id: 'extension-reference',
    throws: [
      ['before 1.27.4', extension('1.27.3'), 'plugins/db: postgresql.extensions[0].image has no reference, which operator 1.27.3 requires'],
      ['before 1.28.2', extension('1.28.1'), 'plugins/db: postgresql.extensions[0].image has no reference, which operator 1.28.1 requires'],
    ],
    passes: [['since 1.29.0', extension('1.29.0')]],
  },
];
