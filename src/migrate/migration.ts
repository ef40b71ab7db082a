import { resolve } from 'node:path';
import { Deployments } from './deployments';
import { Listings } from './kustomizations';
import { frozenMetricsIn, leftoversIn, Line } from './leftovers';
import { Placement } from './placement';
import { Plan, planFor } from './plan';
import { disproof, Verdict } from './proof';
import { SourceFile } from './sources';
import { Written, Writing } from './writing';
import { Limits } from '../documents/limits';
import { Problem } from '../manifests/problem';
import { Kustomizations, realPathOf } from '../repository/kustomization';
import { SourceFiles } from '../repository/source-files';

/** Where the files of a migration are, and how their contents are judged. */
export interface Workshop {
  readonly cwd: string;
  /** The paths of the command line. */
  readonly paths: readonly string[];
  /** All files in them, with kustomizations, relative to the working directory. */
  readonly names: readonly string[];
  readonly limits: Limits;
  /** The contents of a file. Throws a refusal if it must not be written. */
  read(file: string): Buffer;
  /** The verdict if these files had these contents. */
  judge(contents: ReadonlyMap<string, Buffer>): Promise<Verdict>;
}

/** A migration that is ready to be written. */
export interface Migration {
  readonly plan: Plan;
  /** Where new ObjectStores are. */
  readonly places: Written['places'];
  /** The contents of files that change, and of new ones. Empty if there is an obstacle. */
  readonly contents: ReadonlyMap<string, Buffer>;
  /** Why nothing can be written. */
  readonly obstacles: readonly Problem[];
  /** What has to be changed by hand. */
  readonly byHand: readonly Line[];
  /** Metrics that are not updated any more. */
  readonly metrics: readonly Line[];
  readonly after: Verdict;
}

/** Plans a migration of files from barmanObjectStore to the plugin, and proves that the archives stay where they are. */
export async function migrate(workshop: Workshop): Promise<Migration> {
  const { names, limits } = workshop;
  const files = new Map(names.map(name => [name, new SourceFile(name, workshop.read(name), limits)]));
  const before = await workshop.judge(new Map());
  const listings = listingsOf(workshop);
  const objects = [...files.values()].filter(({ name }) => !listings.isPatch(name)).flatMap(file => file.objects);
  const plan = planFor(objects, new Deployments(before.deployed));
  const written = (onlySame: boolean) => new Writing(plan, files, listings, new Placement(workshop.cwd, workshop.paths, listings, onlySame)).write();
  const attempt = async (onlySame: boolean) => {
    const result = plan.obstacles.length > 0 ? undefined : written(onlySame);
    const obstacles = [...before.report.problems, ...plan.obstacles, ...result?.obstacles ?? []];
    const isChanged = obstacles.length === 0 && result!.contents.size > 0;
    const after = isChanged ? await workshop.judge(result!.contents) : before;
    return { result, after, obstacles: [...obstacles, ...isChanged ? disproof(before, after) : []] };
  };
  let { result, after, obstacles } = await attempt(false);
  if (obstacles.length > 0 && [...result?.contents.keys() ?? []].some(name => !files.has(name))) {
    const other = await attempt(true); // what applies the files may not apply new ones
    if (other.obstacles.length === 0) { ({ result, after, obstacles } = other); }
  }
  const all = [...files.values()];
  return {
    plan,
    places: result?.places ?? new Map(),
    contents: obstacles.length > 0 ? new Map() : result!.contents,
    obstacles,
    byHand: [...plan.byHand, ...all.flatMap(file => leftoversIn(file, result?.edits.get(file.name) ?? []))],
    metrics: all.flatMap(frozenMetricsIn),
    after,
  };
}

/** The kustomizations in the directories of the files. */
function listingsOf({ cwd, names, limits }: Workshop): Listings {
  const real = realPathOf(cwd) ?? cwd;
  const sources = new SourceFiles(path => path, limits, () => undefined);
  return new Listings(new Kustomizations(sources, '/'), names, cwd, path => realPathOf(resolve(real, path)) ?? path);
}
