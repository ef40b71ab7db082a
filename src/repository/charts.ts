import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { shortened, versionOf, Workshop } from './builder';
import { Built, fromOutput, NOTHING } from './built';
import { chartPlaces } from './chart-places';
import { realPathOf } from './kustomization';
import { Outcome, Program } from './programs';
import { partOf, Source } from './source-files';
import { CHART_FILE } from '../manifests/files';
import { isInside } from '../manifests/paths';
import { valueAt } from '../values/field-path';
import { asRecord, asString, recordsByIndex } from '../values/narrow';

/** The deepest nesting of dependencies: they can depend on each other in a circle. */
const MOST_LEVELS = 5;

/** How a chart is rendered. */
export interface Release {
  readonly chart: string;
  readonly name: string;
  readonly namespace?: string;
  /** Files with values, each overriding those before; without that of the chart itself. */
  readonly valuesFiles: readonly string[];
  /** Values that override those of the files, each those before. */
  readonly values: readonly Source[];
  /** The object or file that orders it. */
  readonly source: Source;
}

/** Renders a chart of the repository, without dependencies that are elsewhere. */
export async function buildChart(workshop: Workshop, release: Release): Promise<Built> {
  const { files, programs, log, limits, nameOf } = workshop;
  const { chart, name, valuesFiles, source } = release;
  const values = layersOf(workshop, release);
  const { where, line } = source.placeOf([]);
  const command = ['helm template', name, nameOf(chart), ...valuesFiles.map(file => `--values ${nameOf(file)}`)].join(' ');
  if (!programs.helm) {
    log.problem({ message: 'helm is not on PATH', hint: 'install helm, or use --no-build' });
    log.skip({ kind: 'templated', what: `chart ${nameOf(chart)}`, file: where, line, reason: 'helm is not on PATH', command });
    return NOTHING;
  }
  const version = await versionOf(workshop, programs.helm);
  const { subcharts, missing } = prepareChart(workshop, chart);
  for (const one of missing) {
    const build = `helm dependency build ${nameOf(chart)}`;
    log.skip({ kind: 'remote', what: `chart ${one} of ${nameOf(chart)}`, file: where, line, reason: 'this dependency of a chart is not in the repository', command: build });
  }
  const { output, failure } = await render(workshop, programs.helm, release, values);
  if (failure === undefined) {
    const all = [...files.documentsOf(join(chart, 'values.yaml')), ...values];
    const nameAndNote = (path: string) => {
      files.names.add(nameOf(path));
      return nameOf(path);
    };
    const valuesOf = (subchart: string, directory: string) => [...files.documentsOf(join(directory, 'values.yaml')), ...all.map(one => partOf(one, [subchart]))];
    return fromOutput(output, chartPlaces({ chart, values: all, subcharts, valuesOf, otherwise: source, nameOf: nameAndNote }), limits);
  }
  if (missing.length > 0) {
    log.skip({ kind: 'remote', what: `chart ${nameOf(chart)}`, file: where, line, reason: 'it cannot be rendered without a dependency that is not in this repository', command });
  } else {
    log.problem({ file: where, line, message: `${version} cannot render ${nameOf(chart)}: ${shortened(workshop.mirror.unmirrored(failure))}`, hint: `run \`${command}\`` });
  }
  return NOTHING;
}

function layersOf({ files }: Workshop, { valuesFiles, values }: Release): Source[] {
  return [...valuesFiles.flatMap(file => files.documentsOf(file)), ...values];
}

function render({ mirror, programs }: Workshop, helm: Program, { chart, name, namespace }: Release, values: readonly Source[]): Promise<Outcome> {
  const layers = values.map(one => mirror.beside('values.json', () => JSON.stringify(one.value ?? {})).file);
  const args = [name, '.', ...namespace === undefined ? [] : ['--namespace', namespace], ...layers.flatMap(file => ['--values', file])];
  return programs.run(helm, args, mirror.pathOf(chart));
}

/** Copies a chart with its dependencies in the repository, and removes the others from the copy. */
function prepareChart(workshop: Workshop, chart: string, level = 0): { readonly subcharts: Map<string, string>; readonly missing: string[] } {
  const { mirror, files, repository } = workshop;
  mirror.add(chart);
  const [subcharts, missing] = [new Map<string, string>(), new Array<string>()];
  const definition = files.documentsOf(join(chart, CHART_FILE))[0]?.value;
  for (const { name, repository: place } of dependenciesOf(definition)) {
    const local = place?.startsWith('file://') ? realPathOf(join(chart, place.slice('file://'.length))) : undefined;
    if (isVendored(chart, name)) {
      subcharts.set(name, join(chart, 'charts', name));
    } else if (local !== undefined && isInside(local, repository) && level < MOST_LEVELS) {
      prepareChart(workshop, local, level + 1);
      mirror.link(local, join(chart, 'charts', name));
      subcharts.set(name, local);
    } else {
      missing.push(name);
    }
  }
  if (missing.length > 0) {
    const dependencies = asRecord(definition).dependencies.filter((one: any) => !missing.includes(asRecord(one).name));
    mirror.write(join(chart, CHART_FILE), JSON.stringify({ ...definition, dependencies }));
    mirror.leaveOut(join(chart, 'Chart.lock'));
  }
  return { subcharts, missing };
}

/** Files beside a chart that override its values: each is an environment. */
export function valuesFilesOf(chart: string): string[] {
  const inFolder = (folder: string) => existsSync(join(chart, folder)) ? readdirSync(join(chart, folder)).map(name => join(folder, name)) : [];
  const names = readdirSync(chart).filter(name => /^values[-._].+\.ya?ml$|.+[-._]values\.ya?ml$/.test(name));
  const others = ['values', 'ci', 'environments'].flatMap(inFolder).filter(name => /\.ya?ml$/.test(name));
  return [...names, ...others].map(name => join(chart, name));
}

/** Whether a chart only has parts for others. */
export function isLibrary(definition: unknown): boolean {
  return asRecord(definition).type === 'library';
}

/** A value that the templates need and the chart leaves empty: nobody installs it as it is. */
export function emptyValueOf(chart: string, values: unknown): string | undefined {
  const needed = templatesOf(join(chart, 'templates')).flatMap(text => [...text.matchAll(/\{\{-?\s*(required\s+"[^"\n]*"\s+)?\.Values((?:\.\w+)+)\s*(?:\|([^}\n]*))?-?\}\}/g)]);
  return needed.filter(([, , , pipe]) => !/\bdefault\b/.test(pipe ?? '')).map(([, , path]) => path.slice(1))
    .find(path => ['', null, undefined].includes(valueAt(values, path.split('.')) as any));
}

function templatesOf(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.isFile() && /\.(?:ya?ml|tpl)$/.test(entry.name)).map(({ name }) => readFileSync(join(folder, name), 'utf8')) : [];
}

export function releaseNameOf(chart: string): string {
  return basename(chart).toLowerCase().replace(/[^a-z0-9-]/g, '-').replace(/^-+|-+$/g, '') || 'release';
}

export function dependenciesOf(definition: unknown): Array<{ readonly name: string; readonly repository?: string }> {
  return recordsByIndex(asRecord(definition).dependencies)
    .flatMap(({ name, repository }) => asString(name) === undefined ? [] : [{ name, repository: asString(repository) }]);
}

function isVendored(chart: string, name: string): boolean {
  const folder = join(chart, 'charts');
  return existsSync(folder) && readdirSync(folder).some(entry => entry === name || entry.startsWith(`${name}-`));
}
