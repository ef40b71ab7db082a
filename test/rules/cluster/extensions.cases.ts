import { Lazy } from 'cdk8s';
import { ExtensionConfiguration, ExtensionEnvVar, ImageCatalogKind } from '../../../src';
import { Program, RuleCases } from '../../support/rule-cases';
import { clusterManifest } from '../support/cluster-manifest';
import { cluster, operator } from '../support/programs';

const image = { reference: 'extension:1.0.0' };
const CATALOG = { kind: ImageCatalogKind.CLUSTER_IMAGE_CATALOG, name: 'postgresql', major: 18 };

function extended(...extensions: ExtensionConfiguration[]): Program {
  return cluster({ postgresql: { extensions } });
}

/** Under an operator of a release that knows less. */
function older(version: string, ...extensions: ExtensionConfiguration[]): Program {
  return cluster(chart => ({ operator: operator(chart, { version }), postgresql: { extensions } }));
}

function named(...names: string[]): ExtensionConfiguration[] {
  return names.map(name => ({ name, image }));
}

function env(...variables: ExtensionEnvVar[]): ExtensionConfiguration {
  return { name: 'a', image, env: variables };
}

const AT = 'plugins/db: postgresql.extensions[0]';

export const cases: RuleCases[] = [
  {
    id: 'extension-name',
    throws: [
      ['one name', extended(...named('a', 'b', 'a')), 'plugins/db: postgresql.extensions "a" and "a" clash'],
      ['one volume', extended(...named('pg_ivm', 'pg-ivm')), 'plugins/db: postgresql.extensions "pg_ivm" and "pg-ivm" clash'],
      ['one volume, since 1.28.1', older('1.28.1', ...named('pg_ivm', 'pg-ivm')), 'plugins/db: postgresql.extensions "pg_ivm" and "pg-ivm" clash'],
      ['one volume, since 1.27.3', older('1.27.3', ...named('pg_ivm', 'pg-ivm')), 'plugins/db: postgresql.extensions "pg_ivm" and "pg-ivm" clash'],
      ['one name, since 1.27.0', older('1.27.0', ...named('a', 'a')), 'plugins/db: postgresql.extensions "a" and "a" clash'],
    ],
    passes: [
      ['two names', extended(...named('pg_ivm', 'pgivm'))],
      ['what the app says later', extended(...named(Lazy.any({ produce: () => 'a' }), Lazy.any({ produce: () => 'b' })))],
    ],
  },
  {
    id: 'extension-image',
    throws: [
      ['none', extended(...named('a'), { name: 'b' }), 'plugins/db: postgresql.extensions[1] "b" has no image'],
      ['no reference', extended({ name: 'b', image: {} }), 'plugins/db: postgresql.extensions[0] "b" has no image'],
      ['none, since 1.27.4', older('1.27.4', { name: 'b' }), 'plugins/db: postgresql.extensions[0] "b" has no image'],
      ['none, since 1.28.2', older('1.28.2', { name: 'b' }), 'plugins/db: postgresql.extensions[0] "b" has no image'],
      ['a catalog, before 1.29.0', cluster(chart => ({
        operator: operator(chart, { version: '1.28.4' }), imageCatalogRef: CATALOG, postgresql: { extensions: [{ name: 'b' }] },
      })), 'plugins/db: postgresql.extensions[0] "b" has no image'],
    ],
    passes: [
      ['an image', extended(...named('a'))],
      ['a catalog', cluster({ imageCatalogRef: CATALOG, postgresql: { extensions: [{ name: 'b' }] } })],
      ['a catalog, since 1.29.0', cluster(chart => ({
        operator: operator(chart, { version: '1.29.0' }), imageCatalogRef: CATALOG, postgresql: { extensions: [{ name: 'b' }] },
      }))],
    ],
  },
  {
    id: 'extension-path',
    throws: [
      ['outside the image', extended({ name: 'a', image, binPath: ['bin', 'bin/../../etc'] }), `${AT}.binPath has "bin/../../etc"`],
      ['nothing', extended({ name: 'a', image, ldLibraryPath: ['lib', ''] }), `${AT}.ldLibraryPath has ""`],
      ['one twice', extended({ name: 'a', image, dynamicLibraryPath: ['lib', 'lib'] }), `${AT}.dynamicLibraryPath has "lib" twice`],
      ['one twice, since 1.27.0', older('1.27.0', { name: 'a', image, extensionControlPath: ['share', 'share'] }),
        `${AT}.extensionControlPath has "share" twice`],
      ['outside the image by an absolute path', extended({ name: 'a', image, dynamicLibraryPath: ['/../lib'] }), `${AT}.dynamicLibraryPath has "/../lib"`],
      ['the directory above', extended({ name: 'a', image, binPath: ['bin', '..'] }), `${AT}.binPath has ".."`],
      ['outside the image by an absolute path, 1.29.3', older('1.29.3', { name: 'a', image, binPath: ['/../bin'] }), `${AT}.binPath has "/../bin"`],
      ['outside the image, 1.28.5', older('1.28.5', { name: 'a', image, extensionControlPath: ['../share'] }), `${AT}.extensionControlPath has "../share"`],
      ['a name that begins with dots, before 1.30.1', older('1.30.0', { name: 'a', image, binPath: ['..bin'] }), `${AT}.binPath has "..bin"`],
    ],
    passes: [
      ['what the app says later', extended({ name: 'a', image, binPath: Lazy.any({ produce: () => ['bin'] }) })],
      ['in the image', extended({ name: 'a', image, binPath: ['bin', '/usr/bin'], ldLibraryPath: ['a/../b', 'lib'], dynamicLibraryPath: ['lib'] })],
      ['the image itself', extended({ name: 'a', image, binPath: ['/', '.', 'a/..'] })],
      ['a name that begins with dots', extended({ name: 'a', image, binPath: ['..bin', '/..lib'] })],
      ['outside the image by an absolute path, before 1.30.1', older('1.30.0', { name: 'a', image, binPath: ['/../bin'] })],
      ['outside the image by an absolute path, before 1.29.3', older('1.29.2', { name: 'a', image, binPath: ['/../bin'] })],
      ['outside the image, before 1.29.0', older('1.28.4', { name: 'a', image, extensionControlPath: ['../share'], binPath: ['bin', 'bin'] })],
    ],
    invalid: [['by its name', clusterManifest('postgresql: { extensions: [{ name: a, image: { reference: a }, bin_path: [bin, bin] }] }'),
      'postgresql.extensions[0].bin_path has "bin" twice']],
  },
  {
    id: 'extension-env',
    notDetectable: { 'another placeholder': 'Flux or envsubst may fill it in' },
    throws: [
      ['a reserved name', extended(env({ name: 'GDAL_DATA', value: '/' }, { name: 'PGDATA', value: '/' })), `${AT}.env sets PGDATA`],
      ['commands', extended(env({ name: 'PATH', value: '/' })), `${AT}.env sets PATH`],
      ['libraries', extended(env({ name: 'LD_LIBRARY_PATH', value: '/' })), `${AT}.env sets LD_LIBRARY_PATH`],
      ['another placeholder', extended(env({ name: 'A', value: '${image_root}/${version}' })), `${AT}.env sets A=\${image_root}/\${version}`],
      ['a dollar before a placeholder', extended(env({ name: 'A', value: '$$${version}' })), `${AT}.env sets A=$$\${version}`],
      ['one twice', extended(env({ name: 'A', value: '1' }, { name: 'A', value: '2' })), `${AT}.env sets A twice`],
    ],
    passes: [
      ['others', extended(env({ name: 'GDAL_DATA', value: '${image_root}/share' }, { name: 'Path', value: '$${version}' }))],
      ['anything, before 1.29.0', older('1.28.4', env({ name: 'PATH', value: '${version}' }))],
    ],
  },
];
