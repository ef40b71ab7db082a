// Package audit is the install of the audit plugin, as its author ships it.
package audit

import (
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk8s-cnpg-i/cdk8s-cnpg-i-go/cdk8scnpgi"
	"github.com/cdk8s-cnpg-i/cdk8s-cnpg-i-go/cdk8scnpgi/kubernetes"
)

// PluginProps is what users of the audit plugin decide.
type PluginProps struct {
	// Operator is the one with which the plugin registers; nil for the app's default.
	Operator cdk8scnpgi.IOperator
	// Version is the release of the plugin.
	Version string
}

// NewPlugin defines the audit plugin: name, image, arguments and rights are the author's business.
//
// It returns the library's own type: a struct that embeds it without overriding a method cannot be given to a cluster.
func NewPlugin(scope constructs.Construct, id string, props PluginProps) cdk8scnpgi.StandalonePlugin {
	return cdk8scnpgi.NewStandalonePlugin(scope, jsii.String(id), &cdk8scnpgi.StandalonePluginProps{
		Operator:   props.Operator,
		PluginName: jsii.String("audit.my-org.io"),
		Image:      jsii.String("registry.my-org.io/audit:" + props.Version),
		Subcommand: jsii.String("plugin"),
		RoleRules: &[]*kubernetes.PolicyRule{{
			ApiGroups: jsii.Strings(""),
			Resources: jsii.Strings("configmaps"),
			Verbs:     jsii.Strings("get", "list", "watch"),
		}},
		LeaderElection: jsii.Bool(true),
	})
}
