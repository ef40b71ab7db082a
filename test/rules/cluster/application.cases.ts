import { Chart } from 'cdk8s';
import { Deployment, EnvValue } from 'cdk8s-plus-28';
import { ApplicationSecretKey, ClusterWithPlugins, ClusterWithPluginsProps, SnapshotType } from '../../../src';
import { Program, RuleCases } from '../../support/rule-cases';
import { operator } from '../support/programs';

type Environment = (db: ClusterWithPlugins) => Record<string, EnvValue>;

const connected: Environment = db => db.connectionVariables();
const OLD = { externalClusters: [{ name: 'old', connectionParameters: { host: 'old' } }] };
const FOLLOWING = { ...OLD, replica: { enabled: true, source: 'old' } };
const MONOLITH = {
  ...OLD, bootstrap: { initdb: { import: { type: SnapshotType.MONOLITH, databases: ['*'], source: { externalCluster: 'old' } } } },
};

/** A value of the application's Secret. */
function value(key: ApplicationSecretKey): Environment {
  return db => ({ VALUE: db.applicationSecretValue(key) });
}

/** A cluster, and an application that uses it. */
function application(env: Environment, props: Partial<ClusterWithPluginsProps> = {}, version?: string): Program {
  return (chart: Chart) => {
    const db = new ClusterWithPlugins(chart, 'db', { instances: 1, storage: { size: '1Gi' }, operator: operator(chart, { version }), ...props });
    return new Deployment(chart, 'shop', { containers: [{ image: 'shop', envVariables: env(db) }] });
  };
}

const FROM = { initdb: {}, recovery: { backup: { name: 'monday' } }, pgBasebackup: { source: 'old' } };

const stated = (bootstrap: keyof typeof FROM) => ({
  ...OLD, bootstrap: { [bootstrap]: { ...FROM[bootstrap], secret: { name: 'mine' } } },
} as Partial<ClusterWithPluginsProps>);

export const cases: RuleCases[] = [
  {
    id: 'application-database',
    throws: [
      ['a monolith', application(connected, MONOLITH), 'plugins/db: the operator creates no application database and no Secret for the cluster "db"'],
      ['a value with a monolith', application(value(ApplicationSecretKey.USERNAME), MONOLITH),
        'plugins/db: the operator creates no application database and no Secret for the cluster "db"'],
      ['a cluster that follows another one', application(connected, { ...FOLLOWING, bootstrap: { pgBasebackup: { source: 'old' } } }),
        'plugins/db: the operator creates no application database and no Secret for the cluster "db"'],
      ['the same, with a Secret and no database', application(connected, { ...stated('pgBasebackup'), ...FOLLOWING }),
        'plugins/db: the operator creates no application database and no Secret for the cluster "db"'],
    ],
    passes: [
      ['a cluster', application(connected)],
      ['a copy', application(connected, { ...OLD, bootstrap: { pgBasebackup: { source: 'old' } } })],
      ['a value of a Secret without a database', application(value(ApplicationSecretKey.PASSWORD), { ...stated('pgBasebackup'), ...FOLLOWING })],
    ],
  },
  {
    id: 'application-secret-key',
    throws: [
      ['a Secret of one\'s own', application(value(ApplicationSecretKey.URI), stated('initdb')),
        'plugins/db: the Secret "mine" has no key "uri": the operator adds it only to Secrets that it creates'],
      ['the same of a copy', application(value(ApplicationSecretKey.PGPASS), stated('pgBasebackup')),
        'plugins/db: the Secret "mine" has no key "pgpass": the operator adds it only to Secrets that it creates'],
      ['the same of a recovery', application(value(ApplicationSecretKey.HOST), stated('recovery')),
        'plugins/db: the Secret "mine" has no key "host": the operator adds it only to Secrets that it creates'],
      ['an older operator', application(value(ApplicationSecretKey.FQDN_URI), {}, '1.26.0'),
        'plugins/db: operator 1.26.0 does not write the key "fqdn-uri": expected 1.26.1 or later'],
      ['an older operator and JDBC', application(value(ApplicationSecretKey.FQDN_JDBC_URI), {}, '1.26.0'),
        'plugins/db: operator 1.26.0 does not write the key "fqdn-jdbc-uri": expected 1.26.1 or later'],
    ],
    passes: [
      ['every key of the operator\'s Secret', application(db =>
        Object.fromEntries(Object.values(ApplicationSecretKey).map((key, index) => [`VALUE_${index}`, db.applicationSecretValue(key)])), {}, '1.26.1')],
      ['an operator of which nothing is known', application(value(ApplicationSecretKey.FQDN_URI))],
      ['an older key of an older operator', application(value(ApplicationSecretKey.JDBC_URI), {}, '1.26.0')],
      ['the name in a Secret of one\'s own', application(value(ApplicationSecretKey.USERNAME), stated('initdb'))],
      ['the password in one', application(value(ApplicationSecretKey.PASSWORD), stated('recovery'))],
      ['the connection with one', application(connected, stated('pgBasebackup'))],
    ],
  },
];
