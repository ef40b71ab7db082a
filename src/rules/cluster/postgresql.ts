import {
  FIELDS_FOR_FIXED_PARAMETERS, FIXED_PARAMETERS, FIXED_VALUES, NEWER_FIXED_PARAMETERS, ONCE_FIXED_PARAMETERS,
} from '../../facts/fixed-parameters';
import { formatValue } from '../../values/format-value';
import { asRecord } from '../../values/narrow';
import { postgresqlBoolean, postgresqlSize } from '../../values/postgresql-value';
import { nanos } from '../../values/quantity';
import { ifCertain } from '../engine/change';
import { ClusterInput, ClusterRule, operatorSupports } from '../engine/cluster-rule';
import { isReplica, versionUnreadable } from '../engine/cluster-settings';
import { Mistake } from '../engine/rule';
import { OPERATOR_SOURCE, webhook } from '../engine/source';
import { isLater } from '../engine/spec-values';

const PARAMETER_NAME = /^[A-Za-z_][A-Za-z0-9_$]*(\.[A-Za-z_][A-Za-z0-9_$]*)?$/;
const NAME_CHECKED = ['1.28.4', '1.29.2', '1.30.0'];
const SIZES = ['shared_buffers', 'min_wal_size', 'max_wal_size'];

/** The parameters with their values. The operator does not look at them where it cannot read the version of PostgreSQL. */
function settings(input: ClusterInput): Array<[name: string, value: unknown]> {
  return versionUnreadable(input) ? [] : Object.entries(asRecord(input.spec.postgresql?.parameters));
}

/** Those of some parameters that are set to a text. */
function texts(input: ClusterInput, names: string[]): Array<{ readonly name: string; readonly text: string }> {
  const all = new Map(settings(input));
  return names.flatMap(name => {
    const text = all.get(name);
    return typeof text === 'string' ? [{ name, text }] : [];
  });
}

/** Names are not quoted in `postgresql.conf`. */
export const parameterName: ClusterRule = {
  id: 'parameter-name',
  isMended: true,
  severity: 'error',
  title: 'The names in `postgresql.parameters` must be names of PostgreSQL parameters',
  symptom: 'the operator\'s webhook rejects the Cluster ("must be a valid PostgreSQL configuration parameter name")',
  cause: 'the operator writes the names into the configuration file unchanged, where a line break or a quote would start another setting',
  fix: 'use a name of letters, digits, "_" and "$" that begins with a letter or "_"; the name of an extension\'s parameter is two such names with a dot between them',
  source: webhook(1043),
  releases: 'from 1.28.4, 1.29.2 and 1.30.0 on',
  field: 'spec.postgresql.parameters',
  check: input => operatorSupports(input, NAME_CHECKED)
    ? settings(input).filter(([name]) => !PARAMETER_NAME.test(name)).map(([name]) => nameMistake(name))
    : [],
};

function nameMistake(name: string): Mistake {
  const similar = name.trim().replace(/[- ]/g, '_');
  return {
    path: [name],
    message: `${formatValue(name)} is not a valid parameter name: expected letters, digits, "_" and "$", with at most one dot`,
    ...PARAMETER_NAME.test(similar) ? { fix: `rename ${formatValue(name)} to ${formatValue(similar)}`, changes: [{ action: 'rename', to: similar }] } : {},
  };
}

/** Users may set the value that the operator would set. */
export const fixedParameter: ClusterRule = {
  id: 'fixed-parameter',
  severity: 'error',
  title: '`postgresql.parameters` must not contain parameters that the operator controls',
  symptom: 'the operator\'s webhook rejects the Cluster ("Can\'t set fixed configuration parameter")',
  cause: 'replication, archiving, TLS and logging of the instances depend on the values that the operator sets',
  fix: 'remove the parameter: the operator sets it, from other fields of the Cluster where there are any',
  source: `${OPERATOR_SOURCE}/pkg/postgres/configuration.go#L485`,
  field: 'spec.postgresql.parameters',
  check: input => settings(input)
    .filter(([name, value]) => isFixed(input, name) && typeof value === 'string' && FIXED_VALUES.get(name) !== value)
    .map(([name, value]) => {
      const [expected, field] = [FIXED_VALUES.get(name), FIELDS_FOR_FIXED_PARAMETERS.get(name)];
      return {
        path: [name],
        message: `${formatValue(value)} is invalid: only the operator may set this parameter${expected ? `, and sets it to ${formatValue(expected)}` : ''}`,
        fix: `remove postgresql.parameters.${name}${field ? `, and use ${field} instead` : ''}`,
      };
    }),
};

function isFixed(input: ClusterInput, name: string): boolean {
  return FIXED_PARAMETERS.has(name)
    || (NEWER_FIXED_PARAMETERS.has(name) && operatorSupports(input, ['1.27.0']))
    || (ONCE_FIXED_PARAMETERS.has(name) && !operatorSupports(input, ['1.28.5', '1.29.3', '1.30.1']));
}

