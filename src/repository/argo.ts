import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildKustomization, Changes, Workshop } from './builder';
import { Built, fromSources } from './built';
import { buildChart } from './charts';
import { directoryIn, notBuilt, Ordered } from './orders';
import { valueAtKeys } from './release-values';
import { filesIn } from './scan';
import { documentsInText, partOf, Source } from './source-files';
import { CHART_FILE } from '../manifests/files';
import { isInside } from '../manifests/paths';
import { valueAt } from '../values/field-path';
import { Glob } from '../values/glob';
import { asRecord, asString, asStrings, recordsByIndex } from '../values/narrow';
import { alternativesOf, matchesWildcards } from '../values/wildcards';

/** The builds that an Application of Argo CD orders: one for each of its sources. */
export function applicationOrders(workshop: Workshop, source: Source): Ordered[] {
  const spec = asRecord(source.value.spec);
  const paths = spec.source === undefined ? recordsByIndex(spec.sources).map((_, index) => ['spec', 'sources', index]) : [['spec', 'source']];
  return paths.flatMap(path => ofSource(workshop, source, partOf(source, path)) ?? []);
}

function ofSource(workshop: Workshop, application: Source, part: Source): Ordered | undefined {
  const { repoURL, path, chart: remoteChart, ref } = asRecord(part.value);
  const { name } = asRecord(application.value.metadata);
  const { namespace, server, name: cluster } = asRecord(asRecord(application.value.spec).destination);
  const what = `Application "${name}"`;
  if (asString(remoteChart) !== undefined) {
    return notBuilt(application, 'remote', what, `the chart ${remoteChart} is not in this repository`, `helm template ${name} ${remoteChart} --repo ${repoURL} | npx cdk8s-cnpg-i check -`);
  }
  // a source for values only
  if (asString(path) === undefined) { return ref === undefined ? notBuilt(application, 'not built', what, 'it has neither a path nor a chart') : undefined; }
  const directory = /\{\{/.test(path) ? undefined : directoryIn(workshop, path, application);
  if (directory === undefined) {
    return notBuilt(application, 'remote', what, `the path ${path} is not in this repository, but in ${repoURL}`, `argocd app manifests ${name}`);
  }
  const missing = missingValueFiles(workshop, part, directory);
  if (missing.length > 0) {
    return notBuilt(application, 'not built', what, `its values files are not in this repository: ${missing.join(', ')}`, `argocd app manifests ${name}`);
  }
  const isLocal = server === undefined ? cluster === undefined || cluster === 'in-cluster' : server === 'https://kubernetes.default.svc';
  const isChart = existsSync(join(directory, CHART_FILE));
  const isKustomization = workshop.kustomizations.in(directory) !== undefined;
  const recurses = asRecord(part.value.directory).recurse === true;
  return {
    key: JSON.stringify([name, part.value, namespace, server, cluster]),
    source: application,
    directory,
    covers: one => one === directory || (isChart || recurses) && isInside(one, directory) || !isKustomization && one.startsWith(`${directory}/`) && !one.slice(directory.length + 1).includes('/'),
    destination: isLocal ? undefined : asString(server) ?? asString(cluster),
    namespace: asString(namespace),
    build: () => {
      if (isChart) { return chartOf(workshop, application, part, directory, asString(namespace)); }
      if (isKustomization) { return buildKustomization(workshop, directory, changesOf(application, part, directory)); }
      return plainFiles(workshop, directory, asRecord(part.value.directory), recurses);
    },
  };
}

async function plainFiles(workshop: Workshop, directory: string, { include, exclude }: Record<string, any>, recurses: boolean): Promise<Built> {
  const { files } = filesIn(directory, workshop, recurses);
  const isMatch = (pattern: unknown, path: string) => typeof pattern === 'string' && (alternativesOf(pattern) ?? []).some(one => matchesWildcards(one, path));
  const chosen = files.filter(file => {
    const path = file.slice(directory.length + 1);
    return (include === undefined || isMatch(include, path)) && !isMatch(exclude, path);
  });
  return fromSources(chosen.flatMap(file => workshop.files.objectsOf(file)));
}

/** The path of a values file: relative to the chart, or to the repository if it begins with the name of another source, such as `$values/`. */
function valuesFileOf({ repository }: Workshop, file: string, chart: string): string | undefined {
  const [, inSource] = /^\$[^/]+\/(.*)$/.exec(file) ?? [];
  const path = inSource === undefined ? join(chart, file) : join(repository, inSource);
  return isInside(path, repository) && existsSync(path) ? path : undefined;
}

/** Without them, the chart would be checked with other values than Argo CD's. */
function missingValueFiles(workshop: Workshop, part: Source, chart: string): string[] {
  const { valueFiles, ignoreMissingValueFiles } = asRecord(part.value.helm);
  return ignoreMissingValueFiles === true ? [] : asStrings(valueFiles).filter(file => valuesFileOf(workshop, file, chart) === undefined);
}

async function chartOf(workshop: Workshop, application: Source, part: Source, chart: string, namespace?: string): Promise<Built> {
  const { releaseName, valueFiles, values, valuesObject, parameters } = asRecord(part.value.helm);
  const files = asStrings(valueFiles).flatMap(file => valuesFileOf(workshop, file, chart) ?? []);
  const layers = [
    ...typeof values === 'string' ? documentsInText(part, ['helm', 'values'], workshop.limits) : [],
    ...valuesObject === undefined ? [] : [partOf(part, ['helm', 'valuesObject'])],
    ...recordsByIndex(parameters).flatMap(({ name, value }, index) =>
      typeof name === 'string' ? [valueAtKeys(part.file, name, value, () => part.placeOf(['helm', 'parameters', index]))] : []),
  ];
  const name = asString(releaseName) ?? `${application.value.metadata?.name}`;
  return buildChart(workshop, { chart, name, namespace, valuesFiles: files, values: layers, source: application });
}

function changesOf(application: Source, part: Source, directory: string): Changes | undefined {
  const { namespace, namePrefix, nameSuffix, patches, components } = asRecord(part.value.kustomize);
  const fields = Object.fromEntries(Object.entries({ namespace, namePrefix, nameSuffix, patches }).filter(([, value]) => value !== undefined));
  const folders = asStrings(components).map(path => join(directory, path));
  return Object.keys(fields).length + folders.length === 0 ? undefined : { source: application, fields, components: folders, written: partOf(part, ['kustomize']) };
}

/** The Applications that an ApplicationSet makes of directories of the repository, or of a list. */
export function applicationSet(workshop: Workshop, source: Source, directories: readonly string[]): Ordered[] {
  const { generators, template } = asRecord(source.value.spec);
  const { name } = asRecord(source.value.metadata);
  return recordsByIndex(generators).flatMap(generator => {
    const sets = parametersOf(workshop, generator, directories);
    if (!sets) {
      const reason = `only the generators git.directories and list are applied, not ${Object.keys(generator).join(', ')}`;
      return [notBuilt(source, 'not built', `ApplicationSet "${name}"`, reason, `argocd appset generate ${source.placeOf([]).where}`)];
    }
    return sets.flatMap(parameters => applicationOrders(workshop, { file: source.file, value: filled(template, parameters), placeOf: path => source.placeOf(['spec', 'template', ...path]) }));
  });
}

function parametersOf(
  { repository }: Workshop, { git, list }: Record<string, any>, directories: readonly string[],
): Array<Record<string, any>> | undefined {
  if (list !== undefined) { return recordsByIndex(asRecord(list).elements); }
  const patterns = recordsByIndex(asRecord(git).directories);
  if (git === undefined || patterns.length === 0) { return undefined; }
  const isMatch = (path: string, excludes: boolean) => patterns.some(one => Boolean(one.exclude) === excludes && matchesDirectory(`${one.path}`, path));
  const paths = directories.map(directory => directory.slice(repository.length + 1));
  return paths.filter(path => isMatch(path, false) && !isMatch(path, true)).map(path => {
    const segments = path.split('/');
    const basename = segments[segments.length - 1];
    const basenameNormalized = basename.toLowerCase().replace(/[^a-z0-9-.]/g, '-');
    return { path: { path, basename, basenameNormalized, segments } };
  });
}

/** For Argo CD, several stars are one. */
function matchesDirectory(pattern: string, path: string): boolean {
  const glob = Glob.of(pattern.replace(/\*+/g, '*'));
  return typeof glob !== 'string' && glob.matchesExactly(path);
}

/** A template with parameters, in both of the notations of Argo CD. What has another expression keeps it. */
function filled(template: any, parameters: Record<string, any>): any {
  if (typeof template === 'string') {
    return template.replace(/\{\{-?\s*(?:index\s+)?(\.?[\w.[\]]+)(?:\s+(\d+))?\s*-?\}\}/g, (all, expression: string, index?: string) => {
      const keys = expression.replace(/^\./, '').replace(/\[(\d+)\]/g, '.$1').split('.');
      const found = valueAt(parameters, [...keys, ...index === undefined ? [] : [index]]);
      // `path` is the path in one notation, and what contains it in the other
      const value = found === parameters.path && found !== undefined ? valueAt(found, ['path']) ?? found : found;
      return typeof value === 'string' || typeof value === 'number' ? `${value}` : all;
    });
  }
  if (Array.isArray(template)) { return template.map(one => filled(one, parameters)); }
  return typeof template !== 'object' || template === null ? template : Object.fromEntries(Object.entries(template).map(([key, value]) => [key, filled(value, parameters)]));
}
