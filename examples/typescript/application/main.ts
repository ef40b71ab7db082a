/**
 * An application and its database: a cluster with a backup each night through a plugin that another team installed, the application that connects to
 * it, and a policy that lets nobody else in.
 */
import { App, Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { ClusterWithPlugins, Distribution, Operator, Plugin, PluginCapability, Schedule, ScheduledBackup } from 'cdk8s-cnpg-i';

const app = new App();

const shop = new Chart(app, 'shop', { namespace: 'shop' });
const operator = Operator.fromAttributes(shop, 'operator', { distribution: Distribution.CLOUDNATIVE_PG, version: '1.30.0', kubernetesVersion: '1.33' });
const barman = Plugin.fromPluginName(shop, 'barman-cloud', 'barman-cloud.cloudnative-pg.io', {
  operator,
  capabilities: [PluginCapability.ARCHIVE_WAL, PluginCapability.RESTORE_WAL, PluginCapability.BACKUP, PluginCapability.RESTORE_JOB],
});

// the ObjectStore "store" is in the namespace already
const orders = new ClusterWithPlugins(shop, 'orders', {
  instances: 3,
  imageName: 'ghcr.io/cloudnative-pg/postgresql:17.6',
  storage: { size: '20Gi' },
  plugins: [{ plugin: barman, isWALArchiver: true, parameters: { barmanObjectName: 'store' } }],
});

new ScheduledBackup(shop, 'orders-nightly', { cluster: orders, plugin: barman, schedule: Schedule.daily({ hour: 3 }) });

const web = new kplus.Deployment(shop, 'web', {
  replicas: 2,
  containers: [{
    image: 'registry.my-org.io/shop:4.2.0',
    portNumber: 8080,
    envVariables: orders.connectionVariables(),
    securityContext: {
      user: 1000,
      capabilities: { drop: [kplus.Capability.ALL] },
      seccompProfile: { type: kplus.SeccompProfileType.RUNTIME_DEFAULT },
    },
    resources: { memory: { request: Size.mebibytes(128), limit: Size.mebibytes(256) } },
  }],
});

// A policy shuts out whatever it does not name. So it also names the pods of the cluster, for replication; those of its jobs, which copy the primary for
// a new instance and have the cluster's label alone; the operator, which asks each instance how it is; and the namespace that collects metrics.
const postgres = kplus.NetworkPolicyPort.tcp(orders.port);
const status = kplus.NetworkPolicyPort.tcp(8000);
const metrics = kplus.NetworkPolicyPort.tcp(9187);
const ordersPods = kplus.Pods.select(shop, 'orders-pods', { labels: { [operator.distribution.key('cluster')]: orders.clusterName } });
const operatorPods = kplus.Pods.select(shop, 'operator-pods', {
  labels: operator.distribution.operatorPodLabels,
  namespaces: kplus.Namespaces.select(shop, 'operator-namespace', { names: [operator.namespace] }),
});
new kplus.NetworkPolicy(shop, 'orders-access', {
  selector: orders,
  ingress: {
    rules: [
      { peer: web, ports: [postgres] },
      { peer: ordersPods, ports: [postgres, status] },
      { peer: operatorPods, ports: [postgres, status] },
      { peer: kplus.Namespaces.select(shop, 'monitoring', { names: ['monitoring'] }), ports: [metrics] },
    ],
  },
});

app.synth();
