import { CNPG, PublishedPlugin } from './published-plugin';
import { ARCHIVES_AND_RESTORES, CREATES_ROLES, HELPER_FLAGS, IN_BACKUPS, READ_VERBS, WHEREVER_BACKUPS_ARE } from './shared';
import { PluginCapability } from '../../contracts/plugin-capability';

export const PGBACKREST_DALIBO: PublishedPlugin = {
  pluginName: 'pgbackrest.dalibo.com',
  repository: 'dalibo/cnpg-plugin-pgbackrest',
  release: '0.0.3',
  images: ['registry.hub.docker.com/dalibo/cnpg-pgbackrest-controller'],
  sidecarImageVariable: 'SIDECAR_IMAGE',
  capabilities: [...ARCHIVES_AND_RESTORES, PluginCapability.METRICS],
  parameters: [
    { name: 'stanzaRef', readIn: WHEREVER_BACKUPS_ARE, required: true, names: 'pgbackrest.dalibo.com/Stanza' },
    { name: 'pluginConfigRef', readIn: WHEREVER_BACKUPS_ARE, names: 'pgbackrest.dalibo.com/PluginConfig' },
    { name: 'backupType', readIn: IN_BACKUPS, format: ['full', 'diff', 'incr'], strict: true, default: 'incr' },
    { name: 'selectedRepository', readIn: IN_BACKUPS, format: 'integer', strict: true, default: '1' },
  ],
  kinds: ['pgbackrest.dalibo.com/Stanza', 'pgbackrest.dalibo.com/PluginConfig'],
  rights: [
    { group: '', resources: ['persistentvolumeclaims'], verbs: ['create', 'get', 'list', 'patch', 'watch'] },
    { group: '', resources: ['secrets'], verbs: READ_VERBS },
    { group: 'pgbackrest.dalibo.com', resources: ['pluginconfigs', 'stanzas'], verbs: READ_VERBS },
    { group: 'pgbackrest.dalibo.com', resources: ['pluginconfigs/status', 'stanzas/status'], verbs: ['get', 'patch', 'update'] },
    { group: CNPG, resources: ['backups'], verbs: READ_VERBS },
    CREATES_ROLES,
  ],
  servesOnLeader: 'always',
  flags: HELPER_FLAGS,
  oldestOperator: '1.27.0',
  defects: [{
    last: '0.0.1',
    operator: '1.29.0',
    when: 'recovers',
    what: 'recoveries fail with the operator from 1.29 on, because PostgreSQL calls pgbackrest itself instead of the plugin',
    fix: 'update the plugin',
    issue: 'dalibo/cnpg-plugin-pgbackrest#115',
  }],
};
