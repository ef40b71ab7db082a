import { PublishedPlugin } from './published-plugin';
import { HELPER_FLAGS } from './shared';

export const WAL_REPLICA: PublishedPlugin = {
  pluginName: 'cnpg-i-wal-replica.documentdb.io',
  repository: 'documentdb/documentdb-kubernetes-operator',
  flags: HELPER_FLAGS,
};
