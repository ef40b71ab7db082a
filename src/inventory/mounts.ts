import { Item } from './item';
import { podSpecOf } from './operators';
import { PodContainer } from './pod-containers';
import { Path } from '../values/field-path';
import { asBoolean, asRecord, asRecords, asString, isUnknown } from '../values/narrow';

/** A Secret among the volumes of a pod. */
interface SecretSource {
  readonly secretName: string;
  /** The keys that are mounted, by the files that they become; nothing where all are. */
  readonly items?: ReadonlyMap<string, string>;
}

/** A file of a container that comes from a Secret. */
export interface SecretFile {
  readonly volume: string;
  readonly secretName: string;
  /** The key that the file holds; nothing where the volume leaves the file out. */
  readonly key?: string;
}

/** Where a file of a container comes from: nothing is mounted there, a Secret is, or it cannot be told. */
export type FileSource = 'nothing' | 'unknown' | SecretFile;

/** Where the file at a path comes from. A path that something else completes cannot be told. */
export function fileAt({ container, workload }: PodContainer, file: string): FileSource {
  if (!file.startsWith('/') || file.includes('$(') || asRecords(container.volumeMounts).some(({ mountPath }) => isUnknown(mountPath))) { return 'unknown'; }
  const path = file.replace(/\/+/g, '/');
  const mount = asRecords(container.volumeMounts)
    .filter(({ mountPath }) => isBelow(path, directory(mountPath)))
    .sort((a, b) => directory(b.mountPath).length - directory(a.mountPath).length)[0];
  if (!mount) { return 'nothing'; }
  const volume = asRecords(podSpecOf(workload).volumes).find(({ name }) => name === mount.name);
  if (volume && isEmpty(volume)) { return 'nothing'; }
  const source = volume && secretSource(volume);
  const relative = path.slice(directory(mount.mountPath).length + 1);
  return !source || mount.subPathExpr !== undefined ? 'unknown' : secretFile(mount, source, relative);
}

/** A Secret among the volumes of a workload's pods, and where it is named. */
export interface MountedSecret {
  readonly secretName: string;
  /** The field with its name. */
  readonly path: Path;
  /** Whether the pods start without it. */
  readonly optional: boolean;
}

/** The Secrets that the pods of a workload mount, with the fields that name them. */
export function mountedSecrets(workload: Item): MountedSecret[] {
  return listed(podSpecOf(workload).volumes).flatMap(({ entry, index }) => {
    const volume: Path = ['spec', 'template', 'spec', 'volumes', index];
    return [
      ...mountedSecret(entry.secret, 'secretName', [...volume, 'secret']),
      ...listed(asRecord(entry.projected).sources)
        .flatMap(source => mountedSecret(source.entry.secret, 'name', [...volume, 'projected', 'sources', source.index, 'secret'])),
    ];
  });
}

/** The Secrets that the pods of a workload mount. */
export function secretsMountedBy(workload: Item): string[] {
  return mountedSecrets(workload).map(({ secretName }) => secretName);
}

function mountedSecret(source: unknown, field: string, path: Path): MountedSecret[] {
  const secretName = asString(asRecord(source)[field]);
  return secretName === undefined ? [] : [{ secretName, path: [...path, field], optional: asBoolean(asRecord(source).optional) ?? isUnknown(asRecord(source).optional) }];
}

function listed(list: unknown): Array<{ readonly entry: Record<string, any>; readonly index: number }> {
  return (Array.isArray(list) ? list : []).map((entry: unknown, index: number) => ({ entry: asRecord(entry), index }));
}

function secretFile(mount: Record<string, any>, { secretName, items }: SecretSource, relative: string): FileSource {
  const subPath = asString(mount.subPath);
  // one file of the volume is mounted, or the whole of it
  const file = subPath === undefined ? relative : [subPath, relative].filter(part => part !== '').join('/');
  const key = items ? items.get(file) : file;
  return file === '' ? 'unknown' : { volume: `${mount.name}`, secretName, key };
}

/** The one Secret of a volume; a volume that is put together of several things cannot be told. */
function secretSource({ secret, projected }: Record<string, any>): SecretSource | undefined {
  const sources = asRecords(asRecord(projected).sources);
  const source = sources.length === 1 ? asRecord(sources[0].secret) : asRecord(secret);
  const secretName = asString(sources.length === 1 ? source.name : source.secretName);
  const items = asRecords(source.items);
  return secretName === undefined || items.some(({ key, path }) => isUnknown(key) || isUnknown(path)) ? undefined : {
    secretName,
    items: items.length === 0 ? undefined : new Map(items.map(({ key, path }) => [`${path}`, `${key}`])),
  };
}

/** Whether a volume states no source: it is an empty directory then. One that is written down may be filled by something. */
function isEmpty({ name: _, ...sources }: Record<string, any>): boolean {
  return Object.values(sources).every(source => source === undefined || source === null);
}

function directory(mountPath: unknown): string {
  return `/${asString(mountPath) ?? ''}`.replace(/\/+/g, '/').replace(/\/$/, '');
}

function isBelow(path: string, mounted: string): boolean {
  return path === mounted || path.startsWith(`${mounted}/`);
}
