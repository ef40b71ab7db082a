import { RoleConfiguration } from '../../api/managed-roles';
import { ManagedService, ServiceSelectorType } from '../../api/managed-services';
import { ClusterInput, ClusterRule } from '../engine/cluster-rule';
import { Mistake } from '../engine/rule';
import { webhook } from '../engine/source';
import { duplicatesIn, objects } from '../engine/spec-values';

function rolesOf({ spec }: ClusterInput): RoleConfiguration[] {
  return objects(spec.managed?.roles);
}

function servicesOf({ spec }: ClusterInput): ManagedService[] {
  return objects(spec.managed?.services?.additional);
}

/** The operator identifies roles by name. */
export const managedRoleUnique: ClusterRule = {
  id: 'managed-role-unique',
  severity: 'error',
  title: 'Managed roles must have unique names',
  symptom: 'the operator\'s webhook rejects the Cluster ("Role name is duplicate of another")',
  cause: 'the operator creates one role for each entry, and two entries would overwrite each other\'s settings',
  fix: 'merge the entries of the role into one, or rename one of them',
  source: webhook(2563),
  field: 'spec.managed.roles',
  check: input => duplicatesIn(rolesOf(input).map(({ name }) => name))
    .map(({ value, index, first }) => ({ path: [index, 'name'], message: `duplicate role "${value}": roles[${first}] has the same name` })),
};

/** The operator's roles, and those that PostgreSQL defines. */
export const managedRoleReserved: ClusterRule = {
  id: 'managed-role-reserved',
  severity: 'error',
  title: 'Managed roles must not use reserved names',
  symptom: 'the operator\'s webhook rejects the Cluster ("This role is reserved for operator use")',
  cause: 'the operator and PostgreSQL rely on these roles and their privileges',
  fix: 'choose a name other than "postgres" and "streaming_replica" that does not begin with "pg_" or "cnpg_"',
  source: webhook(2563),
  field: 'spec.managed.roles',
  check: input => rolesOf(input).flatMap(({ name }, index) => typeof name === 'string' && /^(streaming_replica$|postgres$|cnpg_|pg_)/.test(name)
    ? [{ path: [index, 'name'], message: `"${name}" is reserved: expected a name other than "postgres", "streaming_replica", "pg_…" and "cnpg_…"` }]
    : []),
};

/** PostgreSQL's CONNECTION LIMIT. */
export const managedRoleConnectionLimit: ClusterRule = {
  id: 'managed-role-connection-limit',
  severity: 'error',
  title: '`connectionLimit` of a managed role must be -1 or more',
  symptom: 'the operator\'s webhook rejects the Cluster ("Connection limit should be positive, unless defaulting to -1")',
  cause: 'in PostgreSQL\'s CONNECTION LIMIT, -1 means no limit, and nothing below it is valid',
  fix: 'set connectionLimit to 0 or more, or to -1 for no limit',
  source: webhook(2563),
  field: 'spec.managed.roles',
  check: input => rolesOf(input).flatMap(({ connectionLimit: limit }, index) => typeof limit === 'number' && limit < -1
    ? [{ path: [index, 'connectionLimit'], message: `${limit} is invalid: expected 0 or more, or -1 for no limit` }]
    : []),
};

/** One sets the password, the other removes it. */
export const managedRolePassword: ClusterRule = {
  id: 'managed-role-password',
  severity: 'error',
  title: '`passwordSecret` must not be combined with `disablePassword: true`',
  symptom: 'the operator\'s webhook rejects the Cluster ("This role both sets and disables a password")',
  cause: 'passwordSecret sets the password of the role, and disablePassword removes it',
  fix: 'remove passwordSecret or disablePassword',
  source: webhook(2563),
  field: 'spec.managed.roles',
  check: input => rolesOf(input).flatMap(({ disablePassword, passwordSecret }, index) => disablePassword === true && passwordSecret
    ? [{ path: [index, 'passwordSecret'], message: 'cannot be combined with disablePassword' }]
    : []),
};

/** Applications and the operator reach the primary by its Service. */
export const primaryService: ClusterRule = {
  id: 'primary-service',
  severity: 'error',
  title: 'The Service of the primary must not be disabled',
  symptom: 'the operator\'s webhook rejects the Cluster ("service of type RW cannot be disabled.")',
  cause: 'standbys, jobs and the operator itself reach the primary by that Service',
  fix: 'remove ServiceSelectorType.RW from managed.services.disabledDefaultServices',
  manifestFix: 'remove rw from managed.services.disabledDefaultServices',
  source: webhook(2470),
  field: 'spec.managed.services.disabledDefaultServices',
  check: ({ spec }) => {
    const disabled = spec.managed?.services?.disabledDefaultServices;
    return !Array.isArray(disabled) ? undefined : disabled
      .flatMap((type, index): Mistake[] => type === ServiceSelectorType.RW ? [{ path: [index], message: '"rw" cannot be disabled: expected "r" or "ro"' }] : []);
  },
};

