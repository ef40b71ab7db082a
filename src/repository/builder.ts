import { relative, sep } from 'node:path';
import { stringify } from 'yaml';
import { Built, fromOutput, fromSources, NOTHING } from './built';
import { Kustomization, kustomizationFileOf, Kustomizations } from './kustomization';
import { Ancestor, descendant, Lineage } from './lineage';
import { Log } from './log';
import { Mirror } from './mirror';
import { Program, Programs } from './programs';
import { Source, SourceFiles } from './source-files';
import { Limits } from '../documents/limits';
import { asRecord, recordsByIndex } from '../values/narrow';

/** What the builds of a repository share. */
export interface Workshop {
  readonly repository: string;
  readonly files: SourceFiles;
  readonly kustomizations: Kustomizations;
  readonly lineage: Lineage;
  readonly programs: Programs;
  readonly mirror: Mirror;
  readonly log: Log;
  readonly limits: Limits;
  readonly mayUseNetwork: boolean;
  /** The versions of the programs that were run. */
  readonly used: Set<string>;
  /** Whether a file or directory is not to be read. */
  isExcluded(path: string): boolean;
  /** As reports name a file or directory. */
  nameOf(path: string): string;
}

/** What Flux and Argo CD add to a kustomization. */
export interface Changes {
  /** The object that orders it. */
  readonly source: Source;
  /** Fields of a kustomization, with the patches of the source at the same paths below `path`. */
  readonly fields: Record<string, any>;
  /** Directories of components. */
  readonly components: readonly string[];
  /** The source, with the fields above as they are written. */
  readonly written: Source;
}

/** Builds a directory with kustomize. */
export async function buildKustomization(workshop: Workshop, directory: string, changes?: Changes): Promise<Built> {
  const { kustomizations, lineage, mirror, nameOf } = workshop;
  const kustomization = kustomizations.in(directory);
  if (!kustomization) { return unreadKustomization(workshop, directory); }
  const ancestors = lineage.of(directory);
  if (changes) { change(workshop, ancestors, changes); }
  const included = [...kustomizations.withIncluded(directory), ...changes?.components.flatMap(one => [...kustomizations.withIncluded(one)]) ?? []];
  const isPartial = included.map(one => prepare(workshop, one)).includes(true);
  const cwd = changes ? wrapper(workshop, [mirror.pathOf(directory)], changes) : mirror.pathOf(directory);
  const [name, place] = [nameOf(directory), kustomization.source];
  return kustomize(workshop, { cwd, isFlux: changes !== undefined, name, place, ancestors, command: name, isPartial });
}

/** Builds all manifests of a directory that has no kustomization, as Flux does. */
export async function buildFiles(
  workshop: Workshop, directory: string, files: readonly string[], inside: readonly string[], changes?: Changes,
): Promise<Built> {
  const { kustomizations, lineage, mirror, nameOf } = workshop;
  const resources = files.filter(file => workshop.files.objectsOf(file).length > 0);
  const ancestors = [...resources.flatMap(file => lineage.ofFile(file)), ...inside.flatMap(one => lineage.of(one))];
  if (changes) { change(workshop, ancestors, changes); }
  if (inside.length === 0 && (!changes || Object.keys(changes.fields).length === 0 && changes.components.length === 0)) {
    return fromSources(ancestors.map(({ source }) => source));
  }
  if (ancestors.length === 0) { return NOTHING; }
  const isPartial = inside.flatMap(one => [...kustomizations.withIncluded(one)]).map(one => prepare(workshop, one)).includes(true);
  resources.forEach(file => mirror.add(file));
  const cwd = wrapper(workshop, [...resources, ...inside].map(path => mirror.pathOf(path)), changes);
  const place = changes?.source ?? ancestors[0].source;
  return kustomize(workshop, { cwd, isFlux: true, name: nameOf(directory), place, ancestors, command: `DIRECTORY, for each kustomization in ${nameOf(directory)}`, isPartial });
}

/** A kustomization of our own around what is built: the repository has no file for what Flux and Argo CD add. */
function wrapper({ mirror, kustomizations }: Workshop, resources: string[], changes?: Changes): string {
  changes?.components.forEach(component => kustomizations.in(component) && mirror.add(component));
  return mirror.beside('kustomization.yaml', directory => {
    const from = (path: string) => relative(directory, path).split(sep).join('/');
    const components = changes?.components.map(component => from(mirror.pathOf(component))) ?? [];
    return stringify({
      apiVersion: 'kustomize.config.k8s.io/v1beta1',
      kind: 'Kustomization',
      resources: resources.map(from),
      ...components.length > 0 ? { components } : {},
      ...changes?.fields,
    }, { version: '1.1', aliasDuplicateObjects: false });
  }).directory;
}

interface Run {
  readonly cwd: string;
  /** Whether files outside the kustomization's directory may be read, as in Flux. */
  readonly isFlux: boolean;
  readonly name: string;
  readonly command: string;
  readonly place: Source;
  readonly ancestors: readonly Ancestor[];
  /** Whether something is missing that is not in the repository. */
  readonly isPartial: boolean;
}

