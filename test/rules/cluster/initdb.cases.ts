import { Lazy } from 'cdk8s';
import { BootstrapInitDB, Distribution, Import, SnapshotType } from '../../../src';
import { Program, RuleCases } from '../../support/rule-cases';
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

export const cases: RuleCases[] = [
  {
    id: 'wal-segment-size',
    throws: [['24 megabytes', initdb({ walSegmentSize: 24 }), 'plugins/db: bootstrap.initdb.walSegmentSize 24 is no power of two']],
    passes: [['1 megabyte', initdb({ walSegmentSize: 1 })], ['64 megabytes', initdb({ walSegmentSize: 64 })], ['the default', initdb({})]],
  },
  {
    id: 'initdb-owner',
    throws: [
      ['an owner of nothing', imports({ type: MONOLITH, databases: ['*'] }, { owner: 'shop' }),
        'plugins/db: bootstrap.initdb.owner "shop" has no database in a monolith import'],
      ['an owner of nothing, since 1.26.1', older('1.26.1'), 'plugins/db: bootstrap.initdb.owner "shop" has no database in a monolith import'],
    ],
    passes: [
      ['an owner of a database', imports({ type: MONOLITH, databases: ['*'] }, { owner: 'shop', database: 'shop' })],
      ['no owner', imports({ type: MONOLITH, databases: ['*'] })],
      ['an owner of nothing, before 1.26.1', older('1.26.0')],
      ['an owner of the default database', imports({ type: MICROSERVICE, databases: ['shop'] }, { owner: 'shop' })],
      ['no import', initdb({ owner: 'shop' })],
    ],
  },
  {
    id: 'sql-ref',
    throws: [
      ['a Secret without a key', initdb({ postInitApplicationSQLRefs: { secretRefs: [{ name: 'sql', key: '' }] } }),
        'plugins/db: bootstrap.initdb.postInitApplicationSQLRefs.secretRefs[0] is {"name":"sql","key":""}'],
      ['a ConfigMap without a name', initdb({ postInitApplicationSQLRefs: { configMapRefs: [{ name: 'a', key: 'b' }, { name: '', key: 'b' }] } }),
        'plugins/db: bootstrap.initdb.postInitApplicationSQLRefs.configMapRefs[1] is {"name":"","key":"b"}'],
    ],
    passes: [
      ['both', initdb({ postInitApplicationSQLRefs: { secretRefs: [{ name: 'a', key: 'b' }], configMapRefs: [{ name: 'a', key: 'b' }] } })],
      ['other SQL, which the operator does not look at', initdb({ postInitSQLRefs: { secretRefs: [{ name: 'sql', key: '' }] } })],
    ],
  },
  {
    id: 'import-databases',
    throws: [
      ['two of a microservice', imports({ type: MICROSERVICE, databases: ['a', 'b'] }),
        'plugins/db: bootstrap.initdb.import.databases is ["a","b"] for a microservice'],
      ['none of a microservice', imports({ type: MICROSERVICE, databases: [] }), 'plugins/db: bootstrap.initdb.import.databases is [] for a microservice'],
      ['a wildcard for a microservice', imports({ type: MICROSERVICE, databases: ['shop*'] }),
        'plugins/db: bootstrap.initdb.import.databases is ["shop*"] for a microservice'],
      ['none of a monolith', imports({ type: MONOLITH, databases: [] }), 'plugins/db: bootstrap.initdb.import.databases is [] for a monolith'],
      ['a wildcard beside another', imports({ type: MONOLITH, databases: ['*', 'b'] }),
        'plugins/db: bootstrap.initdb.import.databases is ["*","b"] for a monolith'],
    ],
    passes: [
      ['one of a microservice', imports({ type: MICROSERVICE, databases: ['a'] })],
      ['two of a monolith', imports({ type: MONOLITH, databases: ['a', 'b*'] })],
      ['all of a monolith', imports({ type: MONOLITH, databases: ['*'] })],
      ['what the app says later', imports({ type: MICROSERVICE, databases: Lazy.any({ produce: () => ['a'] }) })],
    ],
  },
  {
    id: 'import-roles',
    throws: [
      ['of a microservice', imports({ type: MICROSERVICE, databases: ['a'], roles: ['shop'] }),
        'plugins/db: bootstrap.initdb.import.roles is ["shop"] for a microservice'],
      ['a wildcard beside another', imports({ type: MONOLITH, databases: ['*'], roles: ['shop', '*'] }),
        'plugins/db: bootstrap.initdb.import.roles is ["shop","*"] for a monolith'],
    ],
    passes: [
      ['none of a microservice', imports({ type: MICROSERVICE, databases: ['a'], roles: [] })],
      ['two of a monolith', imports({ type: MONOLITH, databases: ['*'], roles: ['shop', 'billing'] })],
      ['all of a monolith', imports({ type: MONOLITH, databases: ['*'], roles: ['*'] })],
    ],
  },
  {
    id: 'import-sql',
    throws: [
      ['one query', imports({ type: MONOLITH, databases: ['*'], postImportApplicationSQL: ['ANALYZE'] }),
        'plugins/db: bootstrap.initdb.import.postImportApplicationSQL has 1 query for a monolith'],
      ['two queries', imports({ type: MONOLITH, databases: ['*'], postImportApplicationSQL: ['VACUUM', 'ANALYZE'] }),
        'plugins/db: bootstrap.initdb.import.postImportApplicationSQL has 2 queries for a monolith'],
    ],
    passes: [
      ['a microservice', imports({ type: MICROSERVICE, databases: ['a'], postImportApplicationSQL: ['ANALYZE'] })],
      ['no query', imports({ type: MONOLITH, databases: ['*'], postImportApplicationSQL: [] })],
    ],
  },
];
