import { ChildProcess } from 'child_process';
import { readFileSync, writeFileSync } from 'fs';
import { App, Chart } from 'cdk8s';
import { rolledOut } from './support/pods';
import { archived, healthy, importOperator, importPostgres, operatorManifest, POSTGRES_IMAGE, sql, startStore, STORE_URL, volumes } from './support/postgres';
import { Backup, ClusterWithPlugins, Distribution, IPlugin, Operator, Plugin } from '../../src';
import { Api } from '../real/support/api';
import { api, install, partsOf } from '../real/support/cluster';
import { exampleObjects } from '../real/support/examples';
import { stop } from '../real/support/processes';
import { operators } from '../real/support/programs';
import { objectsOf } from '../support/manifests';

const [operator] = operators();
const { BARMAN_CLOUD_PLUGIN, CNPG_OPERATOR_MANIFEST, JOURNEYS, JOURNEYS_TABLE } = process.env;
/** All of them run on one operator, one after the other: what a journey leaves is what the next begins with. */
const journey = operator && BARMAN_CLOUD_PLUGIN && CNPG_OPERATOR_MANIFEST && JOURNEYS ? test : test.skip;

const table: string[] = [];
let store: ChildProcess | undefined;
let written = 0;
let pluginRelease = '';

/** Writes rows into the cluster that is archived. */
async function write(rows: number): Promise<void> {
  await sql('orders', `insert into orders select generate_series(${written + 1}, ${written + rows})`);
  written += rows;
}

async function rowsOf(cluster: string): Promise<number> {
  return Number(await sql(cluster, 'select count(*) from orders'));
}

/** Runs a journey, and reports how many rows there were and how many came back. */
async function measured(name: string, run: () => Promise<{ rows: number; after: number }>): Promise<void> {
  const start = Date.now();
  const { rows, after } = await run();
  table.push(`| ${name} | ${operator.version} | ${rows} | ${after} | ${Math.round((Date.now() - start) / 1000)} |`);
}

/** What the run has seen, for the docs. */
function page(): string {
  return [
    '# Journeys of a database',
    '',
    'Written by [test/node/run journeys](../test/node/README.md#journeys), which applies programs of this library to a Kubernetes of one node, with the operator,',
    'the plugin barman-cloud and PostgreSQL running in its pods, and counts the rows that were written, and those that a cluster has afterwards: the same cluster',
    'for the backups, and the one that was recovered, promoted or left over for the others.',
    '',
    `Run on ${new Date().toISOString().slice(0, 10)} with CloudNativePG ${operator.version}, barman-cloud ${pluginRelease}, PostgreSQL ${POSTGRES_IMAGE.split(':')[1]} and Kubernetes 1.34.`,
    '',
    '| journey | operator | rows written | rows after | seconds |',
    '|---|---|---|---|---|',
    ...table,
    '',
    'The recovery into another cluster misses the last 7 rows: they were committed, but not archived, when the new cluster was made.',
    '',
  ].join('\n');
}

/** A program of a user. */
function program(define: (chart: Chart, barman: IPlugin, operator: Operator) => void): any[] {
  const app = new App();
  const chart = new Chart(app, 'db', { namespace: 'shop' });
  const used = Operator.fromAttributes(chart, 'operator', { distribution: Distribution.CLOUDNATIVE_PG, version: operator.version, kubernetesVersion: '1.34' });
  define(chart, Plugin.fromPluginName(chart, 'barman', 'barman-cloud.cloudnative-pg.io', { operator: used }), used);
  return objectsOf(app);
}

/** What only this node needs: its image, one instance unless stated otherwise. */
function fitted(objects: any[], instances = 1): any[] {
  objects.filter(({ kind }) => kind === 'Cluster').forEach(({ spec }) => Object.assign(spec, {
    instances, imageName: POSTGRES_IMAGE, imagePullPolicy: 'IfNotPresent', storage: { size: '1Gi' },
  }));
  return objects;
}

async function backUp(name: string): Promise<void> {
  await install(program((chart, plugin, used) => {
    const cluster = ClusterWithPlugins.fromClusterName(chart, 'orders', 'orders', { operator: used });
    new Backup(chart, name, { cluster, plugin });
  }));
  const backup = await Api.until(`Backup ${name}`, async () => {
    const { body } = await api.send('GET', '/apis/postgresql.cnpg.io/v1/namespaces/shop/backups');
    const found = body.items.find(({ metadata }: any) => metadata.name.includes(name));
    return ['completed', 'failed'].includes(found?.status?.phase) && found;
  }, 180);
  expect([backup.status.phase, backup.status.error]).toEqual(['completed', undefined]);
}

