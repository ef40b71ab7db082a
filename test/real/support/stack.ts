import { ChildProcess } from 'child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { stringify } from 'yaml';
import { Api, ApiAccess } from './api';
import { crds } from './crds';
import { Pki } from './pki';
import { start, stop } from './processes';
import { programs } from './programs';

export const API_PORT = 16443;
const ETCD_PORT = 12379;

/** What the tests know of the running control plane. */
export interface Stack {
  readonly directory: string;
  readonly kubeconfig: string;
  readonly access: ApiAccess;
}

/** The arguments of an API server on the run's etcd, with the certificates in a folder and without some admission plugins. */
export function apiserverArguments(directory: string, port: number, disabled: string[]): string[] {
  const file = (name: string) => join(directory, name);
  return [
    `--etcd-servers=http://127.0.0.1:${ETCD_PORT}`, '--bind-address=127.0.0.1', '--advertise-address=127.0.0.1', `--secure-port=${port}`,
    `--tls-cert-file=${file('apiserver.crt')}`, `--tls-private-key-file=${file('apiserver.key')}`, `--client-ca-file=${file('ca.crt')}`,
    `--service-account-key-file=${file('service-account.key')}`, `--service-account-signing-key-file=${file('service-account.key')}`,
    '--service-account-issuer=https://127.0.0.1', '--service-cluster-ip-range=10.96.0.0/16,fd00:10:96::/112', '--endpoint-reconciler-type=none',
    '--authorization-mode=RBAC', '--enable-priority-and-fairness=false', `--disable-admission-plugins=${disabled.join(',')}`,
  ];
}

/** What is different where pods run. */
export interface ControlPlaneOptions {
  /** The API server; the one that is built for the tests without pods by default. */
  readonly apiserver: string;
  /** Names and addresses in its certificate, as openssl writes them. */
  readonly names: string[];
  /** Its arguments, given its folder: they come last, so that they override the others. */
  readonly apiserverArguments: (directory: string) => string[];
}

/** etcd, kube-apiserver and cert-manager's controllers, on the loopback interface. */
export class ControlPlane {
  public readonly directory = mkdtempSync(join(process.env.NODE_WORK ?? tmpdir(), 'real-'));
  private readonly children: ChildProcess[] = [];

  public constructor(private readonly options?: ControlPlaneOptions) {}

  public async start(): Promise<Stack> {
    const { etcd, apiserver, certmanager } = { ...programs(), ...this.options };
    const pki = new Pki(this.directory, this.options?.names);
    this.run(etcd, 'etcd', [
      '--data-dir', join(this.directory, 'etcd'), '--unsafe-no-fsync', '--listen-peer-urls', `http://127.0.0.1:${ETCD_PORT + 1}`,
      '--listen-client-urls', `http://127.0.0.1:${ETCD_PORT}`, '--advertise-client-urls', `http://127.0.0.1:${ETCD_PORT}`,
    ]);
    // without controllers there are no namespaces' ServiceAccounts; whether a namespace exists is not what is tested
    const disabled = this.options ? [] : ['ServiceAccount', 'NamespaceLifecycle'];
    const further = this.options?.apiserverArguments(this.directory) ?? [];
    this.run(apiserver, 'apiserver', [...apiserverArguments(this.directory, API_PORT, disabled), ...further]);
    const read = (name: string) => readFileSync(pki.file(name), 'utf8');
    const access = { port: API_PORT, ca: read('ca.crt'), cert: read('admin.crt'), key: read('admin.key') };
    const api = new Api(access);
    await Api.until('the API server', async () => (await api.send('GET', '/readyz').catch(() => undefined))?.status === 200, 120);
    await installCrds(api);
    const kubeconfig = this.writeKubeconfig(pki);
    this.run(certmanager, 'certmanager', [], { KUBECONFIG: kubeconfig });
    return { directory: this.directory, kubeconfig, access };
  }

  public async stop(): Promise<void> {
    for (const child of this.children.reverse()) {
      await stop(child);
    }
    // where pods ran, their mounts end with the run, and its folder after them
    if (process.env.REAL_KEEP === undefined && process.env.NODE_WORK === undefined) {
      rmSync(this.directory, { recursive: true });
    }
  }

  /** Starts a program that ends with the control plane. */
  public run(program: string, name: string, args: string[], env: Record<string, string> = {}): ChildProcess {
    mkdirSync(join(this.directory, 'logs'), { recursive: true });
    const child = start(program, args, join(this.directory, 'logs', `${name}.log`), { env });
    this.children.push(child);
    return child;
  }

  private writeKubeconfig(pki: Pki): string {
    const path = join(this.directory, 'kubeconfig');
    const named = (kind: string, value: object) => [{ name: 'test', [kind]: value }];
    writeFileSync(path, stringify({
      'apiVersion': 'v1',
      'kind': 'Config',
      'current-context': 'test',
      'clusters': named('cluster', { 'server': `https://127.0.0.1:${API_PORT}`, 'certificate-authority': pki.file('ca.crt') }),
      'users': named('user', { 'client-certificate': pki.file('admin.crt'), 'client-key': pki.file('admin.key') }),
      'contexts': named('context', { cluster: 'test', user: 'test' }),
    }));
    return path;
  }
}

async function installCrds(api: Api): Promise<void> {
  const all = crds();
  await api.applyAll(all);
  for (const { metadata } of all) {
    await Api.until(`CRD ${metadata.name}`, async () => (await api.get('apiextensions.k8s.io/v1', 'CustomResourceDefinition', undefined, metadata.name))
      ?.status?.conditions?.some((condition: any) => condition.type === 'Established' && condition.status === 'True'));
  }
}
