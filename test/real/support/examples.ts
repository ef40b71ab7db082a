import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { objectsOf } from '../../support/manifests';

const EXAMPLES = join(__dirname, '..', '..', '..', 'examples', 'typescript');

/** Names of all examples. */
export const EXAMPLE_NAMES = readdirSync(EXAMPLES, { withFileTypes: true }).filter(entry => entry.isDirectory()).map(({ name }) => name);

/** What an example wrote: one of its charts, or all. */
export function exampleObjects(example: string, chart?: string): any[] {
  const directory = join(EXAMPLES, example, 'dist');
  return readdirSync(directory).filter(name => chart ? name === `${chart}.k8s.yaml` : name.endsWith('.k8s.yaml'))
    .flatMap(name => objectsOf(readFileSync(join(directory, name), 'utf8')));
}
