using System.Collections.Generic;
using Cdk8sCnpgI;
using Cdk8sCnpgI.Kubernetes;
using Org.Cdk8s;
using Org.Cdk8s.Plus28;

namespace MyOrg.CloudNativePg
{
    /// <summary>
    /// A standalone plugin on CloudNativePG, with a certificate authority and a name of its own for TLS, and what a plugin in production needs.
    /// </summary>
    public static class Program
    {
        public static void Main()
        {
            var app = new App();
            var archive = Archive(new Chart(app, "plugins"));
            Orders(new Chart(app, "db", new ChartProps { Namespace = "shop" }), archive);
            app.Synth();
        }

        private static StandalonePlugin Archive(Chart system)
        {
            var cnpg = Operator.FromAttributes(system, "operator", new OperatorAttributes
            {
                Distribution = Distribution.CLOUDNATIVE_PG,
                Version = "1.30.0",
                KubernetesVersion = "1.33",
            });

            return new StandalonePlugin(system, "archive", new StandalonePluginProps
            {
                Operator = cnpg,
                PluginName = "wal-archive.my-org.io",
                Image = "registry.my-org.io/wal-archive:2.3.1",
                Subcommand = "operator",
                Args = new[] { "--log-level=info" },
                Capabilities = new[] { PluginCapability.ARCHIVE_WAL, PluginCapability.RESTORE_WAL, PluginCapability.BACKUP },

                Tls = PluginTls.CertificateAuthority(new CertificateAuthorityTlsOptions
                {
                    Duration = Duration.Days(365),
                    RenewBefore = Duration.Days(30),
                    PrivateKey = new PrivateKeyOptions { Algorithm = PrivateKeyAlgorithm.ECDSA, Size = 256 },
                }),
                ServerName = "wal-archive.cnpg-system.svc",

                Replicas = 2,
                PriorityClassName = "system-cluster-critical",
                PodDisruptionBudget = new PluginDisruptionBudget { MinAvailable = PercentOrAbsolute.Absolute(1) },
                NetworkPolicy = new PluginNetworkPolicyOptions { Ingress = true },
                AdditionalPorts = new[] { new PluginPort { Name = "metrics", Port = 8080, ServicePort = 8080, OpenToAll = true } },

                ClusterRoleRules = new[]
                {
                    new PolicyRule
                    {
                        ApiGroups = new[] { cnpg.Distribution.ApiGroup },
                        Resources = new[] { "clusters", "backups" },
                        Verbs = new[] { "get", "list", "watch" },
                    },
                },
            });
        }

        private static void Orders(Chart db, IPlugin archive)
        {
            new ClusterWithPlugins(db, "orders", new ClusterWithPluginsProps
            {
                Instances = 3,
                ImageName = "ghcr.io/cloudnative-pg/postgresql:17.6",
                Storage = new StorageConfiguration { Size = "20Gi" },
                WalStorage = new StorageConfiguration { Size = "5Gi" },
                Resources = new ResourceRequirements
                {
                    Requests = new Dictionary<string, string> { ["cpu"] = "500m", ["memory"] = "1Gi" },
                    Limits = new Dictionary<string, string> { ["memory"] = "1Gi" },
                },
                Postgresql = new PostgresConfiguration
                {
                    Parameters = new Dictionary<string, string> { ["shared_buffers"] = "256MB" },
                    PgHba = new[] { "hostssl all all all scram-sha-256" },
                },
                Plugins = new[] { new PluginConfiguration { Plugin = archive, IsWALArchiver = true } },
            });
        }
    }
}
