import { secretExists } from './certificates';
import { keysOf } from './objects';

export interface Flag { name: string; value: string }

/** `--name=value` and `--name value` of a container. */
export function flags(container: any): Flag[] {
  const words: string[] = [...(container.command ?? []), ...(container.args ?? [])].map(String);
  return words.flatMap((word, i) => {
    const [, name, value] = /^--?([^=]+)(?:=(.*))?$/s.exec(word) ?? [];
    if (name === undefined) return [];
    if (value !== undefined) return [{ name, value }];
    const next = words[i + 1];
    return next === undefined || next.startsWith('-') ? [] : [{ name, value: next }];
  });
}

/** The containers that run next to each other: native sidecars are written as init containers. */
export function runningContainers(pod: any): any[] {
  return [...(pod.initContainers ?? []).filter((c: any) => c.restartPolicy === 'Always'), ...(pod.containers ?? [])];
}

/** The mount that a path lies in, and the rest of the path inside its volume. */
export function mountOf(container: any, path: string): { mount: any; rest: string } | undefined {
  const inside = (mount: any) => `${trim(path)}/`.startsWith(`${trim(mount.mountPath)}/`);
  const [mount] = (container.volumeMounts ?? []).filter(inside)
    .sort((a: any, b: any) => trim(b.mountPath).length - trim(a.mountPath).length);
  return mount && { mount, rest: join(mount.subPath, trim(path).slice(trim(mount.mountPath).length)) };
}

/** What is at a path: a key of a Secret, a directory, nothing, or something that the objects do not tell. */
export type Found = SecretFile | 'directory' | 'absent' | 'unmounted' | 'unknown';

export interface SecretFile { path: string; secret: string; key: string }

interface SecretSource { secret: string; optional?: boolean; items?: { key: string; path: string }[] }

/** The files that a container of a pod sees of Secrets. */
export class PodFiles {
  private readonly mounts: any[];

  constructor(private readonly objects: any[], private readonly namespace: string, private readonly pod: any, private readonly container: any) {
    this.mounts = container.volumeMounts ?? [];
  }

  public at(path: string): Found {
    const found = mountOf(this.container, path);
    if (!found) return 'unmounted';
    const { rest } = found;
    const files = this.sourcesOf(found.mount).flatMap(source => this.filesOf(source, rest));
    const file = files.find(f => f.path === rest);
    if (file) return file;
    if (!this.isOfSecretsOnly(found.mount)) return 'unknown';
    return rest === '' || files.some(f => f.path.startsWith(`${rest}/`)) ? 'directory' : 'absent';
  }

  public all(): SecretFile[] {
    return this.mounts.flatMap(mount => this.sourcesOf(mount).flatMap(source => this.filesOf(source, mount.subPath))
      .filter(file => !mount.subPath || file.path === mount.subPath));
  }

  /** Whether certificates may come from where the objects do not tell, like a CSI driver. */
  public hasForeignVolume(): boolean {
    const told = ['secret', 'projected', 'configMap', 'downwardAPI', 'emptyDir'];
    return this.mounts.some(mount => !told.some(kind => this.volumeOf(mount)?.[kind]));
  }

  /** Why the pod does not start. Secrets outside of the objects exist, unless they are listed and others do not. */
  public problem(externalSecrets?: string[]): string | undefined {
    const undeclared = this.mounts.find(mount => !this.volumeOf(mount));
    if (undeclared) return `no volume ${undeclared.name}`;
    for (const { secret, optional, items = [] } of this.mounts.flatMap(mount => this.sourcesOf(mount))) {
      const exists = externalSecrets?.includes(secret) ?? true;
      if (!exists && !optional && !secretExists(this.objects, this.namespace, secret)) return `no Secret ${secret}`;
      const keys = keysOf(this.objects, this.namespace, secret);
      const missing = keys && items.find(item => !keys.includes(item.key));
      if (missing) return `Secret ${secret} has no key ${missing.key}`;
    }
    return undefined;
  }

  private volumeOf(mount: any): any {
    return (this.pod.volumes ?? []).find((volume: any) => volume.name === mount.name);
  }

  private sourcesOf(mount: any): SecretSource[] {
    const volume = this.volumeOf(mount);
    if (volume?.secret) return [{ ...volume.secret, secret: volume.secret.secretName }];
    return (volume?.projected?.sources ?? []).filter((source: any) => source.secret)
      .map(({ secret }: any) => ({ ...secret, secret: secret.name }));
  }

  private isOfSecretsOnly(mount: any): boolean {
    const volume = this.volumeOf(mount);
    return volume?.secret !== undefined || (volume?.projected?.sources ?? [{}]).every((source: any) => source.secret);
  }

  /** Of a Secret outside of the objects any key exists that is asked for. The API server stores an empty list of items as none. */
  private filesOf({ secret, items }: SecretSource, wanted?: string): SecretFile[] {
    if (items?.length) return items.map(item => ({ path: item.path, secret, key: item.key }));
    const any = wanted === undefined ? ['tls.crt', 'tls.key', 'ca.crt'] : [wanted].filter(key => key && !key.includes('/'));
    return (keysOf(this.objects, this.namespace, secret) ?? any).map(key => ({ path: key, secret, key }));
  }
}

function trim(path: string): string {
  return path.replace(/\/+$/, '');
}

function join(...parts: (string | undefined)[]): string {
  return parts.filter(part => part).join('/').split('/').filter(part => part).join('/');
}
