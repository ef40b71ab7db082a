/**
 * A plugin in the operator's own pods, where Helm installed the operator.
 *
 * Two forms come out: `dist/plugins.k8s.yaml`, a fragment of the operator's Deployment for server-side apply, and `dist/sidecar-patch.yaml`, the same as
 * a strategic-merge patch for kustomize or a Helm post-renderer. Use one of the two.
 */
import { mkdirSync, writeFileSync } from 'fs';
import { join } from 'path';
import { App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { ClusterWithPlugins, Distribution, Operator, SidecarPlugin } from 'cdk8s-cnpg-i';

const app = new App();

const system = new Chart(app, 'plugins');
const operator = Operator.fromAttributes(system, 'operator', {
  distribution: Distribution.CLOUDNATIVE_PG,
  deploymentName: 'cnpg-cloudnative-pg', // as `helm install cnpg` names it
  serviceAccountName: 'cnpg-cloudnative-pg',
  version: '1.30.0',
  kubernetesVersion: '1.33',
});

const audit = new SidecarPlugin(system, 'audit', {
  operator,
  pluginName: 'audit.my-org.io',
  image: 'registry.my-org.io/audit:1.0.0',
  subcommand: 'plugin',
  envVariables: { LOG_LEVEL: kplus.EnvValue.fromValue('info') },
  // a sidecar plugin has no ServiceAccount of its own: its rules are bound to the operator's
  clusterRoleRules: [{ apiGroups: [''], resources: ['events'], verbs: ['create', 'patch'] }],
});

const db = new Chart(app, 'db', { namespace: 'shop' });
new ClusterWithPlugins(db, 'ledger', {
  instances: 3,
  storage: { size: '10Gi' },
  plugins: [{ plugin: audit, parameters: { level: 'ddl' } }],
});

app.synth();
mkdirSync(app.outdir, { recursive: true });
writeFileSync(join(app.outdir, 'sidecar-patch.yaml'), operator.sidecarPatch());
