import { Distribution, ImageCatalogKind } from '../../../src';
import { Program, RuleCases } from '../../support/rule-cases';
import { clusterManifest } from '../support/cluster-manifest';
import { cluster, operator } from '../support/programs';

const CATALOG = { kind: ImageCatalogKind.IMAGE_CATALOG, name: 'postgresql', major: 17 };
const PREFERRED = 'cannot be combined with dataDurability "preferred"';

function synchronous(props: object): Program {
  return cluster(chart => ({ instances: 3, operator: operator(chart), postgresql: { synchronous: { method: 'any', number: 1, ...props } } } as any));
}

function initdb(props: object): Program {
  return cluster({ bootstrap: { initdb: props } });
}

function extension(version: string, ...names: string[]): Program {
  return cluster(chart => ({
    operator: operator(chart, { version }), postgresql: { extensions: names.map(name => ({ name, image: {} })) }, imageCatalogRef: CATALOG,
  }));
}

export const cases: RuleCases[] = [
  {
    id: 'image-or-catalog',
    throws: [['both', cluster({ imageName: 'postgresql:17.6', imageCatalogRef: CATALOG }), 'plugins/db: imageCatalogRef: cannot be combined with imageName']],
    passes: [['an image', cluster({ imageName: 'postgresql:17.6' })], ['a catalog', cluster({ imageCatalogRef: CATALOG })], ['neither', cluster()]],
    invalid: [['an image and a catalog', clusterManifest(
      'imageName: "ghcr.io/cloudnative-pg/postgresql:17.6", imageCatalogRef: { apiGroup: postgresql.cnpg.io, kind: ImageCatalog, name: postgresql, major: 17 }',
    ), 'spec.imageCatalogRef: cannot be combined with imageName']],
    valid: [
      ['a catalog only', clusterManifest('imageCatalogRef: { apiGroup: postgresql.cnpg.io, kind: ImageCatalog, name: postgresql, major: 17 }')],
      ['an image that is null', clusterManifest('imageName: null, imageCatalogRef: { apiGroup: postgresql.cnpg.io, kind: ImageCatalog, name: a, major: 17 }')],
    ],
  },
  {
    id: 'image-catalog',
    throws: [
      ['another kind', cluster({ imageCatalogRef: { ...CATALOG, kind: 'ConfigMap' as any } }),
        'plugins/db: imageCatalogRef.kind: "ConfigMap" is invalid: expected ImageCatalog or ClusterImageCatalog'],
      ['the other product\'s', cluster({ imageCatalogRef: { ...CATALOG, apiGroup: 'postgresql.cnpg.io' } }),
        'plugins/db: imageCatalogRef.apiGroup: "postgresql.cnpg.io" is invalid: expected "postgresql.k8s.enterprisedb.io"'],
    ],
    passes: [
      ['the product\'s', cluster({ imageCatalogRef: { ...CATALOG, apiGroup: 'postgresql.k8s.enterprisedb.io' } })],
      ['for all namespaces', cluster(chart => ({
        operator: operator(chart, { distribution: Distribution.CLOUDNATIVE_PG }),
        imageCatalogRef: { ...CATALOG, kind: ImageCatalogKind.CLUSTER_IMAGE_CATALOG, apiGroup: 'postgresql.cnpg.io' },
      }))],
    ],
    invalid: [
      ['no API group', clusterManifest('imageCatalogRef: { kind: ImageCatalog, name: postgresql, major: 17 }'),
        'spec.imageCatalogRef.apiGroup: required: expected "postgresql.cnpg.io"'],
      ['a ConfigMap', clusterManifest('imageCatalogRef: { apiGroup: v1, kind: ConfigMap, name: postgresql, major: 17 }'),
        'spec.imageCatalogRef.kind: "ConfigMap" is invalid: expected ImageCatalog or ClusterImageCatalog',
        'spec.imageCatalogRef.apiGroup: "v1" is invalid: expected "postgresql.cnpg.io"'],
      ['the webhook is disabled', clusterManifest('imageCatalogRef: { kind: ImageCatalog, name: a, major: 17 }', 'cnpg.io/validation: disabled'),
        'spec.imageCatalogRef.apiGroup: required: expected "postgresql.cnpg.io"'],
    ],
    valid: [['the API group of the operator', clusterManifest('imageCatalogRef: { apiGroup: postgresql.cnpg.io, kind: ImageCatalog, name: postgresql, major: 17 }')]],
  },
  {
    id: 'locale-provider',
    throws: [
      ['none', initdb({ icuLocale: 'de' }), 'plugins/db: bootstrap.initdb.icuLocale: requires localeProvider "icu"'],
      ['libc', initdb({ icuRules: '&A < B', localeProvider: 'libc' }), 'plugins/db: bootstrap.initdb.icuRules: requires localeProvider "icu", not "libc"'],
      ['the other', initdb({ builtinLocale: 'C.UTF-8', localeProvider: 'icu' }),
        'plugins/db: bootstrap.initdb.builtinLocale: requires localeProvider "builtin", not "icu"'],
      ['a locale and rules', initdb({ icuLocale: 'de', icuRules: '&A < B' }),
        'plugins/db: bootstrap.initdb.icuLocale: requires localeProvider "icu"', 'plugins/db: bootstrap.initdb.icuRules: requires localeProvider "icu"'],
    ],
    passes: [
      ['builtin', initdb({ builtinLocale: 'C.UTF-8', localeProvider: 'builtin' })],
      ['icu', initdb({ icuLocale: 'de', icuRules: '&A < B', localeProvider: 'icu' })],
      ['no locale', initdb({ localeProvider: 'libc' })],
    ],
    invalid: [['an ICU locale without its provider', clusterManifest('bootstrap: { initdb: { icuLocale: de-DE } }'),
      'spec.bootstrap.initdb.icuLocale: requires localeProvider "icu"']],
    valid: [['an ICU locale', clusterManifest('bootstrap: { initdb: { localeProvider: icu, icuLocale: de-DE } }')]],
  },
  {
    id: 'synchronous-count',
    throws: [
      ['none', synchronous({ number: 0 }), 'plugins/db: postgresql.synchronous.number: 0 is invalid: expected at least 1'],
      ['fewer', synchronous({ number: -1 }), 'plugins/db: postgresql.synchronous.number: -1 is invalid: expected at least 1'],
    ],
    passes: [['one', synchronous({ number: 1 })]],
    invalid: [['no standby to wait for', clusterManifest('instances: 3, postgresql: { synchronous: { method: any, number: 0 } }'),
      'spec.postgresql.synchronous.number: 0 is invalid: expected at least 1']],
    valid: [['one standby to wait for', clusterManifest('instances: 3, postgresql: { synchronous: { method: any, number: 1 } }')]],
  },
  {
    id: 'data-durability',
    throws: [
      ['before', synchronous({ dataDurability: 'preferred', standbyNamesPre: ['a'] }), `plugins/db: postgresql.synchronous.standbyNamesPre: ${PREFERRED}`],
      ['after', synchronous({ dataDurability: 'preferred', standbyNamesPost: ['a'] }), `plugins/db: postgresql.synchronous.standbyNamesPost: ${PREFERRED}`],
      ['before and after', synchronous({ dataDurability: 'preferred', standbyNamesPre: ['a'], standbyNamesPost: ['b'] }),
        `plugins/db: postgresql.synchronous.standbyNamesPre: ${PREFERRED}`, `plugins/db: postgresql.synchronous.standbyNamesPost: ${PREFERRED}`],
    ],
    passes: [
      ['required', synchronous({ dataDurability: 'required', standbyNamesPre: ['a'], standbyNamesPost: ['b'] })],
      ['no names', synchronous({ dataDurability: 'preferred', standbyNamesPre: [], standbyNamesPost: [] })],
    ],
    invalid: [['preferred durability with a listed standby',
      clusterManifest('instances: 3, postgresql: { synchronous: { method: any, number: 1, dataDurability: preferred, standbyNamesPre: [reporting] } }'),
      `spec.postgresql.synchronous.standbyNamesPre: ${PREFERRED}`]],
    valid: [['preferred durability', clusterManifest('instances: 3, postgresql: { synchronous: { method: any, number: 1, dataDurability: preferred } }')]],
  },
  {
    id: 'extension-reference',
    throws: [
      ['before 1.27.4', extension('1.27.3', 'a'), 'plugins/db: postgresql.extensions[0].image.reference: required by operator 1.27.3'],
      ['before 1.28.2', extension('1.28.1', 'a', 'b'),
        'plugins/db: postgresql.extensions[0].image.reference: required by operator 1.28.1',
        'plugins/db: postgresql.extensions[1].image.reference: required by operator 1.28.1'],
    ],
    passes: [['since 1.29.0', extension('1.29.0', 'a')]],
    invalid: [['an image without a reference', { ...clusterManifest('postgresql: { extensions: [{ name: pgvector, image: {} }] }'), operator: { version: '1.28.1' } },
      'spec.postgresql.extensions[0].image.reference: required by operator 1.28.1']],
    valid: [['an image with a reference', {
      ...clusterManifest('postgresql: { extensions: [{ name: pgvector, image: { reference: "pgvector:0.8.1" } }] }'), operator: { version: '1.28.1' },
    }]],
  },
];
