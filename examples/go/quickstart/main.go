// The documentation's standalone plugin, and a cluster that uses it, on EDB Postgres AI for CloudNativePG Cluster.
package main

import (
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk8s-cnpg-i/cdk8s-cnpg-i-go/cdk8scnpgi"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
)

func main() {
	defer jsii.Close()
	app := cdk8s.NewApp(nil)

	// Deployment, Service, ServiceAccount, Issuer and two Certificates, all in the operator's namespace
	system := cdk8s.NewChart(app, jsii.String("plugins"), nil)
	plugin := cdk8scnpgi.NewStandalonePlugin(system, jsii.String("example"), &cdk8scnpgi.StandalonePluginProps{
		PluginName: jsii.String("cnpg-i-plugin-example.my-org.io"),
		Image:      jsii.String("cnpg-i-plugin-example:1.0.0"),
	})

	db := cdk8s.NewChart(app, jsii.String("db"), &cdk8s.ChartProps{Namespace: jsii.String("shop")})
	cdk8scnpgi.NewClusterWithPlugins(db, jsii.String("cluster-with-plugins"), &cdk8scnpgi.ClusterWithPluginsProps{
		Instances: jsii.Number(1),
		Storage:   &cdk8scnpgi.StorageConfiguration{Size: jsii.String("1Gi")},
		Plugins: &[]*cdk8scnpgi.PluginConfiguration{{
			Plugin:  plugin,
			Enabled: jsii.Bool(true),
			Parameters: &map[string]*string{
				"key1": jsii.String("value1"),
				"key2": jsii.String("value2"),
			},
		}},
	})

	app.Synth()
}
