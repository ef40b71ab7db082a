import { FIXED_PARAMETERS, FIXED_VALUES, NEWER_FIXED_PARAMETERS, ONCE_FIXED_PARAMETERS } from '../../facts/fixed-parameters';
import { postgresqlBoolean, postgresqlSize } from '../../values/postgresql-value';
import { nanos } from '../../values/quantity';
import { ClusterInput, ClusterRule, operatorSupports } from '../engine/cluster-rule';
import { isReplica, setting, versionUnreadable } from '../engine/cluster-settings';
import { webhook } from '../engine/source';

const PARAMETER_NAME = /^[A-Za-z_][A-Za-z0-9_$]*(\.[A-Za-z_][A-Za-z0-9_$]*)?$/;
const NAME_CHECKED = ['1.28.4', '1.29.2', '1.30.0'];
const SIZES = ['shared_buffers', 'min_wal_size', 'max_wal_size'];
const ZERO = BigInt(0);

function settings(input: ClusterInput): Array<[string, unknown]> {
  return versionUnreadable(input) ? [] : Object.entries(input.spec.postgresql?.parameters ?? {});
}

function wrongSetting(input: ClusterInput, name: string, what: string): string {
  return `postgresql.parameters.${name} is "${setting(input, name)}", ${what}`;
}

/** A name goes into `postgresql.conf` as it stands. */
export const parameterName: ClusterRule = {
  id: 'parameter-name',
  severity: 'error',
  title: 'A parameter\'s name is one of PostgreSQL\'s',
  symptom: 'the operator refuses the Cluster ("must be a valid PostgreSQL configuration parameter name")',
  cause: 'names go into the configuration file as they stand, where a line break or a quote would begin another setting',
  fix: 'state a name of letters, digits, "_" and "$" that begins with a letter or "_", with at most one dot between two such names',
  source: webhook(1043),
  releases: 'from 1.28.4, 1.29.2 and 1.30.0 on',
  field: 'spec.postgresql.parameters',
  check: input => {
    const wrong = operatorSupports(input, NAME_CHECKED) ? settings(input).find(([name]) => !PARAMETER_NAME.test(name)) : undefined;
    return wrong && `postgresql.parameters has ${JSON.stringify(wrong[0])}, which is no parameter's name`;
  },
};

/** The operator keeps some settings for itself. */
export const fixedParameter: ClusterRule = {
  id: 'fixed-parameter',
  severity: 'error',
  title: 'The operator\'s own parameters are left to it',
  symptom: 'the operator refuses the Cluster ("Can\'t set fixed configuration parameter")',
  cause: 'replication, archiving, TLS and logging of the instances rest on the operator\'s values',
  fix: 'leave the parameter out: the operator sets it, from other fields of the Cluster where there are any',
  source: 'https://github.com/cloudnative-pg/cloudnative-pg/blob/v1.30.0/pkg/postgres/configuration.go#L485',
  field: 'spec.postgresql.parameters',
  check: input => {
    const isFixed = (name: string) => FIXED_PARAMETERS.has(name)
      || (NEWER_FIXED_PARAMETERS.has(name) && operatorSupports(input, ['1.27.0']))
      || (ONCE_FIXED_PARAMETERS.has(name) && !operatorSupports(input, ['1.28.5', '1.29.3', '1.30.1']));
    const wrong = settings(input).find(([name, value]) => isFixed(name) && typeof value === 'string' && FIXED_VALUES.get(name) !== value);
    return wrong && wrongSetting(input, wrong[0], 'and the operator sets that itself');
  },
};

/** Replication and archiving need more than the least WAL. */
export const walLevel: ClusterRule = {
  id: 'wal-level',
  severity: 'error',
  title: 'WAL has what replication and archiving need',
  symptom: 'the operator refuses the Cluster ("unrecognized `wal_level` value", "`wal_level` should be set at `logical` or `replica`", '
    + '"`max_wal_senders` should be set at `0`")',
  cause: 'standbys and archives are fed from WAL, which has too little in it at the level minimal',
  fix: 'leave wal_level out, or state logical or replica; minimal is for one instance that archives no WAL, with max_wal_senders "0"',
  source: webhook(1043),
  field: 'spec.postgresql.parameters',
  check: input => {
    const level = setting(input, 'wal_level');
    if (level === undefined || versionUnreadable(input) || level === 'logical' || level === 'replica') {
      return undefined;
    }
    if (level !== 'minimal') {
      return wrongSetting(input, 'wal_level', 'which is no level');
    }
    const archives = input.annotations[input.distribution.key('skipWalArchiving')] !== 'enabled';
    if (archives || input.spec.instances > 1 || isReplica(input)) {
      return wrongSetting(input, 'wal_level', 'and the cluster archives WAL, replicates it or follows another cluster');
    }
    return setting(input, 'max_wal_senders') === '0' ? undefined : wrongSetting(input, 'wal_level', 'and max_wal_senders is not "0"');
  },
};

