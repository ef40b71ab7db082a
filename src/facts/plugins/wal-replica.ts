import { PublishedPlugin } from './published-plugin';
import { HELPER_FLAGS, IN_PLUGINS } from './shared';

export const WAL_REPLICA: PublishedPlugin = {
  pluginName: 'cnpg-i-wal-replica.documentdb.io',
  repository: 'documentdb/documentdb-kubernetes-operator',
  // it receives the WAL over a replication connection of its own
  capabilities: [],
  parameters: [
    { name: 'enabled', readIn: IN_PLUGINS },
    { name: 'image', readIn: IN_PLUGINS, default: 'image of the Cluster' },
    { name: 'replicationHost', readIn: IN_PLUGINS, default: 'read-write Service of the Cluster' },
    { name: 'synchronous', readIn: IN_PLUGINS, format: ['active', 'inactive'], default: 'inactive' },
    { name: 'walDirectory', readIn: IN_PLUGINS, default: '/var/lib/postgresql/wal' },
    { name: 'walPVCSize', readIn: IN_PLUGINS, default: '10Gi' },
    { name: 'verbose', readIn: IN_PLUGINS, format: 'boolean', default: 'true' },
    { name: 'compression', readIn: IN_PLUGINS, format: 'integer', default: '0' },
  ],
  flags: HELPER_FLAGS,
};
