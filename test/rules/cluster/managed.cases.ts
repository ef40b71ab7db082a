import { ManagedService, ReplicationSlotsConfiguration, RoleConfiguration, ServiceSelectorType } from '../../../src';
import { Program, RuleCases } from '../../support/rule-cases';
import { clusterManifest } from '../support/cluster-manifest';
import { cluster } from '../support/programs';

function roles(...stated: RoleConfiguration[]): Program {
  return cluster({ managed: { roles: stated } });
}

function service(name?: string, spec = {}): ManagedService {
  return { selectorType: ServiceSelectorType.RW, serviceTemplate: { metadata: { name }, spec } };
}

function services(...additional: ManagedService[]): Program {
  return cluster({ managed: { services: { additional } } });
}

/** A cluster that uses pg_failover_slots. */
function slots(parameters: Record<string, string>, replicationSlots: ReplicationSlotsConfiguration = {}): Program {
  return cluster({ postgresql: { parameters: { 'pg_failover_slots.drop_extra_slots': 'on', ...parameters } }, replicationSlots });
}

const RESERVED = 'is reserved: expected a name other than "postgres", "streaming_replica", "pg_…" and "cnpg_…"';
const TAKEN = 'is reserved: the operator creates a Service of that name';
const SELECTOR = 'serviceTemplate.spec.selector: not allowed: the operator sets the selector from selectorType';
const FEEDBACK = 'postgresql.parameters.hot_standby_feedback';
const SET = 'because pg_failover_slots.drop_extra_slots is set';
const NO_SLOTS = `replicationSlots.highAvailability.enabled: false is invalid, ${SET}: expected true`;