/** Archiving can be switched off by an annotation only. */
export const walLevel: ClusterRule = {
  id: 'wal-level',
  severity: 'error',
  title: '`wal_level` must be replica or logical if WAL is archived or replicated',
  symptom: 'the operator\'s webhook rejects the Cluster ("unrecognized `wal_level` value", "`wal_level` should be set at `logical` or `replica`", '
    + '"`max_wal_senders` should be set at `0`")',
  cause: 'standbys and archives are fed from WAL, which does not contain enough at the level minimal',
  fix: 'remove wal_level, or set it to "replica" or "logical"; "minimal" is for a single instance without WAL archiving, and requires max_wal_senders "0"',
  source: webhook(1043),
  field: 'spec.postgresql.parameters',
  check: input => texts(input, ['wal_level']).flatMap(({ text }): Mistake[] => {
    if (text === 'logical' || text === 'replica') { return []; }
    const reasons = text === 'minimal' ? needsForWal(input) : [];
    if (text !== 'minimal' || reasons.length > 0) {
      const because = reasons.length > 0 ? `, because ${reasons.join(' and ')}` : '';
      return [{
        path: ['wal_level'],
        message: `${formatValue(text)} is invalid: expected "replica" or "logical"${because}`,
        fix: 'remove postgresql.parameters.wal_level, or set it to "replica" or "logical"',
      }];
    }
    const senders: unknown = input.spec.postgresql?.parameters?.max_wal_senders;
    if (senders !== undefined && (typeof senders !== 'string' || senders === '0')) { return []; }
    return [{
      path: ['max_wal_senders'],
      message: `${senders === undefined ? 'required' : `${formatValue(senders)} is invalid`}: expected "0", because wal_level is "minimal"`,
      fix: 'set postgresql.parameters.max_wal_senders to "0", or remove wal_level',
    }];
  }),
};

/** Why a cluster needs more WAL than the least. */
function needsForWal(input: ClusterInput): string[] {
  const { annotations, distribution, spec: { instances } } = input;
  return [
    ...annotations[distribution.key('skipWalArchiving')] === 'enabled' ? [] : ['the cluster archives WAL'],
    ...instances > 1 ? [`instances is ${instances}`] : [],
    ...isReplica(input) ? ['the cluster is a replica cluster'] : [],
  ];
}

/** The operator converts these sizes itself. */
export const parameterSize: ClusterRule = {
  id: 'parameter-size',
  isMended: true,
  severity: 'error',
  title: 'Memory and WAL sizes must use PostgreSQL units (kB, MB, GB, TB)',
  symptom: 'the operator\'s webhook rejects the Cluster ("Invalid value for configuration parameter")',
  cause: 'the operator compares these sizes with each other, with memory and with volumes; PostgreSQL does not have the units of Kubernetes',
  fix: 'set the parameter to a number with one of the units kB, MB, GB and TB, such as "256MB"',
  source: webhook(1295),
  field: 'spec.postgresql.parameters',
  check: input => texts(input, SIZES).filter(({ text }) => text !== '' && postgresqlSize(text) === undefined).map(({ name, text }) => {
    const similar = similarSize(text);
    return {
      path: [name],
      message: `${formatValue(text)} is not a valid size: expected a number with one of the units kB, MB, GB and TB`,
      fix: similar && `set postgresql.parameters.${name} to ${formatValue(similar)}`,
      // PostgreSQL's units are powers of 1024: 256M of Kubernetes is another size than 256MB
      changes: similar ? ifCertain(/[ib]\s*$/i.test(text), { action: 'set', value: similar }) : undefined,
    };
  }),
};

/** A size whose unit is that of Kubernetes, or in the wrong case, as PostgreSQL writes it. */
function similarSize(text: string): string | undefined {
  const [, number, unit] = /^\s*(\d+)\s*([kmgt])i?b?\s*$/i.exec(text) ?? [];
  return unit && `${number}${unit.toLowerCase() === 'k' ? 'k' : unit.toUpperCase()}B`;
}

/** The operator reads these switches itself. */
export const parameterBoolean: ClusterRule = {
  id: 'parameter-boolean',
  severity: 'error',
  title: '`wal_log_hints`, `hot_standby_feedback` and `sync_replication_slots` must be booleans',
  symptom: 'the operator\'s webhook rejects the Cluster ("Must be a postgres boolean")',
  cause: 'the operator reads them to find out whether a former primary can be rewound, and whether replication slots can be synchronized',
  fix: 'set the parameter to "on" or "off"',
  source: webhook(1191),
  field: 'spec.postgresql.parameters',
  check: input => texts(input, ['wal_log_hints', ...operatorSupports(input, ['1.27.0']) ? ['hot_standby_feedback', 'sync_replication_slots'] : []])
    .filter(({ text }) => postgresqlBoolean(text) === undefined)
    .map(({ name, text }) => ({
      path: [name],
      message: `${formatValue(text)} is not a valid boolean: expected "on" or "off"`,
      fix: `set postgresql.parameters.${name} to "on" or "off"`,
    })),
};

