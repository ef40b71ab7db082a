import { Path } from '../../values/field-path';
import { asRecord } from '../../values/narrow';

/** A place in a manifest, and what is there. */
export interface Place { readonly path: Path; readonly value: unknown }

/** Where a manifest has a field, and what it has there. `[]` stands for each entry of a list, `{}` for each value of a map. */
export function matchPath(manifest: unknown, field: string): Place[] {
  return stepsOf(field).reduce<Place[]>((places, step) => places.flatMap(place => stepInto(place, step)), [{ path: [], value: manifest }]);
}

const known = new Map<string, string[]>();

/** Fields are looked for in object after object. */
function stepsOf(field: string): string[] {
  const steps = known.get(field) ?? field.split('.').flatMap(step => step.split(/(\[\]|\{\})/)).filter(step => step !== '');
  known.set(field, steps);
  return steps;
}

function stepInto({ path, value }: Place, step: string): Place[] {
  if (step === '[]') {
    return Array.isArray(value) ? value.map((entry, index) => ({ path: [...path, index], value: entry })) : [];
  }
  const map = asRecord(value);
  const keys = step === '{}' ? Object.keys(map) : [step].filter(key => Object.hasOwn(map, key));
  return keys.map(key => ({ path: [...path, key], value: map[key] }));
}

/** Fields of a kind as a tree of steps, so that one walk through a manifest finds them all. */
export interface FieldTree<T> {
  readonly what?: T;
  readonly steps: ReadonlyMap<string, FieldTree<T>>;
}

export function treeOf<T>(fields: Readonly<Record<string, T>>): FieldTree<T> {
  const root = { steps: new Map() };
  for (const [field, what] of Object.entries(fields)) {
    const end = stepsOf(field).reduce<any>((tree, step) => {
      if (!tree.steps.has(step)) { tree.steps.set(step, { steps: new Map() }); }
      return tree.steps.get(step);
    }, root);
    end.what = what;
  }
  return root;
}

/** A place, and what the tree says of it. */
type Found<T> = Place & { readonly what: T };

/** Where a manifest has fields of a tree with values that are looked for. */
export function matchTree<T>(manifest: unknown, tree: FieldTree<T>, isWanted: (value: unknown, what: T) => boolean): Array<Found<T>> {
  const found: Array<Found<T>> = [];
  const walk = (value: unknown, { what, steps }: FieldTree<T>, path: Path): void => {
    if (what !== undefined && isWanted(value, what)) { found.push({ path, value, what }); }
    for (const [step, next] of steps) {
      if (step === '[]') {
        if (Array.isArray(value)) { value.forEach((entry, index) => walk(entry, next, [...path, index])); }
      } else {
        const map = asRecord(value);
        const keys = step === '{}' ? Object.keys(map) : [step].filter(key => Object.hasOwn(map, key));
        keys.forEach(key => walk(map[key], next, [...path, key]));
      }
    }
  };
  walk(manifest, tree, []);
  return found;
}
