package org.my_org;

import io.github.cdk8scnpgi.BarmanCloudLogLevel;
import io.github.cdk8scnpgi.BarmanCloudPlugin;
import io.github.cdk8scnpgi.BarmanCloudRecovery;
import io.github.cdk8scnpgi.BarmanCloudRecoveryOptions;
import io.github.cdk8scnpgi.BarmanCloudReplica;
import io.github.cdk8scnpgi.BarmanCloudReplicaOptions;
import io.github.cdk8scnpgi.ClusterWithPlugins;
import io.github.cdk8scnpgi.Distribution;
import io.github.cdk8scnpgi.ObjectStore;
import io.github.cdk8scnpgi.ObjectStoreConfiguration;
import io.github.cdk8scnpgi.ObjectStoreParametersOptions;
import io.github.cdk8scnpgi.Operator;
import io.github.cdk8scnpgi.OperatorAttributes;
import io.github.cdk8scnpgi.RecoveryTarget;
import io.github.cdk8scnpgi.S3Credentials;
import io.github.cdk8scnpgi.Schedule;
import io.github.cdk8scnpgi.ScheduledBackup;
import io.github.cdk8scnpgi.StorageConfiguration;
import io.github.cdk8scnpgi.TimeOfDay;
import java.util.List;
import org.cdk8s.ApiObjectMetadata;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.ChartProps;

/**
 * A cluster that is backed up into S3 each night, a copy of it as it was at some time, and a replica in another namespace: with the published Barman Cloud
 * plugin, which the same program installs.
 */
public final class Main {
    private static final StorageConfiguration STORAGE = StorageConfiguration.builder().size("20Gi").build();

    private static final ObjectStoreConfiguration CONFIGURATION = ObjectStoreConfiguration.builder()
        .destinationPath("s3://shop-backups/")
        .s3Credentials(S3Credentials.builder().inheritFromIamRole(true).build())
        .build();

    public static void main(final String[] args) {
        final App app = new App();
        final BarmanCloudPlugin barman = barman(new Chart(app, "plugins"));
        shop(new Chart(app, "shop", ChartProps.builder().namespace("shop").build()), barman);
        reports(new Chart(app, "reports", ChartProps.builder().namespace("reports").build()), barman);
        app.synth();
    }

    private static BarmanCloudPlugin barman(final Chart system) {
        Operator.fromAttributes(system, "operator", OperatorAttributes.builder()
            .distribution(Distribution.CLOUDNATIVE_PG)
            .version("1.30.0")
            .kubernetesVersion("1.33")
            .build());
        return BarmanCloudPlugin.Builder.create(system, "barman-cloud").logLevel(BarmanCloudLogLevel.INFO).build();
    }

    private static void shop(final Chart shop, final BarmanCloudPlugin barman) {
        final ObjectStore store = ObjectStore.Builder.create(shop, "backups")
            .configuration(CONFIGURATION)
            .retentionPolicy("30d")
            .build();
        final ClusterWithPlugins orders = ClusterWithPlugins.Builder.create(shop, "orders")
            .instances(3)
            .storage(STORAGE)
            .plugins(List.of(barman.archiveTo(store)))
            .build();
        ScheduledBackup.Builder.create(shop, "orders-nightly")
            .cluster(orders)
            .plugin(barman)
            .schedule(Schedule.daily(TimeOfDay.builder().hour(3).build()))
            .build();

        final BarmanCloudRecovery recovery = barman.recoverFrom(store, BarmanCloudRecoveryOptions.builder()
            .serverName("orders")
            .database("app")
            .owner("app")
            .recoveryTarget(RecoveryTarget.builder().targetTime("2026-11-26 23:59:59Z").build())
            .build());
        ClusterWithPlugins.Builder.create(shop, "orders-before-the-sale")
            .instances(1)
            .storage(STORAGE)
            .bootstrap(recovery.getBootstrap())
            .externalClusters(recovery.getExternalClusters())
            // a folder of its own: it must not archive into the one that it is recovered from
            .plugins(List.of(barman.archiveTo(store, ObjectStoreParametersOptions.builder().serverName("orders-before-the-sale").build())))
            .build();
    }

    /** Object stores are found in the cluster's own namespace. */
    private static void reports(final Chart reports, final BarmanCloudPlugin barman) {
        final ObjectStore source = ObjectStore.Builder.create(reports, "backups-of-shop")
            .metadata(ApiObjectMetadata.builder().name("backups").build())
            .configuration(CONFIGURATION)
            .build();
        final BarmanCloudReplica replica = barman.replicaOf(source, BarmanCloudReplicaOptions.builder().serverName("orders").build());
        ClusterWithPlugins.Builder.create(reports, "orders-for-reports")
            .instances(1)
            .storage(STORAGE)
            .bootstrap(replica.getBootstrap())
            .externalClusters(replica.getExternalClusters())
            .replica(replica.getReplica())
            .build();
    }
}
