import { Construct } from 'constructs';
import { Operator, PluginTls, StandalonePlugin } from 'cdk8s-cnpg-i';

/**
 * Installs the plugin as its published manifest does, under the names that it has there.
 */
export function installHelloWorld(scope: Construct, operator: Operator): StandalonePlugin {
  return new StandalonePlugin(scope, 'hello-world', {
    operator,
    pluginName: 'cnpg-i-hello-world.cloudnative-pg.io',
    name: 'hello-world',
    containerName: 'cnpg-i-hello-world',
    image: 'cnpg-i-hello-world:latest',
    subcommand: 'plugin',

    tls: PluginTls.selfSigned({
      issuerName: 'selfsigned-issuer',
      defaultPrivateKey: false,
      serverCertificate: { name: 'helloworld-server', secretName: 'helloworld-server-tls', dnsNames: ['hello-world'] },
      clientCertificate: { name: 'helloworld-client', secretName: 'helloworld-client-tls', commonName: 'helloworld-client' },
    }),

    // the manifest leaves all of this to Kubernetes; without these lines the plugin would get more careful settings
    restricted: false,
    resources: {},
    defaultReadiness: false,
    clientMount: { keys: [] },
    createServiceAccount: false,
    automountServiceAccountToken: true,
  });
}
