import { existsSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { Source, SourceFiles } from './source-files';
import { KUSTOMIZATION_FILES } from '../manifests/files';
import { isInside } from '../manifests/paths';
import { Path } from '../values/field-path';
import { asRecord, asString, recordsByIndex } from '../values/narrow';

/** What a kustomization refers to. */
export interface Reference {
  /** As it is written. */
  readonly text: string;
  readonly kind: 'file' | 'directory' | 'remote' | 'outside' | 'missing';
  /** The real path of a file or directory. */
  readonly target?: string;
  /** The field. */
  readonly path: Path;
}

/** A directory that kustomize builds. */
export interface Kustomization {
  readonly directory: string;
  readonly source: Source;
  readonly resources: readonly Reference[];
  readonly components: readonly Reference[];
  /** Everything that it refers to, with the two above. */
  readonly references: readonly Reference[];
}

const LISTS = ['resources', 'bases', 'components', 'crds', 'configurations', 'patchesStrategicMerge', 'generators', 'transformers', 'validators'];
const PATHS: ReadonlyArray<readonly [string, string]> = [['patches', 'path'], ['patchesJson6902', 'path'], ['replacements', 'path']];

/** The kustomization of a directory; undefined if there is none. */
export function kustomizationIn(directory: string, files: SourceFiles, repository: string): Kustomization | undefined {
  const file = kustomizationFileOf(directory);
  const source = file === undefined ? undefined : files.documentsOf(file)[0];
  if (!source) { return undefined; }
  const reference = (text: string, path: Path) => referenceOf(text, path, directory, repository, files);
  const value = asRecord(source.value);
  const lists = LISTS.flatMap(field => listOf(value[field]).flatMap((entry, index) => isPath(entry) ? [reference(entry, [field, index])] : []));
  const paths = PATHS.flatMap(([field, key]) => recordsByIndex(value[field]).flatMap((entry, index) => {
    const path = asString(entry[key]);
    return path === undefined ? [] : [reference(path, [field, index, key])];
  }));
  const generators = ['configMapGenerator', 'secretGenerator'].flatMap(field => recordsByIndex(value[field]).flatMap((entry, index) => generatorFiles(entry)
    .map(({ text, path }) => reference(text, [field, index, ...path]))));
  const schema = asString(asRecord(value.openapi).path);
  const references = [...lists, ...paths, ...generators, ...schema === undefined ? [] : [reference(schema, ['openapi', 'path'])]];
  const inField = (...fields: string[]) => references.filter(({ path }) => fields.includes(String(path[0])));
  return { directory, source, resources: inField('resources', 'bases'), components: inField('components'), references };
}

export function kustomizationFileOf(directory: string): string | undefined {
  return KUSTOMIZATION_FILES.map(name => join(directory, name)).find(file => existsSync(file));
}

/** A file of which a generator makes an object. */
interface GeneratorFile {
  /** As the entry of the generator has it. */
  readonly text: string;
  readonly path: Path;
  /** The key whose value the file is; none if the file has keys itself. */
  readonly key?: string;
}

export function generatorFiles({ files, envs, env }: Record<string, any>): GeneratorFile[] {
  const named = listOf(files).flatMap((file, index) => {
    if (typeof file !== 'string') { return []; }
    const text = file.slice(file.indexOf('=') + 1);
    return [{ text, path: ['files', index], key: file.includes('=') ? file.slice(0, file.indexOf('=')) : basename(text) }];
  });
  const variables = listOf(envs).flatMap((file, index) => typeof file === 'string' ? [{ text: file, path: ['envs', index] }] : []);
  return [...named, ...variables, ...typeof env === 'string' ? [{ text: env, path: ['env'] }] : []];
}

/** A patch or transformer can be written in place of a path. */
function isPath(entry: unknown): entry is string {
  return typeof entry === 'string' && !/\n|^\s*[{[]|^[\w.]+: /.test(entry);
}

function referenceOf(text: string, path: Path, directory: string, repository: string, files: SourceFiles): Reference {
  if (files.added.includes(resolve(directory, text))) { return { text, kind: 'file', target: resolve(directory, text), path }; }
  const target = realPathOf(resolve(directory, text));
  if (target === undefined) { return { text, kind: isRemote(text) ? 'remote' : 'missing', path }; }
  if (!isInside(target, repository)) { return { text, kind: 'outside', path }; }
  return { text, kind: statSync(target).isDirectory() ? 'directory' : 'file', target, path };
}

/** Whether kustomize would fetch what is no file. */
function isRemote(text: string): boolean {
  return /:\/\/|^git::|^[\w.-]+@|\?(?:ref|version|timeout|submodules)=|^[\w-]+(?:\.[\w-]+)+[:/]/.test(text) && !/^\.\.?\//.test(text);
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

export function realPathOf(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

/** The path of a file that does not exist yet. */
export function realPathOfNew(path: string): string {
  return join(realPathOf(dirname(path)) ?? dirname(path), basename(path));
}

/** The kustomizations of a repository, each read once. */
export class Kustomizations {
  private readonly known = new Map<string, Kustomization | undefined>();

  public constructor(private readonly files: SourceFiles, private readonly repository: string) {}

  public in(directory: string): Kustomization | undefined {
    if (!this.known.has(directory)) { this.known.set(directory, kustomizationIn(directory, this.files, this.repository)); }
    return this.known.get(directory);
  }

  /** A kustomization with all that it includes, each once: they may include each other in a circle. */
  public withIncluded(directory: string, found = new Set<Kustomization>()): Set<Kustomization> {
    const kustomization = this.in(directory);
    if (kustomization && !found.has(kustomization)) {
      found.add(kustomization);
      for (const { kind, target } of [...kustomization.resources, ...kustomization.components]) {
        if (kind === 'directory') { this.withIncluded(target!, found); }
      }
    }
    return found;
  }
}
