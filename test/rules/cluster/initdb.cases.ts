import { Lazy } from 'cdk8s';
import { BootstrapInitDB, Distribution, Import, SnapshotType } from '../../../src';
import { Manifests } from '../../support/both-ways';
import { Program, RuleCases } from '../../support/rule-cases';
import { clusterManifest } from '../support/cluster-manifest';
import { cluster, operator } from '../support/programs';

const OLD = { name: 'old', connectionParameters: { host: 'old-rw' } };
const { MICROSERVICE, MONOLITH } = SnapshotType;

/** A cluster that initdb makes. */
function initdb(props: BootstrapInitDB): Program {
  return cluster({ bootstrap: { initdb: props }, externalClusters: [OLD] });
}

/** A cluster that imports from another. */
function imports(props: Omit<Import, 'source'>, rest: BootstrapInitDB = {}): Program {
  return initdb({ import: { source: { externalCluster: 'old' }, ...props }, ...rest });
}

/** A monolith's owner without a database, under an operator of some release. */
function older(version: string): Program {
  return cluster(chart => ({
    operator: operator(chart, { version, distribution: Distribution.CLOUDNATIVE_PG }),
    bootstrap: { initdb: { owner: 'shop', import: { type: MONOLITH, databases: ['*'], source: { externalCluster: 'old' } } } },
    externalClusters: [OLD],
  }));
}

/** A Cluster in a manifest that imports from another. */
function importing(fields: string, initdbFields = ''): Manifests {
  const bootstrap = `bootstrap: { initdb: { ${initdbFields} import: { source: { externalCluster: old }, ${fields} } } }`;
  return clusterManifest(`${bootstrap}, externalClusters: [{ name: old, connectionParameters: { host: old-rw } }]`);
}

const OWNER = 'bootstrap.initdb.database: required in a monolith import, because owner is set';
const DATABASES = 'bootstrap.initdb.import.databases';
const ROLES = 'bootstrap.initdb.import.roles';
const SQL = 'bootstrap.initdb.import.postImportApplicationSQL: cannot be set for a monolith import';

