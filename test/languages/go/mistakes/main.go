// Programs with one mistake each, by name.
package main

import (
	"os"

	"github.com/aws/jsii-runtime-go"
	"github.com/cdk8s-cnpg-i/cdk8s-cnpg-i-go/cdk8scnpgi"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
)

func main() {
	defer jsii.Close()
	outdir, err := os.MkdirTemp("", "mistakes")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(outdir)
	app := cdk8s.NewApp(&cdk8s.AppProps{Outdir: jsii.String(outdir)})
	chart := cdk8s.NewChart(app, jsii.String("plugins"), nil)
	map[string]func(cdk8s.App, cdk8s.Chart){
		"rule":         rule,
		"synthesis":    synthesis,
		"missing-prop": missingProp,
	}[os.Args[1]](app, chart)
}

func rule(_ cdk8s.App, chart cdk8s.Chart) {
	cdk8scnpgi.NewStandalonePlugin(chart, jsii.String("audit"), &cdk8scnpgi.StandalonePluginProps{
		PluginName: jsii.String("audit_log"),
		Image:      jsii.String("audit:1.0.0"),
	})
}

func synthesis(app cdk8s.App, chart cdk8s.Chart) {
	certificate := cdk8s.NewApiObject(chart, jsii.String("certificate"), &cdk8s.ApiObjectProps{
		ApiVersion: jsii.String("cert-manager.io/v1"),
		Kind:       jsii.String("Certificate"),
		Metadata:   &cdk8s.ApiObjectMetadata{Name: jsii.String("server"), Namespace: jsii.String("postgresql-operator-system")},
	})
	certificate.AddJsonPatch(cdk8s.JsonPatch_Add(jsii.String("/spec"), map[string]any{
		"secretName": "server",
		"dnsNames":   []string{"audit"},
		"usages":     []string{"client auth"},
		"issuerRef":  map[string]string{"name": "corp"},
	}))
	cdk8scnpgi.NewStandalonePlugin(chart, jsii.String("audit"), &cdk8scnpgi.StandalonePluginProps{
		PluginName: jsii.String("audit.my-org.io"),
		Image:      jsii.String("audit:1.0.0"),
		Tls: cdk8scnpgi.PluginTls_Secrets(&cdk8scnpgi.SecretsTlsOptions{
			ServerSecretName: jsii.String("server"),
			ClientSecretName: jsii.String("client"),
		}),
	})
	app.Synth()
}

func missingProp(_ cdk8s.App, chart cdk8s.Chart) {
	cdk8scnpgi.NewClusterWithPlugins(chart, jsii.String("orders"), &cdk8scnpgi.ClusterWithPluginsProps{
		Instances: jsii.Number(1),
	})
}
