import { existsSync, readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import * as fc from 'fast-check';
import { imported, inOrder, objectsOfProgram, writtenIn } from './support/programs';
import { PRINTERS } from '../../src/import/import';
import { clusterApp, clusterScenario } from '../properties/cluster-scenario';
import { standaloneApp, standaloneScenario } from '../properties/standalone-scenario';

/** All files and many programs, instead of a sample: IMPORT_PROGRAMS=200 npx jest test/import/equal. */
const ALL = process.env.IMPORT_PROGRAMS !== undefined;
const PROGRAMS = Number(process.env.IMPORT_PROGRAMS ?? 1);
const ROOT = join(__dirname, '..', '..');
const GOLDENS = join(ROOT, '..', 'shared', 'goldens');

beforeEach(() => jest.spyOn(process, 'emitWarning').mockImplementation(() => {}));

function manifestsIn(directory: string, every: number): string[] {
  if (!existsSync(directory)) {
    console.warn(`NOT IMPORTED: the manifests in ${directory}, which does not exist`);
    return [];
  }
  const files = readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter(name => /\.ya?ml$/.test(name) && !name.includes('node_modules')).sort();
  return files.filter((_, index) => ALL || index % every === 0).map(name => join(directory, name)).filter(file => writtenIn(readFileSync(file, 'utf8')).length > 0);
}

function expectEqual(text: string): void {
  const { program, impossible } = imported(text);
  expect(impossible.size).toBe(0);
  expect(inOrder(objectsOfProgram(PRINTERS.typescript(program)))).toEqual(inOrder(writtenIn(text)));
}

test.each([
  ...manifestsIn(join(ROOT, 'test/round-trip/manifests'), 16),
  ...manifestsIn(join(ROOT, 'examples'), 20),
  ...manifestsIn(GOLDENS, 12).filter(file => ALL || !file.includes('/operator/')).filter(file => !file.endsWith('barman-cloud/manifest.yaml')),
])('the program for %s writes its objects', file => expectEqual(readFileSync(file, 'utf8')), 60_000);

/** Clusters of the two products: those of others are written as they are. */
const ofProduct = clusterScenario.filter(({ operator }) => typeof operator.distribution === 'string');

test('programs for random objects write them', () => {
  const seed = Number(process.env.SEED ?? 1);
  const clusters = fc.sample(ofProduct, { numRuns: PROGRAMS, seed }).map(scenario => clusterApp(scenario).app.synthYaml());
  const plugins = fc.sample(standaloneScenario, { numRuns: PROGRAMS, seed }).map(scenario => standaloneApp(scenario).synthYaml());
  [...clusters, ...plugins].forEach(expectEqual);
}, 600_000);
