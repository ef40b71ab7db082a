import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { buildKustomization, Workshop } from './builder';
import { buildChart, dependenciesOf, emptyValueOf, isLibrary, releaseNameOf, valuesFilesOf } from './charts';
import { ordersOf } from './deployers';
import { realPathOf, realPathOfNew } from './kustomization';
import { isOrder, Order } from './orders';
import { Source } from './source-files';
import { objectsFrom } from './variables';
import { Item } from '../inventory/item';
import { CHART_FILE, filesOf, KUSTOMIZATION_FILES } from '../manifests/files';
import { Input } from '../manifests/input';
import { inNamespace } from '../manifests/namespace';
import { isInside } from '../manifests/paths';
import { newFilesOf, Sources } from '../manifests/read';
import { asRecord } from '../values/narrow';

/** Objects that are applied together, with those that are ordered by others of them. */
interface WorkingSet {
  readonly root?: string;
  readonly sources: Source[];
  /** The orders that were carried out. */
  readonly keys: Set<string>;
}

/** One repository: finds what is deployed from it, and builds that. */
export class Repository {
  private readonly sets = new Map<string, WorkingSet>();
  /** The places of the objects whose orders were carried out. */
  private readonly ordered = new Set<string>();
  private readonly built = new Set<string>();
  /** The manifests that are neither part of a kustomization nor of a chart. */
  private plain: string[] = [];
  private kustomizations: string[] = [];
  private charts: string[] = [];
  /** Objects by what was read, before any build. */
  private written: Source[] = [];
  private directories: string[] = [];
  private orders: Order[] = [];
  private hasExcluded = false;

  public constructor(private readonly workshop: Workshop, private readonly sources: Sources) {}

  public async read(): Promise<Input> {
    const { log, files, used } = this.workshop;
    const found = this.find();
    await this.buildRoots();
    await this.carryOutOthers();
    const plain = this.plain.filter(file => !this.isOrdered(file));
    // a setting of an editor is no manifest
    plain.filter(file => !file.endsWith('.json') || mayBeManifest(file)).forEach(file => files.problemsOf(file).forEach(problem => log.problem(problem)));
    const isRead = plain.flatMap(file => files.documentsOf(file));
    const sets = [{ items: this.itemsOf(isRead.flatMap(({ objects }) => objects ?? [])) }, ...[...this.sets.values()]
      .filter(({ sources }) => sources.length > 0).map(({ root, sources }) => ({ root, items: this.itemsOf(sources, root) }))];
    return {
      files: [...new Set([...found, ...files.names])],
      sets,
      empty: plain.filter(file => files.documentsOf(file).length === 0 && files.problemsOf(file).length === 0).length,
      hasExcluded: this.hasExcluded,
      ignored: isRead.filter(({ objects, value }) => objects === undefined && value !== null && value !== undefined).length,
      problems: log.problems,
      skipped: log.skipped,
      programs: [...used],
    };
  }

