import type * as kplus from 'cdk8s-plus-28';

/** Loads cdk8s-plus on first use: apps that define only clusters do not need it. */
export function loadPlus(): typeof kplus {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('cdk8s-plus-28');
}
