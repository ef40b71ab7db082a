import { execFile } from 'child_process';
import { promisify } from 'util';
import { App, Chart } from 'cdk8s';
import { containerdSocket } from './configuration';
import { Distribution, Operator, StandalonePlugin, StandalonePluginProps } from '../../../src';
import { Api } from '../../real/support/api';
import { api, partsOf, stack, uninstall, Verdict } from '../../real/support/cluster';
import { programs } from '../../real/support/programs';
import { objectsOf } from '../../support/manifests';

const run = promisify(execFile);

/** The image of the test's plugin on the node. */
export const PLUGIN_IMAGE = 'localhost/plugin:1';
/** An image with a shell. */
export const SHELL_IMAGE = 'localhost/busybox:1';
export const NAMESPACE = 'cnpg-system';

/** What a program with one plugin writes; the plugin's image reads its name from a variable. */
export function standalone(name: string, props: Partial<StandalonePluginProps> = {}, change: (plugin: StandalonePlugin) => void = () => {}): any[] {
  const app = new App();
  const chart = new Chart(app, 'plugins');
  const operator = Operator.fromAttributes(chart, 'operator', { distribution: Distribution.CLOUDNATIVE_PG, version: '1.30.0', kubernetesVersion: '1.34' });
  change(new StandalonePlugin(chart, name, { operator, pluginName: `${name}.my-org.io`, image: PLUGIN_IMAGE, ...props }));
  return named(objectsOf(app));
}

/** Gives the test's image the name of the plugin that it stands for: an image of one's own has it built in. */
export function named(objects: any[]): any[] {
  const { deployment, pluginName } = partsOf(objects);
  const [container] = deployment.spec.template.spec.containers;
  container.image = PLUGIN_IMAGE;
  container.env = [...container.env ?? [], { name: 'PLUGIN_NAME', value: pluginName }];
  return objects;
}

/** Enforces a Pod Security Standard in the operator's namespace. */
export async function enforce(level: 'restricted' | 'privileged'): Promise<void> {
  await api.applyAll([{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE, labels: { 'pod-security.kubernetes.io/enforce': level } } }]);
}

/** Applies objects; their namespaces keep their labels. */
export async function apply(objects: any[]): Promise<void> {
  await enforce('restricted');
  await api.applyAll(objects);
}

/** Waits until all replicas of a Deployment are as it states them; if not, the error has what its pods report. */
export async function rolledOut({ metadata }: any, seconds = 60): Promise<any> {
  const done = async () => {
    const found = await api.get('apps/v1', 'Deployment', metadata.namespace, metadata.name);
    const { observedGeneration, updatedReplicas, availableReplicas, replicas } = found?.status ?? {};
    return observedGeneration === found?.metadata.generation && updatedReplicas === found.spec.replicas
      && availableReplicas === updatedReplicas && replicas === updatedReplicas && found;
  };
  return Api.until(`Deployment ${metadata.name}`, done, seconds).catch(async error => {
    throw new Error(`${error.message}: ${JSON.stringify((await podsOf({ metadata })).map(({ status }) => status.containerStatuses ?? status))}`);
  });
}

/** The pods of a Deployment, by its name, which theirs begin with. */
export async function podsOf({ metadata }: any): Promise<any[]> {
  const { body } = await api.send('GET', `/api/v1/namespaces/${metadata.namespace}/pods`);
  return body.items.filter((pod: any) => pod.metadata.name.startsWith(`${metadata.name}-`) && pod.metadata.deletionTimestamp === undefined);
}

/** Installs a plugin and waits until it runs. */
export async function running(objects: any[]): Promise<any> {
  await apply(objects);
  return rolledOut(partsOf(objects).deployment);
}

/** Waits until a plugin is reached: a Service that is new leads to its pods some moments after they are ready. */
export async function reached(objects: any[], options: { from?: any } = {}): Promise<Verdict> {
  let last: Verdict | undefined;
  const answer = async () => {
    last = await connection(objects, options);
    return last.outcome === 'connected' && last;
  };
  return Api.until('a connection', answer, 30).catch(error => {
    throw new Error(`${error.message}: ${JSON.stringify(last)}`);
  });
}

/** Removes objects and what came of them. */
export async function remove(objects: any[]): Promise<void> {
  await uninstall(objects);
  for (const deployment of objects.filter(({ kind }) => kind === 'Deployment')) {
    await Api.until(`the end of the pods of ${deployment.metadata.name}`, async () => {
      const { body } = await api.send('GET', `/api/v1/namespaces/${deployment.metadata.namespace}/pods`);
      return !body.items.some((pod: any) => pod.metadata.name.startsWith(`${deployment.metadata.name}-`));
    });
  }
}

/** What the operator's registration and first call would make of a plugin, from the node or from the network of a pod. */
export async function connection(objects: any[], options: { from?: any } = {}): Promise<Verdict> {
  const { service, keyPrefix } = partsOf(objects);
  const { namespace, name } = service.metadata;
  const secrets = await api.send('GET', `/api/v1/namespaces/${namespace}/secrets`);
  const input = { operatorNamespace: namespace, keyPrefix, service: await api.get('v1', 'Service', namespace, name), secrets: secrets.body.items };
  const command = [...options.from ? await networkOf(options.from) : [], programs().connect];
  const child = run(command[0], command.slice(1), { timeout: 60_000 });
  child.child.stdin!.end(JSON.stringify(input));
  return JSON.parse((await child).stdout);
}

/** What runs a command in the network of a pod, but with the node's files. */
async function networkOf({ metadata: { namespace, name } }: any): Promise<string[]> {
  return ['nsenter', '--net', '--target', await processOf(await api.get('v1', 'Pod', namespace, name)), '--'];
}

/** The first process of the first container of a running pod. */
export async function processOf({ status }: any): Promise<string> {
  return processOfContainer(status.containerStatuses[0]);
}

/** The first process of a container, by what its pod reports. */
export async function processOfContainer({ containerID }: any): Promise<string> {
  const { stdout } = await ctr('tasks', 'ls');
  return stdout.split('\n').map(line => line.split(/\s+/)).find(([task]) => `containerd://${task}` === containerID)![1];
}

function ctr(...args: string[]): Promise<{ stdout: string; stderr: string }> {
  return run('ctr', ['--address', containerdSocket(stack.directory), '--namespace', 'k8s.io', ...args], { timeout: 60_000 });
}

/** A pod that does nothing, as the standard "restricted" wants it. */
export function idlePod(name: string, labels: Record<string, string>, namespace = NAMESPACE): any {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace, labels },
    spec: {
      automountServiceAccountToken: false,
      terminationGracePeriodSeconds: 0,
      securityContext: { runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: 'RuntimeDefault' } },
      containers: [{
        name: 'idle',
        image: SHELL_IMAGE,
        command: ['sleep', '86400'],
        securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
      }],
    },
  };
}

/** Waits until a pod reports a condition. */
export async function podIs({ metadata: { namespace, name } }: any, what: string, suits: (status: any) => unknown, seconds = 60): Promise<any> {
  return Api.until(`pod ${name}: ${what}`, async () => {
    const found = await api.get('v1', 'Pod', namespace, name);
    return found?.status && suits(found.status) ? found : undefined;
  }, seconds);
}

/** The log of a container. */
export async function logOf({ metadata: { namespace, name } }: any, container: string): Promise<string> {
  return (await api.send('GET', `/api/v1/namespaces/${namespace}/pods/${name}/log?container=${container}`)).body;
}
