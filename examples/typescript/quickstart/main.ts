/**
 * The documentation's standalone plugin, and a cluster that uses it, on EDB Postgres AI for CloudNativePG Cluster.
 */
import { App, Chart } from 'cdk8s';
import { ClusterWithPlugins, StandalonePlugin } from 'cdk8s-cnpg-i';

const app = new App();

// Deployment, Service, ServiceAccount, Issuer and two Certificates, all in the operator's namespace
const system = new Chart(app, 'plugins');
const plugin = new StandalonePlugin(system, 'example', {
  pluginName: 'cnpg-i-plugin-example.my-org.io',
  image: 'cnpg-i-plugin-example:1.0.0',
});

const db = new Chart(app, 'db', { namespace: 'shop' });
new ClusterWithPlugins(db, 'cluster-with-plugins', {
  instances: 1,
  storage: { size: '1Gi' },
  plugins: [{ plugin, enabled: true, parameters: { key1: 'value1', key2: 'value2' } }],
});

app.synth();