export const cases: RuleCases[] = [
  {
    id: 'managed-role-unique',
    throws: [
      ['one name', roles({ name: 'shop' }, { name: 'billing' }, { name: 'shop' }),
        'plugins/db: managed.roles[2].name: duplicate role "shop": roles[0] has the same name'],
      ['two names', roles({ name: 'shop' }, { name: 'billing' }, { name: 'shop' }, { name: 'billing' }),
        'plugins/db: managed.roles[2].name: duplicate role "shop": roles[0] has the same name',
        'plugins/db: managed.roles[3].name: duplicate role "billing": roles[1] has the same name'],
    ],
    passes: [['two names', roles({ name: 'shop' }, { name: 'Shop' })]],
    invalid: [['two roles of one name', clusterManifest('managed: { roles: [{ name: shop, login: true }, { name: shop, superuser: true }] }'),
      'spec.managed.roles[1].name: duplicate role "shop": roles[0] has the same name']],
    valid: [['two roles', clusterManifest('managed: { roles: [{ name: shop, login: true }, { name: admin, superuser: true }] }')]],
  },
  {
    id: 'managed-role-reserved',
    throws: [
      ...['postgres', 'streaming_replica', 'pg_monitor', 'cnpg_metrics'].map(name => [
        name, roles({ name: 'shop' }, { name }), `plugins/db: managed.roles[1].name: "${name}" ${RESERVED}`,
      ] as const),
      ['two of them', roles({ name: 'postgres' }, { name: 'shop' }, { name: 'pg_monitor' }),
        `plugins/db: managed.roles[0].name: "postgres" ${RESERVED}`, `plugins/db: managed.roles[2].name: "pg_monitor" ${RESERVED}`],
    ],
    passes: [['others', roles({ name: 'postgres2' }, { name: 'streaming_replicas' }, { name: 'pgadmin' }, { name: 'PG_monitor' })]],
    invalid: [['the superuser', clusterManifest('managed: { roles: [{ name: postgres, login: true }] }'), `spec.managed.roles[0].name: "postgres" ${RESERVED}`]],
    valid: [['a role of an application', clusterManifest('managed: { roles: [{ name: shop, login: true }] }')]],
  },
  {
    id: 'managed-role-connection-limit',
    throws: [['-2', roles({ name: 'shop', connectionLimit: -2 }),
      'plugins/db: managed.roles[0].connectionLimit: -2 is invalid: expected 0 or more, or -1 for no limit']],
    passes: [['any number', roles({ name: 'shop', connectionLimit: -1 })], ['none', roles({ name: 'shop', connectionLimit: 0 })]],
    invalid: [['a limit below -1', clusterManifest('managed: { roles: [{ name: shop, connectionLimit: -5 }] }'),
      'spec.managed.roles[0].connectionLimit: -5 is invalid: expected 0 or more, or -1 for no limit']],
    valid: [['a limit of 20 connections', clusterManifest('managed: { roles: [{ name: shop, connectionLimit: 20 }] }')]],
  },
  {
    id: 'managed-role-password',
    throws: [
      ['both', roles({ name: 'shop', disablePassword: true, passwordSecret: { name: 'shop' } }),
        'plugins/db: managed.roles[0].passwordSecret: cannot be combined with disablePassword'],
    ],
    passes: [
      ['a password', roles({ name: 'shop', disablePassword: false, passwordSecret: { name: 'shop' } })],
      ['none', roles({ name: 'shop', disablePassword: true })],
    ],
    invalid: [['a password that is disabled', clusterManifest('managed: { roles: [{ name: shop, passwordSecret: { name: shop }, disablePassword: true }] }'),
      'spec.managed.roles[0].passwordSecret: cannot be combined with disablePassword']],
    valid: [['a password', clusterManifest('managed: { roles: [{ name: shop, passwordSecret: { name: shop } }] }')]],
  },
  {
    id: 'primary-service',
    throws: [
      ['the primary\'s', cluster({ managed: { services: { disabledDefaultServices: [ServiceSelectorType.R, ServiceSelectorType.RW] } } }),
        'plugins/db: managed.services.disabledDefaultServices[1]: "rw" cannot be disabled: expected "r" or "ro"'],
    ],
    passes: [['the others', cluster({ managed: { services: { disabledDefaultServices: [ServiceSelectorType.R, ServiceSelectorType.RO] } } })]],
    invalid: [['the Service of the primary is disabled', clusterManifest('managed: { services: { disabledDefaultServices: [rw] } }'),
      'spec.managed.services.disabledDefaultServices[0]: "rw" cannot be disabled: expected "r" or "ro"']],
    valid: [['the Services of standbys are disabled', clusterManifest('managed: { services: { disabledDefaultServices: [r, ro] } }')]],
  },
  {
    id: 'managed-service-name',
    throws: [
      ['none', services(service('a'), service()),
        'plugins/db: managed.services.additional[1].serviceTemplate.metadata.name: required: expected a name for the Service'],
      ['nothing in it', services(service('')),
        'plugins/db: managed.services.additional[0].serviceTemplate.metadata.name: required: expected a name for the Service'],
      ...['db-rw', 'db-ro', 'db-r', 'db-any'].map(name => [
        name, services(service(name)), `plugins/db: managed.services.additional[0].serviceTemplate.metadata.name: "${name}" ${TAKEN}`,
      ] as const),
      ['one name', services(service('a'), service('b'), service('a')),
        'plugins/db: managed.services.additional[2].serviceTemplate.metadata.name: duplicate Service "a": additional[0] has the same name'],
      ['several', services(service('db-r'), service('a'), service('a'), service('db-r')),
        `plugins/db: managed.services.additional[0].serviceTemplate.metadata.name: "db-r" ${TAKEN}`,
        `plugins/db: managed.services.additional[3].serviceTemplate.metadata.name: "db-r" ${TAKEN}`,
        'plugins/db: managed.services.additional[2].serviceTemplate.metadata.name: duplicate Service "a": additional[1] has the same name'],
    ],
    passes: [['others', services(service('db'), service('db-rw-1'), service('other-rw'))]],
    invalid: [['the name of the operator\'s Service',
      clusterManifest('managed: { services: { additional: [{ selectorType: rw, serviceTemplate: { metadata: { name: db-rw }, spec: { type: LoadBalancer } } }] } }'),
      `spec.managed.services.additional[0].serviceTemplate.metadata.name: "db-rw" ${TAKEN}`]],
    valid: [['another name',
      clusterManifest('managed: { services: { additional: [{ selectorType: rw, serviceTemplate: { metadata: { name: db-public }, spec: { type: LoadBalancer } } }] } }')]],
  },
  {
    id: 'managed-service-selector',
    throws: [
      ['a selector', services(service('a'), service('b', { selector: { role: 'primary' } })), `plugins/db: managed.services.additional[1].${SELECTOR}`],
      ['the first of all', services(service('a', { selector: { role: 'primary' } })), `plugins/db: managed.services.additional[0].${SELECTOR}`],
      ['both', services(service('a', { selector: { role: 'primary' } }), service('b', { selector: { role: 'primary' } })),
        `plugins/db: managed.services.additional[0].${SELECTOR}`, `plugins/db: managed.services.additional[1].${SELECTOR}`],
    ],
    passes: [['none', services(service('a', { selector: {} }), service('b'))]],
    invalid: [['a selector for the primary', clusterManifest(
      'managed: { services: { additional: [{ selectorType: rw, serviceTemplate: { metadata: { name: db-public }, spec: { selector: { role: primary } } } }] } }',
    ), `spec.managed.services.additional[0].${SELECTOR}`]],
    valid: [['a type of selector',
      clusterManifest('managed: { services: { additional: [{ selectorType: rw, serviceTemplate: { metadata: { name: db-public }, spec: { type: LoadBalancer } } }] } }')]],
  },
  {
    id: 'pg-failover-slots',
    throws: [
      ['no feedback', slots({}), `plugins/db: ${FEEDBACK}: required, ${SET}: expected "on"`],
      ['feedback that is off', slots({ hot_standby_feedback: 'off' }), `plugins/db: ${FEEDBACK}: "off" is invalid, ${SET}: expected "on"`],
      ['no slots', slots({ hot_standby_feedback: 'on' }, { highAvailability: { enabled: false } }), `plugins/db: ${NO_SLOTS}`],
      ['neither feedback nor slots', slots({}, { highAvailability: { enabled: false } }),
        `plugins/db: ${FEEDBACK}: required, ${SET}: expected "on"`, `plugins/db: ${NO_SLOTS}`],
    ],
    passes: [
      ['feedback', slots({ hot_standby_feedback: 'on' })],
      ['feedback in other words', slots({ hot_standby_feedback: 'TRUE' }, { highAvailability: { enabled: true } })],
      ['other parameters', cluster({ postgresql: { parameters: { pg_failover_slots: 'x' } } })],
    ],
    invalid: [['no hot_standby_feedback', clusterManifest('postgresql: { parameters: { pg_failover_slots.drop_extra_slots: "on" } }'),
      `spec.${FEEDBACK}: required, ${SET}: expected "on"`]],
    valid: [['hot_standby_feedback', clusterManifest('postgresql: { parameters: { pg_failover_slots.drop_extra_slots: "on", hot_standby_feedback: "on" } }')]],
  },
];
