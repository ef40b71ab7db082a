"""An application and its database: a cluster with a backup each night, the application that connects to it, and a policy that lets nobody else in."""

from cdk8s import App, Chart, Size
from cdk8s_cnpg_i import (
    ClusterWithPlugins,
    Distribution,
    Operator,
    Plugin,
    PluginCapability,
    PluginConfiguration,
    Schedule,
    ScheduledBackup,
    StorageConfiguration,
)
from cdk8s_plus_28 import (
    Capability,
    ContainerProps,
    ContainerResources,
    ContainerSecurityContextProps,
    ContainerSecutiryContextCapabilities,
    Deployment,
    MemoryResources,
    Namespaces,
    NetworkPolicy,
    NetworkPolicyPort,
    NetworkPolicyRule,
    NetworkPolicyTraffic,
    Pods,
    SeccompProfile,
    SeccompProfileType,
)

app = App()

shop = Chart(app, "shop", namespace="shop")
operator = Operator.from_attributes(
    shop,
    "operator",
    distribution=Distribution.CLOUDNATIVE_PG,
    version="1.30.0",
    kubernetes_version="1.33",
)
barman = Plugin.from_plugin_name(
    shop,
    "barman-cloud",
    "barman-cloud.cloudnative-pg.io",
    operator=operator,
    capabilities=[
        PluginCapability.ARCHIVE_WAL,
        PluginCapability.RESTORE_WAL,
        PluginCapability.BACKUP,
        PluginCapability.RESTORE_JOB,
    ],
)

# the ObjectStore "store" is in the namespace already
orders = ClusterWithPlugins(
    shop,
    "orders",
    instances=3,
    image_name="ghcr.io/cloudnative-pg/postgresql:17.6",
    storage=StorageConfiguration(size="20Gi"),
    plugins=[PluginConfiguration(plugin=barman, is_wal_archiver=True, parameters={"barmanObjectName": "store"})],
)

ScheduledBackup(shop, "orders-nightly", cluster=orders, plugin=barman, schedule=Schedule.daily(hour=3))

web = Deployment(
    shop,
    "web",
    replicas=2,
    containers=[
        ContainerProps(
            image="registry.my-org.io/shop:4.2.0",
            port_number=8080,
            env_variables=orders.connection_variables(),
            security_context=ContainerSecurityContextProps(
                user=1000,
                capabilities=ContainerSecutiryContextCapabilities(drop=[Capability.ALL]),
                seccomp_profile=SeccompProfile(type=SeccompProfileType.RUNTIME_DEFAULT),
            ),
            resources=ContainerResources(
                memory=MemoryResources(request=Size.mebibytes(128), limit=Size.mebibytes(256)),
            ),
        ),
    ],
)

# A policy shuts out whatever it does not name. So it also names the pods of the cluster, for replication; those of its jobs, which copy the primary
# for a new instance and have the cluster's label alone; the operator, which asks each instance how it is; and the namespace that collects metrics.
postgres = NetworkPolicyPort.tcp(orders.port)
status = NetworkPolicyPort.tcp(8000)
metrics = NetworkPolicyPort.tcp(9187)
orders_pods = Pods.select(shop, "orders-pods", labels={operator.distribution.key("cluster"): orders.cluster_name})
operator_pods = Pods.select(
    shop,
    "operator-pods",
    labels=operator.distribution.operator_pod_labels,
    namespaces=Namespaces.select(shop, "operator-namespace", names=[operator.namespace]),
)
NetworkPolicy(
    shop,
    "orders-access",
    selector=orders,
    ingress=NetworkPolicyTraffic(
        rules=[
            NetworkPolicyRule(peer=web, ports=[postgres]),
            NetworkPolicyRule(peer=orders_pods, ports=[postgres, status]),
            NetworkPolicyRule(peer=operator_pods, ports=[postgres, status]),
            NetworkPolicyRule(peer=Namespaces.select(shop, "monitoring", names=["monitoring"]), ports=[metrics]),
        ],
    ),
)

app.synth()
