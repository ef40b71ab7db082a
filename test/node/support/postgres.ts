import { execFile } from 'child_process';
import { chmodSync, chownSync, copyFileSync, mkdirSync, symlinkSync } from 'fs';
import { request } from 'http';
import { join } from 'path';
import { promisify } from 'util';
import { parseAllDocuments } from 'yaml';
import { containerdSocket, NODE_ADDRESS } from './configuration';
import { programFolder, writeImage } from './images';
import { importImage } from './node';
import { Api } from '../../real/support/api';
import { api, stack } from '../../real/support/cluster';
import { start } from '../../real/support/processes';

const run = promisify(execFile);

/** One image for PostgreSQL, the plugin and its sidecar: the folder that `prepare-journeys` made, with the plugin's program. */
export const POSTGRES_IMAGE = 'localhost/postgresql:15.18';
export const STORE_URL = `http://${NODE_ADDRESS}:9000`;

/** Gives the node the image of PostgreSQL and of the plugin. */
export async function importPostgres(prepared: string, plugin: string): Promise<void> {
  const root = join(stack.directory, 'postgres-root');
  await run('cp', ['-a', '--reflink=auto', join(prepared, 'root'), root]);
  copyFileSync(plugin, join(root, 'manager'));
  chmodSync(join(root, 'manager'), 0o755);
  await importFolder(POSTGRES_IMAGE, root, ['/manager'], '26:26', '/usr/lib/postgresql/15/bin:/usr/sbin:/usr/bin:/sbin:/bin');
}

/** Gives the node the image of an operator, laid out as the published one. */
export async function importOperator(version: string, program: string): Promise<string> {
  const root = programFolder(stack.directory, { manager: program });
  mkdirSync(join(root, 'operator'));
  symlinkSync('../manager', join(root, 'operator', `manager_${process.arch === 'arm64' ? 'arm64' : 'amd64'}`));
  const name = `localhost/operator:${version}`;
  await importFolder(name, root, ['/manager'], '10001:10001');
  return name;
}

async function importFolder(name: string, root: string, entrypoint: string[], user: string, path?: string): Promise<void> {
  const archive = join(stack.directory, `${name.replace(/[/:]/g, '-')}.tar`);
  writeImage({ name, root, entrypoint, user, path }, archive);
  await importImage(stack.directory, archive);
}

/** Starts an object store without any access control, with one bucket. */
export async function startStore(prepared: string) {
  const child = start(join(prepared, 'store', 'bin', 'python3'), ['-m', 'moto.server', '-H', NODE_ADDRESS, '-p', '9000'], join(stack.directory, 'logs', 'store.log'));
  const put = () => new Promise<boolean>(resolve => {
    request(`${STORE_URL}/backups`, { method: 'PUT', headers: { authorization: 'AWS4-HMAC-SHA256 Credential=x/20260101/us-east-1/s3/aws4_request' } },
      response => resolve(response.resume().statusCode === 200)).on('error', () => resolve(false)).end();
  });
  await Api.until('the object store', put);
  return child;
}

/** Volumes of the node's own disk, for PostgreSQL's user. */
export function volumes(count: number): any[] {
  const storageClassName = 'local';
  const folders = Array.from({ length: count }, (_, index) => {
    const path = join(stack.directory, 'volumes', `${index}`);
    mkdirSync(path, { recursive: true, mode: 0o700 });
    chownSync(path, 26, 26);
    return path;
  });
  return [
    {
      apiVersion: 'storage.k8s.io/v1',
      kind: 'StorageClass',
      metadata: { name: storageClassName, annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } },
      provisioner: 'kubernetes.io/no-provisioner',
      volumeBindingMode: 'WaitForFirstConsumer',
    },
    ...folders.map((path, index) => ({
      apiVersion: 'v1',
      kind: 'PersistentVolume',
      metadata: { name: `volume-${index}` },
      spec: { capacity: { storage: '20Gi' }, accessModes: ['ReadWriteOnce'], storageClassName, hostPath: { path } },
    })),
  ];
}

/** The published manifest of an operator, with the image of the node; its CRDs are installed with the control plane. */
export function operatorManifest(text: string, image: string): any[] {
  const objects = parseAllDocuments(text).map(document => document.toJS()).filter(object => object);
  for (const { kind, spec } of objects) {
    if (kind === 'Deployment') {
      const [container] = spec.template.spec.containers;
      Object.assign(container, { image, imagePullPolicy: 'IfNotPresent' });
      container.env.find(({ name }: any) => name === 'OPERATOR_IMAGE_NAME').value = image;
    }
  }
  return objects;
}

/** One statement in an instance's database "app", as its superuser. */
export async function sql(cluster: string, statement: string, namespace = 'shop'): Promise<string> {
  const primary = (await api.get('postgresql.cnpg.io/v1', 'Cluster', namespace, cluster)).status.currentPrimary;
  const pod = await api.get('v1', 'Pod', namespace, primary);
  const { containerID } = pod.status.containerStatuses.find(({ name }: any) => name === 'postgres');
  const { stdout } = await run('ctr', [
    '--address', containerdSocket(stack.directory), '--namespace', 'k8s.io', 'tasks', 'exec', '--user', '26', '--exec-id', `sql-${process.hrtime.bigint()}`,
    containerID.replace('containerd://', ''), 'psql', '-U', 'postgres', '-d', 'app', '-Atqc', statement,
  ], { timeout: 60_000 });
  return stdout.trim();
}

/** Ends the segment of the WAL, and waits until it is archived. */
export async function archived(cluster: string): Promise<void> {
  const segment = await sql(cluster, 'select pg_walfile_name(pg_switch_wal())');
  await Api.until(`${segment} of ${cluster} in the archive`, async () => await sql(cluster, `select last_archived_wal >= '${segment}' from pg_stat_archiver`) === 't', 120);
}

/** Waits until a cluster is healthy; if not, the error has what it reports. */
export async function healthy(cluster: string, seconds = 240, namespace = 'shop'): Promise<any> {
  const read = () => api.get('postgresql.cnpg.io/v1', 'Cluster', namespace, cluster);
  return Api.until(`cluster ${cluster}`, async () => {
    const found = await read();
    return found?.status?.phase === 'Cluster in healthy state' && found;
  }, seconds).catch(async error => {
    throw new Error(`${error.message}: ${JSON.stringify((await read())?.status?.phaseReason ?? (await read())?.status?.phase)}`);
  });
}
