import { execFileSync } from 'child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { validateManifests } from './support/crd';
import { objectsOf } from './support/manifests';

const EXAMPLES = join(__dirname, '..', 'examples', 'typescript');
const CDK8S = join(__dirname, '..', 'node_modules', '.bin', 'cdk8s');

/** All files of a directory, by name. */
function files(directory: string): Record<string, string> {
  return Object.fromEntries(readdirSync(directory).sort().map(name => [name, readFileSync(join(directory, name), 'utf8')]));
}

const examples = readdirSync(EXAMPLES, { withFileTypes: true }).filter(entry => entry.isDirectory()).map(({ name }) => name);

let output: string;
beforeEach(() => (output = mkdtempSync(join(tmpdir(), 'example-'))));
afterEach(() => rmSync(output, { recursive: true }));

test.each(examples)('%s: cdk8s synth writes what is tracked', example => {
  const directory = join(EXAMPLES, example);
  execFileSync(CDK8S, ['synth', '--check-upgrade=false', '--output', output], { cwd: directory, stdio: 'pipe', env: { ...process.env, NODE_ENV: '' } });
  expect(files(output)).toEqual(files(join(directory, 'dist')));
  const manifests = Object.entries(files(output)).filter(([name]) => name.endsWith('.k8s.yaml')).flatMap(([, text]) => objectsOf(text));
  expect(manifests.length).toBeGreaterThan(0);
  expect(validateManifests(manifests)).toEqual([]);
});
