import { Item } from './item';
import { podSpecOf } from './operators';
import { PodContainer } from './pod-containers';
import { asRecord, asRecords, asString } from '../values/narrow';

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
export function fileAt({ container, workload }: PodContainer, path: string): FileSource {
  if (!path.startsWith('/') || path.includes('$(')) { return 'unknown'; }
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

/** The Secrets that the pods of a workload mount. */
export function secretsMountedBy(workload: Item): string[] {
  return asRecords(podSpecOf(workload).volumes).flatMap(volume => [
    asString(asRecord(volume.secret).secretName), ...asRecords(asRecord(volume.projected).sources).map(({ secret }) => asString(asRecord(secret).name)),
  ]).filter(name => name !== undefined);
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
  return secretName === undefined ? undefined : {
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
