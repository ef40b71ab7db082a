import { execFileSync } from 'child_process';
import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { stringify } from 'yaml';
import { describeWith, differences, GOLDENS, inDirectory } from './support/k8s-equal';
import { Distribution, Operator, SidecarPlugin, SidecarPluginProps, SidecarStart } from '../../src';
import { isClusterScoped } from '../../src/facts/cluster-scoped';
import { objectsOf, only } from '../support/manifests';
import { sidecars } from '../support/oracle';

const AUDIT = { pluginName: 'audit.my-org.io', image: 'audit:1.0.0' };
const DEPLOYMENT = published('cnpg-1.30.0-deployment.yaml');

function published(file: string): string {
  return join(GOLDENS, 'operator', file);
}

beforeEach(() => jest.spyOn(process, 'emitWarning').mockImplementation());
afterEach(() => jest.restoreAllMocks());

/** What a sidecar adds to the operator's Deployment, and the Deployment without it. */
function separated(deployment: any): { operator: any; initContainers: any[]; mounts: any[]; volumes: any[] } {
  const operator = structuredClone(deployment);
  const pod = operator.spec.template.spec;
  const isShared = ({ name }: any) => ['cnpg-i-plugins', 'cnpg-i-no-token'].includes(name);
  const { initContainers, volumes, containers: [manager] } = pod;
  const mounts = manager.volumeMounts.filter(isShared);
  manager.volumeMounts = manager.volumeMounts.filter((mount: any) => !isShared(mount));
  pod.volumes = volumes.filter((volume: any) => !isShared(volume));
  delete pod.initContainers;
  return { operator, initContainers, mounts, volumes: volumes.filter(isShared) };
}

/** A native sidecar, the container that waits for it, and nothing else of the operator's pods changed. */
function expectAuditSidecar(deployment: any, before: any, { apiGroup, keyPrefix, operatorNamespace: namespace }: Distribution): void {
  const { operator, initContainers, mounts, volumes } = separated(deployment);
  expect(operator).toEqual(before);
  expect(mounts).toEqual([{ name: 'cnpg-i-plugins', mountPath: '/plugins' }]);
  expect(volumes).toEqual([{ name: 'cnpg-i-plugins', emptyDir: {} }, { name: 'cnpg-i-no-token', emptyDir: {} }]);
  const noToken = { name: 'cnpg-i-no-token', mountPath: '/var/run/secrets/kubernetes.io/serviceaccount', readOnly: true };
  expect(initContainers).toEqual([
    expect.objectContaining({ name: 'audit', image: 'audit:1.0.0', restartPolicy: 'Always', volumeMounts: mounts }),
    expect.objectContaining({ name: 'audit-wait', image: expect.stringMatching(/^busybox:1\.37\.0@sha256:/), volumeMounts: [...mounts, noToken] }),
  ]);
  expect(initContainers[1]).not.toHaveProperty('restartPolicy');
  expect(sidecars(deployment, { apiGroup, keyPrefix, namespace })).toContainEqual(
    expect.objectContaining({ container: 'audit', shared: true, startsBeforeManager: true, sameUser: true }),
  );
}

describeWith('goldens', 'kubectl')('a strategic merge into the published Deployment', () => {
  function merged(patch: string): any {
    return inDirectory(directory => {
      const file = join(directory, 'patch.yaml');
      writeFileSync(file, patch);
      return objectsOf(execFileSync('kubectl', ['patch', '--local', '-f', DEPLOYMENT, '--patch-file', file, '-o', 'yaml'], { encoding: 'utf8' }))[0];
    });
  }

  function synth(): { fragment: string; patch: string } {
    const app = new App();
    const chart = new Chart(app, 'plugins');
    const operator = Operator.fromAttributes(chart, 'operator', {
      distribution: Distribution.CLOUDNATIVE_PG, version: '1.30.0', kubernetesVersion: '1.33',
    });
    new SidecarPlugin(chart, 'audit', { ...AUDIT, operator });
    return { fragment: stringify(only(objectsOf(app), 'Deployment')), patch: operator.sidecarPatch() };
  }

  const before = () => objectsOf(readFileSync(DEPLOYMENT, 'utf8'))[0];

  test('of the patch', () => {
    expectAuditSidecar(merged(synth().patch), before(), Distribution.CLOUDNATIVE_PG);
  });

  test('of the fragment, which has annotations besides', () => {
    const { metadata, ...deployment } = merged(synth().fragment);
    const { annotations, ...others } = metadata;
    expect(Object.keys(annotations)).toContain('argocd.argoproj.io/sync-options');
    expectAuditSidecar({ metadata: others, ...deployment }, before(), Distribution.CLOUDNATIVE_PG);
  });
});

