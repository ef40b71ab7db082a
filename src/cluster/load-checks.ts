import type * as checks from './checks';

/** The checks of clusters with all their rules, loaded when the first cluster is made: an app of plugins alone does not pay for them. */
export function loadChecks(): typeof checks {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./checks');
}
