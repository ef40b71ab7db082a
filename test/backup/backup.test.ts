import { ApiObject, App, Chart, JsonPatch } from 'cdk8s';
import {
  Backup, BackupMethod, BackupOwnerReference, BackupProps, BackupTarget, ClusterWithPlugins, Distribution, Operator, Plugin, ScheduledBackup,
} from '../../src';
import { validateManifests } from '../support/crd';
import { objectsOf, only, testChart } from '../support/manifests';

/** A cluster that archives with a plugin and can be backed up in every way but to an object store. */
function shop(distribution = Distribution.CLOUDNATIVE_PG, namespace = 'shop') {
  const { app, chart } = testChart('apps');
  const operator = Operator.fromAttributes(chart, 'operator', { distribution });
  const plugin = Plugin.fromPluginName(chart, 'plugin', 'archive.example.com', { operator });
  const cluster = new ClusterWithPlugins(chart, 'db', {
    instances: 1, storage: { size: '1Gi' }, metadata: { name: 'orders', namespace }, plugins: [{ plugin, isWALArchiver: true }], backup: { volumeSnapshot: {} },
  });
  return { app, chart, operator, plugin, cluster };
}

/** The one object of a kind, which the operator's CRD takes. */
function synthesized(app: App, kind: string) {
  const objects = objectsOf(app);
  expect(validateManifests(objects)).toEqual([]);
  return only(objects, kind);
}

test('a backup by a plugin', () => {
  const { app, chart, cluster, plugin } = shop();
  const backup = new Backup(chart, 'now', { cluster, plugin });
  expect(backup.backupName).toBe('now');
  expect(synthesized(app, 'Backup')).toEqual({
    apiVersion: 'postgresql.cnpg.io/v1',
    kind: 'Backup',
    metadata: { name: 'now', namespace: 'shop' },
    spec: { cluster: { name: 'orders' }, method: 'plugin', pluginConfiguration: { name: 'archive.example.com' } },
  });
});

test('every field of a backup by a plugin, and of its metadata', () => {
  const { app, chart, cluster, plugin } = shop(Distribution.EDB);
  const metadata = { name: 'before-upgrade', namespace: 'shop', labels: { team: 'shop' }, annotations: { note: 'n' } };
  const parameters = { full: 'true', pluginName: 'not renamed' };
  const backup = new Backup(chart, 'now', { cluster, plugin, parameters, metadata, method: BackupMethod.PLUGIN, target: BackupTarget.PRIMARY });
  expect(backup.backupName).toBe('before-upgrade');
  expect(synthesized(app, 'Backup')).toEqual({
    apiVersion: 'postgresql.k8s.enterprisedb.io/v1',
    kind: 'Backup',
    metadata,
    spec: {
      cluster: { name: 'orders' }, method: 'plugin', target: 'primary', pluginConfiguration: { name: 'archive.example.com', parameters },
    },
  });
});

test('a snapshot', () => {
  const { app, chart, cluster } = shop();
  const onlineConfiguration = { waitForArchive: false, immediateCheckpoint: true };
  new Backup(chart, 'now', { cluster, method: BackupMethod.VOLUME_SNAPSHOT, online: true, onlineConfiguration, target: BackupTarget.PREFER_STANDBY });
  expect(synthesized(app, 'Backup').spec).toEqual({
    cluster: { name: 'orders' }, method: 'volumeSnapshot', online: true, onlineConfiguration, target: 'prefer-standby',
  });
});

test('a backup to the object store of a cluster that is defined elsewhere', () => {
  const { app, chart } = testChart('apps');
  const cluster = ClusterWithPlugins.fromClusterName(chart, 'db', 'orders');
  new Backup(chart, 'now', { cluster, method: BackupMethod.BARMAN_OBJECT_STORE });
  const { metadata, spec } = synthesized(app, 'Backup');
  expect(metadata).toEqual({ name: 'now', namespace: 'apps' });
  expect(spec).toEqual({ cluster: { name: 'orders' }, method: 'barmanObjectStore' });
});

test('backups on a schedule', () => {
  const { app, chart, cluster, plugin } = shop();
  const scheduled = new ScheduledBackup(chart, 'nightly', { cluster, plugin, schedule: '0 0 3 * * *' });
  expect(scheduled.scheduledBackupName).toBe('nightly');
  expect(synthesized(app, 'ScheduledBackup')).toEqual({
    apiVersion: 'postgresql.cnpg.io/v1',
    kind: 'ScheduledBackup',
    metadata: { name: 'nightly', namespace: 'shop' },
    spec: { schedule: '0 0 3 * * *', cluster: { name: 'orders' }, method: 'plugin', pluginConfiguration: { name: 'archive.example.com' } },
  });
});

