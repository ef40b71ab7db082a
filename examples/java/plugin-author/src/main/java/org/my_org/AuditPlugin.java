package org.my_org;

import io.github.cdk8scnpgi.IOperator;
import io.github.cdk8scnpgi.StandalonePlugin;
import io.github.cdk8scnpgi.StandalonePluginProps;
import io.github.cdk8scnpgi.kubernetes.PolicyRule;
import java.util.List;
import software.constructs.Construct;

/** The install that the audit plugin's author ships: name, image, arguments and rights are the author's business. */
public class AuditPlugin extends StandalonePlugin {
    /** Defines the plugin, of the given release, for the app's default operator. */
    public AuditPlugin(final Construct scope, final String id, final String version) {
        this(scope, id, version, null);
    }

    /** Defines the plugin, of the given release, for an operator. */
    public AuditPlugin(final Construct scope, final String id, final String version, final IOperator operator) {
        super(scope, id, StandalonePluginProps.builder()
            .operator(operator)
            .pluginName("audit.my-org.io")
            .image("registry.my-org.io/audit:" + version)
            .subcommand("plugin")
            .roleRules(List.of(PolicyRule.builder()
                .apiGroups(List.of(""))
                .resources(List.of("configmaps"))
                .verbs(List.of("get", "list", "watch"))
                .build()))
            .leaderElection(true)
            .build());
    }
}
