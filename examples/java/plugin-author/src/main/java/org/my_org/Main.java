package org.my_org;

import io.github.cdk8scnpgi.ClusterWithPlugins;
import io.github.cdk8scnpgi.PluginConfiguration;
import io.github.cdk8scnpgi.StorageConfiguration;
import java.util.List;
import java.util.Map;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.ChartProps;

/** An app that uses a plugin's own construct. */
public final class Main {
    public static void main(final String[] args) {
        final App app = new App();

        final AuditPlugin audit = new AuditPlugin(new Chart(app, "plugins"), "audit", "1.4.0");

        final Chart db = new Chart(app, "db", ChartProps.builder().namespace("shop").build());
        ClusterWithPlugins.Builder.create(db, "ledger")
            .instances(2)
            .storage(StorageConfiguration.builder().size("10Gi").build())
            .plugins(List.of(PluginConfiguration.builder().plugin(audit).parameters(Map.of("level", "ddl")).build()))
            .build();

        app.synth();
    }
}
