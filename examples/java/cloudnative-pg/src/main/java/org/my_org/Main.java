package org.my_org;

import io.github.cdk8scnpgi.CertificateAuthorityTlsOptions;
import io.github.cdk8scnpgi.ClusterWithPlugins;
import io.github.cdk8scnpgi.Distribution;
import io.github.cdk8scnpgi.IPlugin;
import io.github.cdk8scnpgi.Operator;
import io.github.cdk8scnpgi.OperatorAttributes;
import io.github.cdk8scnpgi.PluginCapability;
import io.github.cdk8scnpgi.PluginConfiguration;
import io.github.cdk8scnpgi.PluginDisruptionBudget;
import io.github.cdk8scnpgi.PluginNetworkPolicyOptions;
import io.github.cdk8scnpgi.PluginPort;
import io.github.cdk8scnpgi.PluginTls;
import io.github.cdk8scnpgi.PostgresConfiguration;
import io.github.cdk8scnpgi.PrivateKeyAlgorithm;
import io.github.cdk8scnpgi.PrivateKeyOptions;
import io.github.cdk8scnpgi.StandalonePlugin;
import io.github.cdk8scnpgi.StorageConfiguration;
import io.github.cdk8scnpgi.kubernetes.PolicyRule;
import io.github.cdk8scnpgi.kubernetes.ResourceRequirements;
import java.util.List;
import java.util.Map;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.ChartProps;
import org.cdk8s.Duration;
import org.cdk8s.plus28.PercentOrAbsolute;

/** A standalone plugin on CloudNativePG, with a certificate authority and a name of its own for TLS, and what a plugin in production needs. */
public final class Main {
    public static void main(final String[] args) {
        final App app = new App();
        final IPlugin archive = archive(new Chart(app, "plugins"));
        orders(new Chart(app, "db", ChartProps.builder().namespace("shop").build()), archive);
        app.synth();
    }

    private static StandalonePlugin archive(final Chart system) {
        final Operator operator = Operator.fromAttributes(system, "operator", OperatorAttributes.builder()
            .distribution(Distribution.CLOUDNATIVE_PG)
            .version("1.30.0")
            .kubernetesVersion("1.33")
            .build());

        return StandalonePlugin.Builder.create(system, "archive")
            .operator(operator)
            .pluginName("wal-archive.my-org.io")
            .image("registry.my-org.io/wal-archive:2.3.1")
            .subcommand("operator")
            .args(List.of("--log-level=info"))
            .capabilities(List.of(PluginCapability.ARCHIVE_WAL, PluginCapability.RESTORE_WAL, PluginCapability.BACKUP))
            .tls(PluginTls.certificateAuthority(CertificateAuthorityTlsOptions.builder()
                .duration(Duration.days(365))
                .renewBefore(Duration.days(30))
                .privateKey(PrivateKeyOptions.builder().algorithm(PrivateKeyAlgorithm.ECDSA).size(256).build())
                .build()))
            .serverName("wal-archive.cnpg-system.svc")
            .replicas(2)
            .priorityClassName("system-cluster-critical")
            .podDisruptionBudget(PluginDisruptionBudget.builder().minAvailable(PercentOrAbsolute.absolute(1)).build())
            .networkPolicy(PluginNetworkPolicyOptions.builder().ingress(true).build())
            .additionalPorts(List.of(PluginPort.builder().name("metrics").port(8080).servicePort(8080).openToAll(true).build()))
            .clusterRoleRules(List.of(PolicyRule.builder()
                .apiGroups(List.of(operator.getDistribution().getApiGroup()))
                .resources(List.of("clusters", "backups"))
                .verbs(List.of("get", "list", "watch"))
                .build()))
            .build();
    }

    private static void orders(final Chart db, final IPlugin archive) {
        ClusterWithPlugins.Builder.create(db, "orders")
            .instances(3)
            .imageName("ghcr.io/cloudnative-pg/postgresql:17.6")
            .storage(StorageConfiguration.builder().size("20Gi").build())
            .walStorage(StorageConfiguration.builder().size("5Gi").build())
            .resources(ResourceRequirements.builder()
                .requests(Map.of("cpu", "500m", "memory", "1Gi"))
                .limits(Map.of("memory", "1Gi"))
                .build())
            .postgresql(PostgresConfiguration.builder()
                .parameters(Map.of("shared_buffers", "256MB"))
                .pgHba(List.of("hostssl all all all scram-sha-256"))
                .build())
            .plugins(List.of(PluginConfiguration.builder().plugin(archive).isWalArchiver(true).build()))
            .build();
    }
}
