import { Import, SnapshotType } from '../../api/import';
import { BootstrapInitDB } from '../../api/initdb';
import { ClusterInput, ClusterRule, operatorSupports } from '../engine/cluster-rule';
import { Mistake } from '../engine/rule';
import { webhook } from '../engine/source';
import { objects, strings } from '../engine/spec-values';

function initdbOf({ spec }: ClusterInput): BootstrapInitDB | undefined {
  return spec.bootstrap?.initdb;
}

function importOf(input: ClusterInput): Import | undefined {
  return initdbOf(input)?.import;
}

/** The CRD checks that the size is within the limits of PostgreSQL. */
export const walSegmentSize: ClusterRule = {
  id: 'wal-segment-size',
  severity: 'error',
  title: '`walSegmentSize` must be a power of two',
  symptom: 'the operator\'s webhook rejects the Cluster ("WAL segment size must be a power of 2")',
  cause: 'initdb accepts no other sizes',
  fix: 'set bootstrap.initdb.walSegmentSize to 1, 2, 4, 8, 16, 32, 64, 128, 256, 512 or 1024 (megabytes)',
  source: webhook(299),
  field: 'spec.bootstrap.initdb.walSegmentSize',
  check: input => {
    const size = initdbOf(input)?.walSegmentSize;
    const exponent = Number.isInteger(size) && size! > 0 ? Math.log2(size!) : 0;
    return Number.isInteger(exponent) ? undefined : [{
      message: `${size} is invalid: expected a power of two`,
      fix: `set bootstrap.initdb.walSegmentSize to ${2 ** Math.floor(exponent)} or ${2 ** Math.ceil(exponent)}`,
    }];
  },
};

/** Any other kind of initdb creates the database "app". */
export const initdbOwner: ClusterRule = {
  id: 'initdb-owner',
  severity: 'error',
  title: '`database` must be set together with `owner` in a monolith import',
  symptom: 'the operator\'s webhook rejects the Cluster ("You need to specify the database name")',
  cause: 'the owner is created for an application database, but a monolith import brings its databases and owners along and creates none',
  fix: 'set bootstrap.initdb.database, or remove bootstrap.initdb.owner',
  source: webhook(503),
  releases: 'from 1.26.1 on',
  field: 'spec.bootstrap.initdb.database',
  check: input => {
    const { database, owner } = initdbOf(input) ?? {};
    return importOf(input)?.type === SnapshotType.MONOLITH && !database && owner && operatorSupports(input, ['1.26.1'])
      ? 'required in a monolith import, because owner is set'
      : undefined;
  },
};

const KINDS_OF_REFS = { secretRefs: 'Secret', configMapRefs: 'ConfigMap' } as const;

/** Missing names and keys are rejected by the CRD already. */
export const sqlRef: ClusterRule = {
  id: 'sql-ref',
  severity: 'error',
  title: 'A reference in `postInitApplicationSQLRefs` must have a name and a key',
  symptom: 'the operator\'s webhook rejects the Cluster ("key and name must be specified")',
  cause: 'the operator reads the SQL from that key of that object after it has created the database',
  fix: 'set name to the Secret or ConfigMap, and key to the entry that contains the SQL',
  source: webhook(299),
  field: 'spec.bootstrap.initdb.postInitApplicationSQLRefs',
  check: input => {
    const refs = initdbOf(input)?.postInitApplicationSQLRefs;
    return (['secretRefs', 'configMapRefs'] as const).flatMap(list => objects(refs?.[list]).flatMap(({ name, key }, index): Mistake[] => [
      ...name === '' ? [{ path: [list, index, 'name'], message: `"" is invalid: expected the name of a ${KINDS_OF_REFS[list]}` }] : [],
      ...key === '' ? [{ path: [list, index, 'key'], message: `"" is invalid: expected a key of the ${KINDS_OF_REFS[list]}` }] : [],
    ]));
  },
};

/** A microservice import brings one database, a monolith import a list. */
export const importDatabases: ClusterRule = {
  id: 'import-databases',
  severity: 'error',
  title: '`import.databases` must fit the type of the import',
  symptom: 'the operator\'s webhook rejects the Cluster ("You need to specify a single database", "Wildcard import cannot be used along other database names", '
    + '"You cannot specify any wildcard for the `microservice` import type", "You need to specify at least a database for the `monolith` import type")',
  cause: 'a microservice import brings one database, which becomes the application database; a monolith import brings any number',
  fix: 'list exactly one database for a microservice import; for a monolith import, list the databases, or only "*"',
  source: webhook(353),
  field: 'spec.bootstrap.initdb.import.databases',
  check: input => {
    const { type, databases } = importOf(input) ?? {};
    if (!Array.isArray(databases)) {
      return undefined;
    }
    if (type === SnapshotType.MICROSERVICE) {
      const wildcards = databases.flatMap((name, index) => `${name}`.includes('*')
        ? [{ path: [index], message: `"${name}" is invalid: a microservice import accepts no wildcard` }]
        : []);
      return databases.length === 1 ? wildcards : [`${counted(databases, 'database')} for a microservice import: expected exactly one`, ...wildcards];
    }
    if (type === SnapshotType.MONOLITH) {
      return databases.length === 0 ? 'no database for a monolith import: expected names of databases, or "*"' : mixedWildcard(databases, 'databases');
    }
    return undefined;
  },
};

/** Roles belong to a server, not to a database. */
export const importRoles: ClusterRule = {
  id: 'import-roles',
  severity: 'error',
  title: '`import.roles` must be set in a monolith import only, with names or only "*"',
  symptom: 'the operator\'s webhook rejects the Cluster ("You cannot specify roles to import", "Wildcard import cannot be used along other role names")',
  cause: 'a microservice import brings one database, and everything in it belongs to the owner of the application database',
  fix: 'remove import.roles from a microservice import; for a monolith import, list the roles, or only "*"',
  source: webhook(353),
  field: 'spec.bootstrap.initdb.import.roles',
  check: input => {
    const { type, roles } = importOf(input) ?? {};
    if (strings(roles).length === 0) { return undefined; }
    if (type === SnapshotType.MICROSERVICE) { return [{ message: 'cannot be set for a microservice import', fix: 'remove bootstrap.initdb.import.roles' }]; }
    return type === SnapshotType.MONOLITH ? mixedWildcard(roles!, 'roles') : undefined;
  },
};

/** A monolith import has no database in which the SQL could run. */
export const importSQL: ClusterRule = {
  id: 'import-sql',
  severity: 'error',
  title: '`postImportApplicationSQL` must be set in a microservice import only',
  symptom: 'the operator\'s webhook rejects the Cluster ("postImportApplicationSQL is not allowed for the `monolith` import type")',
  cause: 'the SQL runs in the application database, which a monolith import does not have',
  fix: 'remove bootstrap.initdb.import.postImportApplicationSQL, or import one database with type microservice',
  source: webhook(419),
  field: 'spec.bootstrap.initdb.import.postImportApplicationSQL',
  check: input => {
    const { type, postImportApplicationSQL } = importOf(input) ?? {};
    return type === SnapshotType.MONOLITH && strings(postImportApplicationSQL).length > 0 ? 'cannot be set for a monolith import' : undefined;
  },
};

function mixedWildcard(names: readonly string[], what: string): Mistake[] {
  return names.length < 2 ? [] : names.flatMap((name, index) => name === '*' ? [{ path: [index], message: `"*" cannot be combined with other ${what}` }] : []);
}

function counted({ length }: readonly unknown[], what: string): string {
  return length === 0 ? `no ${what}` : `${length} ${what}s`;
}
