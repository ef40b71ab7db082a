import { entryOfList, entryOfMap, membersOf, propsOfStruct } from './api-types';
import { Expression, NamedEntry, scalar, Struct } from './model';
import { Path } from '../values/field-path';
import { isMap } from '../values/narrow';

/** A field that props cannot express. */
export interface Untyped {
  readonly path: Path;
  readonly value: unknown;
  readonly reason: string;
}

/** What an object's values become, beside what their types show. */
export interface Surroundings {
  /** Takes the comments of a field. */
  comments(path: Path): readonly string[];
  /** The reference that stands for a value of a type; undefined if the value is written as its type has it. */
  reference(type: string, value: unknown, path: Path): Expression | undefined;
}

/** Turns the values of a manifest into those of props, and collects what cannot be. */
export class TypedValues {
  public readonly untyped: Untyped[] = [];

  public constructor(private readonly around: Surroundings) {}

  /** A struct; fields that it does not have are collected. `own` are fields that are made otherwise. */
  public struct(type: string, value: Record<string, unknown>, path: Path, own: ReadonlyArray<NamedEntry> = []): Struct {
    const fields = Object.entries(value).flatMap(([key, entry]): NamedEntry[] => {
      const at = [...path, key];
      const comments = this.around.comments(at);
      const prop = propOf(type, key);
      if (prop === undefined) { return this.fail(at, entry, 'is not a prop'); }
      const made = this.value(propsOfStruct(type)![prop], entry, at);
      return made ? [{ name: prop, value: made, comments }] : [];
    });
    return { kind: 'struct', type, fields: [...own, ...fields] };
  }

  /** The value of a type; undefined if the type does not have it. */
  public value(type: string, value: unknown, path: Path): Expression | undefined {
    const known = this.around.reference(type, value, path) ?? special(type, value, path);
    if (known) { return known; }
    if (type === 'PluginConfiguration') { return this.none(path, value, 'has not only a name, flags and texts as parameters'); }
    const members = membersOf(type);
    if (members) {
      const member = Object.keys(members).find(one => members[one] === value);
      return member === undefined ? this.none(path, value, `is not a member of ${type}`) : { kind: 'enum', type, member, value: members[member] };
    }
    if (type === 'any') { return anyValue(value, at => this.around.comments(at), path); }
    const [ofList, ofMap] = [entryOfList(type), entryOfMap(type)];
    if (ofList !== undefined) { return Array.isArray(value) ? this.list(ofList, value, path) : this.none(path, value, 'is not a list'); }
    if (ofMap !== undefined) { return isMap(value) ? this.dictionary(ofMap, value, path) : this.none(path, value, 'is not a map'); }
    if (propsOfStruct(type)) { return isMap(value) ? this.struct(type, value, path) : this.none(path, value, 'is not a map'); }
    return typeof value === type ? scalar(value as string) : this.none(path, value, `is not a ${type}`);
  }

  /** Either all of a list, or nothing: indices count. */
  private list(of: string, value: readonly unknown[], path: Path): Expression | undefined {
    const before = this.untyped.length;
    const items = value.map((entry, index) => {
      const at = [...path, index];
      return { comments: this.around.comments(at), value: this.value(of, entry, at) };
    });
    if (items.every(entry => entry.value !== undefined)) { return { kind: 'list', of, items: items as Array<{ comments: string[]; value: Expression }> }; }
    const [first] = this.untyped.splice(before);
    return this.none(path, value, first.reason);
  }

  private dictionary(of: string, value: Record<string, unknown>, path: Path): Expression {
    const entries = Object.entries(value).flatMap(([key, entry]) => {
      const comments = this.around.comments([...path, key]);
      const made = this.value(of, entry, [...path, key]);
      return made ? [{ name: key, value: made, comments }] : [];
    });
    return { kind: 'dictionary', of, entries };
  }

  private none(path: Path, value: unknown, reason: string): undefined {
    this.fail(path, value, reason);
  }

  private fail(path: Path, value: unknown, reason: string): [] {
    this.untyped.push({ path, value, reason });
    return [];
  }
}

/** A value of any type as it is written. */
export function anyValue(value: unknown, comments: (path: Path) => readonly string[] = () => [], path: Path = []): Expression {
  if (Array.isArray(value)) {
    return {
      kind: 'list',
      of: 'any',
      items: value.map((entry, index) => ({ comments: comments([...path, index]), value: anyValue(entry, comments, [...path, index]) })),
    };
  }
  return isMap(value)
    ? { kind: 'dictionary', of: 'any', entries: anyEntries(value, comments, path) }
    : scalar(value as string);
}

/** The entries of a map as they are written. */
export function anyEntries(value: Record<string, unknown>, comments: (path: Path) => readonly string[] = () => [], path: Path = []): NamedEntry[] {
  return Object.entries(value).map(([name, entry]) => ({
    name, comments: comments([...path, name]), value: anyValue(entry, comments, [...path, name]),
  }));
}

/** Types of cdk8s-plus that are not structs, and ports that Kubernetes takes as numbers and props as texts. */
function special(type: string, value: unknown, path: Path): Expression | undefined {
  if (type === 'k8s.Quantity' || type === 'k8s.IntOrString') {
    const method = typeof value === 'number' ? 'fromNumber' : typeof value === 'string' ? 'fromString' : undefined;
    return method && { kind: 'call', on: type, method, args: [scalar(value as string | number)] };
  }
  return type === 'string' && typeof value === 'number' && path.at(-1) === 'targetPort' ? scalar(String(value)) : undefined;
}

/** The prop for a field: jsii rejects names with underscores. */
function propOf(type: string, key: string): string | undefined {
  const props = propsOfStruct(type)!;
  const camel = key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return [key, camel].find(name => Object.hasOwn(props, name));
}

