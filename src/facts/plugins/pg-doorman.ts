import { CNPG, PublishedPlugin } from './published-plugin';
import { HELPER_FLAGS, IN_PLUGINS, READ_VERBS } from './shared';

export const PG_DOORMAN: PublishedPlugin = {
  pluginName: 'pg-doorman.cnpg.io',
  repository: 'ermakov-oleg/cnpg-pg-doorman',
  release: '0.4.1',
  capabilities: [],
  parameters: [
    { name: 'configName', readIn: IN_PLUGINS, names: 'pg-doorman.cnpg.io/PgDoorman' },
    { name: 'poolerPort', readIn: IN_PLUGINS, format: 'integer', strict: true, default: '6432' },
    { name: 'metricsPort', readIn: IN_PLUGINS, format: 'integer', strict: true, default: '9127' },
    { name: 'logLevel', readIn: IN_PLUGINS, format: ['error', 'warn', 'info', 'debug', 'trace'], strict: true, default: 'info' },
    { name: 'inPlaceUpgrades', readIn: IN_PLUGINS, format: 'boolean', strict: true, default: 'false' },
    { name: 'sidecarCpuRequest', readIn: IN_PLUGINS, default: '100m' },
    { name: 'sidecarMemoryRequest', readIn: IN_PLUGINS, default: '128Mi' },
    { name: 'sidecarCpuLimit', readIn: IN_PLUGINS },
    { name: 'sidecarMemoryLimit', readIn: IN_PLUGINS, default: '512Mi' },
  ],
  kinds: ['pg-doorman.cnpg.io/PgDoorman'],
  rights: [
    { group: 'pg-doorman.cnpg.io', resources: ['pgdoormen'], verbs: READ_VERBS },
    { group: CNPG, resources: ['clusters'], verbs: READ_VERBS },
    { group: 'pg-doorman.cnpg.io', resources: ['pgdoormen/status'], verbs: ['get', 'patch', 'update'] },
    { group: '', resources: ['secrets'], verbs: ['create', 'get', 'list', 'patch', 'update', 'watch'] },
    { group: '', resources: ['services'], verbs: ['create', 'delete', 'get', 'patch'] },
    { group: 'rbac.authorization.k8s.io', resources: ['rolebindings', 'roles'], verbs: ['delete', 'get'] },
  ],
  servesOnLeader: 'never',
  flags: HELPER_FLAGS,
};
