/**
 * A cluster that is backed up into S3 each night, a copy of it as it was at some time, and a replica in another namespace: with the published Barman Cloud
 * plugin, which the same program installs.
 */
import { App, Chart } from 'cdk8s';
import {
  BarmanCloudLogLevel, BarmanCloudPlugin, ClusterWithPlugins, Distribution, ObjectStore, Operator, Schedule, ScheduledBackup,
} from 'cdk8s-cnpg-i';

const app = new App();

const system = new Chart(app, 'plugins');
Operator.fromAttributes(system, 'operator', { distribution: Distribution.CLOUDNATIVE_PG, version: '1.30.0', kubernetesVersion: '1.33' });
const barman = new BarmanCloudPlugin(system, 'barman-cloud', { logLevel: BarmanCloudLogLevel.INFO });

const configuration = { destinationPath: 's3://shop-backups/', s3Credentials: { inheritFromIAMRole: true } };
const small = { instances: 1, storage: { size: '20Gi' } };

const shop = new Chart(app, 'shop', { namespace: 'shop' });
const store = new ObjectStore(shop, 'backups', { configuration, retentionPolicy: '30d' });
const orders = new ClusterWithPlugins(shop, 'orders', { instances: 3, storage: { size: '20Gi' }, plugins: [barman.archiveTo(store)] });
new ScheduledBackup(shop, 'orders-nightly', { cluster: orders, plugin: barman, schedule: Schedule.daily({ hour: 3 }) });

new ClusterWithPlugins(shop, 'orders-before-the-sale', {
  ...small,
  ...barman.recoverFrom(store, { serverName: 'orders', database: 'app', owner: 'app', recoveryTarget: { targetTime: '2026-11-26 23:59:59Z' } }),
  // a folder of its own: it must not archive into the one that it is recovered from
  plugins: [barman.archiveTo(store, { serverName: 'orders-before-the-sale' })],
});

// object stores are found in the cluster's own namespace
const reports = new Chart(app, 'reports', { namespace: 'reports' });
const source = new ObjectStore(reports, 'backups-of-shop', { metadata: { name: 'backups' }, configuration });
new ClusterWithPlugins(reports, 'orders-for-reports', { ...small, ...barman.replicaOf(source, { serverName: 'orders' }) });

app.synth();
