import { testChart } from './manifests';
import { idOfManifest, propsOfManifest } from './props-of-manifest';
import { ClusterWithPlugins, Distribution, Plugin } from '../../src';
import { NEWEST_OF_ALL } from '../../src/facts/operator-crds';

const CLUSTER = {
  apiVersion: 'postgresql.cnpg.io/v1',
  kind: 'Cluster',
  metadata: { name: 'db', namespace: 'shop' },
  spec: {
    instances: 1,
    storage: { size: '1Gi' },
    bootstrap: { pg_basebackup: { source: 'origin' } },
    postgresql: { pg_hba: ['local all all peer'], parameters: { pg_hba: 'kept' }, extensions: [{ name: 'maps', image: { reference: 'maps:1' }, bin_path: ['bin'] }] },
    managed: { services: { additional: [{ selectorType: 'rw', serviceTemplate: { metadata: { name: 'db' }, spec: { ports: [{ port: 1, targetPort: 5432 }, { port: 2, targetPort: 'postgresql' }] } } }] } },
    plugins: [{ name: 'backup.example.com', isWALArchiver: true }],
    externalClusters: [{ name: 'origin', plugin: { name: 'backup.example.com', parameters: { name: 'kept' } } }],
  },
};

test('a cluster has the names of props, ports in quotes, and one construct for each plugin', () => {
  const { chart } = testChart();
  const { operator, ...props } = propsOfManifest(chart, CLUSTER);
  const plugin = chart.node.findChild('backup.example.com');
  expect(plugin).toBeInstanceOf(Plugin);
  expect(operator).toMatchObject({ distribution: Distribution.CLOUDNATIVE_PG, version: NEWEST_OF_ALL });
  expect(props).toEqual({
    metadata: { name: 'db', namespace: 'shop' },
    instances: 1,
    storage: { size: '1Gi' },
    bootstrap: { pgBasebackup: { source: 'origin' } },
    postgresql: { pgHba: ['local all all peer'], parameters: { pg_hba: 'kept' }, extensions: [{ name: 'maps', image: { reference: 'maps:1' }, binPath: ['bin'] }] },
    managed: { services: { additional: [{ selectorType: 'rw', serviceTemplate: { metadata: { name: 'db' }, spec: { ports: [{ port: 1, targetPort: '5432' }, { port: 2, targetPort: 'postgresql' }] } } }] } },
    plugins: [{ plugin, isWALArchiver: true }],
    externalClusters: [{ name: 'origin', plugin: { plugin, parameters: { name: 'kept' } } }],
  });
});

test.each(['Backup', 'ScheduledBackup'])('a %s has its cluster and its plugin as objects', kind => {
  const { chart } = testChart();
  const cluster = new ClusterWithPlugins(chart, idOfManifest('Cluster', 'db'), propsOfManifest(chart, CLUSTER));
  const spec = { cluster: { name: 'db' }, method: 'plugin', target: 'primary' };
  const pluginConfiguration = { name: 'backup.example.com', parameters: { kind: 'full' } };
  const metadata = { name: 'nightly' };
  expect(propsOfManifest(chart, { ...CLUSTER, kind, metadata, spec: { ...spec, pluginConfiguration } })).toEqual({
    metadata,
    cluster,
    method: 'plugin',
    target: 'primary',
    plugin: chart.node.findChild('backup.example.com'),
    parameters: { kind: 'full' },
  });
  expect(propsOfManifest(chart, { ...CLUSTER, kind, metadata, spec })).toEqual({ metadata, cluster, method: 'plugin', target: 'primary' });
});
