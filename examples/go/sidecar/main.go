// A plugin in the operator's own pods, where Helm installed the operator.
//
// Two forms come out: dist/plugins.k8s.yaml, a fragment of the operator's Deployment for server-side apply, and dist/sidecar-patch.yaml, the same as
// a strategic-merge patch for kustomize or a Helm post-renderer. Use one of the two.
package main

import (
	"log"
	"os"
	"path/filepath"

	"github.com/aws/jsii-runtime-go"
	"github.com/cdk8s-cnpg-i/cdk8s-cnpg-i-go/cdk8scnpgi"
	"github.com/cdk8s-cnpg-i/cdk8s-cnpg-i-go/cdk8scnpgi/kubernetes"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
	"github.com/cdk8s-team/cdk8s-plus-go/cdk8splus28/v2"
)

func main() {
	defer jsii.Close()
	app := cdk8s.NewApp(nil)

	system := cdk8s.NewChart(app, jsii.String("plugins"), nil)
	operator := cdk8scnpgi.Operator_FromAttributes(system, jsii.String("operator"), &cdk8scnpgi.OperatorAttributes{
		Distribution:       cdk8scnpgi.Distribution_CLOUDNATIVE_PG(),
		DeploymentName:     jsii.String("cnpg-cloudnative-pg"), // as `helm install cnpg` names it
		ServiceAccountName: jsii.String("cnpg-cloudnative-pg"),
		Version:            jsii.String("1.30.0"),
		KubernetesVersion:  jsii.String("1.33"),
	})

	audit := cdk8scnpgi.NewSidecarPlugin(system, jsii.String("audit"), &cdk8scnpgi.SidecarPluginProps{
		Operator:   operator,
		PluginName: jsii.String("audit.my-org.io"),
		Image:      jsii.String("registry.my-org.io/audit:1.0.0"),
		Subcommand: jsii.String("plugin"),
		EnvVariables: &map[string]cdk8splus28.EnvValue{
			"LOG_LEVEL": cdk8splus28.EnvValue_FromValue(jsii.String("info")),
		},
		// a sidecar plugin has no ServiceAccount of its own: its rules are bound to the operator's
		ClusterRoleRules: &[]*kubernetes.PolicyRule{{
			ApiGroups: jsii.Strings(""),
			Resources: jsii.Strings("events"),
			Verbs:     jsii.Strings("create", "patch"),
		}},
	})

	db := cdk8s.NewChart(app, jsii.String("db"), &cdk8s.ChartProps{Namespace: jsii.String("shop")})
	cdk8scnpgi.NewClusterWithPlugins(db, jsii.String("ledger"), &cdk8scnpgi.ClusterWithPluginsProps{
		Instances: jsii.Number(3),
		Storage:   &cdk8scnpgi.StorageConfiguration{Size: jsii.String("10Gi")},
		Plugins: &[]*cdk8scnpgi.PluginConfiguration{{
			Plugin:     audit,
			Parameters: &map[string]*string{"level": jsii.String("ddl")},
		}},
	})

	app.Synth()
	if err := os.MkdirAll(*app.Outdir(), 0o755); err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(*app.Outdir(), "sidecar-patch.yaml"), []byte(*operator.SidecarPatch()), 0o644); err != nil {
		log.Fatal(err)
	}
}
