import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { documentsOf, judgeObjects } from '../support/verdicts';

const EXAMPLES = join(__dirname, '..', '..', 'examples', 'typescript');

/** The tracked manifests of every example: all are right. */
const APPS = readdirSync(EXAMPLES, { withFileTypes: true }).filter(entry => entry.isDirectory()).map(({ name }) => name)
  .map(name => [name, readdirSync(join(EXAMPLES, name), { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.k8s.yaml'))
    .flatMap(file => documentsOf(readFileSync(join(EXAMPLES, name, file), 'utf8')))] as const)
  .filter(([, objects]) => objects.length > 0);

/** The paths of all values that are no objects, but for those that say what kind of object it is. */
function leavesOf(value: any, path: Array<string | number> = []): Array<Array<string | number>> {
  if (typeof value !== 'object' || value === null) {
    return ['apiVersion', 'kind'].includes(`${path[path.length - 1]}`) && path.length === 1 ? [] : [path];
  }
  return Object.entries(value).flatMap(([key, entry]) => leavesOf(entry, [...path, Array.isArray(value) ? Number(key) : key]));
}

function replaced(value: any, path: Array<string | number>, replace: (old: unknown) => unknown): any {
  if (path.length === 0) {
    return replace(value);
  }
  const [key, ...rest] = path;
  const copy: any = Array.isArray(value) ? [...value] : { ...value };
  copy[key] = replaced(value[key], rest, replace);
  return copy;
}

const errorsOf = (objects: unknown[]) => judgeObjects(objects).filter(({ severity }) => severity === 'error').map(({ id, object, text }) => `${object}: ${text} [${id}]`);

describe.each(APPS)('%s', (_, objects) => {
  test('is right', () => expect(errorsOf([...objects])).toEqual([]));

  test.each([
    ['${NAME}', () => '${NAME}'],
    ['{{ .Values.name }}', () => '{{ .Values.name }}'],
    ['$NAME', () => '$NAME'],
    ['a default that is the value', (old: unknown) => `\${NAME:=${old}}`],
  ])('is not called wrong where a value is filled in later: %s', (__, placeholder) => {
    const found = objects.flatMap((object, index) => leavesOf(object).flatMap(path => {
      const others = objects.map((other, position) => position === index ? replaced(object, path, placeholder) : other);
      return errorsOf(others).map(error => `${path.join('.')} of ${object.kind}: ${error}`);
    }));
    expect([...new Set(found)]).toEqual([]);
  });
});
