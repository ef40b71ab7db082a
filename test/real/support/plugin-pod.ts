import { ChildProcess, execFileSync } from 'child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'fs';
import { connect } from 'net';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import { Api } from './api';
import { executableCopy, start, stop } from './processes';

/**
 * What a kubelet would make of the first container of a Deployment: the program, with the very arguments and as the user that it has there, and the
 * Secrets as files with the permissions that the volumes set.
 *
 * Only the paths differ: what is mounted at /server in the manifest is in a folder of the test's.
 */
export class PluginPod {
  public static async start(api: Api, program: string, deployment: any, env: Record<string, string>, asUser = true): Promise<PluginPod> {
    const pod = new PluginPod(api, deployment);
    await pod.mountSecrets();
    const user = asUser ? pod.user() : {};
    pod.child = start(user.uid === undefined ? program : executableCopy(program), pod.args(), join(pod.root, 'log'), {
      env: { ...await pod.environment(), ...env }, ...user,
    });
    const port = pod.args().map(arg => /address=:(\d+)$/.exec(arg)?.[1]).find(found => found !== undefined);
    await Api.until('the plugin to listen', () => listens(Number(port)));
    return pod;
  }

  /** Folder that stands for the container's root. */
  public readonly root = mkdtempSync(join(tmpdir(), 'pod-'));
  private child?: ChildProcess;

  private constructor(private readonly api: Api, private readonly deployment: any) {}

  /** Writes the Secrets' files again, as a kubelet does some time after they change. */
  public async mountSecrets(): Promise<void> {
    const { volumes, securityContext } = this.deployment.spec.template.spec;
    for (const { name, mountPath } of this.container.volumeMounts) {
      const { secret } = volumes.find((volume: any) => volume.name === name);
      if (secret) {
        const found = await Api.until(`Secret ${secret.secretName}`, () => this.secret(secret.secretName));
        const items = secret.items?.length ? secret.items : Object.keys(found.data).map(key => ({ key, path: key }));
        items.forEach(({ key, path, mode = secret.defaultMode ?? 0o644 }: any) =>
          this.write(join(this.root, mountPath, path), Buffer.from(found.data[key], 'base64'), mode, securityContext?.fsGroup));
      }
    }
  }

  /** The files of a directory of the container. */
  public files(directory: string): string[] {
    return readdirSync(join(this.root, directory)).sort();
  }

  public async stop(): Promise<void> {
    if (this.child) {
      await stop(this.child);
    }
  }

  /** What the plugin has logged. */
  public output(): string {
    return readFileSync(join(this.root, 'log'), 'utf8');
  }

  /** The user of the container; a process of a test has one group, which is the one of the files where they have one. */
  private user(): { uid?: number; gid?: number } {
    const { fsGroup, ...pod } = this.deployment.spec.template.spec.securityContext ?? {};
    const { runAsUser, runAsGroup } = { ...pod, ...this.container.securityContext };
    return runAsUser === undefined ? {} : { uid: runAsUser, gid: fsGroup ?? runAsGroup ?? 0 };
  }

  private get container(): any {
    return this.deployment.spec.template.spec.containers[0];
  }

  /** Variables with values, and from Secrets. */
  private async environment(): Promise<Record<string, string>> {
    const values = await Promise.all((this.container.env ?? []).map(async ({ name, value, valueFrom }: any) => {
      const reference = valueFrom?.secretKeyRef;
      const secret = reference && await this.api.get('v1', 'Secret', this.deployment.metadata.namespace, reference.name);
      return [name, value ?? Buffer.from(secret.data[reference.key], 'base64').toString()];
    }));
    return Object.fromEntries(values);
  }

  private args(): string[] {
    const paths: string[] = this.container.volumeMounts.map(({ mountPath }: any) => mountPath);
    return this.container.args.map((arg: string) => paths.reduce((text, path) => text.replace(`=${path}/`, `=${join(this.root, path)}/`), arg));
  }

  /** A Secret that cert-manager has filled: it may be there before, with a key alone. */
  private async secret(name: string): Promise<any> {
    const secret = await this.api.get('v1', 'Secret', this.deployment.metadata.namespace, name);
    return secret?.data?.['tls.crt'] ? secret : undefined;
  }

  /** As the kubelet: the files are root's, and readable by the group of the pod's files where it has one. */
  private write(path: string, content: Buffer, mode: number, fsGroup?: number): void {
    mkdirSync(dirname(path), { recursive: true });
    chmodSync(this.root, 0o755);
    writeFileSync(`${path}.new`, content);
    chmodSync(`${path}.new`, mode);
    if (fsGroup !== undefined) {
      chownSync(`${path}.new`, 0, fsGroup);
      execFileSync('chmod', ['ug+r', `${path}.new`]);
    }
    renameSync(`${path}.new`, path);
  }
}

function listens(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