/** The operator creates Services named after the cluster. */
export const managedServiceName: ClusterRule = {
  id: 'managed-service-name',
  severity: 'error',
  title: 'Managed Services must have unique names that are not reserved',
  symptom: 'the operator\'s webhook rejects the Cluster ("name is required", "is reserved for operator use", "contains services with the same .metadata.name")',
  cause: 'the operator creates Services named after the cluster, and identifies all Services by name',
  fix: 'set serviceTemplate.metadata.name to a unique name, other than that of the cluster with -rw, -ro, -r or -any',
  source: webhook(2470),
  field: 'spec.managed.services.additional',
  check: input => {
    const names = servicesOf(input).map(({ serviceTemplate }) => serviceTemplate?.metadata?.name ?? '');
    const reserved = ['rw', 'ro', 'r', 'any'].map(suffix => `${input.name}-${suffix}`);
    const wrong = names.flatMap((name, index): Array<[number, string]> => {
      if (name === '') { return [[index, 'required: expected a name for the Service']]; }
      return reserved.includes(name) ? [[index, `"${name}" is reserved: the operator creates a Service of that name`]] : [];
    });
    const repeated = duplicatesIn(names).filter(({ value }) => value !== '' && !reserved.includes(value))
      .map(({ value, index, first }): [number, string] => [index, `duplicate Service "${value}": additional[${first}] has the same name`]);
    return [...wrong, ...repeated].map(([index, message]) => ({ path: [index, 'serviceTemplate', 'metadata', 'name'], message }));
  },
};

/** The operator selects pods by labels that change with a failover. */
export const managedServiceSelector: ClusterRule = {
  id: 'managed-service-selector',
  severity: 'error',
  title: 'A managed Service must not have a selector',
  symptom: 'the operator\'s webhook rejects the Cluster ("selector field is managed by the operator")',
  cause: 'the operator sets the selector from selectorType, and updates the labels of the pods in a failover',
  fix: 'remove the selector, and set selectorType',
  source: webhook(2540),
  field: 'spec.managed.services.additional',
  check: input => servicesOf(input).flatMap(({ serviceTemplate }, index) => Object.keys(serviceTemplate?.spec?.selector ?? {}).length > 0
    ? [{ path: [index, 'serviceTemplate', 'spec', 'selector'], message: 'not allowed: the operator sets the selector from selectorType' }]
    : []),
};

/** The extension copies slots to standbys. */
export const failoverSlots: ClusterRule = {
  id: 'pg-failover-slots',
  severity: 'error',
  title: '`pg_failover_slots` must have hot_standby_feedback and high-availability slots',
  symptom: 'the operator\'s webhook rejects the Cluster ("`hot_standby_feedback` must be enabled to use", "High Availability replication slots must be enabled")',
  cause: 'the extension copies slots to standbys that report what they read to the primary and have a replication slot there',
  fix: 'set hot_standby_feedback to "on" and keep replicationSlots.highAvailability enabled, or remove the parameters of pg_failover_slots',
  source: webhook(2616),
  field: 'spec',
  check: ({ spec }) => {
    const parameters: Record<string, unknown> = spec.postgresql?.parameters ?? {};
    const used = Object.keys(parameters).find(name => name.startsWith('pg_failover_slots.'));
    if (used === undefined) {
      return undefined;
    }
    const mistakes: Mistake[] = [];
    const { hot_standby_feedback: feedback } = parameters;
    if (feedback === undefined || typeof feedback === 'string' && !/^(1|on|y|ye|yes|t|tr|tru|true)$/i.test(feedback)) {
      const message = feedback === undefined ? `required, because ${used} is set: expected "on"` : `"${feedback}" is invalid, because ${used} is set: expected "on"`;
      mistakes.push({ path: ['postgresql', 'parameters', 'hot_standby_feedback'], message, fix: 'set hot_standby_feedback to "on", or remove the parameters of pg_failover_slots' });
    }
    if (spec.replicationSlots?.highAvailability?.enabled === false) {
      const message = `false is invalid, because ${used} is set: expected true`;
      mistakes.push({ path: ['replicationSlots', 'highAvailability', 'enabled'], message, fix: 'remove replicationSlots.highAvailability.enabled, or the parameters of pg_failover_slots' });
    }
    return mistakes;
  },
};
