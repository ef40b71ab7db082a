import { Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { Operator, PluginTls, StandalonePlugin } from '../../../src';

const READ = ['get', 'list', 'watch'];

/** A plugin with a second port, settings in its environment, and a user stated for the whole pod. */
export function installScaleToZero(scope: Construct, operator: Operator): StandalonePlugin {
  const { distribution, namespace } = operator;
  const plugin = new StandalonePlugin(scope, 'scale-to-zero', {
    operator,
    pluginName: 'cnpg-i-scale-to-zero.xata.io',
    name: 'scale-to-zero',
    containerName: 'cnpg-i-scale-to-zero',
    serviceAccountName: 'cnpg-scale-to-zero-plugin',
    image: 'ghcr.io/xataio/cnpg-i-scale-to-zero:main',
    subcommand: 'plugin',
    envVariables: environment({
      LOG_LEVEL: 'info',
      METRICS_ADDRESS: ':8080',
      SIDECAR_IMAGE: 'ghcr.io/xataio/cnpg-i-scale-to-zero-sidecar:main',
      SIDECAR_CPU_REQUEST: '50m',
      SIDECAR_CPU_LIMIT: '200m',
      SIDECAR_MEMORY_REQUEST: '64Mi',
      SIDECAR_MEMORY_LIMIT: '64Mi',
      SCRAPER_INTERVAL: '60s',
      SCRAPER_TIMEOUT: '2s',
      SCRAPER_CONCURRENCY: '200',
      SIDECAR_SCRAPE_PORT: '9188',
    }),
    additionalPorts: [{ name: 'metrics', port: 8080, servicePort: 8080 }],
    resources: {
      cpu: { request: kplus.Cpu.millis(100), limit: kplus.Cpu.millis(500) },
      memory: { request: Size.mebibytes(128), limit: Size.mebibytes(128) },
    },
    readiness: probe(5, 10),
    liveness: probe(10, 30),
    restricted: false,
    podSecurityContext: { ensureNonRoot: true, user: 10001, group: 10001, fsGroup: 10001 },
    clientMount: { keys: [] },
    tls: PluginTls.selfSigned({
      defaultPrivateKey: false,
      issuerName: 'cnpg-scale-to-zero-selfsigned-issuer',
      extraDnsNames: [`scale-to-zero.${namespace}.svc.cluster.local`],
      serverCertificate: { name: 'scaletozero-server', secretName: 'scaletozero-server-tls' },
      clientCertificate: { name: 'scaletozero-client', secretName: 'scaletozero-client-tls', commonName: 'scaletozero-client' },
    }),
  });
  plugin.addClusterRole('role', {
    name: 'cnpg-scale-to-zero-sidecar-role',
    bindingName: 'cnpg-scale-to-zero-plugin-binding',
    rules: [
      { apiGroups: [''], resources: ['pods'], verbs: READ },
      { apiGroups: [distribution.apiGroup], resources: ['clusters', 'scheduledbackups'], verbs: [...READ, 'update', 'patch'] },
    ],
  });
  return plugin;
}

function environment(values: Record<string, string>): Record<string, kplus.EnvValue> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, kplus.EnvValue.fromValue(value)]));
}

function probe(initialDelaySeconds: number, periodSeconds: number): kplus.Probe {
  return kplus.Probe.fromTcpSocket({
    port: 9090,
    initialDelaySeconds: Duration.seconds(initialDelaySeconds),
    periodSeconds: Duration.seconds(periodSeconds),
    timeoutSeconds: Duration.seconds(5),
  });
}
