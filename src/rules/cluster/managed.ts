import { ClusterFacts, ClusterRule } from './facts';
import { objects, repeated } from './values';
import { RoleConfiguration } from '../../api/managed-roles';
import { ManagedService, ServiceSelectorType } from '../../api/managed-services';

function rolesOf({ spec }: ClusterFacts): RoleConfiguration[] {
  return objects(spec.managed?.roles);
}

function servicesOf({ spec }: ClusterFacts): ManagedService[] {
  return objects(spec.managed?.services?.additional);
}

function serviceName({ serviceTemplate }: ManagedService): string {
  return serviceTemplate?.metadata?.name ?? '';
}

/** Roles are known by name. */
export const managedRoleUnique: ClusterRule = {
  id: 'managed-role-unique',
  severity: 'error',
  symptom: 'the operator refuses the Cluster ("Role name is duplicate of another")',
  fix: 'state each role once',
  check: facts => {
    const twice = repeated(rolesOf(facts).map(({ name }) => name));
    return twice === undefined ? undefined : `two of managed.roles are named "${twice}"`;
  },
};

/** The operator and PostgreSQL have roles of their own. */
export const managedRoleReserved: ClusterRule = {
  id: 'managed-role-reserved',
  severity: 'error',
  symptom: 'the operator refuses the Cluster ("This role is reserved for operator use")',
  fix: 'choose a name other than "postgres" and "streaming_replica" that does not begin with "pg_" or "cnpg_"',
  check: facts => {
    const reserved = rolesOf(facts).find(({ name }) => /^(streaming_replica$|postgres$|cnpg_|pg_)/.test(name));
    return reserved && `managed.roles has "${reserved.name}", which is reserved`;
  },
};

/** A role may have so many connections, or any number. */
export const managedRoleConnectionLimit: ClusterRule = {
  id: 'managed-role-connection-limit',
  severity: 'error',
  symptom: 'the operator refuses the Cluster ("Connection limit should be positive, unless defaulting to -1")',
  fix: 'state 0 or more, or -1 for any number of connections',
  check: facts => {
    const wrong = rolesOf(facts).find(({ connectionLimit }) => typeof connectionLimit === 'number' && connectionLimit < -1);
    return wrong && `connectionLimit of managed role "${wrong.name}" is ${wrong.connectionLimit}`;
  },
};

/** A role has a password or none. */
export const managedRolePassword: ClusterRule = {
  id: 'managed-role-password',
  severity: 'error',
  symptom: 'the operator refuses the Cluster ("This role both sets and disables a password")',
  fix: 'leave passwordSecret or disablePassword out',
  check: facts => {
    const wrong = rolesOf(facts).find(({ disablePassword, passwordSecret }) => disablePassword === true && passwordSecret);
    return wrong && `managed role "${wrong.name}" has passwordSecret and disablePassword`;
  },
};

/** Applications and the operator find the primary by its Service. */
export const primaryService: ClusterRule = {
  id: 'primary-service',
  severity: 'error',
  symptom: 'the operator refuses the Cluster ("service of type RW cannot be disabled.")',
  fix: 'disable ServiceSelectorType.R or RO only',
  check: ({ spec }) => {
    const disabled = spec.managed?.services?.disabledDefaultServices;
    return Array.isArray(disabled) && disabled.includes(ServiceSelectorType.RW) ? 'managed.services.disabledDefaultServices has "rw"' : undefined;
  },
};

/** A Service of the user's has a name of its own. */
export const managedServiceName: ClusterRule = {
  id: 'managed-service-name',
  severity: 'error',
  symptom: 'the operator refuses the Cluster ("name is required", "is reserved for operator use", "contains services with the same .metadata.name")',
  fix: 'name each Service in serviceTemplate.metadata.name, other than the operator\'s own (the cluster\'s name with -rw, -ro, -r or -any) '
    + 'and other than each other',
  check: facts => {
    const names = servicesOf(facts).map(serviceName);
    const reserved = ['rw', 'ro', 'r', 'any'].map(suffix => `${facts.name}-${suffix}`);
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
  symptom: 'the operator refuses the Cluster ("selector field is managed by the operator")',
  fix: 'leave the selector out, and state selectorType',
  check: facts => {
    const index = servicesOf(facts).findIndex(({ serviceTemplate }) => Object.keys(serviceTemplate?.spec?.selector ?? {}).length > 0);
    return index < 0 ? undefined : `managed.services.additional[${index}].serviceTemplate.spec has a selector`;
  },
};

/** Slots that follow a failover are of replicas that tell the primary what they read. */
export const failoverSlots: ClusterRule = {
  id: 'pg-failover-slots',
  severity: 'error',
  symptom: 'the operator refuses the Cluster ("`hot_standby_feedback` must be enabled to use", "High Availability replication slots must be enabled")',
  fix: 'set hot_standby_feedback to "on" and leave replicationSlots.highAvailability enabled, or leave the parameters of pg_failover_slots out',
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