const INSTALLS = [
  { file: 'cnpg-1.30.0-no-crds.yaml', distribution: Distribution.CLOUDNATIVE_PG, version: '1.30.0', deploymentName: 'cnpg-controller-manager' },
  { file: 'cnpg-helm-chart-0.29.0.yaml', distribution: Distribution.CLOUDNATIVE_PG, version: '1.30.0', deploymentName: 'cnpg-cloudnative-pg' },
  {
    file: 'edb-pg4k-helm-chart-0.29.0.yaml',
    distribution: Distribution.EDB,
    version: '1.30.0',
    deploymentName: 'edb-pg4k-edb-postgres-for-kubernetes',
  },
  {
    file: 'edb-pg4k-lts-1-28-helm-chart-0.27.3.yaml',
    distribution: Distribution.EDB,
    version: '1.28.4',
    deploymentName: 'edb-pg4k-lts-edb-postgres-for-kubernetes-lts-1-28',
  },
];

describeWith('goldens').each(INSTALLS)('the published operator $file', ({ file, distribution, ...read }) => {
  /** The file's objects, in the operator's namespace where they do not say in which. */
  function before(): any[] {
    return objectsOf(readFileSync(published(file), 'utf8')).map(object => isClusterScoped(object.kind)
      ? object
      : { ...object, metadata: { namespace: distribution.operatorNamespace, ...object.metadata } });
  }

  function install(...plugins: SidecarPluginProps[]): { operator: Operator; objects: any[] } {
    const app = new App();
    const chart = new Chart(app, 'operator');
    const operator = Operator.fromManifest(chart, 'operator', { path: published(file), kubernetesVersion: '1.33' });
    plugins.forEach(props => new SidecarPlugin(chart, props.pluginName, { ...props, operator }));
    return { operator, objects: objectsOf(app) };
  }

  const bundle = (objects: any[]) => objects.map(object => stringify(object)).join('---\n');
  const deploymentOf = (objects: any[]) => only(objects, 'Deployment', read.deploymentName);
  const others = (objects: any[]) => objects.filter(({ kind }) => kind !== 'Deployment');

  test('says what it is', () => {
    expect(install().operator).toMatchObject({
      distribution, namespace: distribution.operatorNamespace, containerName: 'manager', socketDirectory: '/plugins', user: 10001, ...read,
    });
  });

  test('comes out as it is', () => {
    const { objects } = install();
    expect(differences(bundle(before()), bundle(objects))).toEqual([]);
    expect(deploymentOf(objects)).toEqual(deploymentOf(before()));
  });

  test('comes out with a sidecar, and the rest as it is', () => {
    const { objects } = install(AUDIT);
    expect(differences(bundle(others(before())), bundle(others(objects)))).toEqual([]);
    expectAuditSidecar(deploymentOf(objects), deploymentOf(before()), distribution);
  });

  test('has one Deployment for two sidecars', () => {
    const { objects } = install(AUDIT, { pluginName: 'backup.my-org.io', image: 'backup:1.0.0' });
    const { operator, initContainers, mounts, volumes } = separated(only(objects, 'Deployment'));
    expect(operator).toEqual(deploymentOf(before()));
    expect(initContainers.map(({ name }) => name)).toEqual(['audit', 'audit-wait', 'backup', 'backup-wait']);
    expect([mounts, volumes]).toEqual([[expect.anything()], [expect.anything(), expect.anything()]]);
  });
});

describeWith('goldens')('the published Deployment with a sidecar in an ordinary container', () => {
  test('pvc-backup: all but the name of the volume', () => {
    const app = new App();
    const chart = new Chart(app, 'operator');
    new SidecarPlugin(chart, 'pvc-backup', {
      operator: Operator.fromManifest(chart, 'operator', { path: DEPLOYMENT }),
      pluginName: 'pvc-backup.cloudnative-pg.io',
      containerName: 'plugin-pvc-backup',
      image: 'plugin-pvc-backup:latest',
      imagePullPolicy: kplus.ImagePullPolicy.NEVER,
      start: SidecarStart.CONTAINER,
      restricted: false,
      resources: {},
    });
    const expected = readFileSync(join(GOLDENS, 'pvc-backup', 'patched-operator-deployment.yaml'), 'utf8');
    // a name of its own, which no volume of the operator or of another tool has
    const renamed = expected.replace(/name: plugins$/gm, 'name: cnpg-i-plugins');
    expect(renamed).not.toBe(expected);
    expect(differences(renamed, app.synthYaml())).toEqual([]);
  });
});
