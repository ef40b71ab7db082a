// A plugin that only says who it is, on the official library: its flags, its TLS and its socket are those of any plugin made with it.
package main

import (
	"context"
	"fmt"
	"os"

	"github.com/cloudnative-pg/cnpg-i-machinery/pkg/pluginhelper/http"
	"github.com/cloudnative-pg/cnpg-i/pkg/identity"
)

type server struct {
	identity.UnimplementedIdentityServer
}

// The name is an image's own business; here each test states the one it needs.
func (server) GetPluginMetadata(context.Context, *identity.GetPluginMetadataRequest) (*identity.GetPluginMetadataResponse, error) {
	return &identity.GetPluginMetadataResponse{
		Name:        os.Getenv("PLUGIN_NAME"),
		Version:     "0.0.1",
		DisplayName: "Test",
		License:     "Apache-2.0",
		Maturity:    "alpha",
		Vendor:      "cdk8s-cnpg-i",
	}, nil
}

func (server) GetPluginCapabilities(context.Context, *identity.GetPluginCapabilitiesRequest) (*identity.GetPluginCapabilitiesResponse, error) {
	return &identity.GetPluginCapabilitiesResponse{}, nil
}

func (server) Probe(context.Context, *identity.ProbeRequest) (*identity.ProbeResponse, error) {
	return &identity.ProbeResponse{Ready: true}, nil
}

func main() {
	command := http.CreateMainCmd(server{})
	// images have a sub-command or none, as their manifests say
	if len(os.Args) > 1 && os.Args[1][0] != '-' {
		os.Args = append(os.Args[:1], os.Args[2:]...)
	}
	command.FParseErrWhitelist.UnknownFlags = true
	if err := command.Execute(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
