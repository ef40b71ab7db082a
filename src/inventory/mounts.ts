import { Item } from './item';
import { podSpecOf } from './operators';
import { PodContainer } from './pod-containers';
import { Path } from '../values/field-path';
import { asBoolean, asName, asNumber, asRecord, asRecords, asString, isUnknown, recordsByIndex } from '../values/narrow';
import { isKnownText } from '../values/placeholder';

/** A Secret that is a volume of a pod. */
interface SecretSource {
  readonly secretName: string;
  /** The mounted keys, by file path; undefined if all keys are mounted. */
  readonly items?: ReadonlyMap<string, { readonly key: string; readonly mode?: FileMode }>;
  readonly mode?: FileMode;
}

/** Permissions that a volume sets for files. */
export interface FileMode {
  readonly bits: number;
  /** The field that sets them. */
  readonly path: Path;
}

/** A file in a container that comes from a Secret. */
export interface SecretFile {
  readonly volume: string;
  readonly secretName: string;
  /** The key that the file contains; undefined if the volume does not include the file. */
  readonly key?: string;
  /** Permissions of the file; undefined if the volume does not set them. */
  readonly mode?: FileMode;
}

/** The source of a file in a container: `nothing` if no volume provides it. */
export type FileSource = 'nothing' | 'unknown' | SecretFile;

/** The source of the file at a path. Relative paths, and paths with variables, are unknown. */
export function fileAt({ container, workload }: PodContainer, file: string): FileSource {
  if (!file.startsWith('/') || file.includes('$(') || !isKnownText(file) || asRecords(container.volumeMounts).some(({ mountPath }) => isUnknown(mountPath))) { return 'unknown'; }
  const path = file.replace(/\/+/g, '/');
  const [mount, next] = asRecords(container.volumeMounts)
    .filter(({ mountPath }) => isBelow(path, directory(mountPath)))
    .sort((a, b) => directory(b.mountPath).length - directory(a.mountPath).length);
  if (!mount) { return 'nothing'; }
  // Kubernetes accepts no two mounts at one path
  if (next && directory(next.mountPath) === directory(mount.mountPath)) { return 'unknown'; }
  const volumes = recordsByIndex(podSpecOf(workload).volumes);
  const index = volumes.findIndex(({ name }) => name === mount.name);
  if (index >= 0 && isEmpty(volumes[index])) { return 'nothing'; }
  const source = index < 0 ? undefined : secretSource(volumes[index], ['spec', 'template', 'spec', 'volumes', index]);
  const relative = path.slice(directory(mount.mountPath).length + 1);
  return !source || mount.subPathExpr !== undefined ? 'unknown' : secretFile(mount, source, relative);
}

/** A Secret that is a volume of a workload's pods, with the field that references it. */
export interface MountedSecret {
  readonly secretName: string;
  /** The field with the name of the Secret. */
  readonly path: Path;
  /** Whether the pods start without the Secret. */
  readonly optional: boolean;
}

/** The Secrets that the pods of a workload mount, with the fields that reference them. */
export function mountedSecrets(workload: Item): MountedSecret[] {
  return recordsByIndex(podSpecOf(workload).volumes).flatMap((entry, index) => {
    const volume: Path = ['spec', 'template', 'spec', 'volumes', index];
    return [
      ...mountedSecret(entry.secret, 'secretName', [...volume, 'secret']),
      ...recordsByIndex(asRecord(entry.projected).sources)
        .flatMap(({ secret }, source) => mountedSecret(secret, 'name', [...volume, 'projected', 'sources', source, 'secret'])),
    ];
  });
}

/** The Secrets that the pods of a workload mount. */
export function secretsMountedBy(workload: Item): string[] {
  return mountedSecrets(workload).map(({ secretName }) => secretName);
}

function mountedSecret(source: unknown, field: string, path: Path): MountedSecret[] {
  const secretName = asString(asRecord(source)[field]);
  const { optional } = asRecord(source);
  return secretName === undefined ? [] : [{ secretName, path: [...path, field], optional: asBoolean(optional) ?? isUnknown(optional) }];
}

function secretFile(mount: Record<string, any>, { secretName, items, mode }: SecretSource, relative: string): FileSource {
  const subPath = asString(mount.subPath);
  // a subPath can be a single file or a directory
  const file = subPath === undefined ? relative : [subPath, relative].filter(part => part !== '').join('/');
  const found = items ? items.get(file) : { key: file };
  return file === '' ? 'unknown' : { volume: `${mount.name}`, secretName, key: found?.key, mode: found?.mode ?? mode };
}

/** Whether a value is a text that is not substituted later. */
function isGiven(value: unknown): boolean {
  return asName(value) !== undefined && !isUnknown(value);
}

/** The Secret of a volume; undefined for a volume with several sources. */
function secretSource({ secret, projected }: Record<string, any>, volume: Path): SecretSource | undefined {
  const sources = asRecords(asRecord(projected).sources);
  const source = sources.length === 1 ? asRecord(sources[0].secret) : asRecord(secret);
  const secretName = asString(sources.length === 1 ? source.name : source.secretName);
  const items = recordsByIndex(source.items);
  const at: Path = sources.length === 1 ? [...volume, 'projected', 'sources', 0, 'secret'] : [...volume, 'secret'];
  return secretName === undefined || !items.every(({ key, path }) => isGiven(key) && isGiven(path)) ? undefined : {
    secretName,
    items: items.length === 0 ? undefined : new Map(items.map(({ key, path, mode }, index) =>
      [asName(path)!, { key: asName(key)!, mode: fileMode(mode, [...at, 'items', index, 'mode']) }])),
    mode: sources.length === 1
      ? fileMode(asRecord(projected).defaultMode, [...volume, 'projected', 'defaultMode'])
      : fileMode(source.defaultMode, [...at, 'defaultMode']),
  };
}

function fileMode(value: unknown, path: Path): FileMode | undefined {
  const bits = asNumber(value);
  return bits === undefined ? undefined : { bits, path };
}

/** Whether a volume has no source, which makes it an empty directory. An explicit `emptyDir` does not count: another container may write to it. */
function isEmpty({ name: _, ...sources }: Record<string, any>): boolean {
  return Object.values(sources).every(source => source === undefined || source === null);
}

function directory(mountPath: unknown): string {
  return `/${asString(mountPath) ?? ''}`.replace(/\/+/g, '/').replace(/\/$/, '');
}

function isBelow(path: string, mounted: string): boolean {
  return path === mounted || path.startsWith(`${mounted}/`);
}
