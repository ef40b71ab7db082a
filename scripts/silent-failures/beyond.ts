import { Finding } from './finding';

/** What users have reported, and is in none of the other lists. */
export const BEYOND: Finding[] = [
  {
    number: 1,
    what: '`requested plugin is not available`, though it is registered: the plugin came to the cluster later, and its pods have not been replaced',
    rules: [],
    why: 'only live pods show it',
    reports: ['cloudnative-pg/plugin-barman-cloud#196', 'cloudnative-pg/plugin-barman-cloud#660'],
  },
  {
    number: 2,
    what: 'a live cluster gets its first archiver, and the switchover waits for WAL that nobody archives',
    rules: [],
    why: 'only a live cluster shows it; manifests have no past',
    reports: ['cloudnative-pg/cloudnative-pg#10981', 'cloudnative-pg/plugin-barman-cloud#901'],
  },
  {
    number: 3,
    what: 'a new build of a plugin does not reach the pods of clusters',
    rules: [],
    why: 'operators before 1.28.4, 1.29.2 and 1.30.0 do not look for it; manifests have no past',
    reports: ['cloudnative-pg/cloudnative-pg#8755', 'cloudnative-pg/plugin-barman-cloud#381', 'cloudnative-pg/plugin-barman-cloud#584'],
  },
  {
    number: 4,
    what: 'the documentation asks for a restart of the operator after each install of a plugin',
    rules: [],
    why: 'nothing is wrong with the manifests: [what the documentation gets wrong](upstream-documentation.md)',
    reports: ['cloudnative-pg/cloudnative-pg#10376'],
  },
  {
    number: 5,
    what: 'a plugin\'s metrics are missing: it does not say that it injects a sidecar into instances',
    rules: [],
    why: 'what a plugin says of itself is in its image',
    reports: ['cloudnative-pg/plugin-barman-cloud#776'],
  },
];
