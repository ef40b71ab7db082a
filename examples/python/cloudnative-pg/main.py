"""A standalone plugin on CloudNativePG, with a certificate authority and a name of its own for TLS, and what a plugin in production needs."""

from cdk8s import App, Chart, Duration
from cdk8s_cnpg_i import (
    ClusterWithPlugins,
    Distribution,
    Operator,
    PluginCapability,
    PluginConfiguration,
    PluginDisruptionBudget,
    PluginNetworkPolicyOptions,
    PluginPort,
    PluginTls,
    PostgresConfiguration,
    PrivateKeyAlgorithm,
    PrivateKeyOptions,
    StandalonePlugin,
    StorageConfiguration,
)
from cdk8s_cnpg_i.kubernetes import PolicyRule, ResourceRequirements
from cdk8s_plus_28 import PercentOrAbsolute

app = App()

system = Chart(app, "plugins")
operator = Operator.from_attributes(
    system,
    "operator",
    distribution=Distribution.CLOUDNATIVE_PG,
    version="1.30.0",
    kubernetes_version="1.33",
)

archive = StandalonePlugin(
    system,
    "archive",
    operator=operator,
    plugin_name="wal-archive.my-org.io",
    image="registry.my-org.io/wal-archive:2.3.1",
    subcommand="operator",
    args=["--log-level=info"],
    capabilities=[PluginCapability.ARCHIVE_WAL, PluginCapability.RESTORE_WAL, PluginCapability.BACKUP],
    tls=PluginTls.certificate_authority(
        duration=Duration.days(365),
        renew_before=Duration.days(30),
        private_key=PrivateKeyOptions(algorithm=PrivateKeyAlgorithm.ECDSA, size=256),
    ),
    server_name="wal-archive.cnpg-system.svc",
    replicas=2,
    priority_class_name="system-cluster-critical",
    pod_disruption_budget=PluginDisruptionBudget(min_available=PercentOrAbsolute.absolute(1)),
    network_policy=PluginNetworkPolicyOptions(ingress=True),
    additional_ports=[PluginPort(name="metrics", port=8080, service_port=8080, open_to_all=True)],
    cluster_role_rules=[
        PolicyRule(
            api_groups=[operator.distribution.api_group],
            resources=["clusters", "backups"],
            verbs=["get", "list", "watch"],
        ),
    ],
)

db = Chart(app, "db", namespace="shop")
ClusterWithPlugins(
    db,
    "orders",
    instances=3,
    image_name="ghcr.io/cloudnative-pg/postgresql:17.6",
    storage=StorageConfiguration(size="20Gi"),
    wal_storage=StorageConfiguration(size="5Gi"),
    resources=ResourceRequirements(requests={"cpu": "500m", "memory": "1Gi"}, limits={"memory": "1Gi"}),
    postgresql=PostgresConfiguration(
        parameters={"shared_buffers": "256MB"},
        pg_hba=["hostssl all all all scram-sha-256"],
    ),
    plugins=[PluginConfiguration(plugin=archive, is_wal_archiver=True)],
)

app.synth()
