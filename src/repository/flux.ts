import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildFiles, buildKustomization, Changes, Workshop } from './builder';
import { NOTHING } from './built';
import { buildChart } from './charts';
import { directoryIn, isRoot, notBuilt, Order, Ordered } from './orders';
import { releaseValues, UnknownValuesError } from './release-values';
import { filesIn } from './scan';
import { partOf, Source } from './source-files';
import { CHART_FILE } from '../manifests/files';
import { isInside } from '../manifests/paths';
import { Path } from '../values/field-path';
import { asRecord, asString, asStringRecord, asStrings, recordsByIndex } from '../values/narrow';

/** The fields of a Kustomization of Flux that it adds to the one of kustomize. */
const CHANGES: Readonly<Record<string, string>> = { targetNamespace: 'namespace', namePrefix: 'namePrefix', nameSuffix: 'nameSuffix', patches: 'patches', images: 'images' };

/** The build that a Kustomization of Flux orders. */
export function fluxKustomization(workshop: Workshop, source: Source): Ordered {
  const spec = asRecord(source.value.spec);
  const { name, namespace } = asRecord(source.value.metadata);
  const path = asString(spec.path) ?? '.';
  const directory = directoryIn(workshop, path, source);
  const reference = asRecord(spec.sourceRef);
  if (directory === undefined || isElsewhere(path, reference)) {
    const reason = `its path ${path} is not in this repository, but in ${reference.kind ?? 'a source'} "${reference.name}"`;
    return notBuilt(source, 'remote', `Kustomization "${name}"`, reason, `flux build kustomization ${name} --path DIRECTORY`);
  }
  const { substitute, substituteFrom } = asRecord(spec.postBuild);
  const hasSubstitution = Object.keys(asRecord(substitute)).length > 0 || recordsByIndex(substituteFrom).length > 0;
  const kubeConfig = asString(asRecord(asRecord(spec.kubeConfig).secretRef).name);
  return {
    ...ofDirectory(workshop, source, directory, changesOf(source, directory)),
    key: JSON.stringify([name, namespace, spec]),
    destination: kubeConfig === undefined ? undefined : `the cluster of the Secret ${kubeConfig}`,
    substitution: hasSubstitution ? {
      own: asStringRecord(substitute),
      from: recordsByIndex(substituteFrom).map(one => ({ kind: `${one.kind}`, name: `${one.name}` })),
      namespace: asString(namespace),
    } : undefined,
  };
}

/** What a FluxInstance synchronizes, which its operator writes as a Kustomization. */
export function fluxInstance(workshop: Workshop, source: Source): Ordered | undefined {
  const path = asString(asRecord(asRecord(source.value.spec).sync).path);
  const directory = path === undefined ? undefined : directoryIn(workshop, path, source);
  return directory === undefined ? undefined : { ...ofDirectory(workshop, source, directory), key: `FluxInstance ${path}` };
}

/** The release of a chart of the repository. */
export function helmRelease(workshop: Workshop, source: Source): Ordered | undefined {
  const spec = asRecord(source.value.spec);
  const { name, namespace } = asRecord(source.value.metadata);
  const { chart: path, sourceRef } = asRecord(asRecord(spec.chart).spec);
  const isLocal = asRecord(sourceRef).kind === 'GitRepository';
  const chart = isLocal && asString(path) !== undefined ? directoryIn(workshop, `${path}`, source) : undefined;
  const what = `HelmRelease "${name}"`;
  if (chart === undefined || !existsSync(join(chart, CHART_FILE))) {
    const version = asRecord(asRecord(spec.chart).spec).version;
    const chartName = asString(path) ?? asString(asRecord(spec.chartRef).name) ?? 'CHART';
    const command = `helm template ${name} ${chartName}${version === undefined ? '' : ` --version '${version}'`} --repo URL | npx cdk8s-cnpg-i check -`;
    return notBuilt(source, 'remote', what, 'its chart is not in this repository', command);
  }
  const releaseNamespace = asString(spec.targetNamespace) ?? asString(namespace);
  return {
    key: JSON.stringify([name, namespace, spec]),
    source,
    directory: chart,
    covers: one => isInside(one, chart),
    namespace: releaseNamespace,
    build: async configMaps => {
      try {
        const values = releaseValues(source, configMaps, workshop.limits);
        return await buildChart(workshop, { chart, name: asString(spec.releaseName) ?? `${name}`, namespace: releaseNamespace, valuesFiles: [], values, source });
      } catch (error) {
        if (!(error instanceof UnknownValuesError)) { throw error; }
        workshop.log.skip(notBuilt(source, 'not built', what, error.message, `helm template ${name} ${workshop.nameOf(chart)} --values FILE`));
        return NOTHING;
      }
    },
  };
}

/** A directory as Flux builds it: with its kustomization, or with one of all manifests in it. */
export function ofDirectory(workshop: Workshop, source: Source, directory: string, changes?: Changes): Omit<Order, 'key'> {
  const { kustomizations } = workshop;
  const isKustomization = kustomizations.in(directory) !== undefined;
  return {
    source,
    directory,
    covers: path => isKustomization ? path === directory : isInside(path, directory),
    build: () => {
      if (isKustomization) { return buildKustomization(workshop, directory, changes); }
      const { files, kustomizations: inside } = filesIn(directory, workshop);
      return buildFiles(workshop, directory, files, inside, changes);
    },
  };
}

function changesOf(source: Source, directory: string): Changes | undefined {
  const spec = asRecord(source.value.spec);
  const fields = Object.fromEntries(Object.entries(CHANGES).flatMap(([its, name]) => spec[its] === undefined ? [] : [[name, spec[its]]]));
  const components = asStrings(spec.components).map(path => join(directory, path));
  if (Object.keys(fields).length + components.length === 0) { return undefined; }
  const part = partOf(source, ['spec']);
  const written = { file: part.file, value: { ...part.value, namespace: spec.targetNamespace }, placeOf: (path: Path) => part.placeOf(path) };
  return { source, fields, components, written };
}

/** The root of a repository is a path that every repository has: it is this one only in the source of the cluster itself. */
function isElsewhere(path: string, { name }: Record<string, any>): boolean {
  return isRoot(path) && name !== 'flux-system';
}
