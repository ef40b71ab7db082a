import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Workshop } from './builder';
import { Built } from './built';
import { Source } from './source-files';
import { Skipped } from '../manifests/input';
import { isInside } from '../manifests/paths';

/** The ConfigMap with a name; none if it is unknown. */
export type ConfigMaps = (name: string, namespace?: string) => readonly Source[];

/** A build that an object of the repository orders, such as a Kustomization of Flux. */
export interface Order {
  /** The same for equal orders. */
  readonly key: string;
  readonly source: Source;
  /** The real path of what is built. */
  readonly directory: string;
  /** The cluster in which it is applied; undefined for the cluster of the object. */
  readonly destination?: string;
  /** The namespace of objects that set none. */
  readonly namespace?: string;
  /** What is substituted in the result. */
  readonly substitution?: Substitution;
  /** Whether a directory or file is part of it. */
  covers(path: string): boolean;
  build(configMaps: ConfigMaps): Promise<Built>;
}

/** What Flux substitutes after a build. */
export interface Substitution {
  /** The variables of the object itself. */
  readonly own: Record<string, string>;
  readonly from: ReadonlyArray<{ readonly kind: string; readonly name: string }>;
  readonly namespace?: string;
}

export type Ordered = Order | Skipped;

export function isOrder(ordered: Ordered): ordered is Order {
  return 'build' in ordered;
}

/** What an object orders that is not built. */
export function notBuilt(source: Source, kind: Skipped['kind'], what: string, reason: string, command?: string): Skipped {
  const { where, line } = source.placeOf([]);
  return { kind, what, file: where, line, reason, command };
}

/**
 * A directory that an object of the repository names; undefined if there is none. What Flux and Argo CD get can be a part of the repository, such as `k8s`:
 * then the path begins in a directory above the object.
 */
export function directoryIn({ repository }: Workshop, path: string, { file }: Source): string | undefined {
  const above = file.slice(repository.length + 1).split('/').slice(0, -1);
  const starts = above.reduce((all, part) => [...all, join(all[all.length - 1], part)], [repository]);
  const candidates = (isRoot(path) ? [repository] : starts).map(start => join(start, path));
  return candidates.find(directory => isInside(directory, repository) && existsSync(directory));
}

/** Whether a path is the root of a repository. */
export function isRoot(path: string): boolean {
  return ['', '.', '/', './'].includes(path);
}
