import { existsSync, readdirSync, readFileSync } from 'fs';
import { join, relative } from 'path';
import { describeWith, GOLDENS } from './support/k8s-equal';
import { Distribution } from '../../src';
import { documentsOf, judgeObjects, Verdict } from '../support/verdicts';

/** What is published and works has no errors; what is published and does not work has those that are named here. */
const DEFECTS: Readonly<Record<string, string[]>> = {
  // it is published to show what a mistake looks like
  'hello-world/usage/cluster-example-with-mistake.yaml': [
    'Cluster "cluster-example": spec.plugins[0].parameters.annotations: "{\n  \"first-annotation\": \"first-annotation-value\",\n  this is a mistake\n}" '
      + 'is invalid for "cnpg-i-hello-world.cloudnative-pg.io": expected a JSON object [plugin-parameter-invalid]',
  ],
  // the API server fills in barmanObjectStore for the method that is missing, and the Cluster has none
  'scale-to-zero/usage/cluster-example.yaml': [
    'ScheduledBackup "cluster-example" in namespace "default": spec.method: required, because the default "barmanObjectStore" needs backup.barmanObjectStore in the cluster "cluster-example" [backup-method]',
  ],
};

const OPERATORS = { cnpg: 'operator/cnpg-1.30.0-no-crds.yaml', edb: 'operator/edb-pg4k-helm-chart-0.29.0.yaml' };

/** Published files that are whole manifests: neither input of kustomize nor patches. */
function manifests(directory = GOLDENS): string[] {
  if (!existsSync(directory)) { return []; }
  const entries = readdirSync(directory, { withFileTypes: true });
  return entries.some(({ name }) => name === 'kustomization.yaml') ? [] : entries.flatMap(entry => {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) { return manifests(path); }
    return entry.name.endsWith('.yaml') ? [relative(GOLDENS, path)] : [];
  });
}

function objectsOf(...files: string[]): any[] {
  return files.flatMap(file => documentsOf(readFileSync(join(GOLDENS, file), 'utf8')));
}

function errors(verdicts: Verdict[]): string[] {
  return verdicts.filter(({ severity }) => severity === 'error').map(({ id, object, text }) => `${object}: ${text} [${id}]`);
}

const FILES = manifests();
const PLUGINS = FILES.filter(file => file.endsWith('/manifest.yaml'));

/** A plugin's manifest with one of its usages. */
const USAGES = PLUGINS.flatMap(manifest => FILES.filter(file => file !== manifest && file.split('/')[0] === manifest.split('/')[0])
  .map((usage): [string, string] => [manifest, usage]));

describeWith('goldens')('what is published', () => {
  test.each(FILES)('%s', file => {
    expect(errors(judgeObjects(objectsOf(file)))).toEqual(DEFECTS[file] ?? []);
  });

  test.each(PLUGINS)('%s beside its operator', file => {
    expect(errors(judgeObjects(objectsOf(OPERATORS.cnpg, file)))).toEqual(DEFECTS[file] ?? []);
  });

  test.each(PLUGINS)('%s on an operator of which the namespace and the release are told', file => {
    const told = { distribution: Distribution.CLOUDNATIVE_PG, namespace: 'cnpg-system', version: '1.30.0', kubernetesVersion: '1.34' };
    expect(errors(judgeObjects(objectsOf(file), told))).toEqual(DEFECTS[file] ?? []);
  });

  test.each(USAGES)('%s with %s, beside the operator', (file, usage) => {
    expect(errors(judgeObjects(objectsOf(OPERATORS.cnpg, file, usage)))).toEqual([...DEFECTS[file] ?? [], ...DEFECTS[usage] ?? []]);
  });

  test('both products at once', () => {
    expect(errors(judgeObjects(objectsOf(OPERATORS.cnpg, OPERATORS.edb, ...PLUGINS)))).toEqual([]);
  });
});
