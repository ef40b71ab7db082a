import { PrimaryUpdateStrategy } from '../../api/primary-update';
import { ClusterRule, operatorSupports } from '../engine/cluster-rule';
import { webhook } from '../engine/source';
import { isReservedVariable, objects } from '../engine/spec-values';

/** The operator tells its instances who they are by variables. */
export const operatorEnvironment: ClusterRule = {
  id: 'operator-environment',
  severity: 'error',
  title: 'The environment leaves the operator\'s variables alone',
  symptom: 'the operator refuses the Cluster ("the usage of this environment variable is reserved for the operator")',
  cause: 'the instance manager and PostgreSQL\'s tools read these variables',
  fix: 'leave out POD_NAME, NAMESPACE, CLUSTER_NAME and all names that begin with PG or CNPG_, in upper and lower case; '
    + 'settings of PostgreSQL are postgresql.parameters',
  source: webhook(280),
  field: 'spec.env',
  check: ({ spec }) => {
    const reserved = objects(spec.env).find(({ name }) => isReservedVariable(name));
    return reserved && `env sets ${reserved.name}`;
  },
};

/** A supervised update waits for somebody to promote another instance. */
export const supervisedUpdate: ClusterRule = {
  id: 'supervised-update',
  severity: 'error',
  title: 'A supervised update has another instance to promote',
  symptom: 'the operator refuses the Cluster ("supervised update strategy is not allowed for clusters with a single instance")',
  cause: 'the operator updates the standbys and waits for a switchover, for which one instance has no partner',
  fix: 'state 2 instances or more, or leave primaryUpdateStrategy out',
  source: webhook(1543),
  field: 'spec.primaryUpdateStrategy',
  check: ({ spec }) => spec.primaryUpdateStrategy === PrimaryUpdateStrategy.SUPERVISED && spec.instances === 1
    ? 'primaryUpdateStrategy is "supervised", and there is one instance'
    : undefined,
};

/** The pods' ServiceAccount is the user's or the operator's. */
export const serviceAccount: ClusterRule = {
  id: 'service-account',
  severity: 'error',
  title: 'The pods\' ServiceAccount is the user\'s or the operator\'s',
  symptom: 'the operator refuses the Cluster ("serviceAccountName and serviceAccountTemplate are mutually exclusive")',
  cause: 'a name stands for a ServiceAccount that somebody else makes, and the template for one that the operator makes',
  fix: 'leave one of them out: the template is for the ServiceAccount that the operator makes',
  source: webhook(3125),
  releases: 'from 1.29.0 on',
  field: 'spec.serviceAccountName',
  check: input => {
    const { serviceAccountName: name, serviceAccountTemplate: template } = input.spec;
    return name && template && operatorSupports(input, ['1.29.0']) ? `serviceAccountName "${name}" and serviceAccountTemplate are stated` : undefined;
  },
};

/** Temporary files are in a volume of the user's, or in one of a size. */
export const ephemeralVolume: ClusterRule = {
  id: 'ephemeral-volume',
  severity: 'error',
  title: 'Temporary files are in a volume of the user\'s, or in one of a size',
  symptom: 'the operator refuses the Cluster ("provide either ephemeralVolumeSource or ephemeralVolumesSizeLimit.TemporaryData, not both.")',
  cause: 'the size limits the emptyDir that the volume stands in for',
  fix: 'leave one of them out',
  source: webhook(1680),
  field: 'spec.ephemeralVolumeSource',
  check: ({ spec }) => spec.ephemeralVolumeSource && spec.ephemeralVolumesSizeLimit?.temporaryData !== undefined
    ? `ephemeralVolumeSource and ephemeralVolumesSizeLimit.temporaryData "${spec.ephemeralVolumesSizeLimit.temporaryData}" are stated`
    : undefined,
};

/** A primary renews its lease in time, and tries again in time. */
export const primaryLease: ClusterRule = {
  id: 'primary-lease',
  severity: 'error',
  title: 'The seconds of the primary\'s lease leave room for one another',
  symptom: 'the operator refuses the Cluster ("leaseDurationSeconds must be greater than renewDeadlineSeconds", '
    + '"renewDeadlineSeconds must be greater than retryPeriodSeconds multiplied by 1.2")',
  cause: 'a primary that cannot renew its lease must step down before another instance may take it',
  fix: 'state seconds that go down: leaseDurationSeconds (15 by default), renewDeadlineSeconds (10), 1.2 times retryPeriodSeconds (2)',
  source: webhook(1621),
  releases: 'from 1.30.0 on',
  field: 'spec.primaryLease',
  check: input => {
    const lease = input.spec.primaryLease ?? {};
    const { leaseDurationSeconds: duration = 15, renewDeadlineSeconds: deadline = 10, retryPeriodSeconds: retry = 2 } = lease;
    // whole numbers, because 1.2 is none that a computer has
    const right = !(duration <= deadline) && !(5 * deadline <= 6 * retry);
    return right || !operatorSupports(input, ['1.30.0'])
      ? undefined
      : `primaryLease has leaseDurationSeconds ${duration}, renewDeadlineSeconds ${deadline} and retryPeriodSeconds ${retry}`;
  },
};
