// An app that uses a plugin's own construct.
package main

import (
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk8s-cnpg-i/cdk8s-cnpg-i-go/cdk8scnpgi"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
	"my-org.io/plugin-author/audit"
)

func main() {
	defer jsii.Close()
	app := cdk8s.NewApp(nil)

	plugin := audit.NewPlugin(cdk8s.NewChart(app, jsii.String("plugins"), nil), "audit", audit.PluginProps{Version: "1.4.0"})

	db := cdk8s.NewChart(app, jsii.String("db"), &cdk8s.ChartProps{Namespace: jsii.String("shop")})
	cdk8scnpgi.NewClusterWithPlugins(db, jsii.String("ledger"), &cdk8scnpgi.ClusterWithPluginsProps{
		Instances: jsii.Number(2),
		Storage:   &cdk8scnpgi.StorageConfiguration{Size: jsii.String("10Gi")},
		Plugins: &[]*cdk8scnpgi.PluginConfiguration{{
			Plugin:     plugin,
			Parameters: &map[string]*string{"level": jsii.String("ddl")},
		}},
	})

	app.Synth()
}
