import type * as kplus from 'cdk8s-plus-28';

/** cdk8s-plus, loaded when something of it is asked for: an app of clusters alone does not pay for it. */
export function loadPlus(): typeof kplus {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('cdk8s-plus-28');
}
