// A standalone plugin on CloudNativePG, with a certificate authority of its own, a name of its own for TLS, and what a plugin in production needs.
package main

import (
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk8s-cnpg-i/cdk8s-cnpg-i-go/cdk8scnpgi"
	"github.com/cdk8s-cnpg-i/cdk8s-cnpg-i-go/cdk8scnpgi/kubernetes"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
	"github.com/cdk8s-team/cdk8s-plus-go/cdk8splus28/v2"
)

func main() {
	defer jsii.Close()
	app := cdk8s.NewApp(nil)

	archive := newArchive(cdk8s.NewChart(app, jsii.String("plugins"), nil))
	newOrders(cdk8s.NewChart(app, jsii.String("db"), &cdk8s.ChartProps{Namespace: jsii.String("shop")}), archive)

	app.Synth()
}

func newArchive(system cdk8s.Chart) cdk8scnpgi.StandalonePlugin {
	operator := cdk8scnpgi.Operator_FromAttributes(system, jsii.String("operator"), &cdk8scnpgi.OperatorAttributes{
		Distribution:      cdk8scnpgi.Distribution_CLOUDNATIVE_PG(),
		Version:           jsii.String("1.30.0"),
		KubernetesVersion: jsii.String("1.33"),
	})

	return cdk8scnpgi.NewStandalonePlugin(system, jsii.String("archive"), &cdk8scnpgi.StandalonePluginProps{
		Operator:   operator,
		PluginName: jsii.String("wal-archive.my-org.io"),
		Image:      jsii.String("registry.my-org.io/wal-archive:2.3.1"),
		Subcommand: jsii.String("operator"),
		Args:       jsii.Strings("--log-level=info"),
		Capabilities: &[]cdk8scnpgi.PluginCapability{
			cdk8scnpgi.PluginCapability_ARCHIVE_WAL,
			cdk8scnpgi.PluginCapability_RESTORE_WAL,
			cdk8scnpgi.PluginCapability_BACKUP,
		},

		Tls: cdk8scnpgi.PluginTls_CertificateAuthority(&cdk8scnpgi.CertificateAuthorityTlsOptions{
			Duration:    cdk8s.Duration_Days(jsii.Number(365)),
			RenewBefore: cdk8s.Duration_Days(jsii.Number(30)),
			PrivateKey: &cdk8scnpgi.PrivateKeyOptions{
				Algorithm: cdk8scnpgi.PrivateKeyAlgorithm_ECDSA,
				Size:      jsii.Number(256),
			},
		}),
		ServerName: jsii.String("wal-archive.cnpg-system.svc"),

		Replicas:          jsii.Number(2),
		PriorityClassName: jsii.String("system-cluster-critical"),
		PodDisruptionBudget: &cdk8scnpgi.PluginDisruptionBudget{
			MinAvailable: cdk8splus28.PercentOrAbsolute_Absolute(jsii.Number(1)),
		},
		NetworkPolicy: &cdk8scnpgi.PluginNetworkPolicyOptions{Ingress: jsii.Bool(true)},
		AdditionalPorts: &[]*cdk8scnpgi.PluginPort{
			{Name: jsii.String("metrics"), Port: jsii.Number(8080), ServicePort: jsii.Number(8080), OpenToAll: jsii.Bool(true)},
		},

		ClusterRoleRules: &[]*kubernetes.PolicyRule{{
			ApiGroups: &[]*string{operator.Distribution().ApiGroup()},
			Resources: jsii.Strings("clusters", "backups"),
			Verbs:     jsii.Strings("get", "list", "watch"),
		}},
	})
}

func newOrders(db cdk8s.Chart, archive cdk8scnpgi.IPlugin) cdk8scnpgi.ClusterWithPlugins {
	return cdk8scnpgi.NewClusterWithPlugins(db, jsii.String("orders"), &cdk8scnpgi.ClusterWithPluginsProps{
		Instances:  jsii.Number(3),
		ImageName:  jsii.String("ghcr.io/cloudnative-pg/postgresql:17.6"),
		Storage:    &cdk8scnpgi.StorageConfiguration{Size: jsii.String("20Gi")},
		WalStorage: &cdk8scnpgi.StorageConfiguration{Size: jsii.String("5Gi")},
		Resources: &kubernetes.ResourceRequirements{
			Requests: &map[string]*string{"cpu": jsii.String("500m"), "memory": jsii.String("1Gi")},
			Limits:   &map[string]*string{"memory": jsii.String("1Gi")},
		},
		Postgresql: &cdk8scnpgi.PostgresConfiguration{
			Parameters: &map[string]*string{"shared_buffers": jsii.String("256MB")},
			PgHba:      jsii.Strings("hostssl all all all scram-sha-256"),
		},
		Plugins: &[]*cdk8scnpgi.PluginConfiguration{{Plugin: archive, IsWALArchiver: jsii.Bool(true)}},
	})
}
