import { Path } from '../inventory/item';
import { mapOf } from '../inventory/values';

/** A place in a manifest, and what is there. */
export interface Place { readonly path: Path; readonly value: unknown }

/** Where a manifest has a field, and what it has there. `[]` stands for each entry of a list, `{}` for each value of a map. */
export function placesOf(manifest: unknown, field: string): Place[] {
  const steps = field.split('.').flatMap(step => step.split(/(\[\]|\{\})/)).filter(step => step !== '');
  return steps.reduce<Place[]>((places, step) => places.flatMap(place => stepInto(place, step)), [{ path: [], value: manifest }]);
}

function stepInto({ path, value }: Place, step: string): Place[] {
  if (step === '[]') {
    return Array.isArray(value) ? value.map((entry, index) => ({ path: [...path, index], value: entry })) : [];
  }
  const map = mapOf(value);
  const keys = step === '{}' ? Object.keys(map) : [step].filter(key => Object.hasOwn(map, key));
  return keys.map(key => ({ path: [...path, key], value: map[key] }));
}
