import { commentLines, Layout, render, Style, wrapped } from './layout';
import { usedTypes, usedVariables } from './used';
import { Expression, NamedEntry, Program, Statement } from '../model';

const STYLE: Style = { width: 140, indent: '  ', comment: '//' };

/** The program in TypeScript. */
export function printTypeScript(program: Program): string {
  const used = usedVariables(program);
  const body = program.statements.map(statement => statementText(statement, used));
  return `${imports(program).join('\n')}\n\n${body.join('')}`;
}

function imports(program: Program): string[] {
  const names = (types: string[]) => [...new Set(types)].sort().join(', ');
  const types = usedTypes(program).filter(type => !isPlainStruct(type));
  const ofCdk8s = types.filter(type => type.startsWith('cdk8s.')).map(type => type.slice('cdk8s.'.length));
  const ofPlus = types.filter(type => type.startsWith('k8s.'));
  const own = types.filter(type => !/^(cdk8s|k8s)\./.test(type)).map(type => type.split('.')[0]);
  return [
    `import { ${names(ofCdk8s)} } from 'cdk8s';`,
    ...ofPlus.length > 0 ? ['import { k8s } from \'cdk8s-plus-28\';'] : [],
    ...own.length > 0 ? [importOf(names(own))] : [],
  ];
}

/** On one line, or with as many names on a line as fit. */
function importOf(names: string): string {
  const line = `import { ${names} } from 'cdk8s-cnpg-i';`;
  return line.length <= STYLE.width ? line : `import {\n${wrapped(`${names},`, STYLE.width - STYLE.indent.length, STYLE.indent)}\n} from 'cdk8s-cnpg-i';`;
}

/** Structs are object literals. */
function isPlainStruct(type: string): boolean {
  return type.startsWith('struct ');
}

function statementText({ comments, variable, expression }: Statement, used: ReadonlySet<string>): string {
  const [blank, lines] = comments[0] === '' ? ['\n', comments.slice(1)] : [lineBefore(comments, expression), comments];
  const declaration = variable && used.has(variable.name) ? `const ${variable.name} = ` : '';
  return `${blank}${lines.flatMap(line => commentLines(line, STYLE)).map(line => `${line}\n`).join('')}${render([declaration, layoutOf(expression), ';'], STYLE)}\n`;
}

function lineBefore(comments: readonly string[], expression: Expression): string {
  return comments.length > 0 || expression.kind === 'new' && expression.type === 'cdk8s.Chart' ? '\n' : '';
}

function layoutOf(expression: Expression): Layout {
  switch (expression.kind) {
    case 'scalar': return literal(expression.value);
    case 'enum':
    case 'constant': return `${expression.type}.${expression.member}`;
    case 'variable': return expression.name;
    case 'list': return { open: '[', close: ']', separator: ',', items: expression.items.map(({ comments, value }) => ({ comments, layout: layoutOf(value) })) };
    case 'dictionary': return literalMap(expression.entries);
    case 'struct': return literalMap(expression.fields);
    case 'new': return [`new ${classOf(expression.type)}`, ...call(expression.args)];
    case 'call': {
      const on = typeof expression.on === 'string' ? classOf(expression.on) : layoutOf(expression.on);
      return [on, `.${expression.method}`, ...call(expression.args)];
    }
    case 'manifest': return [`new ApiObject(${expression.scope.name}, ${literal(expression.id)}, `, literalMap([
      entry('apiVersion', { kind: 'scalar', value: expression.apiVersion }),
      entry('kind', { kind: 'scalar', value: expression.objectKind }),
      ...expression.metadata ? [entry('metadata', expression.metadata)] : [],
      ...expression.fields,
    ]), ')'];
  }
}

function entry(name: string, value: Expression): NamedEntry {
  return { name, value, comments: [] };
}

/** The arguments are on one line, and the last one may go on below. */
function call(args: readonly Expression[]): Layout[] {
  const single = args.length > 1 && args.every(({ kind }) => kind === 'call');
  if (single) { return [{ open: '(', close: ')', separator: ',', items: args.map(arg => ({ comments: [], layout: layoutOf(arg) })) }]; }
  return ['(', ...args.flatMap((arg, index): Layout[] => [...index > 0 ? [', '] : [], layoutOf(arg)]), ')'];
}

function literalMap(entries: readonly NamedEntry[]): Layout {
  return {
    open: '{',
    close: '}',
    separator: ',',
    isSpaced: true,
    items: entries.map(({ name, comments, value }) => ({
      comments,
      layout: value.kind === 'variable' && value.name === name ? name : [`${key(name)}: `, layoutOf(value)],
    })),
  };
}

function key(name: string): string {
  if (name === '__proto__') { return '[\'__proto__\']'; }
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : literal(name);
}

/** A text of several lines is one line for each of them. */
function literal(value: string | number | boolean | null): string {
  if (typeof value !== 'string') { return Object.is(value, -0) ? '-0' : String(value); }
  if (value.includes('\n') && value.length > 60) { return `\`${value.replace(/[\\`]|\$(?=\{)/g, '\\$&').replace(/[^\P{C}\n]|\u2028|\u2029/gu, escaped)}\``; }
  return `'${value.replace(/[\\']/g, '\\$&').replaceAll('\n', '\\n').replace(/\p{C}|\u2028|\u2029/gu, escaped)}'`;
}

function escaped(character: string): string {
  return `\\u{${character.codePointAt(0)!.toString(16)}}`;
}

function classOf(type: string): string {
  return type.replace(/^cdk8s\./, '');
}
