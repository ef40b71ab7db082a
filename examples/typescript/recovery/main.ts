/**
 * A cluster that recovers from what another one archived, through a plugin that another team installed.
 */
import { App, Chart } from 'cdk8s';
import { ClusterWithPlugins, Distribution, Operator, Plugin, PluginCapability } from 'cdk8s-cnpg-i';

const app = new App();

const db = new Chart(app, 'db', { namespace: 'shop' });
const operator = Operator.fromAttributes(db, 'operator', { distribution: Distribution.CLOUDNATIVE_PG, version: '1.30.0', kubernetesVersion: '1.33' });
const barman = Plugin.fromPluginName(db, 'barman-cloud', 'barman-cloud.cloudnative-pg.io', {
  operator,
  capabilities: [PluginCapability.ARCHIVE_WAL, PluginCapability.RESTORE_WAL, PluginCapability.BACKUP, PluginCapability.RESTORE_JOB],
});

new ClusterWithPlugins(db, 'orders-restored', {
  instances: 3,
  storage: { size: '20Gi' },
  bootstrap: { recovery: { source: 'orders' } },
  externalClusters: [{
    name: 'orders',
    plugin: { plugin: barman, parameters: { barmanObjectName: 'store', serverName: 'orders' } },
  }],
  // a server name of its own: the archive of `orders` is not written to
  plugins: [{ plugin: barman, isWALArchiver: true, parameters: { barmanObjectName: 'store', serverName: 'orders-restored' } }],
});

app.synth();
