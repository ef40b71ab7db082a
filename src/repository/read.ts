import { existsSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { Workshop } from './builder';
import { Kustomizations, realPathOf, realPathOfNew } from './kustomization';
import { Lineage } from './lineage';
import { Log } from './log';
import { Mirror } from './mirror';
import { Programs } from './programs';
import { Repository } from './repository';
import { SourceFiles } from './source-files';
import { DEFAULT_LIMITS, exceeded } from '../documents/limits';
import { STANDARD_INPUT } from '../manifests/files';
import { Input, ObjectSet } from '../manifests/input';
import { newFilesOf, read, Sources, withExpected } from '../manifests/read';

/** How builds are run. */
export interface BuildOptions {
  /** The environment of the user, with PATH. */
  readonly env: Record<string, string | undefined>;
  /** Whether builds may fetch what is not in the repository. */
  readonly mayUseNetwork: boolean;
  /** The time of a build. */
  readonly seconds?: number;
}

/** Reads files and standard input as they are, and directories as repositories: what kustomize, Helm, Flux and Argo CD make of them is built. */
export async function readRepositories(sources: Sources, options: BuildOptions): Promise<Input> {
  const directories = sources.paths.filter(path => path !== STANDARD_INPUT && isDirectory(resolve(sources.cwd, path)));
  if (directories.length === 0) { return read(sources); }
  const byRepository = new Map<string, string[]>();
  for (const directory of directories) {
    const repository = repositoryOf(resolve(sources.cwd, directory));
    byRepository.set(repository, [...byRepository.get(repository) ?? [], directory]);
  }
  const others = sources.paths.filter(path => !directories.includes(path));
  const inputs: Input[] = others.length > 0 ? [read({ ...sources, paths: others })] : [];
  for (const [repository, paths] of byRepository) { inputs.push(await readRepository(repository, { ...sources, paths }, options)); }
  return merged(inputs, sources);
}

async function readRepository(root: string, sources: Sources, { env, mayUseNetwork, seconds = 60 }: BuildOptions): Promise<Input> {
  const { cwd, limits = DEFAULT_LIMITS, exclude } = sources;
  const nameOf = nameIn(cwd);
  const contentOf = (path: string) => sources.contents?.get(nameOf(path));
  const added = newFilesOf(sources).map(file => realPathOfNew(resolve(cwd, file)));
  const files = new SourceFiles(nameOf, limits, contentOf, added);
  const kustomizations = new Kustomizations(files, root);
  const isExcluded = (path: string) => exclude?.(nameOf(path)) ?? false;
  const mirror = new Mirror(root, limits, isExcluded, contentOf, added);
  try {
    const workshop: Workshop = {
      repository: root,
      files,
      kustomizations,
      mirror,
      limits,
      mayUseNetwork,
      nameOf,
      isExcluded,
      lineage: new Lineage(kustomizations, files, limits),
      programs: new Programs(env, root, mirror.home, { seconds, bytes: limits['input-size'] }, mayUseNetwork),
      log: new Log(),
      used: new Set(),
    };
    return await new Repository(workshop, sources).read();
  } finally {
    mirror.remove();
  }
}

/** Objects that are read as they are form one set, whatever names them. */
function merged(inputs: Input[], sources: Sources): Input {
  const { limits = DEFAULT_LIMITS } = sources;
  const sets = inputs.flatMap(one => one.sets);
  const plain = sets.filter(({ root }) => root === undefined).flatMap(({ items }) => items);
  const all: ObjectSet[] = [{ items: plain }, ...sets.filter(({ root }) => root !== undefined)];
  const problems = inputs.flatMap(one => one.problems);
  if (all.reduce((sum, { items }) => sum + items.length, 0) > limits.objects) {
    const { message, hint } = exceeded('objects', limits);
    return { ...inputs[0], sets: [], problems: [...problems, { message, hint }] };
  }
  return withExpected({
    files: [...new Set(inputs.flatMap(one => one.files))].sort(),
    sets: all,
    ignored: inputs.reduce((sum, { ignored }) => sum + ignored, 0),
    empty: inputs.reduce((sum, { empty = 0 }) => sum + empty, 0),
    hasExcluded: inputs.some(one => one.hasExcluded),
    problems,
    skipped: inputs.flatMap(one => one.skipped ?? []),
    programs: [...new Set(inputs.flatMap(one => one.programs ?? []))],
  }, sources);
}

/** The directory with `.git` above a directory, otherwise itself. */
function repositoryOf(directory: string): string {
  const real = realPathOf(directory) ?? directory;
  for (let path = real; path !== dirname(path); path = dirname(path)) {
    if (existsSync(join(path, '.git'))) { return path; }
  }
  return real;
}

/** Paths as users write them: relative to the working directory, whatever links lead to it. */
function nameIn(cwd: string): (path: string) => string {
  const real = realPathOf(cwd) ?? cwd;
  return path => relative(real, path).split(sep).join('/') || '.';
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
