// Decides about the first packet of each connection by the cluster's NetworkPolicies, with the published module for it.
//
// The packets come from a netfilter queue. Whoever starts this puts them there: the module's own rules need an nftables expression that not every kernel has.
package main

import (
	"context"
	"log"
	"os"
	"os/signal"
	"syscall"

	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/tools/clientcmd"
	"sigs.k8s.io/kube-network-policies/pkg/networkpolicy"
)

func main() {
	ctx, cancel := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer cancel()
	config, err := clientcmd.BuildConfigFromFlags("", os.Getenv("KUBECONFIG"))
	if err != nil {
		log.Fatal(err)
	}
	client, err := kubernetes.NewForConfig(config)
	if err != nil {
		log.Fatal(err)
	}
	shared := informers.NewSharedInformerFactory(client, 0)
	controller, err := networkpolicy.NewController(client, shared.Networking().V1().NetworkPolicies(), shared.Core().V1().Namespaces(),
		shared.Core().V1().Pods(), nil, nil, nil, nil, networkpolicy.Config{QueueID: 100, NRIdisabled: true})
	if err != nil {
		log.Fatal(err)
	}
	shared.Start(ctx.Done())
	if err := controller.Run(ctx); err != nil {
		log.Fatal(err)
	}
}
