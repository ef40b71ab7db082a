using System.Collections.Generic;
using Cdk8sCnpgI;
using Org.Cdk8s;
using Org.Cdk8s.Plus28;

namespace MyOrg.Application
{
    /// <summary>
    /// An application and its database: a cluster with a backup each night, the application that connects to it, and a policy that lets nobody else in.
    /// </summary>
    public static class Program
    {
        public static void Main()
        {
            var app = new App();
            var shop = new Chart(app, "shop", new ChartProps { Namespace = "shop" });
            var orders = Orders(shop);
            Restrict(shop, orders, Web(shop, orders));
            app.Synth();
        }

        private static ClusterWithPlugins Orders(Chart shop)
        {
            var cnpg = Operator.FromAttributes(shop, "operator", new OperatorAttributes
            {
                Distribution = Distribution.CLOUDNATIVE_PG,
                Version = "1.30.0",
                KubernetesVersion = "1.33",
            });
            var barman = Plugin.FromPluginName(shop, "barman-cloud", "barman-cloud.cloudnative-pg.io", new PluginOptions
            {
                Operator = cnpg,
                Capabilities = new[]
                {
                    PluginCapability.ARCHIVE_WAL, PluginCapability.RESTORE_WAL, PluginCapability.BACKUP, PluginCapability.RESTORE_JOB,
                },
            });

            // the ObjectStore "store" is in the namespace already
            var orders = new ClusterWithPlugins(shop, "orders", new ClusterWithPluginsProps
            {
                Instances = 3,
                ImageName = "ghcr.io/cloudnative-pg/postgresql:17.6",
                Storage = new StorageConfiguration { Size = "20Gi" },
                Plugins = new[]
                {
                    new PluginConfiguration
                    {
                        Plugin = barman,
                        IsWALArchiver = true,
                        Parameters = new Dictionary<string, string> { ["barmanObjectName"] = "store" },
                    },
                },
            });

            new ScheduledBackup(shop, "orders-nightly", new ScheduledBackupProps
            {
                Cluster = orders,
                Plugin = barman,
                Schedule = Schedule.Daily(new TimeOfDay { Hour = 3 }),
            });
            return orders;
        }

        private static Deployment Web(Chart shop, ClusterWithPlugins orders)
        {
            return new Deployment(shop, "web", new DeploymentProps
            {
                Replicas = 2,
                Containers = new[]
                {
                    new ContainerProps
                    {
                        Image = "registry.my-org.io/shop:4.2.0",
                        PortNumber = 8080,
                        EnvVariables = orders.ConnectionVariables(),
                        SecurityContext = new ContainerSecurityContextProps
                        {
                            User = 1000,
                            Capabilities = new ContainerSecutiryContextCapabilities { Drop = new[] { Capability.ALL } },
                            SeccompProfile = new SeccompProfile { Type = SeccompProfileType.RUNTIME_DEFAULT },
                        },
                        Resources = new ContainerResources
                        {
                            Memory = new MemoryResources { Request = Size.Mebibytes(128), Limit = Size.Mebibytes(256) },
                        },
                    },
                },
            });
        }

        /// <summary>
        /// A policy shuts out whatever it does not name. So it also names the pods of the cluster, for replication; those of its jobs, which copy the
        /// primary for a new instance and have the cluster's label alone; the operator, which asks each instance how it is; and the namespace that
        /// collects metrics.
        /// </summary>
        private static void Restrict(Chart shop, ClusterWithPlugins orders, Deployment web)
        {
            var postgres = NetworkPolicyPort.Tcp(orders.Port);
            var status = NetworkPolicyPort.Tcp(8000);
            var metrics = NetworkPolicyPort.Tcp(9187);
            var distribution = orders.Operator.Distribution;
            var ordersPods = Pods.Select(shop, "orders-pods", new PodsSelectOptions
            {
                Labels = new Dictionary<string, string> { [distribution.Key("cluster")] = orders.ClusterName },
            });
            var operatorPods = Pods.Select(shop, "operator-pods", new PodsSelectOptions
            {
                Labels = distribution.OperatorPodLabels,
                Namespaces = Namespace(shop, "operator-namespace", orders.Operator.Namespace),
            });

            new NetworkPolicy(shop, "orders-access", new NetworkPolicyProps
            {
                Selector = orders,
                Ingress = new NetworkPolicyTraffic
                {
                    Rules = new[]
                    {
                        new NetworkPolicyRule { Peer = web, Ports = new[] { postgres } },
                        new NetworkPolicyRule { Peer = ordersPods, Ports = new[] { postgres, status } },
                        new NetworkPolicyRule { Peer = operatorPods, Ports = new[] { postgres, status } },
                        new NetworkPolicyRule { Peer = Namespace(shop, "monitoring", "monitoring"), Ports = new[] { metrics } },
                    },
                },
            });
        }

        private static Namespaces Namespace(Chart shop, string id, string name)
        {
            return Namespaces.Select(shop, id, new NamespacesSelectOptions { Names = new[] { name } });
        }
    }
}
