/**
 * The examples of the operator's documentation page on plugins, for both products: the sidecar container, the standalone Deployment with its Service and
 * certificates, and the Cluster.
 */
import { App, Chart } from 'cdk8s';
import { ClusterWithPlugins, Distribution, Operator, SidecarPlugin, SidecarStart, StandalonePlugin } from 'cdk8s-cnpg-i';

const app = new App();

for (const [product, distribution] of Object.entries({ 'edb': Distribution.EDB, 'cloudnative-pg': Distribution.CLOUDNATIVE_PG })) {
  // two operators, as one of them has either the sidecar or the standalone form of one plugin
  const operators = ['sidecar', 'standalone'].map(form => Operator.fromAttributes(new Chart(app, `${product}-${form}`), 'operator', {
    distribution, version: '1.30.0', kubernetesVersion: '1.33',
  }));
  const [sidecar, standalone] = operators;

  new SidecarPlugin(Chart.of(sidecar), 'example', {
    operator: sidecar,
    pluginName: 'cnpg-i-plugin-example.my-org.io',
    image: 'cnpg-i-plugin-example:1.0.0',
    start: SidecarStart.CONTAINER, // the page's form; without this line the plugin is there before the operator looks for it
  });

  const plugin = new StandalonePlugin(Chart.of(standalone), 'example', {
    operator: standalone,
    pluginName: 'cnpg-i-plugin-example.my-org.io',
    image: 'cnpg-i-plugin-example:1.0.0',
  });

  new ClusterWithPlugins(new Chart(app, `${product}-cluster`, { namespace: 'default' }), 'cluster-with-plugins', {
    instances: 1,
    storage: { size: '1Gi' },
    plugins: [{ plugin, enabled: true, parameters: { key1: 'value1', key2: 'value2' } }],
  });
}

app.synth();
