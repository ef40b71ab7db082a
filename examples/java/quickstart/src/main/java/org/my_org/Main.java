package org.my_org;

import io.github.cdk8scnpgi.ClusterWithPlugins;
import io.github.cdk8scnpgi.PluginConfiguration;
import io.github.cdk8scnpgi.StandalonePlugin;
import io.github.cdk8scnpgi.StorageConfiguration;
import java.util.List;
import java.util.Map;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.ChartProps;

/** The documentation's standalone plugin, and a cluster that uses it, on EDB Postgres AI for CloudNativePG Cluster. */
public final class Main {
    public static void main(final String[] args) {
        final App app = new App();

        // Deployment, Service, ServiceAccount, Issuer and two Certificates, all in the operator's namespace
        final Chart system = new Chart(app, "plugins");
        final StandalonePlugin plugin = StandalonePlugin.Builder.create(system, "example")
            .pluginName("cnpg-i-plugin-example.my-org.io")
            .image("cnpg-i-plugin-example:1.0.0")
            .build();

        final Chart db = new Chart(app, "db", ChartProps.builder().namespace("shop").build());
        ClusterWithPlugins.Builder.create(db, "cluster-with-plugins")
            .instances(1)
            .storage(StorageConfiguration.builder().size("1Gi").build())
            .plugins(List.of(PluginConfiguration.builder()
                .plugin(plugin)
                .enabled(true)
                .parameters(Map.of("key1", "value1", "key2", "value2"))
                .build()))
            .build();

        app.synth();
    }
}
