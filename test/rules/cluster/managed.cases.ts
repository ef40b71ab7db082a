import { ManagedService, ReplicationSlotsConfiguration, RoleConfiguration, ServiceSelectorType } from '../../../src';
import { Program, RuleCases } from '../../support/rule-cases';
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


export const cases: RuleCases[] = [
  {
    id: 'managed-role-unique',
    throws: [['one name', roles({ name: 'shop' }, { name: 'billing' }, { name: 'shop' }), 'plugins/db: two of managed.roles are named "shop"']],
    passes: [['two names', roles({ name: 'shop' }, { name: 'Shop' })]],
  },
  {
    id: 'managed-role-reserved',
    throws: ['postgres', 'streaming_replica', 'pg_monitor', 'cnpg_metrics'].map(name => [
      name, roles({ name: 'shop' }, { name }), `plugins/db: managed.roles has "${name}", which is reserved`,
    ]),
    passes: [['others', roles({ name: 'postgres2' }, { name: 'streaming_replicas' }, { name: 'pgadmin' }, { name: 'PG_monitor' })]],
  },
  {
    id: 'managed-role-connection-limit',
    throws: [['-2', roles({ name: 'shop', connectionLimit: -2 }), 'plugins/db: connectionLimit of managed role "shop" is -2']],
    passes: [['any number', roles({ name: 'shop', connectionLimit: -1 })], ['none', roles({ name: 'shop', connectionLimit: 0 })]],
  },
  {
    id: 'managed-role-password',
    throws: [
      ['both', roles({ name: 'shop', disablePassword: true, passwordSecret: { name: 'shop' } }),
        'plugins/db: managed role "shop" has passwordSecret and disablePassword'],
    ],
    passes: [
      ['a password', roles({ name: 'shop', disablePassword: false, passwordSecret: { name: 'shop' } })],
      ['none', roles({ name: 'shop', disablePassword: true })],
    ],
  },
  {
    id: 'primary-service',
    throws: [
      ['the primary\'s', cluster({ managed: { services: { disabledDefaultServices: [ServiceSelectorType.R, ServiceSelectorType.RW] } } }),
        'plugins/db: managed.services.disabledDefaultServices has "rw"'],
    ],
    passes: [['the others', cluster({ managed: { services: { disabledDefaultServices: [ServiceSelectorType.R, ServiceSelectorType.RO] } } })]],
  },
  {
    id: 'managed-service-name',
    throws: [
      ['none', services(service('a'), service()), 'plugins/db: managed.services.additional[1].serviceTemplate.metadata.name is not stated'],
      ['nothing in it', services(service('')), 'plugins/db: managed.services.additional[0].serviceTemplate.metadata.name is not stated'],
      ...['db-rw', 'db-ro', 'db-r', 'db-any'].map(name => [
        name, services(service(name)), `plugins/db: managed.services.additional[0].serviceTemplate.metadata.name "${name}" is the name of a Service of the operator's`,
      ] as const),
      ['one name', services(service('a'), service('b'), service('a')), 'plugins/db: two of managed.services.additional are named "a"'],
    ],
    passes: [['others', services(service('db'), service('db-rw-1'), service('other-rw'))]],
  },
  {
    id: 'managed-service-selector',
    throws: [
      ['a selector', services(service('a'), service('b', { selector: { role: 'primary' } })),
        'plugins/db: managed.services.additional[1].serviceTemplate.spec has a selector'],
      ['the first of all', services(service('a', { selector: { role: 'primary' } })),
        'plugins/db: managed.services.additional[0].serviceTemplate.spec has a selector'],
    ],
    passes: [['none', services(service('a', { selector: {} }), service('b'))]],
  },
  {
    id: 'pg-failover-slots',
    throws: [
      ['no feedback', slots({}), 'plugins/db: postgresql.parameters has pg_failover_slots.drop_extra_slots, and hot_standby_feedback is not stated'],
      ['feedback that is off', slots({ hot_standby_feedback: 'off' }),
        'plugins/db: postgresql.parameters has pg_failover_slots.drop_extra_slots, and hot_standby_feedback is off'],
      ['no slots', slots({ hot_standby_feedback: 'on' }, { highAvailability: { enabled: false } }),
        'plugins/db: postgresql.parameters has pg_failover_slots.drop_extra_slots, and replicationSlots.highAvailability.enabled is false'],
    ],
    passes: [
      ['feedback', slots({ hot_standby_feedback: 'on' })],
      ['feedback in other words', slots({ hot_standby_feedback: 'TRUE' }, { highAvailability: { enabled: true } })],
      ['other parameters', cluster({ postgresql: { parameters: { pg_failover_slots: 'x' } } })],
    ],
  },
];
