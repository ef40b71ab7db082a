import * as fc from 'fast-check';
import { migrated, objectsOf } from './support';
import { commentsIn } from '../../src/migrate/comments';
import { Dice, Writer } from '../fix/writer';
import { RUNS } from '../properties/runs';

const KEYS = { accessKeyId: { name: 'aws', key: 'id' }, secretAccessKey: { name: 'aws', key: 'secret' } };
const STORES = [
  { destinationPath: 's3://backups/', s3Credentials: KEYS, wal: { compression: 'gzip', maxParallel: 4 } },
  { destinationPath: 's3://backups/', s3Credentials: { inheritFromIAMRole: true }, tags: { 'cost/center': '42', 'env': 'prod' } },
  { destinationPath: 's3://pg', endpointURL: 'https://minio:9000', s3Credentials: KEYS, endpointCA: { name: 'ca', key: 'ca.crt' } },
  { destinationPath: 'gs://b', googleCredentials: { gkeEnvironment: true }, data: { jobs: 2, additionalCommandArgs: ['--min-chunk-size=5MB'] } },
];

function storeOf(dice: Dice): any {
  const store: any = { ...STORES[dice.below(STORES.length)] };
  if (dice.percent(30)) { return { serverName: `server-${dice.below(3)}`, ...store }; }
  if (dice.percent(30)) { store.serverName = '2026'; }
  return store;
}

function clusterOf(name: string, dice: Dice): any {
  const backup: any = {};
  if (dice.percent(30)) { backup.target = 'primary'; }
  if (dice.percent(80)) { backup.barmanObjectStore = storeOf(dice); }
  if (dice.percent(50) && backup.barmanObjectStore) { backup.retentionPolicy = dice.percent(50) ? '30d' : '4w'; }
  if (dice.percent(20)) { backup.volumeSnapshot = { className: 'csi' }; }
  const externals = Array.from({ length: dice.below(3) }, (_, index) => ({
    ...dice.percent(30) ? { barmanObjectStore: storeOf(dice), name: `old-${index}` } : { name: `old-${index}`, barmanObjectStore: storeOf(dice) },
    ...dice.percent(30) ? { connectionParameters: { host: 'old-rw' } } : {},
  }));
  const spec: any = { instances: dice.below(3) + 1, storage: { size: '1Gi' } };
  if (dice.percent(20)) { spec.plugins = dice.percent(50) ? [] : [{ name: 'cnpg-i-scale-to-zero.xata.io' }]; }
  if (Object.keys(backup).length > 0) { spec.backup = backup; }
  if (externals.length > 0) { spec.externalClusters = externals; }
  if (dice.percent(50)) { spec.postgresql = { parameters: { work_mem: '16MB', jit: 'off' } }; }
  const group = dice.percent(50) ? 'postgresql.cnpg.io' : 'postgresql.k8s.enterprisedb.io';
  return { apiVersion: `${group}/v1`, kind: 'Cluster', metadata: { name, namespace: 'shop' }, spec };
}

function objects(dice: Dice): any[] {
  const clusters = Array.from({ length: 1 + dice.below(2) }, (_, index) => clusterOf(`db-${index}`, dice));
  const backups = clusters.filter(({ spec }) => spec.backup?.barmanObjectStore).map(({ apiVersion, metadata: { name } }) => ({
    apiVersion,
    kind: 'ScheduledBackup',
    metadata: { name, namespace: 'shop' },
    spec: { schedule: '0 0 3 * * *', ...dice.percent(50) ? { method: 'barmanObjectStore' } : {}, cluster: { name } },
  }));
  const other = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'other' }, data: { text: 'barman: "x"\n', number: '1' } };
  return [...dice.percent(50) ? [other] : [], ...clusters, ...backups];
}

function textOf(all: any[], dice: Dice): string {
  const whole = all.map(object => new Writer(dice).document(object)).join(dice.percent(50) ? '---\n' : '--- # next\n\n');
  const ended = dice.percent(30) ? whole.replace(/\n+$/, '') : whole;
  return dice.percent(30) ? ended.replaceAll('\n', '\r\n') : ended;
}

/** The objects as they were, made of those that they became. */
function undone(all: any[]): any[] {
  const stores = new Map(all.filter(({ kind }) => kind === 'ObjectStore').map(one => [one.metadata.name, one]));
  const storeOfPlugin = ({ parameters: { barmanObjectName: name, serverName } }: any) => ({ ...stores.get(name).spec.configuration, serverName });
  return all.filter(({ kind }) => kind !== 'ObjectStore').map(object => {
    if (object.kind === 'ScheduledBackup') {
      const { pluginConfiguration, ...spec } = object.spec;
      return { ...object, spec: { ...spec, method: pluginConfiguration ? 'barmanObjectStore' : spec.method } };
    }
    if (object.kind !== 'Cluster') { return object; }
    const { plugins = [], backup, externalClusters, ...spec } = object.spec;
    const archiver = plugins.find((one: any) => one.isWALArchiver);
    const retentionPolicy = archiver && stores.get(archiver.parameters.barmanObjectName).spec.retentionPolicy;
    const left = archiver ? { ...backup, barmanObjectStore: storeOfPlugin(archiver), ...retentionPolicy ? { retentionPolicy } : {} } : backup;
    const others = plugins.filter((one: any) => one !== archiver);
    return {
      ...object,
      spec: {
        ...spec,
        others,
        backup: left,
        externalClusters: externalClusters?.map(({ plugin, ...one }: any) => plugin ? { ...one, barmanObjectStore: storeOfPlugin(plugin) } : one),
      },
    };
  });
}

/** The objects with what the operator fills in, to compare them. */
function complete(all: any[]): any[] {
  return all.map(object => {
    if (object.kind === 'ScheduledBackup') { return { ...object, spec: { ...object.spec, method: object.spec.method ?? 'barmanObjectStore' } }; }
    if (object.kind !== 'Cluster') { return object; }
    const { plugins = [], backup, externalClusters, ...spec } = object.spec;
    const named = (store: any, name: string) => store && { serverName: name, ...store };
    return {
      ...object,
      spec: {
        ...spec,
        others: plugins,
        backup: backup && JSON.parse(JSON.stringify({ ...backup, barmanObjectStore: named(backup.barmanObjectStore, object.metadata.name) })),
        externalClusters: externalClusters?.map((one: any) => ({ ...one, barmanObjectStore: named(one.barmanObjectStore, one.name) })),
      },
    };
  });
}

test('no field, comment or document is lost or changed beyond the plan', async () => {
  let moved = 0;
  await fc.assert(fc.asyncProperty(fc.nat({ max: 2_000_000_000 }), async seed => {
    const dice = new Dice(seed + 1);
    const all = objects(dice);
    const text = textOf(all, dice);
    const before = { 'a.yaml': text };
    const { migration, texts } = await migrated(before, { rules: [] });
    if (migration.obstacles.length > 0) {
      expect(texts).toEqual(before);
      return;
    }
    moved++;
    expect(undone(objectsOf(texts))).toEqual(complete(objectsOf(before)));
    expect(Object.values(texts).flatMap(commentsIn).sort()).toEqual(commentsIn(text).sort());
    expect(Object.values(texts).join('').replaceAll('\r\n', '').includes('\r')).toBe(false);
    const again = await migrated(texts, { rules: [] });
    expect([again.migration.obstacles, again.migration.contents.size]).toEqual([[], 0]);
  }), { numRuns: RUNS });
  expect(moved).toBeGreaterThan(RUNS / 2);
});
