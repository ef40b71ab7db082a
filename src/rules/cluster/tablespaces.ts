import { ClusterInput, ClusterRule, operatorSupports } from '../engine/cluster-rule';
import { webhook } from '../engine/source';
import { objects, strings } from '../engine/spec-values';

function namesOf({ spec }: ClusterInput): string[] {
  return strings(objects(spec.tablespaces).map(({ name }) => name));
}

/** The volume of a tablespace; the operator turns what Kubernetes has no room for into hyphens. */
function volumeOf(name: string): string {
  return `tbs-${name.replace(/^_/, '1').replace(/[$_]/g, '-').toLowerCase()}`;
}

/** A tablespace has a name of PostgreSQL's. */
export const tablespaceName: ClusterRule = {
  id: 'tablespace-name',
  severity: 'error',
  title: 'A tablespace has a name of PostgreSQL\'s',
  symptom: 'the operator refuses the Cluster ("tablespace names must be valid Postgres identifiers", '
    + '"tablespace names beginning \'pg_\' are reserved", "the maximum length of an identifier is 63 characters")',
  cause: 'the name is an identifier in SQL, a directory and, but for some characters, a volume',
  fix: 'state 1 to 63 letters, digits, "_" and "$" that begin with a letter or "_", and not with "pg_"',
  source: webhook(1859),
  field: 'spec.tablespaces',
  check: input => {
    const wrong = namesOf(input).find(name => name.startsWith('pg_') || !/^[a-zA-Z_][a-zA-Z0-9_$]{0,62}$/.test(name));
    return wrong === undefined ? undefined : `tablespace "${wrong}" has a name that none can have`;
  },
};

/** To PostgreSQL and to Kubernetes, more names are the same than it seems. */
export const tablespaceUnique: ClusterRule = {
  id: 'tablespace-unique',
  severity: 'error',
  title: 'Tablespaces have volumes of their own',
  symptom: 'the operator refuses the Cluster ("duplicate tablespace name", "tablespace name results in duplicate volume name")',
  cause: 'names become volumes of Kubernetes, which have neither upper case nor underscores',
  fix: 'choose names that differ in more than upper and lower case, and in more than "_" and "$"',
  source: webhook(1859),
  field: 'spec.tablespaces',
  check: input => {
    const key = operatorSupports(input, ['1.27.4', '1.28.2']) ? volumeOf : (name: string) => name.toLowerCase();
    const names = namesOf(input);
    const keys = names.map(key);
    const second = keys.findIndex((one, index) => keys.indexOf(one) !== index);
    return second < 0 ? undefined : `tablespaces "${names[keys.indexOf(keys[second])]}" and "${names[second]}" clash`;
  },
};

/** A class of snapshots is for a tablespace of the cluster. */
export const tablespaceSnapshotClass: ClusterRule = {
  id: 'tablespace-snapshot-class',
  severity: 'error',
  title: 'A class of snapshots is for a tablespace of the cluster',
  symptom: 'the operator refuses the Cluster ("it can\'t be found in the \'.spec.tablespaces\' stanza")',
  cause: 'the operator takes a snapshot of each tablespace\'s volume, and finds its class by the tablespace\'s name',
  fix: 'name one of tablespaces, or add it there',
  source: webhook(1903),
  field: 'spec.backup.volumeSnapshot.tablespaceClassName',
  check: input => {
    const names = namesOf(input);
    const unknown = Object.keys(input.spec.backup?.volumeSnapshot?.tablespaceClassName ?? {}).find(name => !names.includes(name));
    return unknown === undefined ? undefined : `backup.volumeSnapshot.tablespaceClassName has "${unknown}", which is none of tablespaces`;
  },
};
