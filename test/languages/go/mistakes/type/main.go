// A value of the wrong type, which the compiler refuses.
package main

import (
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk8s-cnpg-i/cdk8s-cnpg-i-go/cdk8scnpgi"
)

func main() {
	_ = cdk8scnpgi.ClusterWithPluginsProps{Instances: jsii.String("1")}
}
