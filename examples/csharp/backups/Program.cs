using Cdk8sCnpgI;
using Org.Cdk8s;

namespace MyOrg.Backups
{
    /// <summary>
    /// A cluster that is backed up into S3 each night, a copy of it as it was at some time, and a replica in another namespace: with the published Barman
    /// Cloud plugin, which the same program installs.
    /// </summary>
    public static class Program
    {
        public static void Main()
        {
            var app = new App();
            var barman = Barman(new Chart(app, "plugins"));
            Shop(new Chart(app, "shop", new ChartProps { Namespace = "shop" }), barman);
            Reports(new Chart(app, "reports", new ChartProps { Namespace = "reports" }), barman);
            app.Synth();
        }

        private static BarmanCloudPlugin Barman(Chart system)
        {
            Operator.FromAttributes(system, "operator", new OperatorAttributes
            {
                Distribution = Distribution.CLOUDNATIVE_PG,
                Version = "1.30.0",
                KubernetesVersion = "1.33",
            });
            return new BarmanCloudPlugin(system, "barman-cloud", new BarmanCloudPluginProps { LogLevel = BarmanCloudLogLevel.INFO });
        }

        private static ObjectStoreConfiguration Configuration()
        {
            return new ObjectStoreConfiguration
            {
                DestinationPath = "s3://shop-backups/",
                S3Credentials = new S3Credentials { InheritFromIAMRole = true },
            };
        }

        private static void Shop(Chart shop, BarmanCloudPlugin barman)
        {
            var storage = new StorageConfiguration { Size = "20Gi" };
            var store = new ObjectStore(shop, "backups", new ObjectStoreProps { Configuration = Configuration(), RetentionPolicy = "30d" });
            var orders = new ClusterWithPlugins(shop, "orders", new ClusterWithPluginsProps
            {
                Instances = 3,
                Storage = storage,
                Plugins = new[] { barman.ArchiveTo(store) },
            });
            new ScheduledBackup(shop, "orders-nightly", new ScheduledBackupProps
            {
                Cluster = orders,
                Plugin = barman,
                Schedule = Schedule.Daily(new TimeOfDay { Hour = 3 }),
            });

            var recovery = barman.RecoverFrom(store, new BarmanCloudRecoveryOptions
            {
                ServerName = "orders",
                Database = "app",
                Owner = "app",
                RecoveryTarget = new RecoveryTarget { TargetTime = "2026-11-26 23:59:59Z" },
            });
            new ClusterWithPlugins(shop, "orders-before-the-sale", new ClusterWithPluginsProps
            {
                Instances = 1,
                Storage = storage,
                Bootstrap = recovery.Bootstrap,
                ExternalClusters = recovery.ExternalClusters,
                // a folder of its own: it must not archive into the one that it is recovered from
                Plugins = new[] { barman.ArchiveTo(store, new ObjectStoreParametersOptions { ServerName = "orders-before-the-sale" }) },
            });
        }

        // object stores are found in the cluster's own namespace
        private static void Reports(Chart reports, BarmanCloudPlugin barman)
        {
            var source = new ObjectStore(reports, "backups-of-shop", new ObjectStoreProps
            {
                Metadata = new ApiObjectMetadata { Name = "backups" },
                Configuration = Configuration(),
            });
            var replica = barman.ReplicaOf(source, new BarmanCloudReplicaOptions { ServerName = "orders" });
            new ClusterWithPlugins(reports, "orders-for-reports", new ClusterWithPluginsProps
            {
                Instances = 1,
                Storage = new StorageConfiguration { Size = "20Gi" },
                Bootstrap = replica.Bootstrap,
                ExternalClusters = replica.ExternalClusters,
                Replica = replica.Replica,
            });
        }
    }
}