/** A former primary is rewound before it becomes a standby. */
export const walLogHints: ClusterRule = {
  id: 'wal-log-hints',
  severity: 'error',
  title: '`wal_log_hints` must be on if a cluster has more than one instance',
  symptom: 'the operator\'s webhook rejects the Cluster ("`wal_log_hints` must be set to `on` when `instances` > 1")',
  cause: 'pg_rewind, which turns a former primary into a standby, needs these hints',
  fix: 'set postgresql.parameters.wal_log_hints to "on", or remove it',
  source: webhook(1043),
  field: 'spec.postgresql.parameters',
  check: input => texts(input, ['wal_log_hints']).filter(({ text }) => input.spec.instances > 1 && postgresqlBoolean(text) === false)
    .map(({ name, text }) => ({ path: [name], message: `${formatValue(text)} is invalid: expected "on", because instances is ${input.spec.instances}` })),
};

/** A size of WAL: what the user set, or the default. */
interface WalSize {
  readonly name: string;
  /** As a message shows it. */
  readonly text: string;
  readonly isDefault: boolean;
  /** Nothing where it is zero, or not valid by itself. */
  readonly size?: bigint;
}

function walSizeOf(input: ClusterInput, name: string, usual: string): WalSize {
  const value: unknown = input.spec.postgresql?.parameters?.[name];
  const isDefault = value === undefined || value === '';
  const size = isDefault ? postgresqlSize(usual) : typeof value === 'string' ? postgresqlSize(value) : undefined;
  return { name, isDefault, text: isDefault ? `${formatValue(usual)} by default` : formatValue(value), size: size || undefined };
}

/** WAL that is kept has a minimum and a maximum. */
export const walSize: ClusterRule = {
  id: 'wal-size',
  severity: 'error',
  title: '`min_wal_size` must be less than `max_wal_size`, and both less than the WAL volume',
  symptom: 'the operator\'s webhook rejects the Cluster ("should be smaller than parameter max_wal_size", "should be smaller than WAL volume size")',
  cause: 'PostgreSQL keeps WAL files up to these sizes, and stops if the volume is full',
  fix: 'set min_wal_size (80MB by default) to less than max_wal_size (1GB by default), and both to less than the size of walStorage',
  source: webhook(1208),
  field: 'spec.postgresql.parameters',
  check: input => {
    if (versionUnreadable(input)) { return undefined; }
    const [least, most] = [walSizeOf(input, 'min_wal_size', '80MB'), walSizeOf(input, 'max_wal_size', '1GB')];
    const order = orderMistakes(least, most);
    const others = [least, most].filter(({ name }) => !order.some(({ path }) => path![0] === name));
    return [...order, ...others.flatMap(size => volumeMistakes(input, size))];
  },
};

function orderMistakes(least: WalSize, most: WalSize): Mistake[] {
  if (least.size === undefined || most.size === undefined || least.size < most.size) { return []; }
  return least.isDefault
    ? [{ path: [most.name], message: `${most.text} is too small: expected more than min_wal_size, which is ${least.text}` }]
    : [{ path: [least.name], message: `${least.text} is too large: expected less than max_wal_size, which is ${most.text}` }];
}

function volumeMistakes({ spec: { walStorage } }: ClusterInput, { name, text, isDefault, size }: WalSize): Mistake[] {
  const volume = walStorage?.size || walStorage?.pvcTemplate?.resources?.requests?.storage;
  const capacity = nanos(volume);
  // the units of PostgreSQL are binary
  const limit = /i$/.test(`${volume}`) ? similarSize(`${volume}`) ?? volume : volume;
  return isDefault || capacity === undefined || size === undefined || size < capacity ? [] : [{
    path: [name],
    message: `${text} is too large: expected less than the size of walStorage, which is ${formatValue(volume)}`,
    fix: `lower postgresql.parameters.${name} to less than ${formatValue(limit)}, or raise the size of walStorage`,
  }];
}

/** The operator writes one line of pg_hba for it. */
export const ldap: ClusterRule = {
  id: 'ldap',
  severity: 'error',
  title: '`ldap` must have a `server` and one way to bind',
  symptom: 'the operator\'s webhook rejects the Cluster ("ldap server cannot be empty", "only bind+search or bind method can be specified")',
  cause: 'the operator writes one line of pg_hba from these fields, which has one server and one way to bind',
  fix: 'set postgresql.ldap.server to the host name of the LDAP server, and keep one of bindAsAuth and bindSearchAuth',
  source: webhook(253),
  field: 'spec.postgresql.ldap',
  check: ({ spec }) => {
    const server = spec.postgresql?.ldap;
    return server && !isLater(server) ? [
      ...server.server ? [] : [{ path: ['server'], message: 'required: expected the host name of the LDAP server', fix: 'set postgresql.ldap.server' }],
      ...server.bindAsAuth && server.bindSearchAuth ? [{ path: ['bindSearchAuth'], message: 'cannot be combined with bindAsAuth', fix: 'keep one of bindAsAuth and bindSearchAuth' }] : [],
    ] : undefined;
  },
};
