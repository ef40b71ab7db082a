import { PluginCapability } from '../contracts/plugin-capability';

/** What is known about a published plugin. Undefined means unknown. */
export interface PublishedPlugin {
  readonly pluginName: string;
  /** The capabilities of the plugin. */
  readonly capabilities?: string[];
  /** The parameters that the plugin reads in a Cluster. */
  readonly parameters?: string[];
  /** The parameters that the plugin needs for archiving, backups and restores. */
  readonly required?: string[];
  /** Whether its backups can be restored without a WAL archiver: it streams the WAL itself, or creates dumps. */
  readonly withoutArchiver?: boolean;
}

const ARCHIVES_AND_RESTORES = [
  PluginCapability.ARCHIVE_WAL, PluginCapability.RESTORE_WAL, PluginCapability.BACKUP, PluginCapability.RESTORE_JOB,
];

/** The published plugins, by the name that they report to the operator. */
const PUBLISHED: PublishedPlugin[] = [
  {
    pluginName: 'barman-cloud.cloudnative-pg.io',
    capabilities: [...ARCHIVES_AND_RESTORES, PluginCapability.METRICS],
    parameters: ['barmanObjectName', 'serverName'],
    required: ['barmanObjectName'],
  },
  { pluginName: 'cnpg-i-hello-world.cloudnative-pg.io', capabilities: [], parameters: ['labels', 'annotations'] },
  {
    pluginName: 'pgbackrest.cnpg.opera.com',
    capabilities: ARCHIVES_AND_RESTORES,
    parameters: ['pgbackrestObjectName', 'stanza'],
    required: ['pgbackrestObjectName'],
  },
  {
    pluginName: 'pgbackrest.dalibo.com',
    capabilities: [...ARCHIVES_AND_RESTORES, PluginCapability.METRICS],
    parameters: ['stanzaRef', 'pluginConfigRef'],
    required: ['stanzaRef'],
  },
  {
    pluginName: 'cnpg-extensions.yandex.cloud',
    capabilities: [...ARCHIVES_AND_RESTORES, PluginCapability.METRICS],
    parameters: ['backupConfig', 'sidecarRestartPolicy'],
    required: ['backupConfig'],
  },
  {
    pluginName: 'klio.cnpg.io',
    capabilities: [PluginCapability.RESTORE_WAL, PluginCapability.BACKUP, PluginCapability.RESTORE_JOB],
    parameters: ['pluginConfigurationRef'],
    required: ['pluginConfigurationRef'],
    withoutArchiver: true,
  },
  { pluginName: 'pgdump-backup.cloudnative-pg.io', capabilities: [PluginCapability.BACKUP], withoutArchiver: true },
  { pluginName: 'cnpg-i-scale-to-zero.xata.io', capabilities: [], parameters: [] },
  { pluginName: 'pg-doorman.cnpg.io', parameters: ['poolerPort', 'metricsPort', 'configName'] },
  {
    pluginName: 'chronicle.sharifmshaker.github.io',
    parameters: ['saveToStore', 'saveToServer', 'restoreFromStore', 'restoreFromServer', 'restorePolicy'],
  },
  { pluginName: 'connect.cnpg.io', parameters: ['serverName', 'externalEndpoints'] },
  { pluginName: 'cnpg-i-sidecar-injector.documentdb.io' },
  { pluginName: 'cnpg-i-wal-replica.documentdb.io' },
  { pluginName: 'cnpg-i-zeropod.io' },
  {
    pluginName: 'pvc-backup.cloudnative-pg.io',
    capabilities: [PluginCapability.ARCHIVE_WAL, PluginCapability.RESTORE_WAL, PluginCapability.BACKUP],
    parameters: ['pvc', 'image', 'secretName', 'secretKey', 'imagePullPolicy'],
    required: ['pvc', 'image', 'secretName', 'secretKey'],
  },
  {
    pluginName: 's3-backup.cloudnative-pg.io',
    capabilities: [PluginCapability.BACKUP],
    parameters: ['image', 'imagePullPolicy', 'region', 'endpoint', 'aws_key', 'aws_secret_key', 'bucket', 'prefix'],
  },
];

/** The names of the published plugins. */
export const PUBLISHED_NAMES = PUBLISHED.map(({ pluginName }) => pluginName);

/** The published plugin with this name. */
export function publishedPlugin(pluginName: string): PublishedPlugin | undefined {
  return PUBLISHED.find(one => one.pluginName === pluginName);
}
