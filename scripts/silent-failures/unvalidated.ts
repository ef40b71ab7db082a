import { Finding } from './finding';

/** What the API server and the operator's webhook take, and what then does not work. */
export const UNVALIDATED: Finding[] = [
  { number: 1, what: 'one plugin twice in `spec.plugins`', rules: ['plugin-once'], reports: ['cloudnative-pg/plugin-barman-cloud#934'] },
  {
    number: 2,
    what: 'a plugin name that is empty, is no label, or is nobody\'s',
    rules: ['plugin-name', 'cluster-plugin-name', 'plugin-misspelt', 'plugin-not-installed'],
    why: 'that it is no label is seen where a Service has it',
  },
  { number: 3, what: 'a ScheduledBackup of method `plugin` that names none: each of its Backups is refused', rules: ['backup-method'] },
  { number: 4, what: '`pluginConfiguration` beside another method: it is not read', rules: ['backup-method'] },
  {
    number: 5,
    what: 'a Backup through a plugin that its cluster does not use: any other plugin in the list is enough for the operator',
    rules: ['backup-plugin'],
    reports: ['cloudnative-pg/plugin-barman-cloud#423'],
  },
  { number: 6, what: 'a recovery from an external cluster whose plugin is switched off', rules: ['recovery-plugin-enabled'] },
  {
    number: 7,
    what: 'an external cluster with a plugin and an object store: the plugin is read, and the store is not',
    rules: ['recovery-two-ways'],
  },
  {
    number: 8,
    what: '`bootstrap.recovery.backup` names a Backup that a plugin made: the operator looks for credentials that are not there',
    rules: ['recovery-backup-plugin'],
    reports: ['cloudnative-pg/cloudnative-pg#7989', 'cloudnative-pg/plugin-barman-cloud#510'],
  },
  { number: 9, what: '`retentionPolicy` beside a plugin: nothing is ever deleted', rules: ['retention-policy-unused'] },
  { number: 10, what: 'a WAL archiver that is switched off, or cannot archive', rules: ['wal-archiver-enabled', 'plugin-capability'] },
  { number: 11, what: 'two plugins that both archive: PostgreSQL hears of a failure if either fails', rules: ['two-archiving-plugins'] },
  {
    number: 12,
    what: 'a cluster archives where it was recovered from',
    rules: ['recovery-into-source'],
    reports: ['cloudnative-pg/plugin-barman-cloud#683', 'cloudnative-pg/cloudnative-pg#11351'],
  },
  {
    number: 13,
    what: 'an unknown plugin in `externalClusters` alone: it stops the cluster just so',
    rules: ['plugin-not-installed', 'plugin-misspelt'],
  },
  {
    number: 14,
    what: 'a Backup of a cluster with an unknown plugin: it is tried for ever, without a phase',
    rules: ['plugin-not-installed', 'plugin-misspelt'],
  },
  {
    number: 15,
    what: 'the checks that plugins offer for clusters: no release of the operator calls them',
    rules: [],
    why: 'what a plugin would check is in its image; [authors](guides/plugin-authors.md) can check parameters in a construct of their own',
    reports: ['cloudnative-pg/cloudnative-pg#9149', 'cloudnative-pg/cloudnative-pg#9942'],
  },
];
