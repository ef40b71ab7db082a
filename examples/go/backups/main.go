// A cluster that is backed up into S3 each night, a copy of it as it was at some time, and a replica in another namespace: with the published Barman Cloud
// plugin, which the same program installs.
package main

import (
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk8s-cnpg-i/cdk8s-cnpg-i-go/cdk8scnpgi"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
)

func main() {
	defer jsii.Close()
	app := cdk8s.NewApp(nil)

	barman := newBarman(cdk8s.NewChart(app, jsii.String("plugins"), nil))
	newShop(cdk8s.NewChart(app, jsii.String("shop"), &cdk8s.ChartProps{Namespace: jsii.String("shop")}), barman)
	newReports(cdk8s.NewChart(app, jsii.String("reports"), &cdk8s.ChartProps{Namespace: jsii.String("reports")}), barman)

	app.Synth()
}

func newBarman(system cdk8s.Chart) cdk8scnpgi.BarmanCloudPlugin {
	cdk8scnpgi.Operator_FromAttributes(system, jsii.String("operator"), &cdk8scnpgi.OperatorAttributes{
		Distribution:      cdk8scnpgi.Distribution_CLOUDNATIVE_PG(),
		Version:           jsii.String("1.30.0"),
		KubernetesVersion: jsii.String("1.33"),
	})
	return cdk8scnpgi.NewBarmanCloudPlugin(system, jsii.String("barman-cloud"), &cdk8scnpgi.BarmanCloudPluginProps{
		LogLevel: cdk8scnpgi.BarmanCloudLogLevel_INFO,
	})
}

// configuration of the one bucket, which object stores in both namespaces have
func configuration() *cdk8scnpgi.ObjectStoreConfiguration {
	return &cdk8scnpgi.ObjectStoreConfiguration{
		DestinationPath: jsii.String("s3://shop-backups/"),
		S3Credentials:   &cdk8scnpgi.S3Credentials{InheritFromIAMRole: jsii.Bool(true)},
	}
}

func newShop(shop cdk8s.Chart, barman cdk8scnpgi.BarmanCloudPlugin) {
	storage := &cdk8scnpgi.StorageConfiguration{Size: jsii.String("20Gi")}
	store := cdk8scnpgi.NewObjectStore(shop, jsii.String("backups"), &cdk8scnpgi.ObjectStoreProps{
		Configuration:   configuration(),
		RetentionPolicy: jsii.String("30d"),
	})
	orders := cdk8scnpgi.NewClusterWithPlugins(shop, jsii.String("orders"), &cdk8scnpgi.ClusterWithPluginsProps{
		Instances: jsii.Number(3),
		Storage:   storage,
		Plugins:   &[]*cdk8scnpgi.PluginConfiguration{barman.ArchiveTo(store, nil)},
	})
	cdk8scnpgi.NewScheduledBackup(shop, jsii.String("orders-nightly"), &cdk8scnpgi.ScheduledBackupProps{
		Cluster:  orders,
		Plugin:   barman,
		Schedule: cdk8scnpgi.Schedule_Daily(&cdk8scnpgi.TimeOfDay{Hour: jsii.Number(3)}),
	})

	recovery := barman.RecoverFrom(store, &cdk8scnpgi.BarmanCloudRecoveryOptions{
		ServerName:     jsii.String("orders"),
		Database:       jsii.String("app"),
		Owner:          jsii.String("app"),
		RecoveryTarget: &cdk8scnpgi.RecoveryTarget{TargetTime: jsii.String("2026-11-26 23:59:59Z")},
	})
	cdk8scnpgi.NewClusterWithPlugins(shop, jsii.String("orders-before-the-sale"), &cdk8scnpgi.ClusterWithPluginsProps{
		Instances:        jsii.Number(1),
		Storage:          storage,
		Bootstrap:        recovery.Bootstrap,
		ExternalClusters: recovery.ExternalClusters,
		// a folder of its own: it must not archive into the one that it is recovered from
		Plugins: &[]*cdk8scnpgi.PluginConfiguration{
			barman.ArchiveTo(store, &cdk8scnpgi.ObjectStoreParametersOptions{ServerName: jsii.String("orders-before-the-sale")}),
		},
	})
}

// object stores are found in the cluster's own namespace
func newReports(reports cdk8s.Chart, barman cdk8scnpgi.BarmanCloudPlugin) {
	source := cdk8scnpgi.NewObjectStore(reports, jsii.String("backups-of-shop"), &cdk8scnpgi.ObjectStoreProps{
		Metadata:      &cdk8s.ApiObjectMetadata{Name: jsii.String("backups")},
		Configuration: configuration(),
	})
	replica := barman.ReplicaOf(source, &cdk8scnpgi.BarmanCloudReplicaOptions{ServerName: jsii.String("orders")})
	cdk8scnpgi.NewClusterWithPlugins(reports, jsii.String("orders-for-reports"), &cdk8scnpgi.ClusterWithPluginsProps{
		Instances:        jsii.Number(1),
		Storage:          &cdk8scnpgi.StorageConfiguration{Size: jsii.String("20Gi")},
		Bootstrap:        replica.Bootstrap,
		ExternalClusters: replica.ExternalClusters,
		Replica:          replica.Replica,
	})
}
