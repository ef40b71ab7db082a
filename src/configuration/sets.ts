import { Configuration, Environment } from './configuration';
import { Place } from './place';
import { Item } from '../inventory/item';
import { ObjectSet } from '../manifests/input';
import { Problem } from '../manifests/problem';
import { Settings } from '../manifests/settings';

/** Sets of objects by environments, each with its settings. */
export interface ConfiguredSets {
  readonly sets: ObjectSet[];
  readonly problems: Problem[];
}

/**
 * Groups objects by the environments of a configuration. Files of no environment are one set, except those with other settings: they are for another
 * Kubernetes cluster.
 *
 * @param overrides settings that win over all of the configuration
 */
export function configuredSets(sets: readonly ObjectSet[], configuration: Configuration, place: Place, overrides: Settings): ConfiguredSets {
  const parts = sets.flatMap(partsOf);
  const problems: Problem[] = [];
  const grouped = new Set<Part>();
  const ofEnvironments = configuration.environments.flatMap(environment => {
    const own = parts.filter(({ where }) => environment.globs.some(glob => glob.matches(place.from(where))));
    own.forEach(part => grouped.add(part));
    if (own.length === 0) { return []; }
    const special = own.map(({ where }) => specialSettings(place.from(where), configuration));
    problems.push(...conflictsIn(special, environment, configuration));
    const settings = merged([configuration.settings, ...special, overrides]);
    const { name } = environment;
    return [{ root: own.some(({ isRoot }) => isRoot) ? name : undefined, environment: name, items: withoutCopies(own), settings }];
  });
  const others = parts.filter(part => !grouped.has(part)).map(part => ({
    ...part, settings: merged([configuration.settings, specialSettings(place.from(part.where), configuration), overrides]),
  }));
  return { sets: [...ofEnvironments, ...bySettings(others)], problems };
}

/** A root with its objects, or the objects of one file. */
interface Part {
  readonly where: string;
  readonly isRoot: boolean;
  readonly items: Item[];
}

function partsOf({ root, items }: ObjectSet): Part[] {
  if (root !== undefined) { return [{ where: root, isRoot: true, items }]; }
  const byFile = new Map<string, Item[]>();
  for (const item of items) {
    const same = byFile.get(item.origin.where);
    same ? same.push(item) : byFile.set(item.origin.where, [item]);
  }
  return [...byFile].map(([where, ofFile]) => ({ where, isRoot: false, items: ofFile }));
}

/** Roots stay by themselves. */
function bySettings(parts: Array<Part & { readonly settings: Settings }>): ObjectSet[] {
  const roots = parts.filter(({ isRoot }) => isRoot).map(({ where, items, settings }) => ({ root: where, items, settings }));
  const ofFiles = new Map<string, ObjectSet>();
  for (const { items, settings } of parts.filter(({ isRoot }) => !isRoot)) {
    const key = keyOf(settings);
    const same = ofFiles.get(key);
    for (const item of items) { same?.items.push(item); }
    if (!same) { ofFiles.set(key, { items: [...items], settings }); }
  }
  return [...ofFiles.values(), ...roots];
}

/** Roots of one environment can include the same file: an object is applied once, however often it is built. */
function withoutCopies(parts: readonly Part[]): Item[] {
  const items = parts.flatMap(part => part.items);
  if (parts.filter(({ isRoot }) => isRoot).length < 2) { return items; }
  const seen = new Set<string>();
  return items.filter(({ origin: { where }, manifest }) => {
    const key = `${where} ${JSON.stringify(manifest)}`;
    return seen.has(key) ? false : seen.add(key);
  });
}

/** The settings of the patterns that match a path: those of longer ones win. */
function specialSettings(path: string, { paths }: Configuration): Settings {
  return merged(paths.filter(({ glob }) => glob.matches(path)).map(one => one.settings));
}

/** Settings that differ within an environment. What only some of its paths have is that of all. */
function conflictsIn(all: readonly Settings[], { name, path }: Environment, { source }: Configuration): Problem[] {
  return (Object.keys(NAMES) as Array<keyof Settings>).flatMap(key => {
    const values = new Set(all.map(settings => settings[key]).filter(value => value !== undefined).map(value => JSON.stringify(value)));
    return values.size < 2 ? [] : [{
      file: source.file,
      line: source.lineOf(path),
      message: `the paths of the environment "${name}" have different settings (${NAMES[key]})`,
      hint: 'set the same for all its paths, or make them two environments',
    }];
  });
}

const NAMES: Readonly<Record<keyof Settings, string>> = {
  distribution: 'product',
  operatorVersion: 'operatorVersion',
  operatorNamespace: 'operatorNamespace',
  kubernetesVersion: 'kubernetesVersion',
  pluginVersions: 'pluginVersions',
};

/** All settings: later ones win, and those of plugins for each plugin. */
function merged(all: readonly Settings[]): Settings {
  return all.reduce((one, other) => ({
    ...one,
    ...Object.fromEntries(Object.entries(other).filter(([, value]) => value !== undefined)),
    ...one.pluginVersions && other.pluginVersions ? { pluginVersions: { ...one.pluginVersions, ...other.pluginVersions } } : {},
  }), {});
}

function keyOf({ distribution, pluginVersions = {}, ...others }: Settings): string {
  return JSON.stringify([distribution?.name, Object.entries(pluginVersions).sort(), Object.entries(others).sort()]);
}