export const cases: RuleCases[] = [
  {
    id: 'wal-segment-size',
    throws: [['24 megabytes', initdb({ walSegmentSize: 24 }), 'plugins/db: bootstrap.initdb.walSegmentSize: 24 is invalid: expected a power of two']],
    passes: [['1 megabyte', initdb({ walSegmentSize: 1 })], ['64 megabytes', initdb({ walSegmentSize: 64 })], ['the default', initdb({})]],
    invalid: [['a size of 24 MB', clusterManifest('bootstrap: { initdb: { walSegmentSize: 24 } }'),
      'spec.bootstrap.initdb.walSegmentSize: 24 is invalid: expected a power of two']],
    valid: [['a size of 32 MB', clusterManifest('bootstrap: { initdb: { walSegmentSize: 32 } }')]],
  },
  {
    id: 'initdb-owner',
    throws: [
      ['an owner of nothing', imports({ type: MONOLITH, databases: ['*'] }, { owner: 'shop' }), `plugins/db: ${OWNER}`],
      ['an owner of nothing, since 1.26.1', older('1.26.1'), `plugins/db: ${OWNER}`],
    ],
    passes: [
      ['an owner of a database', imports({ type: MONOLITH, databases: ['*'] }, { owner: 'shop', database: 'shop' })],
      ['no owner', imports({ type: MONOLITH, databases: ['*'] })],
      ['an owner of nothing, before 1.26.1', older('1.26.0')],
      ['an owner of the default database', imports({ type: MICROSERVICE, databases: ['shop'] }, { owner: 'shop' })],
      ['no import', initdb({ owner: 'shop' })],
    ],
    invalid: [['an owner without a database', importing('type: monolith, databases: ["*"]', 'owner: shop,'), `spec.${OWNER}`]],
    valid: [['an owner and a database', importing('type: monolith, databases: ["*"]', 'owner: shop, database: shop,')]],
  },
  {
    id: 'sql-ref',
    throws: [
      ['a Secret without a key', initdb({ postInitApplicationSQLRefs: { secretRefs: [{ name: 'sql', key: '' }] } }),
        'plugins/db: bootstrap.initdb.postInitApplicationSQLRefs.secretRefs[0].key: "" is invalid: expected a key of the Secret'],
      ['a ConfigMap without a name', initdb({ postInitApplicationSQLRefs: { configMapRefs: [{ name: 'a', key: 'b' }, { name: '', key: 'b' }] } }),
        'plugins/db: bootstrap.initdb.postInitApplicationSQLRefs.configMapRefs[1].name: "" is invalid: expected the name of a ConfigMap'],
      ['several', initdb({ postInitApplicationSQLRefs: { secretRefs: [{ name: '', key: '' }], configMapRefs: [{ name: 'a', key: '' }] } }),
        'plugins/db: bootstrap.initdb.postInitApplicationSQLRefs.secretRefs[0].name: "" is invalid: expected the name of a Secret',
        'plugins/db: bootstrap.initdb.postInitApplicationSQLRefs.secretRefs[0].key: "" is invalid: expected a key of the Secret',
        'plugins/db: bootstrap.initdb.postInitApplicationSQLRefs.configMapRefs[0].key: "" is invalid: expected a key of the ConfigMap'],
    ],
    passes: [
      ['both', initdb({ postInitApplicationSQLRefs: { secretRefs: [{ name: 'a', key: 'b' }], configMapRefs: [{ name: 'a', key: 'b' }] } })],
      ['other SQL, which the operator does not look at', initdb({ postInitSQLRefs: { secretRefs: [{ name: 'sql', key: '' }] } })],
    ],
    invalid: [['an empty key', clusterManifest('bootstrap: { initdb: { postInitApplicationSQLRefs: { configMapRefs: [{ name: schema, key: "" }] } } }'),
      'spec.bootstrap.initdb.postInitApplicationSQLRefs.configMapRefs[0].key: "" is invalid: expected a key of the ConfigMap']],
    valid: [['a name and a key', clusterManifest('bootstrap: { initdb: { postInitApplicationSQLRefs: { configMapRefs: [{ name: schema, key: schema.sql }] } } }')]],
  },
  {
    id: 'import-databases',
    throws: [
      ['two of a microservice', imports({ type: MICROSERVICE, databases: ['a', 'b'] }),
        `plugins/db: ${DATABASES}: 2 databases for a microservice import: expected exactly one`],
      ['none of a microservice', imports({ type: MICROSERVICE, databases: [] }), `plugins/db: ${DATABASES}: no database for a microservice import: expected exactly one`],
      ['a wildcard for a microservice', imports({ type: MICROSERVICE, databases: ['shop*'] }),
        `plugins/db: ${DATABASES}[0]: "shop*" is invalid: a microservice import accepts no wildcard`],
      ['two of a microservice, and one a wildcard', imports({ type: MICROSERVICE, databases: ['a', '*'] }),
        `plugins/db: ${DATABASES}: 2 databases for a microservice import: expected exactly one`,
        `plugins/db: ${DATABASES}[1]: "*" is invalid: a microservice import accepts no wildcard`],
      ['none of a monolith', imports({ type: MONOLITH, databases: [] }),
        `plugins/db: ${DATABASES}: no database for a monolith import: expected names of databases, or "*"`],
      ['a wildcard beside another', imports({ type: MONOLITH, databases: ['*', 'b'] }), `plugins/db: ${DATABASES}[0]: "*" cannot be combined with other databases`],
    ],
    passes: [
      ['one of a microservice', imports({ type: MICROSERVICE, databases: ['a'] })],
      ['two of a monolith', imports({ type: MONOLITH, databases: ['a', 'b*'] })],
      ['all of a monolith', imports({ type: MONOLITH, databases: ['*'] })],
      ['what the app says later', imports({ type: MICROSERVICE, databases: Lazy.any({ produce: () => ['a'] }) })],
    ],
    invalid: [['two databases of a microservice', importing('type: microservice, databases: [shop, billing]'),
      `spec.${DATABASES}: 2 databases for a microservice import: expected exactly one`]],
    valid: [['two databases of a monolith', importing('type: monolith, databases: [shop, billing]')]],
  },
  {
    id: 'import-roles',
    throws: [
      ['of a microservice', imports({ type: MICROSERVICE, databases: ['a'], roles: ['shop'] }), `plugins/db: ${ROLES}: cannot be set for a microservice import`],
      ['a wildcard beside another', imports({ type: MONOLITH, databases: ['*'], roles: ['shop', '*'] }),
        `plugins/db: ${ROLES}[1]: "*" cannot be combined with other roles`],
    ],
    passes: [
      ['none of a microservice', imports({ type: MICROSERVICE, databases: ['a'], roles: [] })],
      ['two of a monolith', imports({ type: MONOLITH, databases: ['*'], roles: ['shop', 'billing'] })],
      ['all of a monolith', imports({ type: MONOLITH, databases: ['*'], roles: ['*'] })],
    ],
    invalid: [['roles of a microservice', importing('type: microservice, databases: [shop], roles: [shop]'), `spec.${ROLES}: cannot be set for a microservice import`]],
    valid: [['roles of a monolith', importing('type: monolith, databases: ["*"], roles: [shop, billing]')]],
  },
  {
    id: 'import-sql',
    throws: [
      ['one query', imports({ type: MONOLITH, databases: ['*'], postImportApplicationSQL: ['ANALYZE'] }), `plugins/db: ${SQL}`],
      ['two queries', imports({ type: MONOLITH, databases: ['*'], postImportApplicationSQL: ['VACUUM', 'ANALYZE'] }), `plugins/db: ${SQL}`],
    ],
    passes: [
      ['a microservice', imports({ type: MICROSERVICE, databases: ['a'], postImportApplicationSQL: ['ANALYZE'] })],
      ['no query', imports({ type: MONOLITH, databases: ['*'], postImportApplicationSQL: [] })],
    ],
    invalid: [['SQL after a monolith', importing('type: monolith, databases: ["*"], postImportApplicationSQL: [ANALYZE]'), `spec.${SQL}`]],
    valid: [['SQL after a microservice', importing('type: microservice, databases: [shop], postImportApplicationSQL: [ANALYZE]')]],
  },
];
