import { ClusterRule, operatorDoes } from './facts';
import { postgresqlMajor, setting, versionUnreadable } from './settings';
import { strings } from './values';

const TRUE = /^(1|on|y|ye|yes|t|tr|tru|true)$/i;
/** What Go's regular expressions do not have. */
const NOT_IN_GO = /\(\?(=|!|<=|<!|>)|\\[1-9]|\{(\d*,)?(?!1000[,}])(\d{5,}|[1-9]\d{3})/;
/** What other regular expressions do not have, so that they cannot tell. */
const ONLY_IN_GO = /\(\?P?<|\(\?[imsU-]|\[\[:|\\[pPQEAzCx]|\{/;

/** Patterns of slots are Go's regular expressions. */
export const slotPattern: ClusterRule = {
  id: 'slot-pattern',
  severity: 'error',
  symptom: 'the operator refuses the Cluster ("Cannot configure synchronizeReplicas. Invalid regexes were found")',
  fix: 'write regular expressions as Go has them (RE2): without look-around and back references, with every bracket closed',
  check: ({ spec: { replicationSlots: slots } }) => {
    const on = (slots?.highAvailability?.enabled ?? true) || (slots?.synchronizeReplicas?.enabled ?? true);
    const wrong = strings(slots?.synchronizeReplicas?.excludePatterns).find(pattern => NOT_IN_GO.test(pattern) || !compiles(pattern));
    return on && wrong !== undefined ? `replicationSlots.synchronizeReplicas.excludePatterns has "${wrong}"` : undefined;
  },
};

function compiles(pattern: string): boolean {
  if (ONLY_IN_GO.test(pattern)) { return true; }
  try {
    return new RegExp(pattern) !== undefined && !/[*+?]{2}\+|\*\*|\+\+|\?\*|\?\+|\*\+|\+\*/.test(pattern.replace(/\\./g, ''));
  } catch {
    return false;
  }
}

/** Logical slots are copied by PostgreSQL itself since 17, and by an extension before. */
export const logicalDecoding: ClusterRule = {
  id: 'logical-decoding',
  severity: 'error',
  symptom: 'the operator refuses the Cluster ("must be enabled to enable `spec.replicationSlots.highAvailability.synchronizeLogicalDecoding`", '
    + '"pg_failover_slots extension must be enabled")',
  fix: 'set hot_standby_feedback and sync_replication_slots to "on" with PostgreSQL 17 or later; with an older one use pg_failover_slots, by its parameters',
  check: facts => {
    const { spec } = facts;
    const parameters = spec.postgresql?.parameters ?? {};
    const bySettings = Object.keys(parameters).some(name => name.startsWith('pg_failover_slots.'));
    if (spec.replicationSlots?.highAvailability?.synchronizeLogicalDecoding !== true || bySettings || versionUnreadable(facts)
      || !operatorDoes(facts, ['1.27.0'])) {
      return undefined;
    }
    const major = postgresqlMajor(facts);
    if (major !== undefined && major < 17) { return `replicationSlots.highAvailability.synchronizeLogicalDecoding is on with PostgreSQL ${major}`; }
    const off = ['hot_standby_feedback', 'sync_replication_slots'].find(name => parameters[name] === undefined || !isOn(setting(facts, name)));
    return off && `replicationSlots.highAvailability.synchronizeLogicalDecoding is on, and ${off} is ${setting(facts, off) ?? 'not stated'}`;
  },
};

/** What an app says later may be anything. */
function isOn(value: string | undefined): boolean {
  return value === undefined || TRUE.test(value);
}
