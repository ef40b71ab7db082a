import { execFileSync } from 'child_process';
import { appendFileSync, readFileSync } from 'fs';
import { Api } from './api';
import { PluginPod } from './plugin-pod';
import { programs } from './programs';
import { Stack } from './stack';

/** The control plane that the run has started. */
export const stack: Stack = JSON.parse(readFileSync(process.env.REAL_STACK!, 'utf8'));

/** Its API, as an administrator. */
export const api = new Api(stack.access);

/** What the connection check says of a plugin. */
export interface Verdict {
  readonly outcome: 'connected' | 'ignored' | 'refused';
  readonly pluginName?: string;
  readonly version?: string;
  readonly address?: string;
  readonly serverName?: string;
  readonly step?: string;
  readonly reason?: string;
}

/** Applies objects with their namespaces, strictly. */
export async function install(objects: any[]): Promise<void> {
  const namespaces = new Set(objects.map(({ metadata }) => metadata.namespace).filter(name => name !== undefined));
  await api.applyAll([...namespaces].map(name => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } })));
  await api.applyAll(objects);
}

/** Deletes objects, and the Secrets that cert-manager made for them. */
export async function uninstall(objects: any[]): Promise<void> {
  const secrets = objects.filter(({ kind }) => kind === 'Certificate')
    .map(({ metadata, spec }) => ({ apiVersion: 'v1', kind: 'Secret', metadata: { name: spec.secretName, namespace: metadata.namespace } }));
  for (const object of [...objects, ...secrets]) {
    await api.delete(object);
  }
}

/** Waits until a deleted object has gone: the operator puts a finalizer on a plugin's Service, and must still run to take it off. */
export async function gone({ apiVersion, kind, metadata }: any): Promise<void> {
  await Api.until(`the end of ${kind} ${metadata.name}`, async () => await api.get(apiVersion, kind, metadata.namespace, metadata.name) === undefined);
}

/** The objects that a plugin's pod and Service are. */
export function partsOf(objects: any[]): { service: any; deployment: any; pluginName: string; keyPrefix: string } {
  const service = objects.find(({ kind }) => kind === 'Service');
  const deployment = objects.find(({ kind }) => kind === 'Deployment');
  const [key, pluginName] = Object.entries<string>(service.metadata.labels).find(([label]) => label.endsWith('/pluginName'))!;
  return { service, deployment, pluginName, keyPrefix: key.split('/')[0] };
}

/** Waits until cert-manager is done with a certificate: before, it may still make another one. */
export async function issued({ apiVersion, kind, metadata }: any): Promise<void> {
  await Api.until(`Certificate ${metadata.name}`, async () => (await api.get(apiVersion, kind, metadata.namespace, metadata.name))
    ?.status?.conditions?.some((condition: any) => condition.type === 'Ready' && condition.status === 'True'));
}

/** Makes a Service's names lead here. */
export function resolve({ metadata: { name, namespace } }: any): void {
  appendFileSync('/etc/hosts', `127.0.0.1 ${name}.${namespace}.svc ${name}\n`);
}

/** Starts a plugin as its Deployment says. */
export async function startPod(objects: any[], reportedName?: string, program = programs().plugin): Promise<PluginPod> {
  const { service, deployment, pluginName } = partsOf(objects);
  await Promise.all(objects.filter(({ kind }) => kind === 'Certificate').map(issued));
  resolve(service);
  // a program that is given by path reads the kubeconfig, which is the administrator's
  const asUser = program === programs().plugin;
  return PluginPod.start(api, program, deployment, { PLUGIN_NAME: reportedName ?? pluginName, KUBECONFIG: stack.kubeconfig }, asUser);
}

/** What the operator's registration and dial would make of a Service, and of the Secrets beside it. */
export async function check(operatorNamespace: string, keyPrefix: string, service: string, serviceNamespace = operatorNamespace): Promise<Verdict> {
  const secrets = await api.send('GET', `/api/v1/namespaces/${operatorNamespace}/secrets`);
  return connect({
    operatorNamespace,
    keyPrefix,
    service: await api.get('v1', 'Service', serviceNamespace, service),
    secrets: secrets.body.items,
  });
}

/** Runs the connection check, as some user where one is stated. */
export function connect(input: { readonly as?: number } & Record<string, unknown>, program = programs().connect): Verdict {
  const user = input.as === undefined ? {} : { uid: input.as, gid: input.as };
  return JSON.parse(execFileSync(program, { input: JSON.stringify(input), encoding: 'utf8', timeout: 60_000, ...user }));
}
