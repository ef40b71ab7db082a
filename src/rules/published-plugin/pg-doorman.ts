import { ResourceInput, resourcesOf } from '../engine/resource-targets';
import { Mistake, Rule } from '../engine/rule';

/** A pool of connections has users. */
export const pgDoormanPool: Rule<ResourceInput> = {
  id: 'pg-doorman-pool',
  severity: 'error',
  title: 'Each of the `pools` of a PgDoorman must have `users` or `authQuery`',
  symptom: 'the API server rejects the PgDoorman ("pool must define users or authQuery")',
  cause: 'the pooler accepts only users that it has in its configuration or finds with a query',
  fix: 'add users, or set authQuery',
  source: 'https://github.com/ermakov-oleg/cnpg-pg-doorman',
  kinds: ['PgDoorman'],
  ofOneObject: true,
  check: ({ spec, reader }) => reader.newestKnown ? undefined : Object.entries<any>(spec.pools ?? {})
    .filter(([, pool]) => !(pool?.users?.length > 0) && pool?.authQuery === undefined)
    .map(([name]): Mistake => ({ path: ['pools', name], message: 'has no users: expected users or authQuery', fix: `add users to the pool "${name}", or set its authQuery` })),
  targets: resourcesOf('PgDoorman'),
};