/** The operator compares some sizes. */
export const parameterSize: ClusterRule = {
  id: 'parameter-size',
  severity: 'error',
  title: 'Sizes that the operator compares have units of PostgreSQL\'s',
  symptom: 'the operator refuses the Cluster ("Invalid value for configuration parameter")',
  cause: 'the operator compares them with each other, with memory and with volumes',
  fix: 'state a number of megabytes, or a number with one of the units B, kB, MB, GB and TB, such as "256MB"',
  source: webhook(1295),
  field: 'spec.postgresql.parameters',
  check: input => {
    const wrong = SIZES.find(name => setting(input, name) && postgresqlSize(setting(input, name)!) === undefined);
    return wrong && !versionUnreadable(input) ? wrongSetting(input, wrong, 'which is no size') : undefined;
  },
};

/** The operator reads some switches. */
export const parameterBoolean: ClusterRule = {
  id: 'parameter-boolean',
  severity: 'error',
  title: 'Switches that the operator reads are on or off',
  symptom: 'the operator refuses the Cluster ("Must be a postgres boolean")',
  cause: 'the operator decides by them whether standbys can be rewound and slots be copied',
  fix: 'state "on" or "off"',
  source: webhook(1191),
  field: 'spec.postgresql.parameters',
  check: input => {
    const read = ['wal_log_hints', ...operatorSupports(input, ['1.27.0']) ? ['hot_standby_feedback', 'sync_replication_slots'] : []];
    const wrong = read.find(name => setting(input, name) !== undefined && postgresqlBoolean(setting(input, name)!) === undefined);
    return wrong && !versionUnreadable(input) ? wrongSetting(input, wrong, 'which is neither on nor off') : undefined;
  },
};

/** A former primary is rewound by these hints. */
export const walLogHints: ClusterRule = {
  id: 'wal-log-hints',
  severity: 'error',
  title: 'Several instances log hints',
  symptom: 'the operator refuses the Cluster ("`wal_log_hints` must be set to `on` when `instances` > 1")',
  cause: 'pg_rewind turns a former primary into a standby, for which it needs these hints',
  fix: 'leave wal_log_hints out, or state "on"',
  source: webhook(1043),
  field: 'spec.postgresql.parameters',
  check: input => !versionUnreadable(input) && input.spec.instances > 1 && postgresqlBoolean(setting(input, 'wal_log_hints') ?? 'on') === false
    ? wrongSetting(input, 'wal_log_hints', `and instances is ${input.spec.instances}`)
    : undefined,
};

/** WAL that is kept fits between its own bounds, and into its volume. */
export const walSize: ClusterRule = {
  id: 'wal-size',
  severity: 'error',
  title: 'WAL that is kept fits between its bounds and into its volume',
  symptom: 'the operator refuses the Cluster ("should be smaller than parameter max_wal_size", "should be smaller than WAL volume size")',
  cause: 'PostgreSQL keeps WAL up to these sizes, and stops when the volume is full',
  fix: 'let min_wal_size (80MB where not stated) be less than max_wal_size (1GB where not stated), and each that is stated less than walStorage',
  source: webhook(1208),
  field: 'spec.postgresql.parameters',
  check: input => {
    const stated = [['min_wal_size', '80MB'], ['max_wal_size', '1GB']].map(([name, usual]) => ({ name, text: setting(input, name) || usual }));
    const [least, most] = stated.map(({ text }) => postgresqlSize(text) ?? ZERO);
    if (versionUnreadable(input)) {
      return undefined;
    }
    if (least !== ZERO && most !== ZERO && least >= most) {
      return `min_wal_size ${stated[0].text} is not less than max_wal_size ${stated[1].text}`;
    }
    const { walStorage } = input.spec;
    const size = walStorage?.size || walStorage?.pvcTemplate?.resources?.requests?.storage;
    const volume = nanos(size);
    const wrong = stated.find(({ name, text }) => {
      const kept = setting(input, name) ? postgresqlSize(text) ?? ZERO : ZERO;
      return volume !== undefined && kept !== ZERO && kept >= volume;
    });
    return wrong && wrongSetting(input, wrong.name, `and the size of walStorage is "${size}"`);
  },
};

/** LDAP asks one server, in one way. */
export const ldap: ClusterRule = {
  id: 'ldap',
  severity: 'error',
  title: 'LDAP asks one server in one way',
  symptom: 'the operator refuses the Cluster ("ldap server cannot be empty", "only bind+search or bind method can be specified")',
  cause: 'the operator writes a line of pg_hba from these fields, which has one server and one way to bind',
  fix: 'state postgresql.ldap.server, and only one of bindAsAuth and bindSearchAuth',
  source: webhook(253),
  field: 'spec.postgresql.ldap',
  check: ({ spec }) => {
    const stated = spec.postgresql?.ldap;
    if (stated && !stated.server) {
      return 'postgresql.ldap has no server';
    }
    return stated?.bindAsAuth && stated.bindSearchAuth ? 'postgresql.ldap states bindAsAuth and bindSearchAuth' : undefined;
  },
};
