import { PluginCapability } from '../src/contracts/plugin-capability';
import { publishedPlugin, PUBLISHED_PLUGINS } from '../src/facts/plugins';

/** The parameters that the documentation and the code of published plugins have, which were collected before the facts were written. */
const STATED: Readonly<Record<string, string>> = {
  'barman-cloud.cloudnative-pg.io': 'barmanObjectName serverName',
  'pgbackrest.cnpg.opera.com': 'pgbackrestObjectName stanza type',
  'pgbackrest.dalibo.com': 'stanzaRef pluginConfigRef backupType selectedRepository',
  'cnpg-extensions.yandex.cloud': 'backupConfig sidecarRestartPolicy',
  'klio.cnpg.io': 'pluginConfigurationRef',
  'pgdump-backup.cloudnative-pg.io': 'target_type bucket bucket_secret_name bucket_secret_key path object_key_template retention_days endpoint_url endpoint_url_secret_name '
    + 'endpoint_url_secret_key region region_secret_name region_secret_key access_key_id_secret_name access_key_id_secret_key secret_access_key_secret_name '
    + 'secret_access_key_secret_key backup_user skip_inaccessible_databases',
  'pg-doorman.cnpg.io': 'poolerPort metricsPort configName',
  'cnpg-i-sidecar-injector.documentdb.io': 'labels annotations gatewayImage gatewayImagePullPolicy gatewayMemoryRequest gatewayMemoryLimit gatewayCpuRequest gatewayCpuLimit '
    + 'documentDbCredentialSecret gatewayTLSSecret otelCollectorImage otelConfigMapName otelMemoryRequest otelMemoryLimit otelCpuRequest otelCpuLimit prometheusPort',
  'chronicle.sharifmshaker.github.io': 'saveToStore saveToServer restoreFromStore restoreFromServer restorePolicy',
  'connect.cnpg.io': 'serverName externalEndpoints',
  'cnpg-i-spiffe.cloudnative-pg.io': 'sidecarImage spireAgentSocketPath certsMountPath certsVolumeMedium',
  'pvc-backup.cloudnative-pg.io': 'pvc image secretName secretKey imagePullPolicy',
  's3-backup.cloudnative-pg.io': 'image imagePullPolicy region endpoint aws_key aws_secret_key bucket prefix',
  'cnpg-i-hello-world.cloudnative-pg.io': 'labels annotations',
  'logical-backup.dalibo.com': 'LogicalBackupRef',
  'quicksilver.howlerops.io': 'tables mode',
};

test.each(Object.entries(STATED))('the facts of %s have its parameters', (pluginName, stated) => {
  const known = publishedPlugin(pluginName)?.parameters?.map(({ name }) => name) ?? [];
  expect(stated.split(' ').filter(name => !known.includes(name))).toEqual([]);
});

/** Whether they archive WAL, are able to back up, or do neither; the others are not documented. */
const ARCHIVERS = ['barman-cloud.cloudnative-pg.io', 'pgbackrest.cnpg.opera.com', 'pgbackrest.dalibo.com', 'cnpg-extensions.yandex.cloud', 'pvc-backup.cloudnative-pg.io'];
const FURTHER_BACKUPS = ['klio.cnpg.io', 'pgdump-backup.cloudnative-pg.io', 's3-backup.cloudnative-pg.io', 'logical-backup.dalibo.com'];
const UNKNOWN = ['cnpg-backup.djosh34.github.io', 'cnpg-i-spiffe.cloudnative-pg.io', 'postgres-mcp-cnpg-plugin'];

test('capabilities are those of the plugins\' code', () => {
  const having = (capability: PluginCapability) =>
    PUBLISHED_PLUGINS.filter(({ capabilities }) => capabilities?.includes(capability)).map(({ pluginName }) => pluginName).sort();
  expect(having(PluginCapability.ARCHIVE_WAL)).toEqual([...ARCHIVERS].sort());
  expect(having(PluginCapability.BACKUP)).toEqual([...ARCHIVERS, ...FURTHER_BACKUPS].sort());
  expect(PUBLISHED_PLUGINS.filter(({ capabilities }) => capabilities === undefined).map(({ pluginName }) => pluginName).sort()).toEqual(UNKNOWN);
});

/** Rights in their published roles: the resource and its verbs. */
const RIGHTS: Readonly<Record<string, string>> = {
  'barman-cloud.cloudnative-pg.io': 'secrets:get objectstores:watch objectstores/status:update backups:get roles:create rolebindings:patch',
  'pgbackrest.cnpg.opera.com': 'archives:get archives/status:patch backups:list roles:create rolebindings:create',
  'pgbackrest.dalibo.com': 'persistentvolumeclaims:create secrets:get stanzas:get pluginconfigs:watch backups:get roles:create rolebindings:create',
  'cnpg-extensions.yandex.cloud': 'secrets:delete backupconfigs:update backupconfigs/status:patch backups:update clusters:watch roles:create rolebindings:create',
  'cnpg-i-scale-to-zero.xata.io': 'pods:watch clusters:patch scheduledbackups:update',
  'klio.cnpg.io': 'persistentvolumeclaims:patch secrets:create services:delete statefulsets:update servers:get pluginconfigurations:get',
  'pgdump-backup.cloudnative-pg.io': 'secrets:get clusters:get backups:list backups/status:patch',
  'pg-doorman.cnpg.io': 'pgdoormen:get pgdoormen/status:update clusters:watch secrets:update roles:delete rolebindings:get services:create',
  'chronicle.sharifmshaker.github.io': 'secrets:get objectstores:get configstores:watch restorepolicies:get backups:list clusters:get',
  'cnpg-i-spiffe.cloudnative-pg.io': 'clusters:watch',
};

test.each(Object.entries(RIGHTS))('the facts of %s have its rights', (pluginName, stated) => {
  const known = (publishedPlugin(pluginName)?.rights ?? []).flatMap(({ resources, verbs }) => resources.flatMap(resource => verbs.map(verb => `${resource}:${verb}`)));
  expect(stated.split(' ').filter(right => !known.includes(right))).toEqual([]);
});

/** The kinds of their CRDs. */
const KINDS: Readonly<Record<string, string>> = {
  'barman-cloud.cloudnative-pg.io': 'ObjectStore',
  'pgbackrest.cnpg.opera.com': 'Archive',
  'pgbackrest.dalibo.com': 'Stanza PluginConfig',
  'cnpg-extensions.yandex.cloud': 'BackupConfig',
  'klio.cnpg.io': 'Server PluginConfiguration',
  'pg-doorman.cnpg.io': 'PgDoorman',
  'chronicle.sharifmshaker.github.io': 'ConfigStore RestorePolicy',
};

test.each(Object.entries(KINDS))('the facts of %s have its kinds', (pluginName, stated) => {
  expect((publishedPlugin(pluginName)?.kinds ?? []).map(kind => kind.split('/')[1])).toEqual(stated.split(' '));
});
