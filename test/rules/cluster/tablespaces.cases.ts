import { Lazy } from 'cdk8s';
import { Distribution, TablespaceConfiguration } from '../../../src';
import { Manifests } from '../../support/both-ways';
import { Program, RuleCases } from '../../support/rule-cases';
import { clusterManifest } from '../support/cluster-manifest';
import { cluster, operator } from '../support/programs';

const storage = { size: '1Gi' };

function tablespaces(...names: string[]): { tablespaces: TablespaceConfiguration[] } {
  return { tablespaces: names.map(name => ({ name, storage })) };
}

function named(...names: string[]): Program {
  return cluster(tablespaces(...names));
}

/** Under an operator of an older release. */
function older(version: string, ...names: string[]): Program {
  return cluster(chart => ({ operator: operator(chart, { version, distribution: Distribution.CLOUDNATIVE_PG }), ...tablespaces(...names) }));
}

/** A manifest with tablespaces of these names, and further fields. */
function manifest(names: string[], fields = ''): Manifests {
  return clusterManifest(`tablespaces: [${names.map(name => `{ name: ${name}, storage: { size: 1Gi } }`).join(', ')}], ${fields}`);
}

const INVALID = 'is not a valid tablespace name: expected 1 to 63 letters, digits, "_" and "$" that begin with a letter or "_"';

export const cases: RuleCases[] = [
  {
    id: 'tablespace-name',
    throws: [
      ['a hyphen', named('hot', 'not-so-hot'), `plugins/db: tablespaces[1].name: "not-so-hot" ${INVALID}`],
      ['PostgreSQL\'s own', named('pg_hot'), 'plugins/db: tablespaces[0].name: "pg_hot" is invalid: names that begin with "pg_" are reserved for PostgreSQL'],
      ['a digit first', named('1st'), `plugins/db: tablespaces[0].name: "1st" ${INVALID}`],
      ['nothing', named(''), `plugins/db: tablespaces[0].name: "" ${INVALID}`],
      ['64 characters', named('t'.repeat(64)), `plugins/db: tablespaces[0].name: "${'t'.repeat(64)}" has 64 characters: expected at most 63`],
      ['several', named('a-b', 'hot', 'pg_hot'), `plugins/db: tablespaces[0].name: "a-b" ${INVALID}`,
        'plugins/db: tablespaces[2].name: "pg_hot" is invalid: names that begin with "pg_" are reserved for PostgreSQL'],
    ],
    passes: [['an identifier', named('hot', '_Cold$1', 'PG_hot')], ['63 characters', named('t'.repeat(63))], ['none', named()]],
    invalid: [['a name with a hyphen', manifest(['hot-data']), `spec.tablespaces[0].name: "hot-data" ${INVALID}`]],
    valid: [
      ['a name with an underscore', manifest(['hot_data'])],
      ['a name that is filled in later', manifest(['"${TABLESPACE}"'])],
    ],
  },
  {
    id: 'tablespace-unique',
    throws: [
      ['one name', named('hot', 'cold', 'hot'), 'plugins/db: tablespaces[2].name: "hot" is already the name of tablespaces[0]'],
      ['upper case', named('cold', 'hot', 'HOT'), 'plugins/db: tablespaces[2].name: "HOT" conflicts with "hot": both have the volume "tbs-hot"'],
      ['one volume', named('a_1', 'a$1'), 'plugins/db: tablespaces[1].name: "a$1" conflicts with "a_1": both have the volume "tbs-a-1"'],
      ['upper case, long ago', older('1.26.0', 'hot', 'HOT'), 'plugins/db: tablespaces[1].name: "HOT" conflicts with "hot": they differ in upper and lower case only'],
      ['one volume, since 1.28.2', older('1.28.2', 'a_1', 'a$1'), 'plugins/db: tablespaces[1].name: "a$1" conflicts with "a_1": both have the volume "tbs-a-1"'],
      ['one volume, since 1.27.4', older('1.27.4', 'a_1', 'a$1'), 'plugins/db: tablespaces[1].name: "a$1" conflicts with "a_1": both have the volume "tbs-a-1"'],
      ['two conflicts', named('hot', 'Hot', 'hot'), 'plugins/db: tablespaces[1].name: "Hot" conflicts with "hot": both have the volume "tbs-hot"',
        'plugins/db: tablespaces[2].name: "hot" is already the name of tablespaces[0]'],
    ],
    passes: [
      ['two names', named('a_b', 'ab')],
      ['one volume, before 1.28.2', older('1.28.1', 'a_1', 'a$1')],
      ['one volume, before 1.27.4', older('1.27.3', 'a_1', 'a$1')],
    ],
    invalid: [['names that differ in case only', manifest(['archive', 'Archive']),
      'spec.tablespaces[1].name: "Archive" conflicts with "archive": both have the volume "tbs-archive"']],
    valid: [['different names', manifest(['archive', 'index'])], ['names that are invalid by themselves', manifest(['a-b', 'a-b'])]],
  },
  {
    id: 'tablespace-snapshot-class',
    throws: [
      ['another', cluster({ ...tablespaces('hot'), backup: { volumeSnapshot: { tablespaceClassName: { hot: 'fast', cold: 'slow' } } } }),
        'plugins/db: backup.volumeSnapshot.tablespaceClassName.cold: "cold" is not a tablespace: expected "hot"'],
      ['none', cluster({ backup: { volumeSnapshot: { tablespaceClassName: { hot: 'fast' } } } }),
        'plugins/db: backup.volumeSnapshot.tablespaceClassName.hot: "hot" is not a tablespace: the cluster has none'],
      ['several', cluster({ ...tablespaces('hot'), backup: { volumeSnapshot: { tablespaceClassName: { cold: 'slow', ice: 'slow' } } } }),
        'plugins/db: backup.volumeSnapshot.tablespaceClassName.cold: "cold" is not a tablespace: expected "hot"',
        'plugins/db: backup.volumeSnapshot.tablespaceClassName.ice: "ice" is not a tablespace: expected "hot"'],
    ],
    passes: [
      ['the one', cluster({ ...tablespaces('hot'), backup: { volumeSnapshot: { tablespaceClassName: { hot: 'fast' } } } })],
      ['what the app says later', cluster({
        ...tablespaces('hot'), backup: { volumeSnapshot: { tablespaceClassName: Lazy.any({ produce: () => ({ hot: 'fast' }) }) as any } },
      })],
    ],
    invalid: [['a typo in the name of a tablespace', manifest(['archive'], 'backup: { volumeSnapshot: { tablespaceClassName: { archiv: csi-snapshots } } }'),
      'spec.backup.volumeSnapshot.tablespaceClassName.archiv: "archiv" is not a tablespace: expected "archive"; did you mean "archive"?']],
    valid: [
      ['the name of a tablespace', manifest(['archive'], 'backup: { volumeSnapshot: { tablespaceClassName: { archive: csi-snapshots } } }')],
      ['the name of a tablespace that is filled in later', manifest(['"${TABLESPACE}"'], 'backup: { volumeSnapshot: { tablespaceClassName: { archive: csi } } }')],
    ],
  },
];
