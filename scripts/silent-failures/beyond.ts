import { Finding } from './finding';

/** Problems that users reported, and that are not in the other lists. */
export const BEYOND: Finding[] = [
  {
    number: 1,
    what: '`requested plugin is not available`, although it is registered: the plugin was added to the cluster later, and its pods have not been recreated',
    rules: [],
    why: 'only live pods show it',
    reports: ['cloudnative-pg/plugin-barman-cloud#196', 'cloudnative-pg/plugin-barman-cloud#660'],
  },
  {
    number: 2,
    what: 'a running cluster gets its first archiver, and the switchover waits for WAL that nothing archives',
    rules: [],
    why: 'only a running cluster shows it; manifests have no history',
    reports: ['cloudnative-pg/cloudnative-pg#10981', 'cloudnative-pg/plugin-barman-cloud#901'],
  },
  {
    number: 3,
    what: 'a new build of a plugin does not reach the pods of clusters',
    rules: [],
    why: 'operators before 1.28.4, 1.29.2 and 1.30.0 do not detect it; manifests have no history',
    reports: ['cloudnative-pg/cloudnative-pg#8755', 'cloudnative-pg/plugin-barman-cloud#381', 'cloudnative-pg/plugin-barman-cloud#584'],
  },
  {
    number: 4,
    what: 'the documentation requires a restart of the operator after each installation of a plugin',
    rules: [],
    why: 'nothing is wrong with the manifests: see [what the documentation gets wrong](upstream-documentation.md)',
    reports: ['cloudnative-pg/cloudnative-pg#10376'],
  },
  {
    number: 5,
    what: 'a plugin\'s metrics are missing: it does not declare that it injects a sidecar into instances',
    rules: [],
    why: 'the declaration is in the plugin\'s image',
    reports: ['cloudnative-pg/plugin-barman-cloud#776'],
  },
];
