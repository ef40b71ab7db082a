import { ApiObject, Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import * as rbac from './rbac';
import { kubernetes, Operator, PluginCapability, PluginTls, StandalonePlugin } from 'cdk8s-cnpg-i';

const SIDECAR_IMAGE = 'ghcr.io/cloudnative-pg/plugin-barman-cloud-sidecar-testing:main';

/** The published manifest has these on some of its objects and not on others, so that they cannot be the plugin's `labels`. */
const LABELS = { 'app.kubernetes.io/managed-by': 'kustomize', 'app.kubernetes.io/name': 'plugin-barman-cloud' };

/**
 * Installs the plugin as its published manifest does, under the names that it has there.
 */
export function installBarmanCloud(scope: Construct, operator: Operator): StandalonePlugin {
  const plugin = new StandalonePlugin(scope, 'barman-cloud', {
    operator,
    pluginName: 'barman-cloud.cloudnative-pg.io',
    image: 'ghcr.io/cloudnative-pg/plugin-barman-cloud-testing:main',
    subcommand: 'operator',
    args: ['--leader-elect', '--log-level=debug'],
    envVariables: { SIDECAR_IMAGE: kplus.EnvValue.fromSecretValue({ secret: sidecarImage(scope, operator), key: 'SIDECAR_IMAGE' }) },
    capabilities: [PluginCapability.ARCHIVE_WAL, PluginCapability.RESTORE_WAL, PluginCapability.BACKUP, PluginCapability.RESTORE_JOB],
    serviceAccountName: 'plugin-barman-cloud',

    tls: PluginTls.selfSigned({
      issuerName: 'selfsigned-issuer',
      defaultPrivateKey: false,
      serverCertificate: { dnsNames: ['barman-cloud'] },
    }),

    // it serves on its leader alone: a new pod gets ready only when the old one is gone
    strategy: kplus.DeploymentStrategy.recreate(),
    readiness: kplus.Probe.fromTcpSocket({ port: 9090, initialDelaySeconds: Duration.seconds(10), periodSeconds: Duration.seconds(10) }),

    // as the manifest: no requests, and the whole Secret of the operator's certificate, its private key included
    resources: {},
    clientMount: { keys: [] },
  });
  const leaderElection = plugin.addRole('leader-election', {
    name: 'barman-plugin-leader-election-role',
    bindingName: 'barman-plugin-leader-election-rolebinding',
    rules: rbac.LEADER_ELECTION_RULES,
  });
  const main = plugin.addClusterRole('main', {
    name: 'plugin-barman-cloud',
    bindingName: 'plugin-barman-cloud-binding',
    rules: rbac.pluginRules(operator.distribution.apiGroup),
  });
  plugin.addClusterRole('metrics-auth', {
    name: 'barman-plugin-metrics-auth-role',
    bindingName: 'barman-plugin-metrics-auth-rolebinding',
    rules: rbac.METRICS_AUTH_RULES,
  });
  for (const object of [ApiObject.of(plugin.serviceAccount!), leaderElection.role, leaderElection.binding, main.binding]) {
    Object.entries(LABELS).forEach(([key, value]) => object.metadata.addLabel(key, value));
  }

  // not the plugin's own: whoever runs Prometheus, or writes ObjectStores, binds these
  unboundClusterRole(scope, 'barman-plugin-metrics-reader', rbac.METRICS_READER_RULES);
  unboundClusterRole(scope, 'barman-plugin-objectstore-editor-role', rbac.OBJECT_STORE_EDITOR_RULES, LABELS);
  unboundClusterRole(scope, 'barman-plugin-objectstore-viewer-role', rbac.OBJECT_STORE_VIEWER_RULES, LABELS);
  return plugin;
}

/** The image of what the plugin puts into the clusters' pods; the manifest keeps it in a Secret. */
function sidecarImage(scope: Construct, { namespace }: Operator): kplus.ISecret {
  const name = 'plugin-barman-cloud-8tfddg42gf';
  new ApiObject(scope, 'sidecar-image', {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name, namespace },
    type: 'Opaque',
    data: { SIDECAR_IMAGE: Buffer.from(SIDECAR_IMAGE).toString('base64') },
  });
  return kplus.Secret.fromSecretName(scope, 'sidecar-image-reference', name);
}

function unboundClusterRole(scope: Construct, name: string, rules: kubernetes.PolicyRule[], labels?: Record<string, string>): void {
  new ApiObject(scope, name, { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata: { name, labels }, rules });
}
