import { isDeepStrictEqual } from 'node:util';
import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { Builder, BuiltStatement, Installation } from './build';
import { evaluate, MissingVariableError } from './evaluate';
import { ImportedObject } from './imported-object';
import { OperatorOfProduct } from './operators';
import { Plan } from './plan';
import { formatPath, Path } from '../values/field-path';
import { isMap } from '../values/narrow';

/** What came of the objects. */
export interface Settled {
  readonly statements: readonly BuiltStatement[];
  readonly plan: Plan;
  /** Objects that no program can define, with the reason. */
  readonly impossible: ReadonlyMap<ImportedObject, string>;
}

/** Builds the program and runs it, until what it writes equals the input: what does not is written in a plainer way. */
export function settle(objects: readonly ImportedObject[], operators: readonly OperatorOfProduct[], installations: readonly Installation[]): Settled {
  const plan = new Plan();
  const impossible = new Map<ImportedObject, string>();
  // each round lowers at least one object, or is the last one
  for (;;) {
    const possible = objects.filter(object => !impossible.has(object));
    const builder = new Builder(possible, plan, operators, installations);
    const statements = builder.build();
    const before = impossible.size;
    let changed = false;
    const lower: Lower = ({ object, objects: all = [object!] }, reason) => all.forEach(one => {
      if (plan.lower(one, reason)) {
        changed = true;
      } else {
        impossible.set(one, reason);
      }
    });
    builder.tooManyPatches.forEach((fields, object) => lower({ object }, `${fields.slice(0, 2).map(({ path, reason }) => `${formatPath(path)} ${reason}`).join(', ')} …`));
    if (!changed) { run(statements, lower, () => { changed = lowerAll(possible, plan); }); }
    if (!changed && impossible.size === before) { return { statements, plan, impossible }; }
  }
}

/** What is not validated needs no construct of the library at all. */
function lowerAll(objects: readonly ImportedObject[], plan: Plan): boolean {
  return objects.filter(object => plan.lower(object, undefined, 'unchecked')).length > 0;
}

/** Writes the objects of a statement in a plainer way. */
type Lower = (statement: Pick<BuiltStatement, 'object' | 'objects'>, reason: string) => void;

/** Runs the statements, and lowers the objects that fail, that come out different, or that the app rejects. */
function run(statements: readonly BuiltStatement[], lower: Lower, lowerAllObjects: () => void): void {
  const variables = new Map<string, unknown>();
  const defined = new Map<IConstruct, BuiltStatement>();
  let failed = false;
  const failing: Lower = (statement, reason) => {
    failed = true;
    lower(statement, reason);
  };
  for (const statement of statements) {
    const { expression, variable, object } = statement;
    if (expression.kind === 'call' && expression.method === 'synth') { continue; }
    try {
      const value = evaluate(expression, variables);
      if (variable) { variables.set(variable.name, value); }
      if (object && variable) { defined.set(value as IConstruct, statement); }
    } catch (error) {
      if (error instanceof MissingVariableError) { continue; }
      if (!object) { return lowerAllObjects(); }
      failing(statement, reasonOf((error as Error).message));
    }
  }
  if (failed) { return; }
  for (const [construct, statement] of defined) {
    const difference = statement.objects ? undefined : differenceOf(construct, statement.object!);
    if (difference !== undefined) { failing(statement, difference); }
  }
  if (!failed) { rejections(variables.get('app') as IConstruct, defined, failing, lowerAllObjects); }
}

function differenceOf(construct: IConstruct, { content }: ImportedObject): string | undefined {
  const written = ApiObject.of(construct).toJson();
  if (isDeepStrictEqual(plain(written), plain(content))) { return undefined; }
  return `${formatPath(firstDifference(written, content)) || 'the object'} would be written differently`;
}

/** What the apps reject when they are validated, as in their synthesis. */
function rejections(app: IConstruct, defined: ReadonlyMap<IConstruct, BuiltStatement>, lower: Lower, lowerAllObjects: () => void): void {
  const emit = process.emitWarning;
  process.emitWarning = () => {};
  try {
    // the root validates everything, and the constructs report what it finds
    [app, ...app.node.findAll()].forEach(construct => construct.node.validate().forEach(message => {
      const owner = [...construct.node.scopes].reverse().find(scope => defined.has(scope));
      owner ? lower(defined.get(owner)!, reasonOf(message)) : lowerAllObjects();
    }));
  } finally {
    process.emitWarning = emit;
  }
}

/** The first mistake in a message, without the path of the construct. */
function reasonOf(message: string): string {
  const [first] = /^[^]*?\[[a-z-]+\]/.exec(message) ?? message.split('\n');
  return first.replace(/^[\w/.-]+: /, '').replace(/\s+/g, ' ').slice(0, 300);
}

function firstDifference(one: unknown, other: unknown, path: Path = []): Path {
  if (Array.isArray(one) && Array.isArray(other) && one.length === other.length || isMap(one) && isMap(other)) {
    const [ones, others] = [one as Record<string, unknown>, other as Record<string, unknown>];
    const key = [...new Set([...Object.keys(ones), ...Object.keys(others)])].find(each => !isDeepStrictEqual(plain(ones[each]), plain(others[each])));
    return key === undefined ? path : firstDifference(ones[key], others[key], [...path, Array.isArray(one) ? Number(key) : key]);
  }
  return path;
}

/** As JSON has it: prototypes and undefined values do not count. */
function plain(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}
