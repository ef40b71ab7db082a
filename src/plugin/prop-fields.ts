import { formatPath, Path } from '../values/field-path';

/** A field of a rendered object, and the prop that its user wrote. */
export interface PropField {
  readonly field: Path;
  readonly prop: Path;
  /** Whether what is in the field has the names of the prop's own fields. */
  readonly alike: boolean;
}

/** A prop whose fields have the same names as those of the object. */
export function alike(field: Path, ...prop: Path): PropField {
  return { field, prop, alike: true };
}

/** A prop that is rendered under other names. */
export function whole(field: Path, ...prop: Path): PropField {
  return { field, prop, alike: false };
}

/** The keys of a map, each with the prop that it comes from: the first of those that have the key. */
export function keysFrom(field: Path, ...props: ReadonlyArray<readonly [prop: string, map?: Readonly<Record<string, unknown>>]>): PropField[] {
  return [...props].reverse().flatMap(([prop, map]) => Object.keys(map ?? {}).map(key => whole([...field, key], prop, key)));
}

/** The prop that a path comes from: that of the narrowest field around it, and the last one of the same field. */
export function propAt(fields: PropField[], path: Path): string | undefined {
  const [found] = fields.filter(({ field }) => field.every((key, index) => key === path[index]))
    .reverse().sort((one, other) => other.field.length - one.field.length);
  return found && formatPath([...found.prop, ...found.alike ? path.slice(found.field.length) : []]);
}
