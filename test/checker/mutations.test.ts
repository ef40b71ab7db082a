import { existsSync, readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { mutantsOf } from './mutants';
import { Distribution } from '../../src';
import { validateManifests } from '../support/crd';
import { clusterVerdict, connection, OperatorFacts, registrations } from '../support/oracle';
import { documentsOf, judgeObjects } from '../support/verdicts';

/**
 * Installs that work, spoiled in one place at a time. What an independent reading of the operator says of the result is held against the checker: what no
 * longer works has to be found, and what still works must be no error.
 */

jest.setTimeout(300_000);

const ROOT = join(__dirname, '../..');
const OPERATOR: OperatorFacts = { keyPrefix: 'cnpg.io', apiGroup: 'postgresql.cnpg.io', namespace: 'cnpg-system', version: '1.30.0' };
const TOLD = { distribution: Distribution.CLOUDNATIVE_PG, namespace: 'cnpg-system', version: '1.30.0', kubernetesVersion: '1.34' };

/** A share of the mutants of an install is enough for each run; all of them where asked. */
const EVERY = Number(process.env.EVERY_MUTANT ?? 7);

const INSTALLS: Record<string, string[]> = {
  'cloudnative-pg': ['examples/typescript/cloudnative-pg/dist/plugins.k8s.yaml', 'examples/typescript/cloudnative-pg/dist/db.k8s.yaml'],
  'hello-world': ['examples/typescript/hello-world/dist/hello-world.k8s.yaml'],
  'barman-cloud': ['examples/typescript/barman-cloud/dist/barman-cloud.k8s.yaml'],
  ...published('hello-world', 'manifest.yaml', 'usage/cluster-example.yaml'),
  ...published('barman-cloud', 'manifest.yaml', 'usage/cluster-example.yaml'),
  ...published('pgdump', 'manifest.yaml'),
  ...published('scale-to-zero', 'manifest.yaml'),
};

function published(name: string, ...files: string[]): Record<string, string[]> {
  const directory = join('..', 'shared/goldens', name);
  return existsSync(join(ROOT, directory)) ? { [`the published ${name}`]: files.map(file => join(directory, file)) } : {};
}

/** The kinds that plugins and clusters are made of; others' objects change nothing here. */
const KINDS = ['Service', 'Deployment', 'Certificate', 'Issuer', 'Cluster'];

function load(files: string[]): any[] {
  return files.flatMap(file => documentsOf(readFileSync(join(ROOT, file), 'utf8'))).filter(({ kind }) => KINDS.includes(kind));
}

type State = 'works' | 'broken' | 'unknown';

/** Whether the plugins of an install are reached, and its clusters reconciled. */
function stateOf(objects: any[], pluginNames: string[]): State {
  try {
    const reached = registrations(objects, OPERATOR, SECRETS).filter(one => connection(objects, OPERATOR, one, SECRETS).ok)
      .flatMap(one => one.outcome === 'registered' ? [one.pluginName] : []);
    const clusters = objects.filter(({ kind }) => kind === 'Cluster');
    const works = pluginNames.every(name => reached.includes(name)) && clusters.every(cluster => clusterVerdict(cluster, reached, OPERATOR).length === 0)
      && objects.every(({ kind, apiVersion, metadata }) => kind && apiVersion && metadata?.name) && validateManifests(objects).length === 0;
    return works ? 'works' : 'broken';
  } catch {
    // what the API server would not even parse
    return 'unknown';
  }
}

/** Secrets of which the objects say nothing do not exist. */
const SECRETS: string[] = [];

function pluginNamesOf(objects: any[]): string[] {
  return objects.flatMap(({ kind, metadata }) => kind === 'Service' ? metadata.labels?.['cnpg.io/pluginName'] ?? [] : []);
}

describe.each(Object.entries(INSTALLS))('%s', (_, files) => {
  const objects = load(files);
  const pluginNames = pluginNamesOf(objects);
  const before = new Set(judgeObjects(objects, TOLD).map(({ id }) => id));
  const mutants = mutantsOf(objects).filter((__, index) => index % EVERY === 0);
  const judged = mutants.map(mutant => ({
    ...mutant,
    state: stateOf(mutant.objects, pluginNames),
    found: judgeObjects(mutant.objects, TOLD).filter(({ id }) => !before.has(id)),
  }));

  test('works as it is', () => {
    expect([stateOf(objects, pluginNames), judgeObjects(objects, TOLD).filter(({ severity }) => severity === 'error')]).toEqual(['works', []]);
  });

  test('what no longer works is found', () => {
    const missed = judged.filter(({ state, found }) => state === 'broken' && found.length === 0).map(({ what }) => what);
    expect(missed).toEqual([]);
  });

  test('what still works is no error', () => {
    const alarms = judged.filter(({ state }) => state === 'works').flatMap(({ what, found }) =>
      found.filter(({ severity }) => severity === 'error').map(({ id, wrong }) => `${what}: ${wrong} [${id}]`));
    expect(alarms).toEqual([]);
  });
});

test('there are installs', () => {
  expect(readdirSync(join(ROOT, 'examples/typescript')).length).toBeGreaterThan(1);
});

