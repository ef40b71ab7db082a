import type * as workload from './workload';

/**
 * Everything that needs cdk8s-plus to run, loaded when the first plugin is made: an app of clusters alone does not pay for it.
 */
export function loadWorkload(): typeof workload {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./workload');
}
