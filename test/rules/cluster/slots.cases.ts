import { ReplicationSlotsConfiguration } from '../../../src';
import { Program, RuleCases } from '../../support/rule-cases';
import { cluster, operator } from '../support/programs';

const pattern = (text: string, more: ReplicationSlotsConfiguration = {}) =>
  cluster({ replicationSlots: { ...more, synchronizeReplicas: { enabled: true, ...more.synchronizeReplicas, excludePatterns: ['^tmp_', text] } } });
const ON = { hot_standby_feedback: 'on', sync_replication_slots: 'yes' };
const logical = (parameters: Record<string, string>, imageName?: string) => cluster(chart => ({
  imageName,
  operator: operator(chart),
  postgresql: { parameters },
  replicationSlots: { highAvailability: { synchronizeLogicalDecoding: true } },
}));
const AT = 'plugins/db: replicationSlots.highAvailability.synchronizeLogicalDecoding is true, and';

export const cases: RuleCases[] = [
  {
    id: 'slot-pattern',
    throws: [
      '[', '(a', 'a)', '*a', 'a**', '(?=a)', '(a)\\1', 'a++', '\\y', 'a{1001}', '((a{20})+b){51}',
      'a{2,1}', '[b-a]', '[[:letter:]]', 'a|*', '[a-\\d]',
    ].map((text): [string, Program, string] => [text, pattern(text),
      `plugins/db: replicationSlots.synchronizeReplicas.excludePatterns has ${JSON.stringify(text)}`]),
    passes: [
      ...['', '^tmp_.*$', '(?i)tmp', '(?P<a>x)(?P<a>y)?', '[[:alpha:]]+', '[]a]', '[a-z\\d-]*?', '\\Aa\\z', 'a{,2}', 'a{2,1000}', '((a{20})+b){50}', '()*', '\\Q*\\E', '\\pL'].map(
        (text): [string, Program] => [text, pattern(text)]),
      ['anything where no slots are copied', pattern('[', { highAvailability: { enabled: false }, synchronizeReplicas: { enabled: false } })],
    ],
  },
  {
    id: 'logical-slots',
    throws: [
      ['PostgreSQL 16', logical(ON, 'postgresql:16.9'), `${AT} PostgreSQL is of version 16`],
      ['no feedback', logical({ sync_replication_slots: 'on' }), `${AT} hot_standby_feedback is not stated`],
      ['no synchronization', logical({ ...ON, sync_replication_slots: 'off' }, 'postgresql:17.5'), `${AT} sync_replication_slots is off`],
    ],
    passes: [
      ['both', logical(ON, 'postgresql:17.5')],
      ['the extension', logical({ 'hot_standby_feedback': 'on', 'pg_failover_slots.drop_extra_slots': 'on' }, 'postgresql:16.9')],
    ],
  },
];
