import { ChildProcess } from 'child_process';
import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, copyFileSync } from 'fs';
import { join } from 'path';
import { Api } from './api';
import { api, stack } from './cluster';
import { start, stop } from './processes';
import { WEBHOOK_PORT } from './webhooks';

/** The operator itself, as a plain process that calls the API server as an administrator. */
export class OperatorProcess {
  public readonly socketDirectory: string;
  private child?: ChildProcess;
  private readonly log: string;

  public constructor(private readonly program: string, private readonly version: string, private readonly namespace = 'cnpg-system') {
    const directory = mkdtempSync(join(stack.directory, 'operator-'));
    this.socketDirectory = join(directory, 'plugins');
    this.log = join(directory, 'log');
    mkdirSync(this.socketDirectory);
  }

  public async start(env: Record<string, string> = {}): Promise<void> {
    const directory = mkdtempSync(join(stack.directory, 'work-'));
    // the operator looks for its own binary in its working directory, and for its certificate where the kubelet would mount it
    mkdirSync(join(directory, 'operator'));
    symlinkSync(this.program, join(directory, 'operator', `manager_${process.arch === 'arm64' ? 'arm64' : 'amd64'}`));
    ['apiserver.crt', 'apiserver.key'].forEach(file => copyFileSync(join(stack.directory, file), join(directory, file)));
    this.child = start(this.program, ['controller', '--metrics-bind-address=127.0.0.1:18080', `--webhook-port=${WEBHOOK_PORT}`, '--log-level=trace'], this.log, {
      cwd: directory,
      env: {
        KUBECONFIG: stack.kubeconfig,
        OPERATOR_NAMESPACE: this.namespace,
        OPERATOR_IMAGE_NAME: `operator:${this.version}`,
        WEBHOOK_CERT_DIR: directory,
        PLUGIN_SOCKET_DIR: this.socketDirectory,
        GRPC_ENABLE_TXT_SERVICE_CONFIG: 'false',
        ...env,
      },
    });
    await Api.until('the operator', async () => this.output().includes('Starting workers'));
  }

  public async stop(): Promise<void> {
    if (this.child) {
      await stop(this.child);
    }
  }

  /** What the operator has logged. */
  public output(): string {
    return readFileSync(this.log, 'utf8');
  }

  /** Whether the operator says that it registered a plugin. */
  public registered(pluginName: string): boolean {
    return this.output().split('\n').some(line => line.includes('Registered plugin') && line.includes(`"${pluginName}"`));
  }

  /** Waits until a cluster's status shows its plugins, by name and version. */
  public async pluginStatus(cluster: any, suits: (status: any[]) => boolean): Promise<any[]> {
    return Api.until(`the plugins of ${cluster.metadata.name}`, async () => {
      const found = await api.get(cluster.apiVersion, 'Cluster', cluster.metadata.namespace, cluster.metadata.name);
      const status = found?.status?.pluginStatus ?? [];
      return suits(status) && status;
    });
  }

  /** Waits until a cluster says that it cannot go on. */
  public async phase(cluster: any, words: string): Promise<any> {
    return Api.until(`the phase "${words}" of ${cluster.metadata.name}`, async () => {
      const found = await api.get(cluster.apiVersion, 'Cluster', cluster.metadata.namespace, cluster.metadata.name);
      return found?.status?.phase?.includes(words) && found.status;
    });
  }
}
