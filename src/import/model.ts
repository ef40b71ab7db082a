import { formatPointer, Path } from '../values/field-path';

/** A program, independent of its language: what it defines, in the order in which it does. */
export interface Program {
  readonly statements: readonly Statement[];
}

/** A statement: it evaluates an expression, and may keep its value in a variable. */
export interface Statement {
  /** Lines of text above it. */
  readonly comments: readonly string[];
  readonly variable?: VariableName;
  readonly expression: Expression;
}

/** The words of a variable's name are written as the language has them. Each printer decides whether the variable is needed. */
export interface VariableName {
  readonly name: string;
  /** The type of its value, such as `ClusterWithPlugins`. */
  readonly type: string;
}

export type Expression = Scalar | List | Dictionary | Struct | Enum | Constant | Variable | Call | New | Manifest;

export interface Scalar { readonly kind: 'scalar'; readonly value: string | number | boolean | null }

/** A list of values of one type; `any` if they are of different types. */
export interface List { readonly kind: 'list'; readonly of: string; readonly items: readonly Entry[] }

/** A map with users' own keys. */
export interface Dictionary { readonly kind: 'dictionary'; readonly of: string; readonly entries: readonly NamedEntry[] }

/** A struct of the API: its type as in `api-types.json`, or `cdk8s.` and its name there. */
export interface Struct { readonly kind: 'struct'; readonly type: string; readonly fields: readonly NamedEntry[] }

export interface Enum { readonly kind: 'enum'; readonly type: string; readonly member: string; readonly value: string }

/** A constant of a class, such as `Distribution.EDB`. */
export interface Constant { readonly kind: 'constant'; readonly type: string; readonly member: string }

export interface Variable { readonly kind: 'variable'; readonly name: string }

/** A call of a static method of a class, or of a method of a value. */
export interface Call { readonly kind: 'call'; readonly on: string | Expression; readonly method: string; readonly args: readonly Expression[] }

/** A construct. */
export interface New { readonly kind: 'new'; readonly type: string; readonly args: readonly Expression[] }

/** An object as it is: `ApiObject`, whose further fields only TypeScript can set as props. */
export interface Manifest {
  readonly kind: 'manifest';
  readonly scope: Variable;
  readonly id: string;
  readonly apiVersion: string;
  readonly objectKind: string;
  readonly metadata?: Struct;
  /** The other fields. */
  readonly fields: readonly NamedEntry[];
}

export interface Entry { readonly comments: readonly string[]; readonly value: Expression }

export interface NamedEntry extends Entry { readonly name: string }

export function scalar(value: Scalar['value']): Scalar {
  return { kind: 'scalar', value };
}

export function variable(name: string): Variable {
  return { kind: 'variable', name };
}

/** A struct without comments; undefined fields are omitted. */
export function struct(type: string, fields: Readonly<Record<string, Expression | undefined>>): Struct {
  return { kind: 'struct', type, fields: Object.entries(fields).flatMap(([name, value]) => value === undefined ? [] : [{ name, value, comments: [] }]) };
}

/** A patch that sets a field. Its maps are sorted, as cdk8s does for what is not patched: so all languages write the same. */
export function addition(path: Path, value: Expression): Call {
  return { kind: 'call', on: 'cdk8s.JsonPatch', method: 'add', args: [scalar(formatPointer(path)), sorted(value)] };
}

function sorted(value: Expression): Expression {
  switch (value.kind) {
    case 'list': return { ...value, items: value.items.map(item => ({ ...item, value: sorted(item.value) })) };
    case 'dictionary': return { ...value, entries: inOrder(value.entries).map(entry => ({ ...entry, value: sorted(entry.value) })) };
    default: return value;
  }
}

/** Entries in the order in which cdk8s writes maps. */
export function inOrder(entries: readonly NamedEntry[]): NamedEntry[] {
  return [...entries].sort((one, other) => one.name < other.name ? -1 : 1);
}

/** The parts of an expression. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'list': return expression.items.map(({ value }) => value);
    case 'dictionary': return expression.entries.map(({ value }) => value);
    case 'struct': return expression.fields.map(({ value }) => value);
    case 'call': return [...typeof expression.on === 'string' ? [] : [expression.on], ...expression.args];
    case 'new': return expression.args;
    case 'manifest': return [expression.scope, ...expression.metadata ? [expression.metadata] : [], ...expression.fields.map(({ value }) => value)];
    default: return [];
  }
}

/** An expression and everything in it. */
export function allIn(expression: Expression): Expression[] {
  return [expression, ...partsOf(expression).flatMap(allIn)];
}
