import { PUBLISHED_PLUGINS } from '../src/facts/plugins';

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
};

test.each(Object.entries(STATED))('the facts of %s have its parameters', (pluginName, stated) => {
  const known = PUBLISHED_PLUGINS.find(plugin => plugin.pluginName === pluginName)?.parameters?.map(({ name }) => name) ?? [];
  expect(stated.split(' ').filter(name => !known.includes(name))).toEqual([]);
});
