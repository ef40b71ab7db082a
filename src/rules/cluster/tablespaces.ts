import { formatValue } from '../../values/format-value';
import { asRecord } from '../../values/narrow';
import { ClusterInput, ClusterRule, operatorSupports } from '../engine/cluster-rule';
import { Mistake } from '../engine/rule';
import { webhook } from '../engine/source';
import { didYouMean, formatNames, namesIn, objects } from '../engine/spec-values';

/** Some may be placeholders, which are not strings. */
function namesOf({ spec }: ClusterInput): unknown[] {
  return objects(spec.tablespaces).map(({ name }) => name);
}

function isTablespaceName(name: string): boolean {
  return !name.startsWith('pg_') && /^[a-zA-Z_][a-zA-Z0-9_$]{0,62}$/.test(name);
}

/** The volume of a tablespace: the operator replaces the characters that Kubernetes does not accept. */
function volumeOf(name: string): string {
  return `tbs-${name.replace(/^_/, '1').replace(/[$_]/g, '-').toLowerCase()}`;
}

/** The name is also an identifier in SQL. */
export const tablespaceName: ClusterRule = {
  id: 'tablespace-name',
  severity: 'error',
  title: 'The name of a tablespace must be a PostgreSQL identifier',
  symptom: 'the operator\'s webhook rejects the Cluster ("tablespace names must be valid Postgres identifiers", '
    + '"tablespace names beginning \'pg_\' are reserved", "the maximum length of an identifier is 63 characters")',
  cause: 'the operator uses the name as an SQL identifier and as the name of a directory, and derives the name of a volume from it',
  fix: 'set the name to 1 to 63 letters, digits, "_" and "$" that begin with a letter or "_", and do not begin with "pg_"',
  source: webhook(1859),
  field: 'spec.tablespaces',
  check: input => namesOf(input).flatMap((name, index) => typeof name !== 'string' || isTablespaceName(name) ? [] : [nameMistake(name, index)]),
};

function nameMistake(name: string, index: number): Mistake {
  const path = [index, 'name'];
  if (name.startsWith('pg_')) {
    return { path, message: `${formatValue(name)} is invalid: names that begin with "pg_" are reserved for PostgreSQL` };
  }
  if (name.length > 63) {
    return { path, message: `${formatValue(name)} has ${name.length} characters: expected at most 63` };
  }
  const similar = name.replace(/[-. ]/g, '_');
  return {
    path,
    message: `${formatValue(name)} is not a valid tablespace name: expected 1 to 63 letters, digits, "_" and "$" that begin with a letter or "_"`,
    fix: isTablespaceName(similar) ? `rename the tablespace to ${formatValue(similar)}` : undefined,
  };
}

/** Different names can have the same volume. */
export const tablespaceUnique: ClusterRule = {
  id: 'tablespace-unique',
  severity: 'error',
  title: 'Tablespaces must have different names and volumes',
  symptom: 'the operator\'s webhook rejects the Cluster ("duplicate tablespace name", "tablespace name results in duplicate volume name")',
  cause: 'the operator derives the name of each volume from the name of the tablespace, in lower case and with "-" for "_" and "$"',
  fix: 'choose names that differ in more than upper and lower case, "_" and "$"',
  source: webhook(1859),
  field: 'spec.tablespaces',
  check: input => {
    const comparesVolumes = operatorSupports(input, ['1.27.4', '1.28.2']);
    const keyOf = comparesVolumes ? volumeOf : (name: string) => name.toLowerCase();
    const names = namesOf(input);
    const keys = names.map(name => typeof name === 'string' && isTablespaceName(name) ? keyOf(name) : undefined);
    return keys.flatMap((key, index) => {
      const first = keys.indexOf(key);
      if (key === undefined || first === index) { return []; }
      const reason = comparesVolumes ? `both have the volume ${formatValue(key)}` : 'they differ in upper and lower case only';
      const same = names[first] === names[index];
      return [{
        path: [index, 'name'],
        message: `${formatValue(names[index])} ${same ? `is already the name of tablespaces[${first}]` : `conflicts with ${formatValue(names[first])}: ${reason}`}`,
      }];
    });
  },
};

/** The classes are looked up by tablespace. */
export const tablespaceSnapshotClass: ClusterRule = {
  id: 'tablespace-snapshot-class',
  severity: 'error',
  title: '`tablespaceClassName` must contain names of the cluster\'s tablespaces only',
  symptom: 'the operator\'s webhook rejects the Cluster ("it can\'t be found in the \'.spec.tablespaces\' stanza")',
  cause: 'the operator takes a snapshot of the volume of each tablespace, and looks up its class by the name of the tablespace',
  fix: 'use the name of one of the tablespaces, or add the tablespace to tablespaces',
  source: webhook(1903),
  field: 'spec.backup.volumeSnapshot.tablespaceClassName',
  check: input => {
    const names = namesIn(input.spec.tablespaces);
    return names && Object.keys(asRecord(input.spec.backup?.volumeSnapshot?.tablespaceClassName))
      .filter(name => !names.includes(name)).map(name => ({ path: [name], message: unknownTablespace(name, names) }));
  },
};

function unknownTablespace(name: string, names: string[]): string {
  return names.length === 0
    ? `${formatValue(name)} is not a tablespace: the cluster has none`
    : `${formatValue(name)} is not a tablespace: expected ${formatNames(names)}${didYouMean(name, names)}`;
}
