import { PrimaryUpdateStrategy } from '../../api/primary-update';
import { formatValue } from '../../values/format-value';
import { ClusterRule, operatorSupports } from '../engine/cluster-rule';
import { Mistake } from '../engine/rule';
import { webhook } from '../engine/source';
import { isReservedVariable, objects, textOrEmpty } from '../engine/spec-values';

/** The operator configures its instances by environment variables. */
export const operatorEnvironment: ClusterRule = {
  id: 'operator-environment',
  severity: 'error',
  title: '`env` must not contain variables that are reserved for the operator',
  symptom: 'the operator\'s webhook rejects the Cluster ("the usage of this environment variable is reserved for the operator")',
  cause: 'the operator sets these variables itself, for the instance manager and for the tools of PostgreSQL',
  fix: 'remove the variable from env (POD_NAME, NAMESPACE, CLUSTER_NAME and all names that begin with PG or CNPG_, in upper or lower case); '
    + 'settings of PostgreSQL belong in postgresql.parameters',
  source: webhook(280),
  field: 'spec.env',
  check: ({ spec }) => objects(spec.env).flatMap(({ name }, index) => isReservedVariable(name)
    ? [{
      path: [index, 'name'],
      message: `${formatValue(name)} is invalid: the variable is reserved for the operator`,
      fix: `remove ${name} from env; settings of PostgreSQL belong in postgresql.parameters`,
    }]
    : []),
};

/** A supervised update ends with a switchover by hand. */
export const supervisedUpdate: ClusterRule = {
  id: 'supervised-update',
  severity: 'error',
  title: '`primaryUpdateStrategy: supervised` must be combined with at least 2 instances',
  symptom: 'the operator\'s webhook rejects the Cluster ("supervised update strategy is not allowed for clusters with a single instance")',
  cause: 'the operator updates the standbys, and then waits until a user promotes one of them; a single instance has no standby',
  fix: 'set instances to 2 or more, or remove primaryUpdateStrategy',
  source: webhook(1543),
  field: 'spec.primaryUpdateStrategy',
  check: ({ spec }) => spec.primaryUpdateStrategy === PrimaryUpdateStrategy.SUPERVISED && spec.instances === 1
    ? '"supervised" is invalid: expected "unsupervised", because instances is 1'
    : undefined,
};

/** One field refers to a ServiceAccount, the other describes one. */
export const serviceAccount: ClusterRule = {
  id: 'service-account',
  severity: 'error',
  title: '`serviceAccountName` must not be combined with `serviceAccountTemplate`',
  symptom: 'the operator\'s webhook rejects the Cluster ("serviceAccountName and serviceAccountTemplate are mutually exclusive")',
  cause: 'serviceAccountName refers to a ServiceAccount that already exists; serviceAccountTemplate is for the one that the operator creates',
  fix: 'remove serviceAccountTemplate to use an existing ServiceAccount, or remove serviceAccountName to let the operator create one',
  source: webhook(3125),
  releases: 'from 1.29.0 on',
  field: 'spec.serviceAccountName',
  check: input => {
    const { serviceAccountName: name, serviceAccountTemplate: template } = input.spec;
    return textOrEmpty(name) && template && operatorSupports(input, ['1.29.0']) ? `${formatValue(name)} cannot be combined with serviceAccountTemplate` : undefined;
  },
};

/** The size is for the volume that the operator would use otherwise. */
export const ephemeralVolume: ClusterRule = {
  id: 'ephemeral-volume',
  severity: 'error',
  title: '`ephemeralVolumesSizeLimit.temporaryData` must not be combined with `ephemeralVolumeSource`',
  symptom: 'the operator\'s webhook rejects the Cluster ("provide either ephemeralVolumeSource or ephemeralVolumesSizeLimit.TemporaryData, not both.")',
  cause: 'temporaryData limits the emptyDir for temporary files, which ephemeralVolumeSource replaces',
  fix: 'remove ephemeralVolumesSizeLimit.temporaryData (the claim in ephemeralVolumeSource has a size), or remove ephemeralVolumeSource',
  source: webhook(1680),
  field: 'spec.ephemeralVolumesSizeLimit.temporaryData',
  check: ({ spec }) => {
    const size = spec.ephemeralVolumesSizeLimit?.temporaryData;
    return spec.ephemeralVolumeSource && size !== undefined ? `${formatValue(size)} cannot be combined with ephemeralVolumeSource` : undefined;
  },
};

const LEASE_DEFAULTS = { leaseDurationSeconds: 15, renewDeadlineSeconds: 10, retryPeriodSeconds: 2 };
type LeaseField = keyof typeof LEASE_DEFAULTS;

/** A primary that cannot renew its lease must have stepped down before the lease ends. */
export const primaryLease: ClusterRule = {
  id: 'primary-lease',
  severity: 'error',
  title: 'The lease must last longer than its renewal, and the renewal longer than its retries',
  symptom: 'the operator\'s webhook rejects the Cluster ("leaseDurationSeconds must be greater than renewDeadlineSeconds", '
    + '"renewDeadlineSeconds must be greater than retryPeriodSeconds multiplied by 1.2")',
  cause: 'a primary that cannot renew its lease must step down before another instance can acquire the lease',
  fix: 'set leaseDurationSeconds (15 by default) to more than renewDeadlineSeconds (10 by default), and that to more than 1.2 times retryPeriodSeconds (2 by default)',
  source: webhook(1621),
  releases: 'from 1.30.0 on',
  field: 'spec.primaryLease',
  check: input => {
    const lease = input.spec.primaryLease ?? {};
    const [duration, deadline, retry] = (Object.keys(LEASE_DEFAULTS) as LeaseField[]).map(field => secondsOf(lease, field));
    if (!duration || !deadline || !retry || !operatorSupports(input, ['1.30.0'])) { return undefined; }
    const mistakes: Mistake[] = [];
    if (duration.value <= deadline.value) {
      mistakes.push(duration.isDefault
        ? { path: ['renewDeadlineSeconds'], message: `${deadline} is invalid: expected less than leaseDurationSeconds, which is ${duration}` }
        : { path: ['leaseDurationSeconds'], message: `${duration} is invalid: expected more than renewDeadlineSeconds, which is ${deadline}` });
    }
    // in whole numbers, because 1.2 is not exact in binary
    if (5 * deadline.value <= 6 * retry.value) {
      mistakes.push(retry.isDefault
        ? { path: ['renewDeadlineSeconds'], message: `${deadline} is invalid: expected more than 1.2 times retryPeriodSeconds, which is ${retry}` }
        : { path: ['retryPeriodSeconds'], message: `${retry} is too large: 1.2 times as much must be less than renewDeadlineSeconds, which is ${deadline}` });
    }
    return mistakes;
  },
};

/** The seconds of a field, and how a message shows them. */
interface Seconds {
  readonly value: number;
  readonly isDefault: boolean;
  toString(): string;
}

/** Nothing where they are invalid by themselves, or filled in later. */
function secondsOf(lease: Partial<Record<LeaseField, unknown>>, field: LeaseField): Seconds | undefined {
  const seconds = lease[field];
  const isDefault = seconds === undefined;
  const value = isDefault ? LEASE_DEFAULTS[field] : seconds;
  return typeof value === 'number' && value >= 1 ? { value, isDefault, toString: () => isDefault ? `${value} by default` : `${value}` } : undefined;
}
