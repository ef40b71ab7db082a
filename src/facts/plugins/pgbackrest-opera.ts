import { CNPG, PublishedPlugin } from './published-plugin';
import { ARCHIVES_AND_RESTORES, CREATES_ROLES, HELPER_FLAGS, READ_VERBS, WHEREVER_BACKUPS_ARE } from './shared';

export const PGBACKREST_OPERA: PublishedPlugin = {
  pluginName: 'pgbackrest.cnpg.opera.com',
  repository: 'operasoftware/cnpg-plugin-pgbackrest',
  release: '0.7.0',
  images: ['operasoftware/cnpg-plugin-pgbackrest'],
  sidecarImageVariable: 'SIDECAR_IMAGE',
  capabilities: ARCHIVES_AND_RESTORES,
  parameters: [
    { name: 'pgbackrestObjectName', readIn: WHEREVER_BACKUPS_ARE, required: true, names: 'pgbackrest.cnpg.opera.com/Archive' },
    { name: 'stanza', readIn: WHEREVER_BACKUPS_ARE, default: 'name of the Cluster' },
    { name: 'type', readIn: ['backups'], format: ['full', 'diff', 'incr'], strict: true },
  ],
  passesBackupParameters: true,
  kinds: ['pgbackrest.cnpg.opera.com/Archive'],
  ignoredFields: [{ kind: 'pgbackrest.cnpg.opera.com/Archive', path: ['configuration', 'stanza'], parameter: 'stanza' }],
  backsUpPrimaryOnly: true,
  rights: [
    { group: '', resources: ['secrets'], verbs: READ_VERBS },
    { group: 'pgbackrest.cnpg.opera.com', resources: ['archives'], verbs: READ_VERBS },
    { group: 'pgbackrest.cnpg.opera.com', resources: ['archives/status'], verbs: ['get', 'patch', 'update'] },
    { group: CNPG, resources: ['backups'], verbs: READ_VERBS },
    CREATES_ROLES,
  ],
  servesOnLeader: 'with --leader-elect',
  flags: HELPER_FLAGS,
  oldestOperator: '1.25.0',
  defects: [{
    last: '0.5.2',
    operator: '1.29.0',
    when: 'recovers',
    what: 'recoveries fail with the operator from 1.29 on, because PostgreSQL calls pgbackrest itself instead of the plugin',
    fix: 'update the plugin',
    issue: 'operasoftware/cnpg-plugin-pgbackrest#80',
  }],
};
