package org.my_org;

import io.github.cdk8scnpgi.ClusterWithPlugins;
import io.github.cdk8scnpgi.Distribution;
import io.github.cdk8scnpgi.IPlugin;
import io.github.cdk8scnpgi.Operator;
import io.github.cdk8scnpgi.OperatorAttributes;
import io.github.cdk8scnpgi.Plugin;
import io.github.cdk8scnpgi.PluginOptions;
import io.github.cdk8scnpgi.PluginCapability;
import io.github.cdk8scnpgi.PluginConfiguration;
import io.github.cdk8scnpgi.Schedule;
import io.github.cdk8scnpgi.ScheduledBackup;
import io.github.cdk8scnpgi.StorageConfiguration;
import io.github.cdk8scnpgi.TimeOfDay;
import java.util.List;
import java.util.Map;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.ChartProps;
import org.cdk8s.Size;
import org.cdk8s.plus28.Capability;
import org.cdk8s.plus28.ContainerProps;
import org.cdk8s.plus28.ContainerResources;
import org.cdk8s.plus28.ContainerSecurityContextProps;
import org.cdk8s.plus28.ContainerSecutiryContextCapabilities;
import org.cdk8s.plus28.Deployment;
import org.cdk8s.plus28.MemoryResources;
import org.cdk8s.plus28.Namespaces;
import org.cdk8s.plus28.NamespacesSelectOptions;
import org.cdk8s.plus28.NetworkPolicy;
import org.cdk8s.plus28.NetworkPolicyPort;
import org.cdk8s.plus28.NetworkPolicyRule;
import org.cdk8s.plus28.NetworkPolicyTraffic;
import org.cdk8s.plus28.Pods;
import org.cdk8s.plus28.PodsSelectOptions;
import org.cdk8s.plus28.SeccompProfile;
import org.cdk8s.plus28.SeccompProfileType;

/** An application and its database: a cluster with a backup each night, the application that connects to it, and a policy that lets nobody else in. */
public final class Main {
    public static void main(final String[] args) {
        final App app = new App();
        final Chart shop = new Chart(app, "shop", ChartProps.builder().namespace("shop").build());
        final ClusterWithPlugins orders = orders(shop);
        final Deployment web = web(shop, orders);
        restrict(shop, orders, web);
        app.synth();
    }

    private static ClusterWithPlugins orders(final Chart shop) {
        final Operator operator = Operator.fromAttributes(shop, "operator", OperatorAttributes.builder()
            .distribution(Distribution.CLOUDNATIVE_PG)
            .version("1.30.0")
            .kubernetesVersion("1.33")
            .build());
        final IPlugin barman = Plugin.fromPluginName(shop, "barman-cloud", "barman-cloud.cloudnative-pg.io", PluginOptions.builder()
            .operator(operator)
            .capabilities(List.of(
                PluginCapability.ARCHIVE_WAL, PluginCapability.RESTORE_WAL, PluginCapability.BACKUP, PluginCapability.RESTORE_JOB))
            .build());

        // the ObjectStore "store" is in the namespace already
        final ClusterWithPlugins orders = ClusterWithPlugins.Builder.create(shop, "orders")
            .instances(3)
            .imageName("ghcr.io/cloudnative-pg/postgresql:17.6")
            .storage(StorageConfiguration.builder().size("20Gi").build())
            .plugins(List.of(PluginConfiguration.builder()
                .plugin(barman)
                .isWalArchiver(true)
                .parameters(Map.of("barmanObjectName", "store"))
                .build()))
            .build();

        ScheduledBackup.Builder.create(shop, "orders-nightly")
            .cluster(orders)
            .plugin(barman)
            .schedule(Schedule.daily(TimeOfDay.builder().hour(3).build()))
            .build();
        return orders;
    }

    private static Deployment web(final Chart shop, final ClusterWithPlugins orders) {
        return Deployment.Builder.create(shop, "web")
            .replicas(2)
            .containers(List.of(ContainerProps.builder()
                .image("registry.my-org.io/shop:4.2.0")
                .portNumber(8080)
                .envVariables(orders.connectionVariables())
                .securityContext(ContainerSecurityContextProps.builder()
                    .user(1000)
                    .capabilities(ContainerSecutiryContextCapabilities.builder().drop(List.of(Capability.ALL)).build())
                    .seccompProfile(SeccompProfile.builder().type(SeccompProfileType.RUNTIME_DEFAULT).build())
                    .build())
                .resources(ContainerResources.builder()
                    .memory(MemoryResources.builder().request(Size.mebibytes(128)).limit(Size.mebibytes(256)).build())
                    .build())
                .build()))
            .build();
    }

    /**
     * A policy shuts out whatever it does not name. So it also names the pods of the cluster, for replication; those of its jobs, which copy the primary
     * for a new instance and have the cluster's label alone; the operator, which asks each instance how it is; and the namespace that collects metrics.
     */
    private static void restrict(final Chart shop, final ClusterWithPlugins orders, final Deployment web) {
        final NetworkPolicyPort postgres = NetworkPolicyPort.tcp(orders.getPort());
        final NetworkPolicyPort status = NetworkPolicyPort.tcp(8000);
        final NetworkPolicyPort metrics = NetworkPolicyPort.tcp(9187);
        final Distribution distribution = orders.getOperator().getDistribution();
        final Pods ordersPods = Pods.select(shop, "orders-pods", PodsSelectOptions.builder()
            .labels(Map.of(distribution.key("cluster"), orders.getClusterName()))
            .build());
        final Pods operatorPods = Pods.select(shop, "operator-pods", PodsSelectOptions.builder()
            .labels(distribution.getOperatorPodLabels())
            .namespaces(namespace(shop, "operator-namespace", orders.getOperator().getNamespace()))
            .build());

        NetworkPolicy.Builder.create(shop, "orders-access")
            .selector(orders)
            .ingress(NetworkPolicyTraffic.builder()
                .rules(List.of(
                    NetworkPolicyRule.builder().peer(web).ports(List.of(postgres)).build(),
                    NetworkPolicyRule.builder().peer(ordersPods).ports(List.of(postgres, status)).build(),
                    NetworkPolicyRule.builder().peer(operatorPods).ports(List.of(postgres, status)).build(),
                    NetworkPolicyRule.builder().peer(namespace(shop, "monitoring", "monitoring")).ports(List.of(metrics)).build()))
                .build())
            .build();
    }

    private static Namespaces namespace(final Chart shop, final String id, final String name) {
        return Namespaces.select(shop, id, NamespacesSelectOptions.builder().names(List.of(name)).build());
    }
}
