module cdk8s-cnpg-i.test/pause

go 1.25.0
