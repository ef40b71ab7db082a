import { allRules } from '../../src/rules/catalogue';
import { linesOf } from '../cli/support';

const kustomization = (name: string, force?: boolean) => `apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: { name: ${name}, namespace: flux-system }
spec: { path: ./${name}, prune: true, interval: 1m${force === undefined ? '' : `, force: ${force}`}, sourceRef: { kind: GitRepository, name: flux-system } }
`;

const cluster = (namespace: string) => `apiVersion: postgresql.cnpg.io/v1
kind: Cluster
metadata: { name: orders, namespace: ${namespace} }
spec: { instances: 1, storage: { size: 1Gi } }
`;

const FORCED = 'db/cluster.yaml:3: metadata.annotations["kustomize.toolkit.fluxcd.io/force"]: '
  + 'the Kustomization "db" has force: true, so Flux may delete and create this Cluster: expected "disabled"';

function findings(...kustomizations: string[]): Promise<string[]> {
  return linesOf(['check', '.'], {
    rules: allRules().filter(({ id }) => id === 'flux-force'),
    files: { 'clusters/prod/apps.yaml': kustomizations.join('---\n'), 'db/cluster.yaml': cluster('shop'), 'other/cluster.yaml': cluster('other') },
  });
}

test('objects of other directories are those of the Kustomization that applies them', async () => {
  expect(await findings(kustomization('db', true), kustomization('other'))).toEqual([FORCED]);
  expect(await findings(kustomization('db', true))).toEqual([FORCED]);
  expect(await findings(kustomization('db', false), kustomization('other', false))).toEqual([]);
});
