import { Lazy } from 'cdk8s';
import { ExtensionConfiguration, ExtensionEnvVar, ImageCatalogKind } from '../../../src';
import { Manifests } from '../../support/both-ways';
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

/** The same in a manifest. */
function manifest(...extensions: string[]): Manifests {
  return clusterManifest(`postgresql: { extensions: [${extensions.join(', ')}] }`);
}

const AT = 'plugins/db: postgresql.extensions[0]';
const CLASH = 'plugins/db: postgresql.extensions[1].name: "pg-ivm" has the same volume name as extensions[0] "pg_ivm"';
const DUPLICATE = 'plugins/db: postgresql.extensions[1].name: duplicate extension "a": extensions[0] has the same name';
const NO_IMAGE = 'image.reference: required without imageCatalogRef';
const OUTSIDE = 'is invalid: expected a path inside the image, without ".." at its beginning';
const PLACEHOLDER = 'is invalid: expected "${image_root}"';

export const cases: RuleCases[] = [
  {
    id: 'extension-name',
    throws: [
      ['one volume', extended(...named('pg_ivm', 'pg-ivm')), CLASH],
      ['one volume, since 1.28.1', older('1.28.1', ...named('pg_ivm', 'pg-ivm')), CLASH],
      ['one volume, since 1.27.3', older('1.27.3', ...named('pg_ivm', 'pg-ivm')), CLASH],
      ['one name, since 1.27.0', older('1.27.0', ...named('a', 'a')), DUPLICATE],
      ['several, before 1.29.0', older('1.28.4', ...named('a', 'a', 'b', 'a_b', 'a-b')), DUPLICATE,
        'plugins/db: postgresql.extensions[4].name: "a-b" has the same volume name as extensions[3] "a_b"'],
    ],
    passes: [
      ['two names', extended(...named('pg_ivm', 'pgivm'))],
      ['what the app says later', extended(...named(Lazy.any({ produce: () => 'a' }), Lazy.any({ produce: () => 'b' })))],
    ],
    invalid: [['names that differ in "-" and "_" only', manifest('{ name: pg_ivm, image: { reference: "pg-ivm:1.9" } }', '{ name: pg-ivm, image: { reference: "pg-ivm:1.12" } }'),
      'spec.postgresql.extensions[1].name: "pg-ivm" has the same volume name as extensions[0] "pg_ivm"']],
    valid: [
      ['different names', manifest('{ name: pg_ivm, image: { reference: "pg-ivm:1.12" } }', '{ name: pgvector, image: { reference: "pgvector:0.8.1" } }')],
      ['one name twice, which the API server itself rejects', manifest('{ name: a, image: { reference: "a:1" } }', '{ name: a, image: { reference: "a:1" } }')],
    ],
  },
  {
    id: 'extension-image',
    throws: [
      ['none', extended(...named('a'), { name: 'b' }), `plugins/db: postgresql.extensions[1].${NO_IMAGE}`],
      ['no reference', extended({ name: 'b', image: {} }), `${AT}.${NO_IMAGE}`],
      ['none of two', extended({ name: 'a' }, { name: 'b', image: {} }), `${AT}.${NO_IMAGE}`, `plugins/db: postgresql.extensions[1].${NO_IMAGE}`],
      ['none, since 1.27.4', older('1.27.4', { name: 'b' }), `${AT}.${NO_IMAGE}`],
      ['none, since 1.28.2', older('1.28.2', { name: 'b' }), `${AT}.${NO_IMAGE}`],
      ['a catalog, before 1.29.0', cluster(chart => ({
        operator: operator(chart, { version: '1.28.4' }), imageCatalogRef: CATALOG, postgresql: { extensions: [{ name: 'b' }] },
      })), `${AT}.image.reference: required by operator 1.28.4, which finds no extensions in image catalogs`],
    ],
    passes: [
      ['an image', extended(...named('a'))],
      ['a catalog', cluster({ imageCatalogRef: CATALOG, postgresql: { extensions: [{ name: 'b' }] } })],
      ['a catalog, since 1.29.0', cluster(chart => ({
        operator: operator(chart, { version: '1.29.0' }), imageCatalogRef: CATALOG, postgresql: { extensions: [{ name: 'b' }] },
      }))],
    ],
    invalid: [['no image and no catalog', manifest('{ name: pgvector }'), `spec.postgresql.extensions[0].${NO_IMAGE}`]],
    valid: [['an image', manifest('{ name: pgvector, image: { reference: "pgvector:0.8.1" } }')]],
  },
  {
    id: 'extension-path',
    throws: [
      ['outside the image', extended({ name: 'a', image, binPath: ['bin', 'bin/../../etc'] }), `${AT}.binPath[1]: "bin/../../etc" ${OUTSIDE}`],
      ['nothing', extended({ name: 'a', image, ldLibraryPath: ['lib', ''] }), `${AT}.ldLibraryPath[1]: "" is invalid: expected a directory in the image`],
      ['one twice', extended({ name: 'a', image, dynamicLibraryPath: ['lib', 'lib'] }),
        `${AT}.dynamicLibraryPath[1]: duplicate directory "lib": entry [0] is the same`],
      ['one twice, since 1.27.0', older('1.27.0', { name: 'a', image, extensionControlPath: ['share', 'share'] }),
        `${AT}.extensionControlPath[1]: duplicate directory "share": entry [0] is the same`],
      ['outside the image by an absolute path', extended({ name: 'a', image, dynamicLibraryPath: ['/../lib'] }), `${AT}.dynamicLibraryPath[0]: "/../lib" ${OUTSIDE}`],
      ['the directory above', extended({ name: 'a', image, binPath: ['bin', '..'] }), `${AT}.binPath[1]: ".." ${OUTSIDE}`],
      ['outside the image by an absolute path, 1.29.3', older('1.29.3', { name: 'a', image, binPath: ['/../bin'] }), `${AT}.binPath[0]: "/../bin" ${OUTSIDE}`],
      ['outside the image, 1.28.5', older('1.28.5', { name: 'a', image, extensionControlPath: ['../share'] }),
        `${AT}.extensionControlPath[0]: "../share" ${OUTSIDE}`],
      ['a name that begins with dots, before 1.30.1', older('1.30.0', { name: 'a', image, binPath: ['..bin'] }), `${AT}.binPath[0]: "..bin" ${OUTSIDE}`],
      ['several', extended({ name: 'a', image, binPath: ['', '../bin'] }, { name: 'b', image, ldLibraryPath: ['lib', 'lib'] }),
        `${AT}.binPath[0]: "" is invalid: expected a directory in the image`, `${AT}.binPath[1]: "../bin" ${OUTSIDE}`,
        'plugins/db: postgresql.extensions[1].ldLibraryPath[1]: duplicate directory "lib": entry [0] is the same'],
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
    invalid: [['a directory outside the image', manifest('{ name: postgis, image: { reference: "postgis:3.6" }, bin_path: [bin, ../bin] }'),
      `spec.postgresql.extensions[0].bin_path[1]: "../bin" ${OUTSIDE}`]],
    valid: [['directories in the image', manifest('{ name: postgis, image: { reference: "postgis:3.6" }, bin_path: [bin, share/bin] }')]],
  },
  {
    id: 'extension-env',
    throws: [
      ['a reserved name', extended(env({ name: 'GDAL_DATA', value: '/' }, { name: 'PGDATA', value: '/' })), `${AT}.env[1].name: "PGDATA" is reserved`],
      ['commands', extended(env({ name: 'PATH', value: '/' })), `${AT}.env[0].name: "PATH" is reserved`],
      ['libraries', extended(env({ name: 'LD_LIBRARY_PATH', value: '/' })), `${AT}.env[0].name: "LD_LIBRARY_PATH" is reserved`],
      ['a placeholder with a dot', extended(env({ name: 'A', value: '${image_root}/${image.version}' })), `${AT}.env[0].value: placeholder "\${image.version}" ${PLACEHOLDER}`],
      ['a dollar before a placeholder', extended(env({ name: 'A', value: '$$${version}' })), `${AT}.env[0].value: placeholder "\${version}" ${PLACEHOLDER}`],
      ['several', extended(env({ name: 'PATH', value: '${image.root}/${image.version}' }, { name: 'POD_NAME', value: 'db-1' })),
        `${AT}.env[0].name: "PATH" is reserved`,
        `${AT}.env[0].value: placeholder "\${image.root}" ${PLACEHOLDER}`,
        `${AT}.env[0].value: placeholder "\${image.version}" ${PLACEHOLDER}`,
        `${AT}.env[1].name: "POD_NAME" is reserved`],
    ],
    passes: [
      ['others', extended(env({ name: 'GDAL_DATA', value: '${image_root}/share' }, { name: 'Path', value: '$${version}' }))],
      ['a placeholder that Flux may fill in', extended(env({ name: 'A', value: '${image_root}/${version}' }))],
      ['anything, before 1.29.0', older('1.28.4', env({ name: 'PATH', value: '${version}' }))],
    ],
    invalid: [['a variable of PostgreSQL', manifest('{ name: postgis, image: { reference: "postgis:3.6" }, env: [{ name: PGDATA, value: /data }] }'),
      'spec.postgresql.extensions[0].env[0].name: "PGDATA" is reserved']],
    valid: [
      ['a variable of the extension', manifest('{ name: postgis, image: { reference: "postgis:3.6" }, env: [{ name: GDAL_DATA, value: "${image_root}/share/gdal" }] }')],
      ['one variable twice, which the API server itself rejects',
        manifest('{ name: postgis, image: { reference: "postgis:3.6" }, env: [{ name: A, value: "1" }, { name: A, value: "2" }] }')],
    ],
  },
];
