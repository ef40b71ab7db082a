import { Lazy } from 'cdk8s';
import { ReplicationSlotsConfiguration } from '../../../src';
import { Program, RuleCases } from '../../support/rule-cases';
import { clusterManifest } from '../support/cluster-manifest';
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
const AT = 'replicationSlots.synchronizeReplicas.excludePatterns';
const BECAUSE = 'expected "on", because replicationSlots.highAvailability.synchronizeLogicalDecoding is true';
const SYNCHRONIZED = 'replicationSlots: { highAvailability: { synchronizeLogicalDecoding: true } }';

export const cases: RuleCases[] = [
  {
    id: 'slot-pattern',
    throws: [
      ...[
        '[', '(a', 'a)', '*a', 'a**', '(?=a)', '(a)\\1', 'a++', '\\y', 'a{1001}', '((a{20})+b){51}',
        'a{2,1}', '[b-a]', '[[:letter:]]', 'a|*', '[a-\\d]',
      ].map((text): [string, Program, string] => [text, pattern(text), `plugins/db: ${AT}[1]: ${JSON.stringify(text)} is not a valid Go regular expression`]),
      ['several', cluster({ replicationSlots: { synchronizeReplicas: { enabled: true, excludePatterns: ['(a', '^tmp_', 'a++'] } } }),
        `plugins/db: ${AT}[0]: "(a" is not a valid Go regular expression`, `plugins/db: ${AT}[2]: "a++" is not a valid Go regular expression`],
    ],
    passes: [
      ...['', '^tmp_.*$', '(?i)tmp', '(?P<a>x)(?P<a>y)?', '[[:alpha:]]+', '[]a]', '[a-z\\d-]*?', '\\Aa\\z', 'a{,2}', 'a{2,1000}', '((a{20})+b){50}', '()*', '\\Q*\\E', '\\pL'].map(
        (text): [string, Program] => [text, pattern(text)]),
      ['anything where no slots are copied', pattern('[', { highAvailability: { enabled: false }, synchronizeReplicas: { enabled: false } })],
    ],
    invalid: [['a negative lookahead', clusterManifest('replicationSlots: { synchronizeReplicas: { enabled: true, excludePatterns: ["^(?!app_)"] } }'),
      `spec.${AT}[0]: "^(?!app_)" is not a valid Go regular expression`]],
    valid: [['a prefix', clusterManifest('replicationSlots: { synchronizeReplicas: { enabled: true, excludePatterns: ["^tmp_"] } }')]],
  },
  {
    id: 'logical-slots',
    throws: [
      ['PostgreSQL 16', logical(ON, 'postgresql:16.9'), 'plugins/db: replicationSlots.highAvailability.synchronizeLogicalDecoding: true is invalid for PostgreSQL 16: '
        + 'expected PostgreSQL 17 or later, or a setting of the extension pg_failover_slots'],
      ['no feedback', logical({ sync_replication_slots: 'on' }), `plugins/db: postgresql.parameters.hot_standby_feedback: required: ${BECAUSE}`],
      ['no synchronization', logical({ ...ON, sync_replication_slots: 'off' }, 'postgresql:17.5'),
        `plugins/db: postgresql.parameters.sync_replication_slots: "off" is invalid: ${BECAUSE}`],
      ['neither', logical({ hot_standby_feedback: 'off' }, 'postgresql:17.5'), `plugins/db: postgresql.parameters.hot_standby_feedback: "off" is invalid: ${BECAUSE}`,
        `plugins/db: postgresql.parameters.sync_replication_slots: required: ${BECAUSE}`],
    ],
    passes: [
      ['both', logical(ON, 'postgresql:17.5')],
      ['what the app says later', logical(Lazy.any({ produce: () => ON }) as any)],
      ['the extension', logical({ 'hot_standby_feedback': 'on', 'pg_failover_slots.drop_extra_slots': 'on' }, 'postgresql:16.9')],
    ],
    invalid: [['standbys without feedback', clusterManifest(`${SYNCHRONIZED}, postgresql: { parameters: { sync_replication_slots: "on" } }`),
      `spec.postgresql.parameters.hot_standby_feedback: required: ${BECAUSE}`]],
    valid: [
      ['both settings', clusterManifest(`${SYNCHRONIZED}, postgresql: { parameters: { hot_standby_feedback: "on", sync_replication_slots: "on" } }`)],
      ['settings that are invalid by themselves',
        clusterManifest(`${SYNCHRONIZED}, postgresql: { parameters: { hot_standby_feedback: "enabled", sync_replication_slots: "on" } }`)],
    ],
  },
];
