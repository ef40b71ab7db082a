import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { validateManifests } from './support/crd';
import { objectsOf } from './support/manifests';

const EXAMPLES = join(__dirname, '..', 'examples', 'typescript');

/** All files of a directory, by name. */
function files(directory: string): Record<string, string> {
  return Object.fromEntries(readdirSync(directory).sort().map(name => [name, readFileSync(join(directory, name), 'utf8')]));
}

const examples = readdirSync(EXAMPLES, { withFileTypes: true }).filter(entry => entry.isDirectory()).map(({ name }) => name);

const root = process.cwd();
let output: string;
beforeEach(() => {
  output = mkdtempSync(join(tmpdir(), 'example-'));
  // what is acceptable in an example is shown as a warning
  jest.spyOn(process, 'emitWarning').mockImplementation(() => {});
});
afterEach(() => {
  process.chdir(root);
  delete process.env.CDK8S_OUTDIR;
  rmSync(output, { recursive: true });
});

/** Runs a program as `cdk8s synth` does, but in this process. */
function synthesize(directory: string): void {
  expect(readFileSync(join(directory, 'cdk8s.yaml'), 'utf8')).toMatch(/^app: .*\bmain\.ts$/m);
  process.chdir(directory);
  process.env.CDK8S_OUTDIR = output;
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  require(join(directory, 'main.ts'));
}

// the command itself runs for the quickstart, and for programs in other languages
test.each(examples)('%s: the program writes what is tracked', example => {
  const directory = join(EXAMPLES, example);
  synthesize(directory);
  expect(files(output)).toEqual(files(join(directory, 'dist')));
  const manifests = Object.entries(files(output)).filter(([name]) => name.endsWith('.k8s.yaml')).flatMap(([, text]) => objectsOf(text));
  expect(manifests.length).toBeGreaterThan(0);
  expect(validateManifests(manifests)).toEqual([]);
});
