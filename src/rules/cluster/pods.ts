import { ClusterRule, operatorDoes } from './facts';
import { isReservedVariable, objects } from './values';
import { PrimaryUpdateStrategy } from '../../api/primary-update';

/** The operator tells its instances who they are by variables. */
export const operatorEnvironment: ClusterRule = {
  id: 'operator-environment',
  severity: 'error',
  symptom: 'the operator refuses the Cluster ("the usage of this environment variable is reserved for the operator")',
  fix: 'leave out POD_NAME, NAMESPACE, CLUSTER_NAME and all names that begin with PG or CNPG_, in upper and lower case; '
    + 'settings of PostgreSQL are postgresql.parameters',
  check: ({ spec }) => {
    const reserved = objects(spec.env).find(({ name }) => isReservedVariable(name));
    return reserved && `env sets ${reserved.name}`;
  },
};

/** A supervised update waits for somebody to promote another instance. */
export const supervisedUpdate: ClusterRule = {
  id: 'supervised-update',
  severity: 'error',
  symptom: 'the operator refuses the Cluster ("supervised update strategy is not allowed for clusters with a single instance")',
  fix: 'state 2 instances or more, or leave primaryUpdateStrategy out',
  check: ({ spec }) => spec.primaryUpdateStrategy === PrimaryUpdateStrategy.SUPERVISED && spec.instances === 1
    ? 'primaryUpdateStrategy is "supervised", and there is one instance'
    : undefined,
};

/** The pods' ServiceAccount is the user's or the operator's. */
export const serviceAccount: ClusterRule = {
  id: 'service-account',
  severity: 'error',
  symptom: 'the operator refuses the Cluster ("serviceAccountName and serviceAccountTemplate are mutually exclusive")',
  fix: 'leave one of them out: the template is for the ServiceAccount that the operator makes',
  check: facts => {
    const { serviceAccountName: name, serviceAccountTemplate: template } = facts.spec;
    return name && template && operatorDoes(facts, ['1.29.0']) ? `serviceAccountName "${name}" and serviceAccountTemplate are stated` : undefined;
  },
};

/** Temporary files are in a volume of the user's, or in one of a size. */
export const ephemeralVolume: ClusterRule = {
  id: 'ephemeral-volume',
  severity: 'error',
  symptom: 'the operator refuses the Cluster ("provide either ephemeralVolumeSource or ephemeralVolumesSizeLimit.TemporaryData, not both.")',
  fix: 'leave one of them out',
  check: ({ spec }) => spec.ephemeralVolumeSource && spec.ephemeralVolumesSizeLimit?.temporaryData !== undefined
    ? `ephemeralVolumeSource and ephemeralVolumesSizeLimit.temporaryData "${spec.ephemeralVolumesSizeLimit.temporaryData}" are stated`
    : undefined,
};

/** A primary renews its lease in time, and tries again in time. */
export const primaryLease: ClusterRule = {
  id: 'primary-lease',
  severity: 'error',
  symptom: 'the operator refuses the Cluster ("leaseDurationSeconds must be greater than renewDeadlineSeconds", '
    + '"renewDeadlineSeconds must be greater than retryPeriodSeconds multiplied by 1.2")',
  fix: 'state seconds that go down: leaseDurationSeconds (15 by default), renewDeadlineSeconds (10), 1.2 times retryPeriodSeconds (2)',
  check: facts => {
    const lease = facts.spec.primaryLease ?? {};
    const { leaseDurationSeconds: duration = 15, renewDeadlineSeconds: deadline = 10, retryPeriodSeconds: retry = 2 } = lease;
    // whole numbers, because 1.2 is none that a computer has
    const right = !(duration <= deadline) && !(5 * deadline <= 6 * retry);
    return right || !operatorDoes(facts, ['1.30.0'])
      ? undefined
      : `primaryLease has leaseDurationSeconds ${duration}, renewDeadlineSeconds ${deadline} and retryPeriodSeconds ${retry}`;
  },
};
