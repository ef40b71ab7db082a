import { Group, Item, Layout, Style, wrapped } from './layout';
import { statementText } from './statement-text';
import { textBlock } from './texts';
import { usedTypes, usedVariables } from './used';
import { withoutFreeFields } from './without-free-fields';
import { Expression, NamedEntry, Program, Statement, Struct } from '../model';

const STYLE: Style = { width: 120, indent: '    ', comment: '#' };

const KEYWORDS = new Set('and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise '
  .concat('return try while with yield None True False').split(' '));

/** The program in Python. */
export function printPython(original: Program): string {
  const program = withoutFreeFields(original);
  const used = usedVariables(program);
  return `${imports(program).join('\n')}\n\n${program.statements.map(statement => textOf(statement, used)).join('')}`;
}

function imports(program: Program): string[] {
  const types = usedTypes(program).map(type => type.replace(/^struct /, '')).filter(type => type !== 'cdk8s.ChartProps');
  const needed = types.filter(type => !isLifted(type, program));
  const of = (prefix: string) => needed.filter(type => type.startsWith(prefix)).map(type => type.slice(prefix.length));
  const own = needed.filter(type => !/^(cdk8s|k8s)\./.test(type)).map(type => type.split('.')[0]);
  return [
    ...importLine('cdk8s', of('cdk8s.')),
    ...importLine('cdk8s_cnpg_i', own),
    ...of('k8s.').length > 0 ? ['from cdk8s_plus_28 import k8s'] : [],
  ];
}

function importLine(module: string, names: readonly string[]): string[] {
  const sorted = [...new Set(names)].sort().join(', ');
  const line = `from ${module} import ${sorted}`;
  if (names.length === 0) { return []; }
  return [line.length <= STYLE.width ? line : `from ${module} import (\n${wrapped(`${sorted},`, STYLE.width - STYLE.indent.length, STYLE.indent)}\n)`];
}

/** Whether a struct is only the last argument of calls, where its fields are arguments. */
function isLifted(type: string, { statements }: Program): boolean {
  const inside = (expression: Expression): Expression[] => {
    switch (expression.kind) {
      case 'list': return expression.items.flatMap(({ value }) => [value, ...inside(value)]);
      case 'dictionary': return expression.entries.flatMap(({ value }) => [value, ...inside(value)]);
      case 'struct': return expression.fields.flatMap(({ value }) => [value, ...inside(value)]);
      case 'manifest': return expression.metadata ? [expression.metadata] : [];
      case 'new':
      case 'call': return [...expression.args, ...expression.kind === 'call' && typeof expression.on !== 'string' ? [expression.on] : []]
        .flatMap(arg => arg.kind === 'struct' ? inside(arg) : [arg, ...inside(arg)]);
      default: return [];
    }
  };
  const isStruct = (expression: Expression) => expression.kind === 'struct' && expression.type === type;
  const everywhere = statements.flatMap(({ expression }) => usedTypes({ statements: [{ comments: [], expression }] })).includes(`struct ${type}`);
  return everywhere && !statements.some(({ expression }) => inside(expression).some(isStruct));
}

function textOf(statement: Statement, used: ReadonlySet<string>): string {
  const { variable, expression } = statement;
  const declaration = variable && used.has(variable.name) ? `${pythonName(variable.name)} = ` : '';
  return statementText(statement, [declaration, layoutOf(expression)], STYLE);
}

function layoutOf(expression: Expression): Layout {
  switch (expression.kind) {
    case 'scalar': return literal(expression.value);
    case 'enum':
    case 'constant': return `${classOf(expression.type)}.${expression.member}`;
    case 'variable': return pythonName(expression.name);
    case 'list': return { open: '[', close: ']', separator: ',', items: expression.items.map(({ comments, value }) => ({ comments, layout: layoutOf(value) })) };
    case 'dictionary': return {
      open: '{', close: '}', separator: ',', items: expression.entries.map(({ name, comments, value }) => ({ comments, layout: [`${literal(name)}: `, layoutOf(value)] })),
    };
    case 'struct': return call(classOf(expression.type), fields(expression));
    case 'new': return call(classOf(expression.type), args(expression.args));
    case 'call': {
      const on = typeof expression.on === 'string' ? classOf(expression.on) : layoutOf(expression.on);
      return [on, call(`.${pythonName(expression.method)}`, args(expression.args))];
    }
    case 'manifest': return call('ApiObject', [
      positional(expression.scope),
      positional({ kind: 'scalar', value: expression.id }),
      keyword('api_version', { kind: 'scalar', value: expression.apiVersion }),
      keyword('kind', { kind: 'scalar', value: expression.objectKind }),
      ...expression.metadata ? [keyword('metadata', expression.metadata)] : [],
    ]);
  }
}

function call(name: string, items: readonly Item[]): Group {
  return { open: `${name}(`, close: ')', separator: ',', items };
}

/** The fields of a struct that is the last argument are arguments. */
function args(all: readonly Expression[]): Item[] {
  return all.flatMap(arg => arg.kind === 'struct' ? fields(arg) : [positional(arg)]);
}

function fields({ fields: all }: Struct): Item[] {
  return all.map(({ name, comments, value }: NamedEntry) => ({ comments, layout: [`${pythonName(name)}=`, layoutOf(value)] }));
}

function positional(value: Expression): Item {
  return { comments: [], layout: layoutOf(value) };
}

function keyword(name: string, value: Expression): Item {
  return { comments: [], layout: [`${name}=`, layoutOf(value)] };
}

/** A name as jsii writes it in Python. */
export function pythonName(name: string): string {
  const snake = name.replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1_$2').replace(/(\p{Lu})(\p{Lu}\p{Ll}+)/gu, '$1_$2').toLowerCase();
  return KEYWORDS.has(snake) ? `${snake}_` : snake;
}

function literal(value: string | number | boolean | null): string {
  if (value === null) { return 'None'; }
  if (typeof value === 'boolean') { return value ? 'True' : 'False'; }
  if (typeof value === 'number') { return Object.is(value, -0) ? '-0.0' : String(value); }
  return textBlock(value, '"""', '"""', character => character === '"' ? '\\"' : undefined) ?? JSON.stringify(value).replace(/\p{C}|[\u2028\u2029]/gu, escaped);
}

function escaped(character: string): string {
  const code = character.codePointAt(0)!.toString(16);
  return code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`;
}

function classOf(type: string): string {
  return type.replace(/^cdk8s\./, '');
}
