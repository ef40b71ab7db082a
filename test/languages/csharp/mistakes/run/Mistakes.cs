using System;
using System.Collections.Generic;
using System.IO;
using Cdk8sCnpgI;
using Org.Cdk8s;

/// <summary>Programs with one mistake each, by name.</summary>
public static class Mistakes
{
    public static void Main(string[] args)
    {
        var app = new App(new AppProps { Outdir = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()) });
        var chart = new Chart(app, "plugins");
        switch (args[0])
        {
            case "rule":
                new StandalonePlugin(chart, "audit", new StandalonePluginProps { PluginName = "audit_log", Image = "audit:1.0.0" });
                break;
            case "synthesis":
                Synthesis(app, chart);
                break;
            case "missing-prop":
                new ClusterWithPlugins(chart, "orders", new ClusterWithPluginsProps { Instances = 1 });
                break;
            default:
                throw new ArgumentException(args[0]);
        }
    }

    private static void Synthesis(App app, Chart chart)
    {
        var certificate = new ApiObject(chart, "certificate", new ApiObjectProps
        {
            ApiVersion = "cert-manager.io/v1",
            Kind = "Certificate",
            Metadata = new ApiObjectMetadata { Name = "server", Namespace = "postgresql-operator-system" },
        });
        certificate.AddJsonPatch(JsonPatch.Add("/spec", new Dictionary<string, object>
        {
            ["secretName"] = "server",
            ["dnsNames"] = new[] { "audit" },
            ["usages"] = new[] { "client auth" },
            ["issuerRef"] = new Dictionary<string, object> { ["name"] = "corp" },
        }));
        new StandalonePlugin(chart, "audit", new StandalonePluginProps
        {
            PluginName = "audit.my-org.io",
            Image = "audit:1.0.0",
            Tls = PluginTls.Secrets(new SecretsTlsOptions { ServerSecretName = "server", ClientSecretName = "client" }),
        });
        app.Synth();
    }
}
