/**
 * A standalone plugin on CloudNativePG, with a certificate authority of its own, a name of its own for TLS, and what a plugin in production needs.
 */
import { App, Chart, Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { ClusterWithPlugins, Distribution, Operator, PluginCapability, PluginTls, PrivateKeyAlgorithm, StandalonePlugin } from 'cdk8s-cnpg-i';

const app = new App();

const system = new Chart(app, 'plugins');
const operator = Operator.fromAttributes(system, 'operator', {
  distribution: Distribution.CLOUDNATIVE_PG,
  version: '1.30.0',
  kubernetesVersion: '1.33',
});

const archive = new StandalonePlugin(system, 'archive', {
  operator,
  pluginName: 'wal-archive.my-org.io',
  image: 'registry.my-org.io/wal-archive:2.3.1',
  subcommand: 'operator',
  args: ['--log-level=info'],
  capabilities: [PluginCapability.ARCHIVE_WAL, PluginCapability.RESTORE_WAL, PluginCapability.BACKUP],

  tls: PluginTls.certificateAuthority({
    duration: Duration.days(365),
    renewBefore: Duration.days(30),
    privateKey: { algorithm: PrivateKeyAlgorithm.ECDSA, size: 256 },
  }),
  serverName: 'wal-archive.cnpg-system.svc',

  replicas: 2,
  priorityClassName: 'system-cluster-critical',
  podDisruptionBudget: { minAvailable: kplus.PercentOrAbsolute.absolute(1) },
  networkPolicy: { ingress: true },
  additionalPorts: [{ name: 'metrics', port: 8080, servicePort: 8080, openToAll: true }],

  clusterRoleRules: [
    { apiGroups: [operator.distribution.apiGroup], resources: ['clusters', 'backups'], verbs: ['get', 'list', 'watch'] },
  ],
});

const db = new Chart(app, 'db', { namespace: 'shop' });
new ClusterWithPlugins(db, 'orders', {
  instances: 3,
  imageName: 'ghcr.io/cloudnative-pg/postgresql:17.6',
  storage: { size: '20Gi' },
  walStorage: { size: '5Gi' },
  resources: { requests: { cpu: '500m', memory: '1Gi' }, limits: { memory: '1Gi' } },
  postgresql: { parameters: { shared_buffers: '256MB' }, pgHba: ['hostssl all all all scram-sha-256'] },
  plugins: [{ plugin: archive, isWALArchiver: true }],
});

app.synth();
