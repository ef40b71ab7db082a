/** A place in a bundle of objects: the index of the object, then keys and indexes. */
export type Path = ReadonlyArray<string | number>;

/** One small change by hand. */
export interface Mutant {
  readonly what: string;
  readonly objects: any[];
  /** The object that differs. */
  readonly changed: any;
}

/** Values of other types than whatever stands there. */
const WRONG: ReadonlyArray<readonly [name: string, value: unknown]> = [
  ['null', null], ['a number', 7], ['true', true], ['an empty text', ''], ['a text', 'x'], ['a list', ['x']], ['a map', { x: 'x' }], ['an empty list', []],
];

/** All bundles that differ in one place: a key dropped, a value of another type, a name with a slip, a name of another place. */
export function mutantsOf(objects: any[]): Mutant[] {
  const places = objects.flatMap((object, index) => placesOf(object, [index])).filter(path => !isUnknowable(path));
  const names = [...new Set(places.map(path => valueAt(objects, path)).filter(value => typeof value === 'string' && /^[-a-z0-9.]{3,60}$/.test(value)))];
  return places.flatMap(path => [
    dropped(objects, path),
    ...WRONG.filter(([, value]) => !isAlike(value, valueAt(objects, path))).map(([name, value]) => changed(objects, path, `made ${name}`, value)),
    ...slipsOf(valueAt(objects, path), names).map(([name, value]) => changed(objects, path, name, value)),
  ]);
}

/** What is not stated there is decided by whoever applies the object, or by the API server: it writes the time itself. */
function isUnknowable(path: Path): boolean {
  return path[1] === 'metadata' && path[2] === 'namespace' || path[path.length - 1] === 'creationTimestamp';
}

/** Every place inside an object, itself left out. */
export function placesOf(value: unknown, path: Path): Path[] {
  const inside = Array.isArray(value)
    ? value.map((entry, index) => [index, entry] as const)
    : typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return inside.flatMap(([key, entry]) => [[...path, key], ...placesOf(entry, [...path, key])]);
}

/** A letter too many, another case, and the name of something else. */
function slipsOf(value: unknown, names: string[]): Array<[string, string]> {
  if (typeof value !== 'string' || value === '') { return []; }
  const other = names.find(name => name !== value);
  return [
    ['with a letter too many', `${value}x`],
    ['in another case', value === value.toUpperCase() ? value.toLowerCase() : value.toUpperCase()],
    ...other === undefined ? [] : [['with another name', other] as [string, string]],
  ];
}

function dropped(objects: any[], path: Path): Mutant {
  return mutant(objects, path, 'dropped', (parent, key) => Array.isArray(parent) ? parent.splice(Number(key), 1) : delete parent[key]);
}

function changed(objects: any[], path: Path, how: string, value: unknown): Mutant {
  return mutant(objects, path, how, (parent, key) => { parent[key] = value; });
}

function mutant(objects: any[], path: Path, how: string, change: (parent: any, key: string | number) => void): Mutant {
  const [index] = path as [number];
  const copy = [...objects];
  copy[index] = structuredClone(objects[index]);
  change(valueAt(copy, path.slice(0, -1)), path[path.length - 1]);
  const { kind, metadata } = objects[index];
  return { what: `${kind}/${metadata?.name} ${path.slice(1).join('.')} ${how}`, objects: copy, changed: copy[index] };
}

/** What stands in a place. */
export function valueAt(objects: any[], path: Path): any {
  return path.reduce((value: any, key) => value[key], objects);
}

/** Whether a change to the value would be none, or none of type. */
function isAlike(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
