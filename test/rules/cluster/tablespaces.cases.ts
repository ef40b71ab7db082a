import { Distribution, TablespaceConfiguration } from '../../../src';
import { Program, RuleCases } from '../../support/rule-cases';
import { cluster, operator } from '../support/programs';

const storage = { size: '1Gi' };

function tablespaces(...names: string[]): { tablespaces: TablespaceConfiguration[] } {
  return { tablespaces: names.map(name => ({ name, storage })) };
}

function named(...names: string[]): Program {
  return cluster(tablespaces(...names));
}

/** Under an operator of a release that knows less. */
function older(version: string, ...names: string[]): Program {
  return cluster(chart => ({ operator: operator(chart, { version, distribution: Distribution.CLOUDNATIVE_PG }), ...tablespaces(...names) }));
}

export const cases: RuleCases[] = [
  {
    id: 'tablespace-name',
    throws: [
      ['a hyphen', named('hot', 'not-so-hot'), 'plugins/db: tablespace "not-so-hot" has a name that none can have'],
      ['PostgreSQL\'s own', named('pg_hot'), 'plugins/db: tablespace "pg_hot" has a name that none can have'],
      ['a digit first', named('1st'), 'plugins/db: tablespace "1st" has a name that none can have'],
      ['nothing', named(''), 'plugins/db: tablespace "" has a name that none can have'],
      ['64 characters', named('t'.repeat(64)), `plugins/db: tablespace "${'t'.repeat(64)}" has a name that none can have`],
    ],
    passes: [['an identifier', named('hot', '_Cold$1', 'PG_hot')], ['63 characters', named('t'.repeat(63))], ['none', named()]],
  },
  {
    id: 'tablespace-unique',
    throws: [
      ['one name', named('hot', 'cold', 'hot'), 'plugins/db: tablespaces "hot" and "hot" clash'],
      ['upper case', named('cold', 'hot', 'HOT'), 'plugins/db: tablespaces "hot" and "HOT" clash'],
      ['one volume', named('a_b', 'a$b'), 'plugins/db: tablespaces "a_b" and "a$b" clash'],
      ['upper case, long ago', older('1.26.0', 'hot', 'HOT'), 'plugins/db: tablespaces "hot" and "HOT" clash'],
      ['one volume, since 1.28.2', older('1.28.2', 'a_b', 'a$b'), 'plugins/db: tablespaces "a_b" and "a$b" clash'],
      ['one volume, since 1.27.4', older('1.27.4', 'a_b', 'a$b'), 'plugins/db: tablespaces "a_b" and "a$b" clash'],
    ],
    passes: [
      ['two names', named('a_b', 'ab')],
      ['one volume, before 1.28.2', older('1.28.1', 'a_b', 'a$b')],
      ['one volume, before 1.27.4', older('1.27.3', 'a_b', 'a$b')],
    ],
  },
  {
    id: 'tablespace-snapshot-class',
    throws: [
      ['another', cluster({ ...tablespaces('hot'), backup: { volumeSnapshot: { tablespaceClassName: { hot: 'fast', cold: 'slow' } } } }),
        'plugins/db: backup.volumeSnapshot.tablespaceClassName has "cold", which is none of tablespaces'],
      ['none', cluster({ backup: { volumeSnapshot: { tablespaceClassName: { hot: 'fast' } } } }),
        'plugins/db: backup.volumeSnapshot.tablespaceClassName has "hot", which is none of tablespaces'],
    ],
    passes: [['the one', cluster({ ...tablespaces('hot'), backup: { volumeSnapshot: { tablespaceClassName: { hot: 'fast' } } } })]],
  },
];