test('every field of backups on a schedule', () => {
  const { app, chart, cluster } = shop(Distribution.EDB);
  const scheduled = new ScheduledBackup(chart, 'nightly', {
    cluster,
    schedule: '@daily',
    method: BackupMethod.VOLUME_SNAPSHOT,
    online: false,
    target: BackupTarget.PRIMARY,
    backupOwnerReference: BackupOwnerReference.SELF,
    immediate: true,
    suspend: false,
    metadata: { name: 'orders-nightly', labels: { team: 'shop' } },
  });
  expect(scheduled.scheduledBackupName).toBe('orders-nightly');
  expect(synthesized(app, 'ScheduledBackup')).toEqual({
    apiVersion: 'postgresql.k8s.enterprisedb.io/v1',
    kind: 'ScheduledBackup',
    metadata: { name: 'orders-nightly', namespace: 'shop', labels: { team: 'shop' } },
    spec: {
      schedule: '@daily',
      backupOwnerReference: 'self',
      immediate: true,
      suspend: false,
      cluster: { name: 'orders' },
      method: 'volumeSnapshot',
      online: false,
      target: 'primary',
    },
  });
});

test('the owners of scheduled backups have the API\'s names', () => {
  expect(Object.values(BackupOwnerReference)).toEqual(['none', 'self', 'cluster']);
});

test('a namespace that is left undefined is the cluster\'s', () => {
  const { app, chart, cluster, plugin } = shop();
  new Backup(chart, 'now', { cluster, plugin, metadata: { namespace: undefined, name: undefined, labels: { team: 'shop' } } });
  expect(synthesized(app, 'Backup').metadata).toEqual({ name: 'now', namespace: 'shop', labels: { team: 'shop' } });
});

test('JSON patches reach any field', () => {
  const { app, chart, cluster, plugin } = shop();
  const backup = new Backup(chart, 'now', { cluster, plugin, parameters: { full: 'true' } });
  const scheduled = new ScheduledBackup(chart, 'nightly', { cluster, plugin, schedule: '@daily' });
  ApiObject.of(backup).addJsonPatch(JsonPatch.add('/spec/futureField', { any: 1 }), JsonPatch.remove('/spec/pluginConfiguration/parameters'));
  ApiObject.of(scheduled).addJsonPatch(JsonPatch.replace('/spec/schedule', '@hourly'));
  const objects = objectsOf(app);
  expect(only(objects, 'Backup').spec).toEqual({
    cluster: { name: 'orders' }, method: 'plugin', pluginConfiguration: { name: plugin.pluginName }, futureField: { any: 1 },
  });
  expect(only(objects, 'ScheduledBackup').spec.schedule).toBe('@hourly');
});

describe('what is wrong with any object is wrong with a backup too', () => {
  const define = (props: (given: ReturnType<typeof shop>) => Partial<BackupProps>) => () => {
    const given = shop();
    new Backup(given.chart, 'now', { cluster: given.cluster, plugin: given.plugin, ...props(given) });
  };

  test.each<[string, () => void, string]>([
    ['name', define(() => ({ metadata: { name: 'Now' } })), 'metadata.name'],
    ['empty name', define(() => ({ metadata: { name: '' } })), 'metadata.name'],
    ['namespace', define(() => ({ metadata: { namespace: 'a.b' } })), 'metadata.namespace'],
    ['label', define(() => ({ metadata: { labels: { 'a b': 'c' } } })), 'metadata.labels'],
    ['annotation', define(() => ({ metadata: { annotations: { note: 1 as any } } })), 'metadata.annotations'],
    ['parameter', define(() => ({ parameters: { full: true as any } })), 'parameters.full: '],
    ['plugin of another operator', define(({ chart }) => ({ plugin: Plugin.fromPluginName(chart, 'other', 'other.example.com') })),
      'plugin: "other.example.com" is not enabled in the cluster "orders", which uses only "archive.example.com"'],
    ['field', define(() => ({ target: 'any' as any })), 'target: '],
  ])('%s', (_, program, beginning) => {
    expect(program).toThrow(`plugins/now: ${beginning}`);
  });

  test('names are unique for each operator and namespace, not for the kinds', () => {
    const { app, chart, cluster, plugin } = shop();
    new Backup(chart, 'now', { cluster, plugin });
    new ScheduledBackup(chart, 'scheduled', { cluster, plugin, schedule: '@daily', metadata: { name: 'now' } });
    expect(() => app.synthYaml()).not.toThrow();
    new Backup(chart, 'again', { cluster, plugin, target: BackupTarget.PRIMARY, metadata: { name: 'now' } });
    expect(() => app.synthYaml()).toThrow('[object-name-unique]');
  });

  test('a cluster in another chart', () => {
    const { app, cluster, plugin } = shop();
    const chart = new Chart(app, 'backups', { namespace: 'backups' });
    new Backup(chart, 'now', { cluster, plugin });
    expect(only(objectsOf(app), 'Backup').metadata.namespace).toBe('shop');
  });
});
