import { Finding } from './finding';

/** What the API server and the operator's webhook accept, and does not work. */
export const UNVALIDATED: Finding[] = [
  { number: 1, what: 'a plugin is listed twice in `spec.plugins`', rules: ['plugin-once'], reports: ['cloudnative-pg/plugin-barman-cloud#934'] },
  {
    number: 2,
    what: 'a plugin name that is empty, not a valid label value, or of a plugin that does not exist',
    rules: ['plugin-name', 'cluster-plugin-name', 'plugin-misspelt', 'plugin-not-installed'],
    why: 'invalid label values are detected on a Service',
  },
  { number: 3, what: 'a ScheduledBackup of method `plugin` without a plugin: all its Backups are rejected', rules: ['backup-method'] },
  { number: 4, what: '`pluginConfiguration` with another method: it is ignored', rules: ['backup-method'] },
  {
    number: 5,
    what: 'a Backup through a plugin that its cluster does not use: the operator only checks that the cluster has any plugin',
    rules: ['backup-plugin'],
    reports: ['cloudnative-pg/plugin-barman-cloud#423'],
  },
  { number: 6, what: 'a recovery from an external cluster whose plugin is disabled', rules: ['recovery-plugin-enabled'] },
  {
    number: 7,
    what: 'an external cluster with a plugin and an object store: the store is ignored',
    rules: ['recovery-two-ways'],
  },
  {
    number: 8,
    what: '`bootstrap.recovery.backup` names a Backup that a plugin made: the operator looks for credentials that do not exist',
    rules: ['recovery-backup-plugin'],
    reports: ['cloudnative-pg/cloudnative-pg#7989', 'cloudnative-pg/plugin-barman-cloud#510'],
  },
  { number: 9, what: '`retentionPolicy` with a plugin: no backup is ever deleted', rules: ['retention-policy-unused'] },
  { number: 10, what: 'a WAL archiver that is disabled, or cannot archive', rules: ['wal-archiver-enabled', 'plugin-capability'] },
  { number: 11, what: 'two plugins that both archive: archiving fails for PostgreSQL if either of them fails', rules: ['two-archiving-plugins'] },
  {
    number: 12,
    what: 'a cluster archives to where it was recovered from',
    rules: ['recovery-into-source', 'recovery-shares-archive'],
    reports: ['cloudnative-pg/plugin-barman-cloud#683', 'cloudnative-pg/cloudnative-pg#11351'],
  },
  {
    number: 13,
    what: 'an unknown plugin in `externalClusters` only: it also stops the cluster',
    rules: ['plugin-not-installed', 'plugin-misspelt'],
  },
  {
    number: 14,
    what: 'a Backup of a cluster with an unknown plugin: it is retried forever, without a phase',
    rules: ['plugin-not-installed', 'plugin-misspelt'],
  },
  {
    number: 15,
    what: 'the validation of clusters that plugins can offer: no release of the operator calls it',
    rules: [],
    why: 'what a plugin would validate is in its image; [authors](guides/plugin-authors.md) can validate parameters in their own construct',
    reports: ['cloudnative-pg/cloudnative-pg#9149', 'cloudnative-pg/cloudnative-pg#9942'],
  },
];
