package org.my_org;

import io.github.cdk8scnpgi.ClusterWithPlugins;
import io.github.cdk8scnpgi.Distribution;
import io.github.cdk8scnpgi.Operator;
import io.github.cdk8scnpgi.OperatorAttributes;
import io.github.cdk8scnpgi.PluginConfiguration;
import io.github.cdk8scnpgi.SidecarPlugin;
import io.github.cdk8scnpgi.StorageConfiguration;
import io.github.cdk8scnpgi.kubernetes.PolicyRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.ChartProps;
import org.cdk8s.plus28.EnvValue;

/**
 * A plugin in the operator's own pods, where Helm installed the operator.
 *
 * <p>Two forms come out: {@code dist/plugins.k8s.yaml}, a fragment of the operator's Deployment for server-side apply, and
 * {@code dist/sidecar-patch.yaml}, the same as a strategic-merge patch for kustomize or a Helm post-renderer. Use one of the two.
 */
public final class Main {
    public static void main(final String[] args) throws IOException {
        final App app = new App();

        final Chart system = new Chart(app, "plugins");
        final Operator operator = Operator.fromAttributes(system, "operator", OperatorAttributes.builder()
            .distribution(Distribution.CLOUDNATIVE_PG)
            .deploymentName("cnpg-cloudnative-pg") // as `helm install cnpg` names it
            .serviceAccountName("cnpg-cloudnative-pg")
            .version("1.30.0")
            .kubernetesVersion("1.33")
            .build());

        final SidecarPlugin audit = SidecarPlugin.Builder.create(system, "audit")
            .operator(operator)
            .pluginName("audit.my-org.io")
            .image("registry.my-org.io/audit:1.0.0")
            .subcommand("plugin")
            .envVariables(Map.of("LOG_LEVEL", EnvValue.fromValue("info")))
            // a sidecar plugin has no ServiceAccount of its own: its rules are bound to the operator's
            .clusterRoleRules(List.of(PolicyRule.builder()
                .apiGroups(List.of(""))
                .resources(List.of("events"))
                .verbs(List.of("create", "patch"))
                .build()))
            .build();

        final Chart db = new Chart(app, "db", ChartProps.builder().namespace("shop").build());
        ClusterWithPlugins.Builder.create(db, "ledger")
            .instances(3)
            .storage(StorageConfiguration.builder().size("10Gi").build())
            .plugins(List.of(PluginConfiguration.builder().plugin(audit).parameters(Map.of("level", "ddl")).build()))
            .build();

        app.synth();
        final Path outdir = Path.of(app.getOutdir());
        Files.createDirectories(outdir);
        Files.writeString(outdir.resolve("sidecar-patch.yaml"), operator.sidecarPatch());
    }
}