const STORE = [
  { apiVersion: 'v1', kind: 'Secret', metadata: { name: 's3', namespace: 'shop' }, stringData: { id: 'x', key: 'x' } },
  {
    apiVersion: 'barmancloud.cnpg.io/v1',
    kind: 'ObjectStore',
    metadata: { name: 'store', namespace: 'shop' },
    spec: {
      configuration: {
        destinationPath: 's3://backups/',
        endpointURL: STORE_URL,
        s3Credentials: { accessKeyId: { name: 's3', key: 'id' }, secretAccessKey: { name: 's3', key: 'key' } },
        wal: { compression: 'gzip' },
      },
      instanceSidecarConfiguration: { env: [{ name: 'AWS_DEFAULT_REGION', value: 'us-east-1' }] },
    },
  },
];

/** The plugin as its example installs it, with the node's image. */
function barmanCloud(): any[] {
  const objects = exampleObjects('barman-cloud');
  Object.assign(partsOf(objects).deployment.spec.template.spec.containers[0], { image: POSTGRES_IMAGE });
  objects.find(({ kind }) => kind === 'Secret').data.SIDECAR_IMAGE = Buffer.from(POSTGRES_IMAGE).toString('base64');
  return objects;
}

beforeEach(() => jest.spyOn(process, 'emitWarning').mockImplementation(() => {}));
beforeAll(async () => {
  if (journey === test) {
    store = await startStore(JOURNEYS!);
    await importPostgres(JOURNEYS!, BARMAN_CLOUD_PLUGIN!);
    const image = await importOperator(operator.version, operator.path);
    const manifest = operatorManifest(readFileSync(CNPG_OPERATOR_MANIFEST!, 'utf8'), image);
    await api.applyAll(volumes(8));
    await api.applyAll(manifest);
    await rolledOut(manifest.find(({ kind }) => kind === 'Deployment'), 120);
    await api.applyAll(barmanCloud());
    await rolledOut(partsOf(barmanCloud()).deployment, 120);
  }
}, 600_000);

afterAll(async () => {
  if (store) { await stop(store); }
  if (JOURNEYS_TABLE && table.length > 0) {
    writeFileSync(JOURNEYS_TABLE, page());
  }
});

