// What the operator does with a plugin's Service, step by step, up to the first call: the four keys, both Secrets, the server's name, trust, TLS 1.3.
//
// It reads the objects as JSON from standard input and writes one JSON line: connected, ignored (no word in the cluster) or refused, with the reason.
package main

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"time"

	"github.com/cloudnative-pg/cnpg-i/pkg/identity"
	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials"
	"google.golang.org/grpc/credentials/insecure"
)

type object struct {
	Metadata struct {
		Name        string            `json:"name"`
		Namespace   string            `json:"namespace"`
		Labels      map[string]string `json:"labels"`
		Annotations map[string]string `json:"annotations"`
	} `json:"metadata"`
	Data map[string][]byte `json:"data"`
}

type input struct {
	Namespace string   `json:"operatorNamespace"`
	KeyPrefix string   `json:"keyPrefix"`
	Service   *object  `json:"service"`
	Secrets   []object `json:"secrets"`
	Socket    string   `json:"socket"`
	Name      string   `json:"name"`
}

type verdict struct {
	Outcome    string `json:"outcome"`
	Step       string `json:"step,omitempty"`
	Reason     string `json:"reason,omitempty"`
	PluginName string `json:"pluginName,omitempty"`
	Version    string `json:"version,omitempty"`
	Address    string `json:"address,omitempty"`
	ServerName string `json:"serverName,omitempty"`
}

func ignored(format string, args ...any) verdict {
	return verdict{Outcome: "ignored", Reason: fmt.Sprintf(format, args...)}
}

func refused(step string, err error) verdict {
	return verdict{Outcome: "refused", Step: step, Reason: err.Error()}
}

func main() {
	var in input
	if err := json.NewDecoder(os.Stdin).Decode(&in); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	if err := json.NewEncoder(os.Stdout).Encode(judge(in)); err != nil {
		os.Exit(2)
	}
}

func judge(in input) verdict {
	if in.Socket != "" {
		return call("unix://"+in.Socket, in.Name, "", insecure.NewCredentials())
	}
	service := in.Service.Metadata
	key := func(name string) string { return in.KeyPrefix + "/" + name }
	if service.Namespace != in.Namespace {
		return ignored("the Service is in namespace %s, the operator in %s", service.Namespace, in.Namespace)
	}
	name, ok := service.Labels[key("pluginName")]
	if !ok || name == "" {
		return ignored("the Service has no label %s", key("pluginName"))
	}
	values := map[string]string{}
	for _, annotation := range []string{"pluginServerSecret", "pluginClientSecret", "pluginPort"} {
		values[annotation] = service.Annotations[key(annotation)]
		if values[annotation] == "" {
			return ignored("the Service has no annotation %s", key(annotation))
		}
	}
	port, err := strconv.Atoi(values["pluginPort"])
	if err != nil {
		return refused("port", err)
	}
	config, err := tlsConfig(in, values["pluginServerSecret"], values["pluginClientSecret"])
	if err != nil {
		return refused("certificates", err)
	}
	config.ServerName = service.Name
	if stated := service.Annotations[key("pluginServerName")]; stated != "" {
		config.ServerName = stated
	}
	address := fmt.Sprintf("%s.%s.svc:%d", service.Name, service.Namespace, port)
	return call(address, name, config.ServerName, credentials.NewTLS(config))
}

// tlsConfig trusts exactly what is in tls.crt of the server's Secret, as the operator does; ca.crt is never read.
func tlsConfig(in input, serverSecret, clientSecret string) (*tls.Config, error) {
	secrets := map[string]map[string][]byte{}
	for _, secret := range in.Secrets {
		secrets[secret.Metadata.Name] = secret.Data
	}
	for _, name := range []string{serverSecret, clientSecret} {
		if secrets[name] == nil {
			return nil, fmt.Errorf("Secret %s not found", name)
		}
	}
	pair, err := tls.X509KeyPair(secrets[clientSecret]["tls.crt"], secrets[clientSecret]["tls.key"])
	if err != nil {
		return nil, fmt.Errorf("client certificate: %w", err)
	}
	roots := x509.NewCertPool()
	if !roots.AppendCertsFromPEM(secrets[serverSecret]["tls.crt"]) {
		return nil, fmt.Errorf("server certificate: no PEM in tls.crt of Secret %s", serverSecret)
	}
	return &tls.Config{RootCAs: roots, Certificates: []tls.Certificate{pair}, MinVersion: tls.VersionTLS13}, nil
}

func call(address, name, serverName string, transport credentials.TransportCredentials) verdict {
	// a proxy of the machine's knows nothing of a name that only this run can resolve
	connection, err := grpc.NewClient(address, grpc.WithTransportCredentials(transport), grpc.WithDisableServiceConfig(), grpc.WithNoProxy())
	if err != nil {
		return refused("client", err)
	}
	defer func() { _ = connection.Close() }()
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	client := identity.NewIdentityClient(connection)
	metadata, err := client.GetPluginMetadata(ctx, &identity.GetPluginMetadataRequest{})
	if err != nil {
		return refused("call", err)
	}
	if _, err := client.Probe(ctx, &identity.ProbeRequest{}); err != nil {
		return refused("probe", err)
	}
	if metadata.Name != name {
		return refused("name", fmt.Errorf("known as %s, the plugin reports %s", name, metadata.Name))
	}
	return verdict{Outcome: "connected", PluginName: metadata.Name, Version: metadata.Version, Address: address, ServerName: serverName}
}
