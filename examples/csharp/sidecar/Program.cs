using System.Collections.Generic;
using System.IO;
using Cdk8sCnpgI;
using Cdk8sCnpgI.Kubernetes;
using Org.Cdk8s;
using Org.Cdk8s.Plus28;

namespace MyOrg.Sidecar
{
    /// <summary>A plugin in the operator's own pods, where Helm installed the operator.</summary>
    /// <remarks>
    /// Two forms come out: <c>dist/plugins.k8s.yaml</c>, a fragment of the operator's Deployment for server-side apply, and
    /// <c>dist/sidecar-patch.yaml</c>, the same as a strategic-merge patch for kustomize or a Helm post-renderer. Use one of the two.
    /// </remarks>
    public static class Program
    {
        public static void Main()
        {
            var app = new App();

            var system = new Chart(app, "plugins");
            var cnpg = Operator.FromAttributes(system, "operator", new OperatorAttributes
            {
                Distribution = Distribution.CLOUDNATIVE_PG,
                DeploymentName = "cnpg-cloudnative-pg", // as `helm install cnpg` names it
                ServiceAccountName = "cnpg-cloudnative-pg",
                Version = "1.30.0",
                KubernetesVersion = "1.33",
            });

            var audit = new SidecarPlugin(system, "audit", new SidecarPluginProps
            {
                Operator = cnpg,
                PluginName = "audit.my-org.io",
                Image = "registry.my-org.io/audit:1.0.0",
                Subcommand = "plugin",
                EnvVariables = new Dictionary<string, EnvValue> { ["LOG_LEVEL"] = EnvValue.FromValue("info") },
                // a sidecar plugin has no ServiceAccount of its own: its rules are bound to the operator's
                ClusterRoleRules = new[]
                {
                    new PolicyRule { ApiGroups = new[] { "" }, Resources = new[] { "events" }, Verbs = new[] { "create", "patch" } },
                },
            });

            var db = new Chart(app, "db", new ChartProps { Namespace = "shop" });
            new ClusterWithPlugins(db, "ledger", new ClusterWithPluginsProps
            {
                Instances = 3,
                Storage = new StorageConfiguration { Size = "10Gi" },
                Plugins = new[]
                {
                    new PluginConfiguration { Plugin = audit, Parameters = new Dictionary<string, string> { ["level"] = "ddl" } },
                },
            });

            app.Synth();
            Directory.CreateDirectory(app.Outdir);
            File.WriteAllText(Path.Combine(app.Outdir, "sidecar-patch.yaml"), cnpg.SidecarPatch());
        }
    }
}
