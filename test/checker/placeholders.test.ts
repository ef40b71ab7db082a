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

/** The findings of each rule; the objects' names differ from those of the unchanged manifests. */
function textsByRule(objects: unknown[]): Map<string, string[]> {
  const texts = new Map<string, string[]>();
  judgeObjects(objects).forEach(({ id, severity, object, text }) => texts.set(id, [...texts.get(id) ?? [], `${severity} [${id}] ${object}: ${text}`]));
  return texts;
}

/** What can stand for a value; its name differs from object to object. */
const FORMS: Array<[string, (old: unknown, index: number) => string]> = [
  ['${NAME}', (_, index) => `\${NAME_${index}}`],
  ['{{ .Values.name }}', (_, index) => `{{ .Values.name${index} }}`],
  ['$NAME', (_, index) => `$NAME_${index}`],
  ['a default that is the value', (old, index) => `\${NAME_${index}:=${old}}`],
];

describe.each(APPS)('%s', (_, objects) => {
  const known = textsByRule([...objects]);
  const leaves = objects.map(object => leavesOf(object));
  const rounds = Math.max(...leaves.map(({ length }) => length));

  test('is right', () => expect([...known.values()].flat().filter(text => text.startsWith('error'))).toEqual([]));

  // one place of every object at a time, each object beginning elsewhere: what an object is compared with is mostly known
  test.each(FORMS)('has no new finding where a value is substituted: %s', (__, placeholder) => {
    const found = Array.from({ length: rounds }, (___, round) => {
      const paths = leaves.map((list, index) => list[(round + index * 7) % list.length]);
      const changed = objects.map((object, index) => replaced(object, paths[index], old => placeholder(old, index)));
      const texts = [...textsByRule(changed)].filter(([id, list]) => list.length > (known.get(id) ?? []).length).flatMap(([, list]) => list);
      return texts.map(text => `${text}, with ${paths.map((path, index) => `${path.join('.')} of ${objects[index].kind}`).join(', ')}`);
    });
    expect(found.flat()).toEqual([]);
  });
});
