import { App, Chart, Duration } from 'cdk8s';
import { apply, enforce, logOf, PLUGIN_IMAGE, podsOf, processOfContainer, remove, rolledOut, SHELL_IMAGE } from './support/pods';
import { Distribution, Operator, SidecarPlugin, SidecarPluginProps } from '../../src';
import { Api } from '../real/support/api';
import { objectsOf, only } from '../support/manifests';

const PLUGIN = 'audit.my-org.io';

/** A Deployment like the operator's, with the plugin's fragment applied to it: the manager is a shell that says when it starts. */
function host(name: string, props: Partial<SidecarPluginProps> = {}): any[] {
  const app = new App();
  const chart = new Chart(app, 'plugins');
  const operator = Operator.fromAttributes(chart, 'operator', {
    distribution: Distribution.CLOUDNATIVE_PG, version: '1.30.0', kubernetesVersion: '1.34', deploymentName: name,
  });
  new SidecarPlugin(chart, 'audit', { operator, pluginName: PLUGIN, image: PLUGIN_IMAGE, socketFlag: '--plugin-path', waitImage: SHELL_IMAGE, ...props });
  const fragment = only(objectsOf(app), 'Deployment');
  const { spec } = fragment.spec.template;
  spec.initContainers[0].env = [...spec.initContainers[0].env ?? [], { name: 'PLUGIN_NAME', value: PLUGIN }];
  const [manager] = spec.containers;
  Object.assign(manager, { image: SHELL_IMAGE, command: ['sh', '-c', 'ls -l /plugins; exec sleep 86400'] });
  manager.securityContext = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, runAsUser: 10001, runAsGroup: 10001 };
  const labels = { app: name };
  return [{
    ...fragment,
    spec: {
      replicas: 1,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { ...spec, terminationGracePeriodSeconds: 1, securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } } } },
    },
  }];
}

let objects: any[] = [];
beforeAll(() => enforce('restricted'));
afterEach(() => remove(objects));

async function pod(): Promise<any> {
  return Api.until('the pod', async () => (await podsOf(objects[0]))[0]);
}

/** Waits until the pod reports what suits. */
async function until(what: string, suits: (status: any) => unknown): Promise<any> {
  return Api.until(what, async () => {
    const [found] = await podsOf(objects[0]);
    return found && suits(found.status) ? found : undefined;
  }, 90);
}

test('the plugin listens before the operator starts', async () => {
  objects = host('with-plugin');
  await apply(objects);
  await rolledOut(objects[0]);
  const found = await pod();
  expect(await logOf(found, 'manager')).toMatch(new RegExp(`srw.*${PLUGIN}`));
  expect(await logOf(found, 'audit-wait')).toBe('');
});

test('a plugin that never listens delays the operator by the stated time, no longer', async () => {
  objects = host('without-socket', { image: SHELL_IMAGE, command: ['sleep', '86400'], waitTimeout: Duration.seconds(3) });
  delete objects[0].spec.template.spec.initContainers[0].args;
  await apply(objects);
  await rolledOut(objects[0]);
  const found = await pod();
  expect(await logOf(found, 'audit-wait')).toContain('after 3 seconds: the operator starts without this plugin');
  expect(await logOf(found, 'manager')).not.toContain(PLUGIN);
});

test('an image that cannot be pulled keeps the operator from starting', async () => {
  objects = host('without-image', { image: 'registry.invalid/audit:1' });
  await apply(objects);
  const found = await until('the image', ({ initContainerStatuses = [] }) => ['ErrImagePull', 'ImagePullBackOff'].includes(initContainerStatuses[0]?.state?.waiting?.reason));
  expect(found.status.containerStatuses[0].state.waiting.reason).toBe('PodInitializing');
});

test('a plugin that ends is started again beside the running operator', async () => {
  objects = host('restarted');
  await apply(objects);
  await rolledOut(objects[0]);
  const before = await pod();
  const { initContainerStatuses } = before.status;
  expect(initContainerStatuses.map(({ name }: any) => name)).toEqual(['audit', 'audit-wait']);
  expect(initContainerStatuses[0]).toMatchObject({ started: true, restartCount: 0 });
  process.kill(Number(await processOfContainer(initContainerStatuses[0])), 'SIGKILL');
  const after = await until('a restart', status => status.initContainerStatuses[0].restartCount === 1 && status.initContainerStatuses[0].state.running);
  expect(after.status.containerStatuses[0].restartCount).toBe(0);
});
