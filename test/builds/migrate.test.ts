import { readdirSync, readFileSync } from 'fs';
import { ENVIRONMENT, testWith } from './programs';
import { allRules } from '../../src/rules/catalogue';
import { inDirectory, Outcome, runIn } from '../cli/support';

const present = testWith('kustomize');
const setting = { env: ENVIRONMENT, rules: [...allRules()] };

const CLUSTER = `apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata:
  name: orders
spec:
  instances: 1
  storage: { size: 1Gi }
  backup:
    barmanObjectStore:
      destinationPath: s3://backups/
      s3Credentials: { inheritFromIAMRole: true }
    retentionPolicy: 30d
`;
const kustomization = (text: string) => `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n${text}`;
const flux = 'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: { name: db, namespace: flux-system }\nspec:\n'
  + '  interval: 10m\n  path: ./apps\n  prune: true\n  targetNamespace: shop\n  sourceRef: { kind: GitRepository, name: flux-system }\n';

interface Migrated {
  readonly outcome: Outcome;
  readonly checked: number;
  readonly texts: Record<string, string>;
}

/** Migrates files, and checks what they then are. */
async function migratedIn(files: Record<string, string>): Promise<Migrated> {
  return inDirectory({ '.git/HEAD': '', ...files }, async directory => {
    const outcome = await runIn(directory, ['migrate', 'barman-cloud', '.', '--quiet'], setting);
    const { code: checked } = await runIn(directory, ['check', '.'], setting);
    const names = readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter(name => /\.yaml$/.test(name));
    return { outcome, checked, texts: Object.fromEntries(names.map(name => [name, readFileSync(`${directory}/${name}`, 'utf8')])) };
  });
}

present('kustomizations that list the cluster list its ObjectStore too', async () => {
  const { outcome, checked, texts } = await migratedIn({
    'base/cluster.yaml': CLUSTER,
    'base/kustomization.yaml': kustomization('resources:\n- "cluster.yaml" # the cluster\n'),
    'shop/kustomization.yaml': kustomization('namespace: shop\nresources: [../base]\n'),
  });
  expect([outcome.code, outcome.stderr, checked]).toEqual([0, '', 0]);
  expect(texts['base/kustomization.yaml']).toContain('- "cluster.yaml" # the cluster\n- "cluster-object-store.yaml"\n');
  expect(texts['base/cluster-object-store.yaml']).toContain('  retentionPolicy: 30d\n');
});

present('a list in brackets too', async () => {
  const { outcome, texts } = await migratedIn({ 'cluster.yaml': CLUSTER, 'kustomization.yaml': kustomization('namespace: a\nresources: [./cluster.yaml]\n') });
  expect([outcome.code, outcome.stderr]).toEqual([0, '']);
  expect(texts['kustomization.yaml']).toContain('resources: [./cluster.yaml, ./cluster-object-store.yaml]\n');
});

present('the names that kustomize gives are those in the parameters', async () => {
  const { outcome, checked, texts } = await migratedIn({ 'cluster.yaml': CLUSTER, 'kustomization.yaml': kustomization('namespace: a\nnamePrefix: shop-\nresources:\n  - cluster.yaml\n') });
  expect([outcome.code, outcome.stderr, checked]).toEqual([0, '', 0]);
  expect(texts['cluster.yaml']).toContain('        barmanObjectName: shop-orders-backups\n        serverName: shop-orders\n');
  expect(texts['cluster-object-store.yaml']).toContain('  name: orders-backups\n');
});

present('several names of one cluster cannot be moved', async () => {
  const { outcome } = await migratedIn({
    'base/cluster.yaml': CLUSTER,
    'base/kustomization.yaml': kustomization('resources: [cluster.yaml]\n'),
    'a/kustomization.yaml': kustomization('namePrefix: a-\nresources: [../base]\n'),
    'b/kustomization.yaml': kustomization('namePrefix: b-\nresources: [../base]\n'),
  });
  expect([outcome.code, outcome.stderr]).toEqual([2, expect.stringContaining('kustomize builds the cluster under the names a-orders, b-orders')]);
});

present('a patch of the old fields is named, and nothing is written', async () => {
  const patch = 'apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata:\n  name: orders\nspec:\n  backup:\n    barmanObjectStore:\n      destinationPath: s3://prod/\n';
  const files = {
    'base/cluster.yaml': CLUSTER,
    'base/kustomization.yaml': kustomization('resources: [cluster.yaml]\n'),
    'prod/kustomization.yaml': kustomization('resources: [../base]\npatches:\n  - path: backup.yaml\n  - target: { kind: Cluster }\n    patch: |\n      - op: replace\n        path: /spec/backup/retentionPolicy\n        value: 60d\n'),
    'prod/backup.yaml': patch,
  };
  const { outcome, texts } = await migratedIn(files);
  expect(outcome.code).toBe(2);
  expect(outcome.stderr).toContain('prod/backup.yaml:7: change by hand: barmanObjectStore\n');
  expect(outcome.stderr).toContain('prod/kustomization.yaml:9: change by hand: /spec/backup/retentionPolicy\n');
  expect(texts).toEqual(files);
});

present('what Flux applies is migrated where it is written', async () => {
  const { outcome, checked, texts } = await migratedIn({ 'clusters/db.yaml': flux, 'apps/orders/cluster.yaml': CLUSTER });
  expect([outcome.code, outcome.stderr, checked]).toEqual([0, '', 0]);
  expect(Object.keys(texts).sort()).toEqual(['apps/orders/cluster-object-store.yaml', 'apps/orders/cluster.yaml', 'clusters/db.yaml']);
});

present('variables of Flux stay', async () => {
  const text = CLUSTER.replace('name: orders', 'name: "${APP}-db"').replace('s3://backups/', 's3://${BUCKET:=backups}/${APP}');
  const { outcome, checked, texts } = await migratedIn({
    'clusters/db.yaml': `${flux}  postBuild:\n    substitute:\n      APP: shop\n`, 'apps/cluster.yaml': text, 'apps/kustomization.yaml': kustomization('resources:\n  - cluster.yaml\n'),
  });
  expect([outcome.code, outcome.stderr, checked]).toEqual([0, '', 0]);
  expect(texts['apps/cluster-object-store.yaml']).toContain('destinationPath: s3://${BUCKET:=backups}/${APP}\n');
  expect(texts['apps/cluster.yaml']).toContain('serverName: ${APP}-db\n');
});
