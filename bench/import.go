// Makes one thing, and with it loads all that it needs.
package main

import (
	"os"

	"github.com/aws/jsii-runtime-go"
	"github.com/cdk8s-cnpg-i/cdk8s-cnpg-i-go/cdk8scnpgi"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
	"github.com/cdk8s-team/cdk8s-plus-go/cdk8splus28/v2"
)

func main() {
	if os.Args[1] == "nothing" {
		return
	}
	defer jsii.Close()
	chart := cdk8s.NewChart(cdk8s.NewApp(nil), jsii.String("plugins"), nil)
	switch os.Args[1] {
	case "plus":
		cdk8splus28.NewServiceAccount(chart, jsii.String("account"), nil)
	case "plugin":
		cdk8scnpgi.NewStandalonePlugin(chart, jsii.String("example"), &cdk8scnpgi.StandalonePluginProps{
			PluginName: jsii.String("example.my-org.io"),
			Image:      jsii.String("example:1.0.0"),
		})
	}
}
