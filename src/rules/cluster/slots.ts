import { postgresqlBoolean } from '../../values/postgresql-value';
import { isRegularExpression } from '../../values/regular-expression';
import { ClusterRule, operatorSupports } from '../engine/cluster-rule';
import { postgresqlMajor, setting, versionUnreadable } from '../engine/cluster-settings';
import { webhook } from '../engine/source';
import { formatValue, strings } from '../engine/spec-values';

/** Slots that are not copied are found by their names. */
export const slotPattern: ClusterRule = {
  id: 'slot-pattern',
  severity: 'error',
  title: 'Patterns of slots are regular expressions of Go\'s',
  symptom: 'the operator refuses the Cluster ("Cannot configure synchronizeReplicas. Invalid regexes were found")',
  cause: 'the operator is written in Go and matches the names itself',
  fix: 'write excludePatterns as Go reads regular expressions: without lookaround, back references and possessive operators',
  source: webhook(2311),
  field: 'spec.replicationSlots.synchronizeReplicas.excludePatterns',
  check: ({ spec: { replicationSlots } }) => {
    const { highAvailability, synchronizeReplicas } = replicationSlots ?? {};
    const off = highAvailability?.enabled === false && synchronizeReplicas?.enabled === false;
    const wrong = strings(synchronizeReplicas?.excludePatterns).find(pattern => !isRegularExpression(pattern));
    return wrong === undefined || off ? undefined : `replicationSlots.synchronizeReplicas.excludePatterns has ${formatValue(wrong)}`;
  },
};

/** Logical slots follow a failover where PostgreSQL or an extension copies them. */
export const logicalSlots: ClusterRule = {
  id: 'logical-slots',
  severity: 'error',
  title: 'Logical slots follow a failover where something copies them',
  symptom: 'the operator refuses the Cluster ("pg_failover_slots extension must be enabled to use synchronizeLogicalDecoding with Postgres versions < 17", '
    + '"`hot_standby_feedback` must be enabled to enable", "either `sync_replication_slots` setting or pg_failover_slots extension must be enabled")',
  cause: 'PostgreSQL copies logical slots itself from version 17 on, and an extension does before; both need standbys that tell what they read',
  fix: 'set hot_standby_feedback and sync_replication_slots to "on" with PostgreSQL 17 and later, use pg_failover_slots before, '
    + 'or leave synchronizeLogicalDecoding out',
  source: webhook(2340),
  releases: 'from 1.27.0 on',
  field: 'spec.replicationSlots.highAvailability',
  check: input => {
    const { replicationSlots, postgresql } = input.spec;
    const extension = Object.keys(postgresql?.parameters ?? {}).some(name => name.startsWith('pg_failover_slots.'));
    const asked = replicationSlots?.highAvailability?.synchronizeLogicalDecoding === true && operatorSupports(input, ['1.27.0']);
    if (!asked || extension || versionUnreadable(input)) {
      return undefined;
    }
    const major = postgresqlMajor(input);
    if (typeof major === 'number' && major < 17) {
      return `replicationSlots.highAvailability.synchronizeLogicalDecoding is true, and PostgreSQL is of version ${major}`;
    }
    const off = ['hot_standby_feedback', 'sync_replication_slots'].find(name => isOff(postgresql?.parameters?.[name]));
    return off && `replicationSlots.highAvailability.synchronizeLogicalDecoding is true, and ${off} is ${setting(input, off) ?? 'not stated'}`;
  },
};

function isOff(value: unknown): boolean {
  return value === undefined || (typeof value === 'string' && postgresqlBoolean(value) !== true);
}