  /** Finds files, kustomizations and charts, and returns the names of the files. */
  private find(): string[] {
    const { files, log, kustomizations, limits } = this.workshop;
    const { paths, cwd, exclude } = this.sources;
    const others: string[] = [];
    const found = filesOf(paths, cwd, limits, {
      exclude: path => exclude?.(path) ?? false, added: newFilesOf(this.sources), onOthersInput: file => others.push(file),
    });
    this.hasExcluded = found.hasExcluded;
    found.problems.forEach(problem => log.problem(problem));
    const real = (file: string) => realPathOf(resolve(cwd, file)) ?? realPathOfNew(resolve(cwd, file));
    const foldersWith = (names: readonly string[]) =>
      [...new Set(others.filter(file => names.includes(basename(file))).map(file => dirname(real(file))))];
    this.charts = foldersWith([CHART_FILE]);
    this.kustomizations = foldersWith(KUSTOMIZATION_FILES).filter(directory => !this.charts.some(chart => isInside(directory, chart)));
    this.kustomizations.forEach(directory => kustomizations.in(directory));
    const referenced = new Set(this.kustomizations.flatMap(directory => [...kustomizations.withIncluded(directory)])
      .flatMap(({ references }) => references.flatMap(({ kind, target }) => kind === 'file' ? target! : [])));
    const owners = new Set([...this.charts, ...this.kustomizations]);
    const all = [...new Set(found.files.map(real))];
    this.plain = all.filter(file => !referenced.has(file) && !hasOwner(file, owners));
    const direct = [...new Set([...all.map(file => dirname(file)), ...owners])];
    this.directories = [...new Set(direct.flatMap(directory => withParents(directory, this.workshop.repository)))].sort();
    const resources = [...referenced].filter(file => !hasOwner(file, new Set(this.charts)) && /\.(?:ya?ml|json)$/i.test(file));
    this.written = [...new Set([...this.plain, ...resources])].flatMap(file => files.objectsOf(file));
    this.orders = this.written.flatMap(source => ordersOf(this.workshop, source, this.directories).filter(isOrder));
    return this.plain.map(file => this.workshop.nameOf(file));
  }

  /** Builds what no object of the repository orders, and then what the objects in it order. */
  private async buildRoots(): Promise<void> {
    const { kustomizations, nameOf } = this.workshop;
    const included = new Set(this.kustomizations.flatMap(root => [...kustomizations.withIncluded(root)].slice(1).map(({ directory }) => directory)));
    const isRoot = (directory: string) => kustomizations.in(directory)?.source.value?.kind !== 'Component' && !included.has(directory);
    const roots = this.kustomizations.filter(directory => isRoot(directory) && !this.isOrdered(directory));
    const charts = this.charts.filter(chart => !this.isOrdered(chart) && !this.charts.some(other => other !== chart && isInside(chart, join(other, 'charts'))));
    await Promise.all([
      ...roots.map(directory => this.buildRoot(directory)),
      ...charts.map(chart => this.buildEnvironments(chart)),
      ...this.plain.filter(file => !this.isOrdered(file)).map(file => this.expand(this.workshop.files.objectsOf(file), nameOf(dirname(file)))),
    ]);
    // two kustomizations that include each other have no root: one of them stands for both
    const circle = this.kustomizations.filter(directory => included.has(directory) && ![...roots, ...this.orders.map(one => one.directory)]
      .some(root => [...kustomizations.withIncluded(root)].some(one => one.directory === directory)));
    for (const directory of circle) {
      if (isCircular(directory, kustomizations) && !this.built.has(directory)) { await this.buildRoot(directory); }
    }
  }

  private async buildRoot(directory: string): Promise<void> {
    const { kustomizations, nameOf, log, limits } = this.workshop;
    kustomizations.withIncluded(directory).forEach(one => this.built.add(one.directory));
    const built = await buildKustomization(this.workshop, directory);
    const sources = objectsFrom(built, {}, () => [], log, limits);
    const set = this.setOf(nameOf(directory));
    set.sources.push(...sources);
    await this.expand(sources, set.root!);
  }

  /** A chart with its values, or with each file that overrides them. */
  private async buildEnvironments(chart: string): Promise<void> {
    const { files, nameOf, log, limits } = this.workshop;
    const [definition] = files.documentsOf(join(chart, CHART_FILE));
    if (!definition || isLibrary(definition.value)) { return; }
    const environments = valuesFilesOf(chart);
    if (environments.length === 0 && !this.isInstalledAsItIs(chart, definition)) { return; }
    await Promise.all((environments.length > 0 ? environments : [undefined]).map(async environment => {
      const valuesFiles = environment === undefined ? [] : [environment];
      valuesFiles.forEach(file => files.problemsOf(file).forEach(problem => log.problem(problem)));
      const [source = definition] = valuesFiles.flatMap(file => files.documentsOf(file));
      const release = { chart, name: releaseNameOf(chart), namespace: this.sources.namespace, valuesFiles, values: [], source };
      const sources = objectsFrom(await buildChart(this.workshop, release), {}, () => [], log, limits);
      this.setOf(nameOf(environment ?? chart)).sources.push(...sources);
    }));
  }

