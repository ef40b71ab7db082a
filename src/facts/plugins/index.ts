import { BARMAN_CLOUD } from './barman-cloud';
import { CHRONICLE } from './chronicle';
import { CNPG_BACKUP } from './cnpg-backup';
import { CONNECT } from './connect';
import { HELLO_WORLD } from './hello-world';
import { KLIO } from './klio';
import { LOGICAL_BACKUP } from './logical-backup';
import { MCP_DEMO } from './mcp-demo';
import { PG_DOORMAN } from './pg-doorman';
import { PGBACKREST_DALIBO } from './pgbackrest-dalibo';
import { PGBACKREST_OPERA } from './pgbackrest-opera';
import { PGDUMP } from './pgdump';
import { PODSPEC } from './podspec';
import { PublishedPlugin } from './published-plugin';
import { PVC_BACKUP } from './pvc-backup';
import { QUICKSILVER } from './quicksilver';
import { S3_BACKUP } from './s3-backup';
import { SCALE_TO_ZERO } from './scale-to-zero';
import { SIDECAR_INJECTOR } from './sidecar-injector';
import { SKIP_INITDB } from './skip-initdb';
import { SPIFFE } from './spiffe';
import { WAL_G } from './wal-g';
import { WAL_REPLICA } from './wal-replica';
import { ZEROPOD } from './zeropod';

/** The published plugins. */
export const PUBLISHED_PLUGINS: readonly PublishedPlugin[] = [
  BARMAN_CLOUD, PGBACKREST_DALIBO, PGBACKREST_OPERA, WAL_G, KLIO, PGDUMP, LOGICAL_BACKUP, CNPG_BACKUP, PVC_BACKUP, S3_BACKUP, CHRONICLE, PG_DOORMAN,
  CONNECT, SCALE_TO_ZERO, ZEROPOD, QUICKSILVER, SIDECAR_INJECTOR, WAL_REPLICA, SPIFFE, PODSPEC, MCP_DEMO, SKIP_INITDB, HELLO_WORLD,
];

/** The names of the published plugins. */
export const PUBLISHED_NAMES = PUBLISHED_PLUGINS.map(({ pluginName }) => pluginName);

const BY_NAME = new Map(PUBLISHED_PLUGINS.map(plugin => [plugin.pluginName, plugin]));

/** The published plugin with this name. */
export function publishedPlugin(pluginName: string): PublishedPlugin | undefined {
  return BY_NAME.get(pluginName);
}

/** The names of the parameters that a published plugin needs for archiving, backups and restores. */
export function requiredParameters(pluginName: string): string[] {
  return (publishedPlugin(pluginName)?.parameters ?? []).filter(({ required }) => required).map(({ name }) => name);
}
