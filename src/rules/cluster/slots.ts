import { formatValue } from '../../values/format-value';
import { postgresqlBoolean } from '../../values/postgresql-value';
import { isRegularExpression } from '../../values/regular-expression';
import { ClusterRule, operatorSupports } from '../engine/cluster-rule';
import { postgresqlMajor, versionUnreadable } from '../engine/cluster-settings';
import { webhook } from '../engine/source';
import { isLater } from '../engine/spec-values';

/** The operator compiles the patterns. */
export const slotPattern: ClusterRule = {
  id: 'slot-pattern',
  severity: 'error',
  title: '`excludePatterns` must be Go regular expressions',
  symptom: 'the operator\'s webhook rejects the Cluster ("Cannot configure synchronizeReplicas. Invalid regexes were found")',
  cause: 'the operator is written in Go and compares the names of replication slots with these patterns itself',
  fix: 'write the pattern in the syntax of Go: without lookaround, backreferences and possessive quantifiers',
  source: webhook(2311),
  field: 'spec.replicationSlots.synchronizeReplicas.excludePatterns',
  check: ({ spec: { replicationSlots } }) => {
    const { highAvailability, synchronizeReplicas } = replicationSlots ?? {};
    const isDisabled = highAvailability?.enabled === false && synchronizeReplicas?.enabled === false;
    const patterns: unknown = synchronizeReplicas?.excludePatterns;
    return isDisabled || !Array.isArray(patterns) ? [] : patterns.flatMap((pattern: unknown, index) =>
      typeof pattern !== 'string' || isRegularExpression(pattern) ? [] : [{ path: [index], message: `${formatValue(pattern)} is not a valid Go regular expression` }]);
  },
};

const REASON = 'because replicationSlots.highAvailability.synchronizeLogicalDecoding is true';

/** PostgreSQL synchronizes logical slots itself from version 17 on, an extension does before. */
export const logicalSlots: ClusterRule = {
  id: 'logical-slots',
  severity: 'error',
  title: '`synchronizeLogicalDecoding` must be combined with PostgreSQL settings that synchronize logical slots',
  symptom: 'the operator\'s webhook rejects the Cluster ("pg_failover_slots extension must be enabled to use synchronizeLogicalDecoding with Postgres versions < 17", '
    + '"`hot_standby_feedback` must be enabled to enable", "either `sync_replication_slots` setting or pg_failover_slots extension must be enabled")',
  cause: 'PostgreSQL synchronizes logical slots from version 17 on, and needs both settings for it; before, only the extension pg_failover_slots can',
  fix: 'set postgresql.parameters.hot_standby_feedback and sync_replication_slots to "on" for PostgreSQL 17 and later, use the extension pg_failover_slots before, '
    + 'or remove synchronizeLogicalDecoding',
  source: webhook(2340),
  releases: 'from 1.27.0 on',
  field: 'spec',
  check: input => {
    const { replicationSlots, postgresql } = input.spec;
    const hasExtension = Object.keys(postgresql?.parameters ?? {}).some(name => name.startsWith('pg_failover_slots.'));
    const isEnabled = replicationSlots?.highAvailability?.synchronizeLogicalDecoding === true && operatorSupports(input, ['1.27.0']);
    if (!isEnabled || hasExtension || versionUnreadable(input) || isLater(postgresql) || isLater(postgresql?.parameters)) { return undefined; }
    const major: unknown = postgresqlMajor(input);
    if (typeof major === 'number' && major < 17) {
      return [{
        path: ['replicationSlots', 'highAvailability', 'synchronizeLogicalDecoding'],
        message: `true is invalid for PostgreSQL ${major}: expected PostgreSQL 17 or later, or a setting of the extension pg_failover_slots`,
      }];
    }
    return ['hot_standby_feedback', 'sync_replication_slots'].filter(name => isOff(postgresql?.parameters?.[name])).map(name => {
      const value = postgresql?.parameters?.[name];
      return {
        path: ['postgresql', 'parameters', name],
        message: value === undefined ? `required: expected "on", ${REASON}` : `${formatValue(value)} is invalid: expected "on", ${REASON}`,
        fix: `set postgresql.parameters.${name} to "on"`,
      };
    });
  },
};

/** A text that is not a boolean is another rule's mistake. */
function isOff(value: unknown): boolean {
  return value === undefined || (typeof value === 'string' && postgresqlBoolean(value) === false);
}
