using System.Collections.Generic;
using Cdk8sCnpgI;
using MyOrg.Audit;
using Org.Cdk8s;

namespace MyOrg.AuditApp
{
    /// <summary>An app that uses a plugin's own construct.</summary>
    public static class Program
    {
        public static void Main()
        {
            var app = new App();

            var audit = new AuditPlugin(new Chart(app, "plugins"), "audit", new AuditPluginProps { Version = "1.4.0" });

            var db = new Chart(app, "db", new ChartProps { Namespace = "shop" });
            new ClusterWithPlugins(db, "ledger", new ClusterWithPluginsProps
            {
                Instances = 2,
                Storage = new StorageConfiguration { Size = "10Gi" },
                Plugins = new[]
                {
                    new PluginConfiguration { Plugin = audit, Parameters = new Dictionary<string, string> { ["level"] = "ddl" } },
                },
            });

            app.Synth();
        }
    }
}