describe('journeys', () => {
  journey('a cluster archives its WAL and is backed up', () => measured('archive and backup', async () => {
    await install([...STORE, ...fitted(program((chart, plugin, used) => new ClusterWithPlugins(chart, 'orders', {
      operator: used, instances: 1, storage: { size: '1Gi' }, plugins: [{ plugin, isWALArchiver: true, parameters: { barmanObjectName: 'store' } }],
    })))]);
    const { status: { pluginStatus } } = await healthy('orders');
    expect(pluginStatus.map(({ name }: any) => name)).toEqual(['barman-cloud.cloudnative-pg.io']);
    pluginRelease = pluginStatus[0].version;
    await sql('orders', 'create table orders (id int primary key)');
    await write(1000);
    await archived('orders');
    await backUp('first');
    const after = await rowsOf('orders');
    expect(after).toBe(written);
    return { rows: written, after };
  }), 600_000);

  journey('the example `recovery` brings back what was archived, and no more', () => measured('recovery into another cluster, while the first goes on', async () => {
    await write(500);
    await archived('orders');
    const inArchive = written;
    await write(7); // not archived yet
    await install(fitted(exampleObjects('recovery')));
    await healthy('orders-restored');
    const after = await rowsOf('orders-restored');
    expect(after).toBe(inArchive);
    return { rows: written, after };
  }), 600_000);

  journey('WAL flows while the plugin is restarted and its certificates are renewed', () => measured('plugin restarted, certificates renewed, backup', async () => {
    await api.send('DELETE', '/api/v1/namespaces/cnpg-system/pods?labelSelector=app%3Dbarman-cloud');
    for (const { spec, metadata } of barmanCloud().filter(({ kind }) => kind === 'Certificate')) {
      await api.delete({ apiVersion: 'v1', kind: 'Secret', metadata: { name: spec.secretName, namespace: metadata.namespace } });
    }
    await write(300);
    await archived('orders');
    await rolledOut(partsOf(barmanCloud()).deployment, 120);
    await backUp('second');
    const after = await rowsOf('orders');
    expect(after).toBe(written);
    return { rows: written, after };
  }), 600_000);

  journey('a replica cluster follows through the object store, and is promoted', () => measured('replica cluster through the object store, promoted', async () => {
    const follower = (enabled: boolean) => fitted(program((chart, plugin, used) => new ClusterWithPlugins(chart, 'follower', {
      operator: used,
      instances: 1,
      storage: { size: '1Gi' },
      replica: { enabled, source: 'orders' },
      bootstrap: { recovery: { source: 'orders', database: 'app', owner: 'app' } },
      externalClusters: [{ name: 'orders', plugin: { plugin, parameters: { barmanObjectName: 'store', serverName: 'orders' } } }],
    })));
    await install(follower(true));
    await healthy('follower');
    await write(200);
    await archived('orders');
    const inArchive = written;
    await Api.until('the follower to have them', async () => await rowsOf('follower') === inArchive, 120);
    expect(await sql('follower', 'select pg_is_in_recovery()')).toBe('t');
    await install(follower(false));
    await Api.until('the promotion', async () => await sql('follower', 'select pg_is_in_recovery()') === 'f', 120);
    const after = await rowsOf('follower');
    expect(after).toBe(inArchive);
    await sql('follower', 'insert into orders values (0)');
    return { rows: written, after };
  }), 600_000);

  journey('of three instances the primary is killed', () => measured('three instances, primary killed, plugin restarted meanwhile', async () => {
    await install(fitted(program((chart, plugin, used) => new ClusterWithPlugins(chart, 'trio', {
      operator: used, instances: 3, storage: { size: '1Gi' }, plugins: [{ plugin, isWALArchiver: true, parameters: { barmanObjectName: 'store' } }],
    })), 3));
    const { status: { currentPrimary: first } } = await healthy('trio', 300);
    await sql('trio', 'create table orders (id int primary key)');
    await sql('trio', 'insert into orders select generate_series(1, 1000)');
    await Api.until('both replicas', async () => await sql('trio', 'select count(*) from pg_stat_replication where replay_lsn = pg_current_wal_lsn()') === '2');
    await api.send('DELETE', '/api/v1/namespaces/cnpg-system/pods?labelSelector=app%3Dbarman-cloud');
    await api.send('DELETE', `/api/v1/namespaces/shop/pods/${first}`, { kind: 'DeleteOptions', apiVersion: 'v1', gracePeriodSeconds: 0 });
    await Api.until('another primary', async () => {
      const { status } = await api.get('postgresql.cnpg.io/v1', 'Cluster', 'shop', 'trio');
      return status.currentPrimary !== first && status.currentPrimary === status.targetPrimary;
    }, 180);
    await healthy('trio', 300);
    await sql('trio', 'insert into orders select generate_series(1001, 1500)');
    await archived('trio');
    const after = await rowsOf('trio');
    expect(after).toBe(1500);
    return { rows: 1500, after };
  }), 900_000);

  journey('a cluster that is lost comes back under its name, into a new server name', () => measured('cluster deleted, recovered under its name', async () => {
    await archived('orders');
    await api.delete({ apiVersion: 'postgresql.cnpg.io/v1', kind: 'Cluster', metadata: { name: 'orders', namespace: 'shop' } });
    await Api.until('the end of its pods', async () => {
      const { body } = await api.send('GET', '/api/v1/namespaces/shop/pods?labelSelector=cnpg.io/cluster%3Dorders');
      return body.items.length === 0;
    }, 180);
    const rows = written;
    await install(fitted(program((chart, plugin, used) => new ClusterWithPlugins(chart, 'orders', {
      operator: used,
      instances: 1,
      storage: { size: '1Gi' },
      bootstrap: { recovery: { source: 'origin', database: 'app', owner: 'app' } },
      externalClusters: [{ name: 'origin', plugin: { plugin, parameters: { barmanObjectName: 'store', serverName: 'orders' } } }],
      plugins: [{ plugin, isWALArchiver: true, parameters: { barmanObjectName: 'store', serverName: 'orders-2' } }],
    }))));
    await healthy('orders');
    const after = await rowsOf('orders');
    expect(after).toBe(rows);
    await write(10);
    await archived('orders'); // into the new server name
    return { rows, after };
  }), 600_000);
});