  /** A chart without values for an environment can be one that others use: its own values are then examples. */
  private isInstalledAsItIs(chart: string, definition: Source): boolean {
    const { files, log, nameOf } = this.workshop;
    const { name } = asRecord(definition.value);
    const others = this.charts.filter(other => other !== chart);
    const dependencies = others.flatMap(other => dependenciesOf(files.documentsOf(join(other, CHART_FILE))[0]?.value));
    const isPart = dependencies.some(one => one.name === name);
    const file = join(chart, 'values.yaml');
    const empty = isPart ? undefined : emptyValueOf(chart, existsSync(file) ? files.documentsOf(file)[0]?.value : {});
    if (isPart || empty !== undefined) {
      const reason = isPart ? 'it is a dependency of another chart' : `no file has a value for ${empty}`;
      const { where, line } = definition.placeOf([]);
      const command = `helm template ${releaseNameOf(chart)} ${nameOf(chart)} --values FILE | npx cdk8s-cnpg-i check -`;
      log.skip({ kind: 'templated', what: `chart ${nameOf(chart)}`, file: where, line, reason, command });
    }
    return !isPart && empty === undefined;
  }

  /** Carries out the orders that nothing else led to: the first one of a circle, and those in what could not be built. */
  private async carryOutOthers(): Promise<void> {
    const { nameOf } = this.workshop;
    // first those that apply themselves, then those that nothing applies
    const isApplied = ({ source }: Order) => this.orders.some(other => this.contains(other, source.file));
    const rank = (order: Order) => this.contains(order, order.source.file) ? 0 : isApplied(order) ? 2 : 1;
    const rest = this.orders.filter(order => !this.ordered.has(idOf(order.source))).map(order => ({ order, rank: rank(order) }));
    for (const { order } of rest.sort((one, other) => one.rank - other.rank)) {
      const root = nameOf(order.directory);
      if (!this.ordered.has(idOf(order.source))) { await this.carryOut([order], root); }
    }
  }

  /** Adds what objects order to their set, and what these order in turn. */
  private async expand(sources: readonly Source[], root: string): Promise<void> {
    const orders = sources.flatMap(source => ordersOf(this.workshop, source, this.directories)).filter(one => {
      if (!isOrder(one)) { this.workshop.log.skip(one); }
      return isOrder(one);
    });
    await this.carryOut(orders as Order[], root);
  }

  private async carryOut(orders: readonly Order[], root: string): Promise<void> {
    const { log, limits } = this.workshop;
    const fresh = orders.filter(({ key, source }) => {
      const { keys } = this.setOf(root);
      this.ordered.add(idOf(source));
      const isNew = !keys.has(key);
      keys.add(key);
      return isNew;
    });
    if (fresh.length === 0) { return; }
    const results = await Promise.all(fresh.map(async order => ({
      order, built: await order.build((its, namespace) => this.configMapsFor(order, this.setOf(root).sources, its, namespace)),
    })));
    // the ConfigMaps that a build makes can have the variables of another one
    const made = results.flatMap(({ built }) => objectsFrom(built, {}, () => [], log, limits)).filter(isConfigMap);
    for (const { order, built } of results) {
      const name = order.destination === undefined ? root : `${root} in ${order.destination}`;
      const set = this.setOf(name);
      const configMaps = (its: string, namespace?: string) => this.configMapsFor(order, [...this.setOf(root).sources, ...made], its, namespace);
      const sources = objectsFrom(built, order, configMaps, log, limits)
        .map(source => ({
          ...source,
          value: inNamespace(source.value, order.namespace),
          appliedBy: order.source.value,
          placeOf: (path: any) => source.placeOf(path),
        }));
      set.sources.push(...sources);
      await this.expand(sources, name);
    }
  }

