// An application and its database: a cluster with a backup each night, the application that connects to it, and a policy that lets nobody else in.
package main

import (
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk8s-cnpg-i/cdk8s-cnpg-i-go/cdk8scnpgi"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
	"github.com/cdk8s-team/cdk8s-plus-go/cdk8splus28/v2"
)

func main() {
	defer jsii.Close()
	app := cdk8s.NewApp(nil)

	shop := cdk8s.NewChart(app, jsii.String("shop"), &cdk8s.ChartProps{Namespace: jsii.String("shop")})
	orders := newOrders(shop)
	restrict(shop, orders, newWeb(shop, orders))

	app.Synth()
}

func newOrders(shop cdk8s.Chart) cdk8scnpgi.ClusterWithPlugins {
	operator := cdk8scnpgi.Operator_FromAttributes(shop, jsii.String("operator"), &cdk8scnpgi.OperatorAttributes{
		Distribution:      cdk8scnpgi.Distribution_CLOUDNATIVE_PG(),
		Version:           jsii.String("1.30.0"),
		KubernetesVersion: jsii.String("1.33"),
	})
	barman := cdk8scnpgi.Plugin_FromPluginName(
		shop,
		jsii.String("barman-cloud"),
		jsii.String("barman-cloud.cloudnative-pg.io"),
		&cdk8scnpgi.PluginOptions{
			Operator: operator,
			Capabilities: &[]cdk8scnpgi.PluginCapability{
				cdk8scnpgi.PluginCapability_ARCHIVE_WAL,
				cdk8scnpgi.PluginCapability_RESTORE_WAL,
				cdk8scnpgi.PluginCapability_BACKUP,
				cdk8scnpgi.PluginCapability_RESTORE_JOB,
			},
		},
	)

	// the ObjectStore "store" is in the namespace already
	orders := cdk8scnpgi.NewClusterWithPlugins(shop, jsii.String("orders"), &cdk8scnpgi.ClusterWithPluginsProps{
		Instances: jsii.Number(3),
		ImageName: jsii.String("ghcr.io/cloudnative-pg/postgresql:17.6"),
		Storage:   &cdk8scnpgi.StorageConfiguration{Size: jsii.String("20Gi")},
		Plugins: &[]*cdk8scnpgi.PluginConfiguration{{
			Plugin:        barman,
			IsWALArchiver: jsii.Bool(true),
			Parameters:    &map[string]*string{"barmanObjectName": jsii.String("store")},
		}},
	})

	cdk8scnpgi.NewScheduledBackup(shop, jsii.String("orders-nightly"), &cdk8scnpgi.ScheduledBackupProps{
		Cluster:  orders,
		Plugin:   barman,
		Schedule: cdk8scnpgi.Schedule_Daily(&cdk8scnpgi.TimeOfDay{Hour: jsii.Number(3)}),
	})
	return orders
}

func newWeb(shop cdk8s.Chart, orders cdk8scnpgi.ClusterWithPlugins) cdk8splus28.Deployment {
	return cdk8splus28.NewDeployment(shop, jsii.String("web"), &cdk8splus28.DeploymentProps{
		Replicas: jsii.Number(2),
		Containers: &[]*cdk8splus28.ContainerProps{{
			Image:        jsii.String("registry.my-org.io/shop:4.2.0"),
			PortNumber:   jsii.Number(8080),
			EnvVariables: orders.ConnectionVariables(),
			SecurityContext: &cdk8splus28.ContainerSecurityContextProps{
				User: jsii.Number(1000),
				Capabilities: &cdk8splus28.ContainerSecutiryContextCapabilities{
					Drop: &[]cdk8splus28.Capability{cdk8splus28.Capability_ALL},
				},
				SeccompProfile: &cdk8splus28.SeccompProfile{Type: cdk8splus28.SeccompProfileType_RUNTIME_DEFAULT},
			},
			Resources: &cdk8splus28.ContainerResources{
				Memory: &cdk8splus28.MemoryResources{
					Request: cdk8s.Size_Mebibytes(jsii.Number(128)),
					Limit:   cdk8s.Size_Mebibytes(jsii.Number(256)),
				},
			},
		}},
	})
}

// A policy shuts out whatever it does not name. So it also names the pods of the cluster, for replication; those of its jobs, which copy the primary
// for a new instance and have the cluster's label alone; the operator, which asks each instance how it is; and the namespace that collects metrics.
func restrict(shop cdk8s.Chart, orders cdk8scnpgi.ClusterWithPlugins, web cdk8splus28.Deployment) {
	postgres := cdk8splus28.NetworkPolicyPort_Tcp(orders.Port())
	status := cdk8splus28.NetworkPolicyPort_Tcp(jsii.Number(8000))
	metrics := cdk8splus28.NetworkPolicyPort_Tcp(jsii.Number(9187))
	distribution := orders.Operator().Distribution()
	ordersPods := cdk8splus28.Pods_Select(shop, jsii.String("orders-pods"), &cdk8splus28.PodsSelectOptions{
		Labels: &map[string]*string{*distribution.Key(jsii.String("cluster")): orders.ClusterName()},
	})
	operatorPods := cdk8splus28.Pods_Select(shop, jsii.String("operator-pods"), &cdk8splus28.PodsSelectOptions{
		Labels:     distribution.OperatorPodLabels(),
		Namespaces: namespace(shop, "operator-namespace", orders.Operator().Namespace()),
	})

	cdk8splus28.NewNetworkPolicy(shop, jsii.String("orders-access"), &cdk8splus28.NetworkPolicyProps{
		Selector: orders,
		Ingress: &cdk8splus28.NetworkPolicyTraffic{
			Rules: &[]*cdk8splus28.NetworkPolicyRule{
				{Peer: web, Ports: &[]cdk8splus28.NetworkPolicyPort{postgres}},
				{Peer: ordersPods, Ports: &[]cdk8splus28.NetworkPolicyPort{postgres, status}},
				{Peer: operatorPods, Ports: &[]cdk8splus28.NetworkPolicyPort{postgres, status}},
				{
					Peer:  namespace(shop, "monitoring", jsii.String("monitoring")),
					Ports: &[]cdk8splus28.NetworkPolicyPort{metrics},
				},
			},
		},
	})
}

func namespace(shop cdk8s.Chart, id string, name *string) cdk8splus28.Namespaces {
	return cdk8splus28.Namespaces_Select(shop, jsii.String(id), &cdk8splus28.NamespacesSelectOptions{Names: &[]*string{name}})
}
