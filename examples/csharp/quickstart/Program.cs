using System.Collections.Generic;
using Cdk8sCnpgI;
using Org.Cdk8s;

namespace MyOrg.Quickstart
{
    /// <summary>The documentation's standalone plugin, and a cluster that uses it, on EDB Postgres AI for CloudNativePG Cluster.</summary>
    public static class Program
    {
        public static void Main()
        {
            var app = new App();

            // Deployment, Service, ServiceAccount, Issuer and two Certificates, all in the operator's namespace
            var system = new Chart(app, "plugins");
            var plugin = new StandalonePlugin(system, "example", new StandalonePluginProps
            {
                PluginName = "cnpg-i-plugin-example.my-org.io",
                Image = "cnpg-i-plugin-example:1.0.0",
            });

            var db = new Chart(app, "db", new ChartProps { Namespace = "shop" });
            new ClusterWithPlugins(db, "cluster-with-plugins", new ClusterWithPluginsProps
            {
                Instances = 1,
                Storage = new StorageConfiguration { Size = "1Gi" },
                Plugins = new[]
                {
                    new PluginConfiguration
                    {
                        Plugin = plugin,
                        Enabled = true,
                        Parameters = new Dictionary<string, string> { ["key1"] = "value1", ["key2"] = "value2" },
                    },
                },
            });

            app.Synth();
        }
    }
}