async function kustomize(workshop: Workshop, run: Run): Promise<Built> {
  const { programs, limits, log, mirror } = workshop;
  const program = programs.kustomize;
  const place = run.place.placeOf([]);
  if (!program) {
    return unpatched(workshop, run, 'neither kustomize nor kubectl is on PATH', 'install kustomize or kubectl, or use --no-build');
  }
  const version = await versionOf(workshop, program);
  const { output, failure } = await programs.run(program, [...run.isFlux ? ['--load-restrictor', 'LoadRestrictionsNone'] : [], '.'], run.cwd);
  if (failure === undefined) {
    return fromOutput(output, value => descendant(value, run.ancestors, run.place), limits);
  }
  if (run.isPartial) {
    const reason = 'it changes what is not in this repository';
    log.skip({ kind: 'remote', what: run.name, file: place.where, line: place.line, reason, command: `${program.command} ${run.command}` });
    return unpatched(workshop, run);
  }
  log.problem({
    file: place.where,
    line: place.line,
    message: `${version} cannot build ${run.name}: ${shortened(mirror.unmirrored(failure))}`,
    hint: `run \`${program.command} ${run.command}\``,
  });
  return unpatched(workshop, run);
}

/** The resources that nothing changes: those that a patch may mend cannot be judged. */
function unpatched({ log }: Workshop, { ancestors, place, name }: Run, reason?: string, hint?: string): Built {
  const { where, line } = place.placeOf([]);
  const [plain, changed] = [ancestors.filter(isPlain), ancestors.filter(one => !isPlain(one))];
  if (reason !== undefined) {
    log.problem({ message: reason, hint });
    log.skip({ kind: 'not built', what: name, file: where, line, reason: 'only its plain resources are read: nothing is applied to them except the namespace', command: `kubectl kustomize ${name}` });
  }
  for (const { kind, names, source } of changed) {
    const its = source.placeOf([]);
    log.skip({ kind: 'not built', what: `${kind} "${names[0]}"`, file: its.where, line: its.line, reason: `${name} is not built, and changes this object` });
  }
  return fromSources(plain.map(({ source, namespace }) => namespaced(source, namespace)));
}

function isPlain({ layers, isGenerated }: Ancestor): boolean {
  return layers.length === 1 && !isGenerated;
}

function namespaced(source: Source, namespace: string | undefined): Source {
  const metadata = asRecord(source.value.metadata);
  return namespace === undefined || metadata.namespace === namespace ? source
    : { file: source.file, value: { ...source.value, metadata: { ...metadata, namespace } }, placeOf: path => source.placeOf(path) };
}

/** Copies a kustomization without what must not be built, and returns whether something is missing in the copy. */
function prepare(workshop: Workshop, kustomization: Kustomization): boolean {
  const { mirror, log, mayUseNetwork, nameOf } = workshop;
  const { directory, references, source } = kustomization;
  mirror.add(directory);
  references.forEach(({ target }) => target !== undefined && mirror.add(target));
  const unwanted = references.filter(({ kind }) => kind === 'outside' || kind === 'remote' && !mayUseNetwork);
  const charts = ['helmCharts', 'helmChartInflationGenerator'].filter(field => source.value[field] !== undefined);
  if (unwanted.length + charts.length === 0) { return false; }
  for (const { text, kind, path } of unwanted) {
    const { where, line } = source.placeOf(path);
    if (kind === 'remote') {
      const reason = 'it is not in this repository, and is not fetched without --allow-network';
      log.skip({ kind: 'remote', what: text, file: where, line, reason, command: `kustomize build ${nameOf(directory)}` });
    } else {
      log.problem({ file: where, line, message: `"${text}" is outside the repository, and is not read`, hint: 'refer to files of the repository' });
    }
  }
  for (const field of charts) {
    for (const [index, { name }] of recordsByIndex(source.value[field]).entries()) {
      const { where, line } = source.placeOf([field, index]);
      const reason = 'kustomize fetches charts';
      log.skip({ kind: 'remote', what: `chart ${name}`, file: where, line, reason, command: `kustomize build --enable-helm ${nameOf(directory)}` });
    }
  }
  mirror.write(source.file, stringify(without(source.value, unwanted.map(({ path }) => path), charts), { version: '1.1', aliasDuplicateObjects: false }));
  return true;
}

/** A kustomization without some entries of its lists, and without some fields. */
function without(value: Record<string, any>, paths: ReadonlyArray<ReadonlyArray<string | number>>, fields: readonly string[]): Record<string, any> {
  const isGone = (field: string, index: number) => paths.some(path => path[0] === field && path[1] === index);
  return Object.fromEntries(Object.entries(value).filter(([field]) => !fields.includes(field))
    .map(([field, entry]) => [field, Array.isArray(entry) ? entry.filter((_, index) => !isGone(field, index)) : entry]));
}

function change({ lineage, kustomizations }: Workshop, ancestors: Ancestor[], { components, written }: Changes): void {
  for (const component of components) {
    const its = kustomizations.in(component);
    if (its) {
      ancestors.push(...its.resources.flatMap(({ kind, target }) => kind === 'file' ? lineage.ofFile(target!) : []));
      lineage.change(ancestors, its.source, field => its.references.find(one => one.kind === 'file' && `${one.path}` === `${field}`)?.target);
    }
  }
  lineage.change(ancestors, written, () => undefined);
}

function unreadKustomization({ files, log }: Workshop, directory: string): Built {
  const file = kustomizationFileOf(directory);
  if (file !== undefined) { files.problemsOf(file).forEach(problem => log.problem(problem)); }
  return NOTHING;
}

export async function versionOf({ programs, used }: Workshop, program: Program): Promise<string> {
  const version = await programs.versionOf(program);
  used.add(version);
  return version;
}

/** The first words of what a program reports: it can print as much as it wants. */
export function shortened(text: string): string {
  const line = text.replace(/^Error: /, '').replace(/\s+/g, ' ').replace(/\.$/, '');
  return line.length > 400 ? `${line.slice(0, 400)}…` : line;
}
