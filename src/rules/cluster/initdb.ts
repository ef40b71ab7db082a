import { Import, SnapshotType } from '../../api/import';
import { BootstrapInitDB } from '../../api/initdb';
import { ClusterInput, ClusterRule, operatorSupports } from '../engine/cluster-rule';
import { webhook } from '../engine/source';
import { objects, formatValue, strings } from '../engine/spec-values';

function initdbOf({ spec }: ClusterInput): BootstrapInitDB | undefined {
  return spec.bootstrap?.initdb;
}

function importOf(input: ClusterInput): Import | undefined {
  return initdbOf(input)?.import;
}

/** PostgreSQL's WAL segments have sizes that are powers of two. */
export const walSegmentSize: ClusterRule = {
  id: 'wal-segment-size',
  severity: 'error',
  title: 'The size of WAL segments is a power of two',
  symptom: 'the operator refuses the Cluster ("WAL segment size must be a power of 2")',
  cause: 'initdb makes segments of no other size',
  fix: 'state 1, 2, 4, 8, 16, 32, 64, 128, 256, 512 or 1024 megabytes',
  source: webhook(299),
  field: 'spec.bootstrap.initdb.walSegmentSize',
  check: input => {
    const size = initdbOf(input)?.walSegmentSize;
    return Number.isInteger(size) && size! > 0 && !Number.isInteger(Math.log2(size!)) ? `bootstrap.initdb.walSegmentSize ${size} is no power of two` : undefined;
  },
};

/** Where an import brings all databases, nothing makes a database for an owner by itself. */
export const initdbOwner: ClusterRule = {
  id: 'initdb-owner',
  severity: 'error',
  title: 'The owner of an imported monolith has a database',
  symptom: 'the operator refuses the Cluster ("You need to specify the database name")',
  cause: 'the owner is made for an application\'s database, and a monolith brings databases and owners of its own',
  fix: 'state the database as well, or leave the owner out',
  source: webhook(503),
  releases: 'from 1.26.1 on',
  field: 'spec.bootstrap.initdb',
  check: input => {
    const { database, owner } = initdbOf(input) ?? {};
    return importOf(input)?.type === SnapshotType.MONOLITH && !database && owner && operatorSupports(input, ['1.26.1'])
      ? `bootstrap.initdb.owner "${owner}" has no database in a monolith import`
      : undefined;
  },
};

/** A reference to SQL names an object and a key of it. */
export const sqlRef: ClusterRule = {
  id: 'sql-ref',
  severity: 'error',
  title: 'A reference to SQL names an object and a key',
  symptom: 'the operator refuses the Cluster ("key and name must be specified")',
  cause: 'the operator reads the SQL from that key of that object when the database has been made',
  fix: 'state the name of the Secret or ConfigMap, and the key whose value is the SQL',
  source: webhook(299),
  field: 'spec.bootstrap.initdb.postInitApplicationSQLRefs',
  check: input => {
    const refs = initdbOf(input)?.postInitApplicationSQLRefs;
    for (const kind of ['secretRefs', 'configMapRefs'] as const) {
      const index = objects(refs?.[kind]).findIndex(({ name, key }) => !name || !key);
      if (index >= 0) {
        return `bootstrap.initdb.postInitApplicationSQLRefs.${kind}[${index}] is ${formatValue(refs![kind]![index])}`;
      }
    }
    return undefined;
  },
};

/** What a kind of import brings. */
export const importDatabases: ClusterRule = {
  id: 'import-databases',
  severity: 'error',
  title: 'An import names the databases that it can bring',
  symptom: 'the operator refuses the Cluster ("You need to specify a single database", "Wildcard import cannot be used along other database names", '
    + '"You cannot specify any wildcard for the `microservice` import type", "You need to specify at least a database for the `monolith` import type")',
  cause: 'a microservice is one database that becomes the application\'s, and a monolith is a list of them',
  fix: 'name one database for a microservice; for a monolith, name one or more, or "*" alone',
  source: webhook(353),
  field: 'spec.bootstrap.initdb.import.databases',
  check: input => {
    const { type, databases } = importOf(input) ?? {};
    if (!Array.isArray(databases)) {
      return undefined;
    }
    const wrong = type === SnapshotType.MICROSERVICE && (databases.length !== 1 || String(databases[0]).includes('*'))
      || type === SnapshotType.MONOLITH && (databases.length === 0 || databases.length > 1 && databases.includes('*'));
    return wrong ? `bootstrap.initdb.import.databases is ${formatValue(databases)} for a ${type}` : undefined;
  },
};

/** Roles come with a whole server, and not with one of its databases. */
export const importRoles: ClusterRule = {
  id: 'import-roles',
  severity: 'error',
  title: 'Roles are imported with a monolith, and by name',
  symptom: 'the operator refuses the Cluster ("You cannot specify roles to import", "Wildcard import cannot be used along other role names")',
  cause: 'a microservice brings one database and has an owner of its own for all that is in it',
  fix: 'leave roles out for a microservice; for a monolith, name roles, or "*" alone',
  source: webhook(353),
  field: 'spec.bootstrap.initdb.import.roles',
  check: input => {
    const { type, roles } = importOf(input) ?? {};
    const stated = strings(roles);
    const wrong = type === SnapshotType.MICROSERVICE && stated.length > 0
      || type === SnapshotType.MONOLITH && stated.length > 1 && stated.includes('*');
    return wrong ? `bootstrap.initdb.import.roles is ${formatValue(stated)} for a ${type}` : undefined;
  },
};

/** Of several databases, none is the one to run SQL in. */
export const importSQL: ClusterRule = {
  id: 'import-sql',
  severity: 'error',
  title: 'SQL after an import is for one database',
  symptom: 'the operator refuses the Cluster ("postImportApplicationSQL is not allowed for the `monolith` import type")',
  cause: 'a monolith has no application\'s database in which it could run',
  fix: 'leave postImportApplicationSQL out, or import one database as a microservice',
  source: webhook(419),
  field: 'spec.bootstrap.initdb.import.postImportApplicationSQL',
  check: input => {
    const { type, postImportApplicationSQL } = importOf(input) ?? {};
    const count = strings(postImportApplicationSQL).length;
    return type === SnapshotType.MONOLITH && count > 0
      ? `bootstrap.initdb.import.postImportApplicationSQL has ${count} ${count === 1 ? 'query' : 'queries'} for a monolith`
      : undefined;
  },
};
