using Cdk8sCnpgI;
using Cdk8sCnpgI.Kubernetes;
using Constructs;

namespace MyOrg.Audit
{
    /// <summary>What users of the audit plugin decide.</summary>
    public class AuditPluginProps
    {
        /// <summary>The operator with which the plugin registers.</summary>
        public IOperator? Operator { get; set; }

        /// <summary>Release of the plugin.</summary>
        public required string Version { get; set; }
    }

    /// <summary>An install that a plugin's author ships with the plugin: name, image, arguments and rights are the author's business.</summary>
    public class AuditPlugin : StandalonePlugin
    {
        public AuditPlugin(Construct scope, string id, AuditPluginProps props) : base(scope, id, new StandalonePluginProps
        {
            Operator = props.Operator,
            PluginName = "audit.my-org.io",
            Image = $"registry.my-org.io/audit:{props.Version}",
            Subcommand = "plugin",
            RoleRules = new[]
            {
                new PolicyRule { ApiGroups = new[] { "" }, Resources = new[] { "configmaps" }, Verbs = new[] { "get", "list", "watch" } },
            },
            LeaderElection = true,
        })
        {
        }
    }
}
