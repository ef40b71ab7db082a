import { ClusterWithPlugins, StandalonePlugin } from '../../src';
import { allRules } from '../../src/rules/catalogue';
import { command } from '../cli/support';
import { testChart } from '../support/manifests';

const HEAD = 'apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata:\n  name: db\n';
const SERVICE = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: audit\n  namespace: cnpg-system\n';

/** Manifests with two to five mistakes each, and the line of each with its rule. */
const MANIFESTS: Array<[name: string, yaml: string, mistakes: string[]]> = [
  ['a cluster', `${HEAD}spec:\n  instances: 0\n  storge:\n    size: 1Gi\n  storage:\n    size: 10GB\n  logLevel: loud\n`,
    ['6 cluster-instances', '7 field-unknown', '10 quantity', '11 field-value']],
  ['labels', `${HEAD}  labels:\n    app: a b\n    "c/d/e": x\n    tier: 7\nspec:\n  instances: 1\n  storage: {size: 1Gi}\n`,
    ['6 label-syntax', '7 label-syntax', '8 field-type']],
  ['parameters', `${HEAD}spec:\n  instances: 1\n  storage: {size: 1Gi}\n  postgresql:\n    parameters:\n      max_connections: 200\n      listen_addresses: "*"\n      shared_buffers: 1Gi\n`,
    ['10 field-type', '11 fixed-parameter', '12 parameter-size']],
  ['roles', `${HEAD}spec:\n  instances: 1\n  storage: {size: 1Gi}\n  managed:\n    roles:\n    - name: postgres\n    - name: app\n      connectionLimit: -2\n    - name: pg_monitor\n`,
    ['10 managed-role-reserved', '12 managed-role-connection-limit', '13 managed-role-reserved']],
  ['external clusters', `${HEAD}spec:\n  instances: 1\n  storage: {size: 1Gi}\n  bootstrap:\n    recovery:\n      source: origin\n  externalClusters:\n  - name: orgin\n  - name: other\n`,
    ['10 recovery-source', '12 external-cluster-reachable', '13 external-cluster-reachable']],
  ['tolerations', `${HEAD}spec:\n  instances: 1\n  storage: {size: 1Gi}\n  affinity:\n    tolerations:\n    - key: a b\n      operator: Exists\n    - key: dedicated\n      effect: NoExec\n`,
    ['10 toleration-key', '13 toleration-effect']],
  ['a schedule', 'apiVersion: postgresql.cnpg.io/v1\nkind: ScheduledBackup\nmetadata:\n  name: nightly\nspec:\n  schedule: 0 2 * * *\n  cluster:\n    name: db\n  method: plugn\n  immediate: "yes"\n',
    ['6 schedule-six-fields', '9 field-value', '10 field-type']],
  ['a backup', 'apiVersion: postgresql.cnpg.io/v1\nkind: Backup\nmetadata:\n  name: now\nspec:\n  clster: {name: db}\n  cluster: {name: db}\n  method: plugin\n  online: maybe\n',
    ['5 backup-method', '6 field-unknown', '9 field-type']],
  ['a plugin\'s Service', `${SERVICE}  labels:\n    cnpg.io/pluginName: audit.my-org.io\n    team: data base\n  annotations:\n    cnpg.io/pluginPort: grpc\n    cnpg.io/pluginServerSecret: a\n`
    + '    cnpg.io/pluginClientSecret: b\nspec:\n  selector: {app: audit}\n  ports:\n  - port: 9090\n    protocol: tcp\n',
  ['8 label-syntax', '10 plugin-port', '17 field-value']],
  ['certificates', 'apiVersion: cert-manager.io/v1\nkind: Certificate\nmetadata:\n  name: a\nspec:\n  secretName: a_b\n  dnsNames: [a]\n  isCA: "no"\n  usages: [server auth, cleint auth]\n  issuerRef: {name: i}\n',
    ['6 subdomain-name', '8 field-type', '9 field-value']],
];

test.each(MANIFESTS)('%s: every mistake is found at its own line, in one run', async (_, yaml, mistakes) => {
  const rules = allRules().filter(({ severity }) => severity === 'error');
  const { findings } = JSON.parse((await command(['check', 'a.yaml', '--format', 'json'], { files: { 'a.yaml': yaml }, rules })).stdout);
  expect(findings.map(({ line, rule }: any) => `${line} ${rule}`)).toEqual(mistakes);
});

test.each<[string, (chart: any) => unknown, string[]]>([
  ['a cluster', chart => new ClusterWithPlugins(chart, 'db', {
    instances: 0, storage: { size: '10GB' }, logLevel: 'loud' as any, postgresql: { parameters: { listen_addresses: '*', shared_buffers: '1Gi' } },
  }), ['cluster-instances', 'quantity', 'field-value', 'fixed-parameter', 'parameter-size']],
  ['a plugin', chart => new StandalonePlugin(chart, 'audit', {
    pluginName: 'audit.my-org.io', image: 'a b', port: 0, serviceLabels: { team: 'data base' }, replicas: 0,
  }), ['image', 'port-range', 'label-syntax', 'replicas']],
])('%s as a program: every mistake in one error', (_, program, ids) => {
  let error: any;
  try { program(testChart().chart); } catch (thrown) { error = thrown; }
  expect([...error.ruleIds].sort()).toEqual([...ids].sort());
});
