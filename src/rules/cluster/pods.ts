import { ClusterRule } from './facts';
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
