"""The documentation's standalone plugin, and a cluster that uses it, on EDB Postgres AI for CloudNativePG Cluster."""

from cdk8s import App, Chart
from cdk8s_cnpg_i import ClusterWithPlugins, PluginConfiguration, StandalonePlugin, StorageConfiguration

app = App()

# Deployment, Service, ServiceAccount, Issuer and two Certificates, all in the operator's namespace
system = Chart(app, "plugins")
plugin = StandalonePlugin(
    system,
    "example",
    plugin_name="cnpg-i-plugin-example.my-org.io",
    image="cnpg-i-plugin-example:1.0.0",
)

db = Chart(app, "db", namespace="shop")
ClusterWithPlugins(
    db,
    "cluster-with-plugins",
    instances=1,
    storage=StorageConfiguration(size="1Gi"),
    plugins=[PluginConfiguration(plugin=plugin, enabled=True, parameters={"key1": "value1", "key2": "value2"})],
)

app.synth()
