import { Chart } from 'cdk8s';
import { BackupConfiguration, BarmanCloudInTree, BarmanCloudPlugin, ClusterWithPlugins, Distribution, ExternalCluster, Operator } from '../../src';
import { objectsOf, only, testChart } from '../support/manifests';

const ROLE = { destinationPath: 's3://backups/', s3Credentials: { inheritFromIAMRole: true } };
const MINIO = { ...ROLE, endpointURL: 'http://minio:9000' };

/** The objects of a cluster that was moved in one line. */
function moved(backup?: BackupConfiguration, externalClusters?: ExternalCluster[], distribution = Distribution.CLOUDNATIVE_PG): any[] {
  const { app, chart } = testChart();
  Operator.fromAttributes(chart, 'operator', { distribution, version: '1.30.1' });
  const plugin = BarmanCloudPlugin.installed(chart, 'barman');
  const db = new Chart(chart, 'db', { namespace: 'shop' });
  new ClusterWithPlugins(db, 'orders', {
    instances: 1,
    storage: { size: '1Gi' },
    ...BarmanCloudPlugin.fromInTree(db, 'orders-backups', { plugin, backup, externalClusters }),
  });
  return objectsOf(app);
}

const storesIn = (objects: any[]) => objects.filter(({ kind }) => kind === 'ObjectStore').map(({ metadata: { name }, spec }) => [name, spec]);

test.each([['CloudNativePG', Distribution.CLOUDNATIVE_PG], ['EDB', Distribution.EDB]])('an archive becomes an ObjectStore and the plugin: %s', (_, distribution) => {
  const objects = moved({ barmanObjectStore: { ...ROLE, serverName: 'orders-v2' }, retentionPolicy: '30d' }, undefined, distribution);
  expect(storesIn(objects)).toEqual([['orders-backups', { configuration: ROLE, retentionPolicy: '30d' }]]);
  const { spec, apiVersion } = only(objects, 'Cluster');
  expect(apiVersion).toBe(`${distribution.apiGroup}/v1`);
  expect(spec.backup).toBeUndefined();
  expect(spec.plugins).toEqual([
    { name: 'barman-cloud.cloudnative-pg.io', isWALArchiver: true, parameters: { barmanObjectName: 'orders-backups', serverName: 'orders-v2' } },
  ]);
});

test('what belongs to no object store stays', () => {
  const objects = moved({ barmanObjectStore: ROLE, volumeSnapshot: { className: 'csi' } }, [{ name: 'live', connectionParameters: { host: 'live-rw' } }]);
  const { spec } = only(objects, 'Cluster');
  expect(spec).toMatchObject({ backup: { volumeSnapshot: { className: 'csi' } }, externalClusters: [{ name: 'live', connectionParameters: { host: 'live-rw' } }] });
  expect(spec.plugins[0].parameters).toEqual({ barmanObjectName: 'orders-backups' });
});

test('external clusters are read under their names, and identical object stores become one', () => {
  const objects = moved({ barmanObjectStore: ROLE, retentionPolicy: '7d' }, [
    { name: 'old', barmanObjectStore: ROLE },
    { name: 'Far away', barmanObjectStore: { ...MINIO, serverName: 'far' } },
  ]);
  expect(storesIn(objects)).toEqual([
    ['orders-backups', { configuration: ROLE, retentionPolicy: '7d' }],
    ['orders-backups-far-away', {
      configuration: MINIO,
      instanceSidecarConfiguration: {
        env: [
          { name: 'AWS_REQUEST_CHECKSUM_CALCULATION', value: 'when_required' }, { name: 'AWS_RESPONSE_CHECKSUM_VALIDATION', value: 'when_required' },
        ],
      },
    }],
  ]);
  expect(only(objects, 'Cluster').spec.externalClusters.map(({ name, plugin }: any) => [name, plugin.parameters])).toEqual([
    ['old', { barmanObjectName: 'orders-backups', serverName: 'old' }],
    ['Far away', { barmanObjectName: 'orders-backups-far-away', serverName: 'far' }],
  ]);
});

test('a cluster that did not archive gets no archive', () => {
  const { chart } = testChart();
  const { plugins, backup }: BarmanCloudInTree = BarmanCloudPlugin.fromInTree(chart, 'store', {
    plugin: BarmanCloudPlugin.installed(chart, 'barman'), backup: { volumeSnapshot: { className: 'csi' } },
  });
  expect([plugins, backup]).toEqual([[], { volumeSnapshot: { className: 'csi' } }]);
});

test('the sidecar can be configured', () => {
  const { app, chart } = testChart();
  Operator.fromAttributes(chart, 'operator', { distribution: Distribution.CLOUDNATIVE_PG });
  BarmanCloudPlugin.fromInTree(chart, 'store', {
    plugin: BarmanCloudPlugin.installed(chart, 'barman'), backup: { barmanObjectStore: ROLE }, instanceSidecarConfiguration: { retentionPolicyIntervalSeconds: 60 },
  });
  expect(only(objectsOf(app), 'ObjectStore').spec.instanceSidecarConfiguration).toEqual({ retentionPolicyIntervalSeconds: 60 });
});
