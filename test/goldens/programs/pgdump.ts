import { ApiObject, Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { Operator, PluginTls, StandalonePlugin } from '../../../src';

const NAME = 'cnpg-plugin-pgdump';
const PLUGIN_NAME = 'pgdump-backup.cloudnative-pg.io';
const PORT = 50051;

/** A plugin with an authority of its own, on another port, under a TLS name of its own. */
export function installPgdump(scope: Construct, operator: Operator): StandalonePlugin {
  const { distribution, namespace } = operator;
  const serverName = `${NAME}.${namespace}.svc`;
  const plugin = new StandalonePlugin(scope, 'pgdump', {
    operator,
    pluginName: PLUGIN_NAME,
    name: NAME,
    containerName: 'plugin',
    image: 'ghcr.io/odit-services/cnpg-plugin-pgdump:main',
    subcommand: 'plugin',
    port: PORT,
    portName: 'grpc',
    serverName,
    deploymentLabels: {},
    serviceLabels: { [distribution.key('plugin')]: PLUGIN_NAME },
    restricted: false,
    resources: {},
    startup: probe(10, 6),
    readiness: probe(10, 2),
    liveness: probe(20, 3),
    serverMount: { volumeName: 'server-tls', readOnly: true },
    clientMount: { volumeName: 'client-tls', readOnly: true, keys: [] },
    volumeMounts: [{ path: '/tmp', volume: kplus.Volume.fromEmptyDir(scope, 'tmp', 'tmp') }],
    tls: PluginTls.certificateAuthority({
      defaultPrivateKey: false,
      authorityDuration: Duration.hours(8760),
      authorityRenewBefore: Duration.hours(720), // shorter than its certificates are used: the library warns of it
      selfSignedIssuerName: `${NAME}-selfsigned`,
      extraDnsNames: [`${serverName}.cluster.local`],
      serverCertificate: { name: `${NAME}-server-tls`, commonName: serverName, usages: [] },
      clientCertificate: { name: `${NAME}-client-tls`, usages: [] },
    }),
  });
  plugin.addClusterRole('role', {
    name: NAME,
    rules: [
      { apiGroups: [''], resources: ['secrets'], verbs: ['get', 'list'] },
      { apiGroups: [distribution.apiGroup], resources: ['clusters', 'backups'], verbs: ['get', 'list'] },
      { apiGroups: [distribution.apiGroup], resources: ['backups/status'], verbs: ['patch'] },
    ],
  });
  new ApiObject(scope, 'operator-config', {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'cnpg-controller-manager-config', namespace },
    data: { INCLUDE_PLUGINS: PLUGIN_NAME },
  });
  return plugin;
}

function probe(periodSeconds: number, failureThreshold: number): kplus.Probe {
  return kplus.Probe.fromTcpSocket({ port: PORT, periodSeconds: Duration.seconds(periodSeconds), failureThreshold });
}
