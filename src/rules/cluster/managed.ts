import { RoleConfiguration } from '../../api/managed-roles';
import { ManagedService, ServiceSelectorType } from '../../api/managed-services';
import { ClusterInput, ClusterRule } from '../engine/cluster-rule';
import { webhook } from '../engine/source';
import { objects, repeated } from '../engine/spec-values';

function rolesOf({ spec }: ClusterInput): RoleConfiguration[] {
  return objects(spec.managed?.roles);
}

function servicesOf({ spec }: ClusterInput): ManagedService[] {
  return objects(spec.managed?.services?.additional);
}

function serviceName({ serviceTemplate }: ManagedService): string {
  return serviceTemplate?.metadata?.name ?? '';
}

/** Roles are known by name. */
export const managedRoleUnique: ClusterRule = {
  id: 'managed-role-unique',
  severity: 'error',
  title: 'Managed roles have names of their own',
  symptom: 'the operator refuses the Cluster ("Role name is duplicate of another")',
  cause: 'the operator makes each role as its entry says, and two entries would change it to and fro',
  fix: 'state each role once',
  source: webhook(2563),
  field: 'spec.managed.roles',
  check: input => {
    const twice = repeated(rolesOf(input).map(({ name }) => name));
    return twice === undefined ? undefined : `two of managed.roles are named "${twice}"`;
  },
};

/** The operator and PostgreSQL have roles of their own. */
export const managedRoleReserved: ClusterRule = {
  id: 'managed-role-reserved',
  severity: 'error',
  title: 'Managed roles are none of the operator\'s or PostgreSQL\'s',
  symptom: 'the operator refuses the Cluster ("This role is reserved for operator use")',
  cause: 'the operator and PostgreSQL need their own roles as they are',
  fix: 'choose a name other than "postgres" and "streaming_replica" that does not begin with "pg_" or "cnpg_"',
  source: webhook(2563),
  field: 'spec.managed.roles',
  check: input => {
    const reserved = rolesOf(input).find(({ name }) => /^(streaming_replica$|postgres$|cnpg_|pg_)/.test(name));
    return reserved && `managed.roles has "${reserved.name}", which is reserved`;
  },
};

/** A role may have so many connections, or any number. */
export const managedRoleConnectionLimit: ClusterRule = {
  id: 'managed-role-connection-limit',
  severity: 'error',
  title: 'A limit of connections is a number of them, or -1',
  symptom: 'the operator refuses the Cluster ("Connection limit should be positive, unless defaulting to -1")',
  cause: 'PostgreSQL\'s CONNECTION LIMIT means no limit by -1, and knows nothing below it',
  fix: 'state 0 or more, or -1 for any number of connections',
  source: webhook(2563),
  field: 'spec.managed.roles',
  check: input => {
    const wrong = rolesOf(input).find(({ connectionLimit }) => typeof connectionLimit === 'number' && connectionLimit < -1);
    return wrong && `connectionLimit of managed role "${wrong.name}" is ${wrong.connectionLimit}`;
  },
};

/** A role has a password or none. */
export const managedRolePassword: ClusterRule = {
  id: 'managed-role-password',
  severity: 'error',
  title: 'A managed role has a password or none',
  symptom: 'the operator refuses the Cluster ("This role both sets and disables a password")',
  cause: 'one field sets the password and the other one takes it away',
  fix: 'leave passwordSecret or disablePassword out',
  source: webhook(2563),
  field: 'spec.managed.roles',
  check: input => {
    const wrong = rolesOf(input).find(({ disablePassword, passwordSecret }) => disablePassword === true && passwordSecret);
    return wrong && `managed role "${wrong.name}" has passwordSecret and disablePassword`;
  },
};

