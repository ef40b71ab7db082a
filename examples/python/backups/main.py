"""A cluster that is backed up into S3 each night, a copy of it as it was at some time, and a replica in another namespace: with the published Barman Cloud
plugin, which the same program installs."""

from cdk8s import ApiObjectMetadata, App, Chart
from cdk8s_cnpg_i import (
    BarmanCloudLogLevel,
    BarmanCloudPlugin,
    ClusterWithPlugins,
    Distribution,
    ObjectStore,
    ObjectStoreConfiguration,
    Operator,
    RecoveryTarget,
    S3Credentials,
    Schedule,
    ScheduledBackup,
    StorageConfiguration,
)

app = App()

system = Chart(app, "plugins")
Operator.from_attributes(
    system,
    "operator",
    distribution=Distribution.CLOUDNATIVE_PG,
    version="1.30.0",
    kubernetes_version="1.33",
)
barman = BarmanCloudPlugin(system, "barman-cloud", log_level=BarmanCloudLogLevel.INFO)

configuration = ObjectStoreConfiguration(
    destination_path="s3://shop-backups/",
    s3_credentials=S3Credentials(inherit_from_iam_role=True),
)
storage = StorageConfiguration(size="20Gi")

shop = Chart(app, "shop", namespace="shop")
store = ObjectStore(shop, "backups", configuration=configuration, retention_policy="30d")
orders = ClusterWithPlugins(shop, "orders", instances=3, storage=storage, plugins=[barman.archive_to(store)])
ScheduledBackup(shop, "orders-nightly", cluster=orders, plugin=barman, schedule=Schedule.daily(hour=3))

recovery = barman.recover_from(
    store,
    server_name="orders",
    database="app",
    owner="app",
    recovery_target=RecoveryTarget(target_time="2026-11-26 23:59:59Z"),
)
ClusterWithPlugins(
    shop,
    "orders-before-the-sale",
    instances=1,
    storage=storage,
    bootstrap=recovery.bootstrap,
    external_clusters=recovery.external_clusters,
    # a folder of its own: it must not archive into the one that it is recovered from
    plugins=[barman.archive_to(store, server_name="orders-before-the-sale")],
)

# object stores are found in the cluster's own namespace
reports = Chart(app, "reports", namespace="reports")
source = ObjectStore(reports, "backups-of-shop", metadata=ApiObjectMetadata(name="backups"), configuration=configuration)
replica = barman.replica_of(source, server_name="orders")
ClusterWithPlugins(
    reports,
    "orders-for-reports",
    instances=1,
    storage=storage,
    bootstrap=replica.bootstrap,
    external_clusters=replica.external_clusters,
    replica=replica.replica,
)

app.synth()
