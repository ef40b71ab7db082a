import { CNPG, PublishedPlugin } from './published-plugin';
import { ARCHIVES_AND_RESTORES, CREATES_ROLES, HELPER_FLAGS, READ_VERBS, WHEREVER_BACKUPS_ARE } from './shared';
import { PluginCapability } from '../../contracts/plugin-capability';

export const BARMAN_CLOUD: PublishedPlugin = {
  pluginName: 'barman-cloud.cloudnative-pg.io',
  repository: 'cloudnative-pg/plugin-barman-cloud',
  release: '0.14.0',
  images: ['ghcr.io/cloudnative-pg/plugin-barman-cloud'],
  sidecarImageVariable: 'SIDECAR_IMAGE',
  capabilities: [...ARCHIVES_AND_RESTORES, PluginCapability.METRICS],
  parameters: [
    { name: 'barmanObjectName', readIn: WHEREVER_BACKUPS_ARE, required: true, names: 'barmancloud.cnpg.io/ObjectStore' },
    { name: 'serverName', readIn: WHEREVER_BACKUPS_ARE, default: 'name of the Cluster' },
  ],
  kinds: ['barmancloud.cnpg.io/ObjectStore'],
  rights: [
    { group: '', resources: ['secrets'], verbs: READ_VERBS },
    { group: 'barmancloud.cnpg.io', resources: ['objectstores'], verbs: READ_VERBS },
    { group: 'barmancloud.cnpg.io', resources: ['objectstores/status'], verbs: ['get', 'patch', 'update'] },
    { group: CNPG, resources: ['backups'], verbs: READ_VERBS },
    CREATES_ROLES,
  ],
  servesOnLeader: 'with --leader-elect',
  flags: HELPER_FLAGS,
  oldestOperator: '1.26.0',
  defects: [
    {
      first: '0.15.0',
      last: '0.15.0',
      when: 'restores WAL',
      what: 'its sidecar cannot restore WAL, because it writes to /var/tmp on a read-only root file system',
      fix: 'use another release of the plugin',
      issue: 'cloudnative-pg/plugin-barman-cloud#1113',
    },
    {
      last: '0.11.0',
      when: 'parallel WAL',
      what: 'restores that fetch WAL in parallel may read files that are still being downloaded ("invalid checkpoint record")',
      fix: 'set wal.maxParallel to 1, or update the plugin',
      issue: 'cloudnative-pg/plugin-barman-cloud#516',
    },
    {
      last: '0.13.0',
      when: 'replica without recovery',
      what: 'a replica cluster that is not bootstrapped with recovery gets no sidecar, and restores no WAL from its source',
      fix: 'update the plugin, or bootstrap the cluster with recovery from its source',
      issue: 'cloudnative-pg/plugin-barman-cloud#965',
    },
    {
      last: '0.14.0',
      when: 'addressing style',
      what: 'the check of the archive before the first WAL file does not use these arguments, so it fails in stores that require the addressing style',
      fix: 'use an object store that accepts path-style addresses',
      issue: 'cloudnative-pg/plugin-barman-cloud#1091',
    },
  ],
};