/** Applications and the operator find the primary by its Service. */
export const primaryService: ClusterRule = {
  id: 'primary-service',
  severity: 'error',
  title: 'The Service of the primary stays',
  symptom: 'the operator refuses the Cluster ("service of type RW cannot be disabled.")',
  cause: 'standbys, jobs and the operator itself reach the primary by that Service',
  fix: 'disable ServiceSelectorType.R or RO only',
  manifestFix: 'disable r or ro only',
  source: webhook(2470),
  field: 'spec.managed.services.disabledDefaultServices',
  check: ({ spec }) => {
    const disabled = spec.managed?.services?.disabledDefaultServices;
    return Array.isArray(disabled) && disabled.includes(ServiceSelectorType.RW) ? 'managed.services.disabledDefaultServices has "rw"' : undefined;
  },
};

/** A Service of the user's has a name of its own. */
export const managedServiceName: ClusterRule = {
  id: 'managed-service-name',
  severity: 'error',
  title: 'Managed Services have names of their own',
  symptom: 'the operator refuses the Cluster ("name is required", "is reserved for operator use", "contains services with the same .metadata.name")',
  cause: 'the operator makes Services of the cluster\'s name, and finds all of them by their names',
  fix: 'name each Service in serviceTemplate.metadata.name, other than the operator\'s own (the cluster\'s name with -rw, -ro, -r or -any) '
    + 'and other than each other',
  source: webhook(2470),
  field: 'spec.managed.services.additional',
  check: input => {
    const names = servicesOf(input).map(serviceName);
    const reserved = ['rw', 'ro', 'r', 'any'].map(suffix => `${input.name}-${suffix}`);
    for (const [index, name] of names.entries()) {
      const prop = `managed.services.additional[${index}].serviceTemplate.metadata.name`;
      if (name === '') {
        return `${prop} is not stated`;
      }
      if (reserved.includes(name)) {
        return `${prop} "${name}" is the name of a Service of the operator's`;
      }
    }
    const twice = repeated(names);
    return twice === undefined ? undefined : `two of managed.services.additional are named "${twice}"`;
  },
};

/** The operator says which instances a Service leads to. */
export const managedServiceSelector: ClusterRule = {
  id: 'managed-service-selector',
  severity: 'error',
  title: 'A managed Service leaves its selector to the operator',
  symptom: 'the operator refuses the Cluster ("selector field is managed by the operator")',
  cause: 'selectorType says which instances the Service leads to, and a failover changes their labels',
  fix: 'leave the selector out, and state selectorType',
  source: webhook(2540),
  field: 'spec.managed.services.additional',
  check: input => {
    const index = servicesOf(input).findIndex(({ serviceTemplate }) => Object.keys(serviceTemplate?.spec?.selector ?? {}).length > 0);
    return index < 0 ? undefined : `managed.services.additional[${index}].serviceTemplate.spec has a selector`;
  },
};

/** Slots that follow a failover are of replicas that tell the primary what they read. */
export const failoverSlots: ClusterRule = {
  id: 'pg-failover-slots',
  severity: 'error',
  title: 'pg_failover_slots has what it needs',
  symptom: 'the operator refuses the Cluster ("`hot_standby_feedback` must be enabled to use", "High Availability replication slots must be enabled")',
  cause: 'the extension copies slots to standbys that have a slot themselves and tell the primary what they read',
  fix: 'set hot_standby_feedback to "on" and leave replicationSlots.highAvailability enabled, or leave the parameters of pg_failover_slots out',
  source: webhook(2616),
  field: 'spec.postgresql.parameters',
  check: ({ spec }) => {
    const parameters: Record<string, unknown> = spec.postgresql?.parameters ?? {};
    const used = Object.keys(parameters).find(name => name.startsWith('pg_failover_slots.'));
    if (used === undefined) {
      return undefined;
    }
    const feedback = parameters.hot_standby_feedback ?? 'not stated';
    if (typeof feedback === 'string' && !/^(1|on|y|ye|yes|t|tr|tru|true)$/i.test(feedback)) {
      return `postgresql.parameters has ${used}, and hot_standby_feedback is ${feedback}`;
    }
    return spec.replicationSlots?.highAvailability?.enabled === false
      ? `postgresql.parameters has ${used}, and replicationSlots.highAvailability.enabled is false`
      : undefined;
  },
};
