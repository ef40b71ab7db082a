module my-org.io/backups

go 1.25

require (
	github.com/aws/constructs-go/constructs/v10 v10.5.0 // indirect
	github.com/aws/jsii-runtime-go v1.140.0
	github.com/cdk8s-cnpg-i/cdk8s-cnpg-i-go/cdk8scnpgi v0.0.0
	github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2 v2.70.0
)

replace github.com/cdk8s-cnpg-i/cdk8s-cnpg-i-go/cdk8scnpgi => ../../../dist/go/cdk8scnpgi
