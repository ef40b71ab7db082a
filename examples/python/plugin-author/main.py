"""An app that uses a plugin's own construct."""

from audit_plugin import AuditPlugin
from cdk8s import App, Chart
from cdk8s_cnpg_i import ClusterWithPlugins, PluginConfiguration, StorageConfiguration

app = App()

audit = AuditPlugin(Chart(app, "plugins"), "audit", version="1.4.0")

db = Chart(app, "db", namespace="shop")
ClusterWithPlugins(
    db,
    "ledger",
    instances=2,
    storage=StorageConfiguration(size="10Gi"),
    plugins=[PluginConfiguration(plugin=audit, parameters={"level": "ddl"})],
)

app.synth()