  /** The ConfigMap that an order names: of its set, otherwise the nearest in the repository. Several with different contents are unknown. */
  private configMapsFor(order: Order, near: readonly Source[], name: string, namespace?: string): readonly Source[] {
    const fits = ({ value }: Source) => {
      const metadata = asRecord(value.metadata);
      return metadata.name === name && (namespace === undefined || metadata.namespace === undefined || metadata.namespace === namespace);
    };
    const inSet = near.filter(source => isConfigMap(source) && fits(source));
    const candidates = inSet.length > 0 ? inSet : nearest(this.written.filter(source => isConfigMap(source) && fits(source)), order.source.file);
    return candidates.every(({ value }) => isDeepStrictEqual(value.data, candidates[0].value.data)) ? candidates.slice(0, 1) : [];
  }

  private contains(order: Order, file: string): boolean {
    const included = [...this.workshop.kustomizations.withIncluded(order.directory)];
    return order.covers(file) || included.some(({ references }) => references.some(({ target }) => target === file));
  }

  private isOrdered(path: string): boolean {
    return this.orders.some(order => order.covers(path));
  }

  private setOf(root: string): WorkingSet {
    const known = this.sets.get(root) ?? { root, sources: [], keys: new Set() };
    this.sets.set(root, known);
    return known;
  }

  private itemsOf(sources: readonly Source[], build?: string): Item[] {
    return sources.map(source => {
      const { where, line } = source.placeOf([]);
      if (source.value.sops !== undefined) {
        const what = `${source.value.kind} "${asRecord(source.value.metadata).name}"`;
        this.workshop.log.skip({ kind: 'encrypted', what, file: where, line, reason: 'its values are encrypted: only its other fields are validated' });
      }
      const placeOf = (path: any) => source.placeOf(path);
      const isBuilt = this.ordered.has(idOf(source));
      const origin = { where, isBuilt, lineOf: (path: any) => placeOf(path).line };
      const whole = build === undefined ? origin : { ...origin, placeOf, build, appliedBy: source.appliedBy };
      return new Item(inNamespace(source.value, this.sources.namespace), whole);
    });
  }
}

function mayBeManifest(file: string): boolean {
  try {
    return readFileSync(file, 'utf8').includes('apiVersion');
  } catch {
    return true;
  }
}

function isConfigMap({ value }: Source): boolean {
  return value.kind === 'ConfigMap' && value.apiVersion === 'v1';
}

/** Those whose files have the most directories in common with a file. */
function nearest(sources: readonly Source[], file: string): readonly Source[] {
  const common = ({ file: other }: Source) => {
    const [one, two] = [file.split('/'), other.split('/')];
    const end = one.findIndex((part, index) => part !== two[index]);
    return end < 0 ? one.length : end;
  };
  const most = Math.max(0, ...sources.map(common));
  return sources.filter(source => common(source) === most);
}

function idOf(source: Source): string {
  const { where, line } = source.placeOf([]);
  return `${where}:${line}`;
}

function hasOwner(file: string, owners: ReadonlySet<string>): boolean {
  for (let path = dirname(file); path !== dirname(path); path = dirname(path)) {
    if (owners.has(path)) { return true; }
  }
  return false;
}

function withParents(directory: string, repository: string): string[] {
  return directory === repository || !isInside(directory, repository) ? [] : [directory, ...withParents(dirname(directory), repository)];
}

function isCircular(directory: string, kustomizations: Workshop['kustomizations']): boolean {
  const [, ...included] = kustomizations.withIncluded(directory);
  return included.some(one => [...kustomizations.withIncluded(one.directory)].some(inner => inner.directory === directory));
}

