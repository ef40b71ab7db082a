import { Lazy } from 'cdk8s';
import { Program, RuleCases } from '../../support/rule-cases';
import { cluster, operator } from '../programs';

const FEEDBACK = { hot_standby_feedback: 'on' };
const SYNCHRONIZED = { ...FEEDBACK, sync_replication_slots: 'true' };

function excluding(...excludePatterns: string[]): Program {
  return cluster({ replicationSlots: { synchronizeReplicas: { enabled: true, excludePatterns } } });
}

function decoding(parameters: Record<string, any>, props: object = {}): Program {
  return cluster(chart => ({
    operator: operator(chart), postgresql: { parameters }, replicationSlots: { highAvailability: { synchronizeLogicalDecoding: true } }, ...props,
  }));
}

export const cases: RuleCases[] = [
  {
    id: 'slot-pattern',
    ending: 'In the cluster: the operator refuses the Cluster ("Cannot configure synchronizeReplicas. Invalid regexes were found"). Fix: write regular '
      + 'expressions as Go has them (RE2): without look-around and back references, with every bracket closed. [slot-pattern]',
    throws: ['[', 'a(', '*', 'a**', '(?=a)', '(a)\\1', 'a{2000}', '(?<!a)b'].map(pattern => [pattern, excluding('^ok$', pattern),
      `plugins/db: replicationSlots.synchronizeReplicas.excludePatterns has "${pattern}"`] as const),
    passes: [
      ['those of Go', excluding('^a', '(?P<n>a)', '(?i)a', '\\pL', '[[:alpha:]]', '\\d+?', 'a{1000}', '\\Qa(\\E', '')],
      ['what nobody reads', cluster({
        replicationSlots: { highAvailability: { enabled: false }, synchronizeReplicas: { enabled: false, excludePatterns: ['['] } },
      })],
    ],
  },
  {
    id: 'logical-decoding',
    ending: 'In the cluster: the operator refuses the Cluster ("must be enabled to enable `spec.replicationSlots.highAvailability.synchronizeLogicalDecoding`", '
      + '"pg_failover_slots extension must be enabled"). Fix: set hot_standby_feedback and sync_replication_slots to "on" with PostgreSQL 17 or later; with '
      + 'an older one use pg_failover_slots, by its parameters. [logical-decoding]',
    throws: [
      ['neither', decoding({}), 'plugins/db: replicationSlots.highAvailability.synchronizeLogicalDecoding is on, and hot_standby_feedback is not stated'],
      ['one of them', decoding(FEEDBACK),
        'plugins/db: replicationSlots.highAvailability.synchronizeLogicalDecoding is on, and sync_replication_slots is not stated'],
      ['off', decoding({ ...SYNCHRONIZED, hot_standby_feedback: 'off' }),
        'plugins/db: replicationSlots.highAvailability.synchronizeLogicalDecoding is on, and hot_standby_feedback is off'],
      ['an older PostgreSQL', decoding(SYNCHRONIZED, { imageName: 'postgresql:16.4' }),
        'plugins/db: replicationSlots.highAvailability.synchronizeLogicalDecoding is on with PostgreSQL 16'],
    ],
    passes: [
      ['both', decoding(SYNCHRONIZED)],
      ['the extension, with an older PostgreSQL', decoding({ ...FEEDBACK, 'pg_failover_slots.synchronize_slot_names': 'a' }, { imageName: 'postgresql:16.4' })],
      ['what the app says later', decoding({ ...SYNCHRONIZED, hot_standby_feedback: Lazy.any({ produce: () => 'on' }) })],
      ['without it', cluster({ replicationSlots: { highAvailability: { synchronizeLogicalDecoding: false } } })],
    ],
  },
];
