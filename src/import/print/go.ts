import { Group, Item, Layout, Style } from './layout';
import { optionalArguments } from './signatures';
import { statementText } from './statement-text';
import { usedTypes, usedVariables } from './used';
import { withoutFreeFields } from './without-free-fields';
import { entryOfList, entryOfMap, membersOf, propsOfStruct } from '../api-types';
import { Dictionary, Expression, List, NamedEntry, Program, scalar, Statement, struct } from '../model';

const STYLE: Style = { width: 120, indent: '\t', comment: '//' };

const PACKAGES: Readonly<Record<string, string>> = {
  cdk8s: 'github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2',
  cdk8scnpgi: 'github.com/cdk8s-cnpg-i/cdk8s-cnpg-i-go/cdk8scnpgi',
  k8s: 'github.com/cdk8s-team/cdk8s-plus-go/cdk8splus28/v2/k8s',
  kubernetes: 'github.com/cdk8s-cnpg-i/cdk8s-cnpg-i-go/cdk8scnpgi/kubernetes',
};

/** The program in Go. gofmt also aligns the values of structs. */
export function printGo(original: Program): string {
  const program = withoutFreeFields(original);
  const used = usedVariables(program);
  const body = program.statements.map(statement => textOf(statement, used)).join('');
  const packages = [...new Set(usedTypes(program).map(type => packageOf(type.replace(/^struct /, ''))))].sort();
  const paths = ['github.com/aws/jsii-runtime-go', ...packages.map(name => PACKAGES[name])].sort();
  return `package main\n\nimport (\n${paths.map(path => `\t"${path}"\n`).join('')})\n\nfunc main() {\n\tdefer jsii.Close()\n${body}}\n`;
}

function textOf(statement: Statement, used: ReadonlySet<string>): string {
  const { variable, expression } = statement;
  const declaration = variable && used.has(variable.name) ? `${variable.name} := ` : '';
  return statementText(statement, [declaration, layoutOf(expression)], STYLE, STYLE.indent);
}

function layoutOf(expression: Expression): Layout {
  switch (expression.kind) {
    case 'scalar': return pointer(expression.value);
    case 'enum': return `${qualified(expression.type)}_${expression.member}`;
    case 'constant': return `${qualified(expression.type)}_${expression.member}()`;
    case 'variable': return expression.name;
    case 'list': return list(expression);
    case 'dictionary': return dictionary(expression);
    case 'struct': return structLayout(expression.fields, `&${qualified(expression.type)}`);
    case 'new': return call(constructor(expression.type), expression.args, optionalArguments(expression.type));
    case 'call': {
      const { on, method, args } = expression;
      if (method === 'add' && on === 'cdk8s.JsonPatch') { return ['cdk8s.JsonPatch_Add(', layoutOf(args[0]), ', ', raw(args[1]), ')']; }
      return typeof on === 'string'
        ? call(`${qualified(on)}_${pascal(method)}`, args, optionalArguments(`${on}.${method}`))
        : [layoutOf(on), call(`.${pascal(method)}`, args, optionalArguments(method))];
    }
    case 'manifest': return call(constructor('cdk8s.ApiObject'), [expression.scope, scalar(expression.id), struct('cdk8s.ApiObjectProps', {
      apiVersion: scalar(expression.apiVersion), kind: scalar(expression.objectKind), metadata: expression.metadata,
    })]);
  }
}

/** Optional arguments that are not given are nil. */
function call(name: string, args: readonly Expression[], most = 0): Layout {
  const layouts = [...args.map(layoutOf), ...Array.from({ length: Math.max(0, most - args.length) }, () => 'nil')];
  if (layouts.length > 1 && args.every(({ kind }) => kind === 'call')) {
    return { open: `${name}(`, close: ')', separator: ',', items: layouts.map(layout => ({ comments: [], layout })) };
  }
  return [`${name}(`, ...layouts.flatMap((layout, index): Layout[] => [...index > 0 ? [', '] : [], layout]), ')'];
}

function structLayout(fields: readonly NamedEntry[], open: string): Group {
  return group(`${open}{`, fields.map(({ name, comments, value }) => ({ comments, layout: [`${pascal(name)}: `, layoutOf(value)] })));
}

function group(open: string, items: readonly Item[]): Group {
  return { open, close: '}', separator: ',', items };
}

function list({ of, items }: List): Layout {
  if (of === 'any') { return raw({ kind: 'list', of, items }); }
  const isStruct = propsOfStruct(of) !== undefined;
  return group(`&[]${typeOf(of)}{`, items.map(({ comments, value }) => ({
    comments, layout: isStruct && value.kind === 'struct' ? structLayout(value.fields, '') : layoutOf(value),
  })));
}

function dictionary({ of, entries }: Dictionary): Layout {
  if (of === 'any') { return raw({ kind: 'dictionary', of, entries }); }
  return group(`&map[string]${typeOf(of)}{`, entries.map(({ name, comments, value }) => ({ comments, layout: [`${text(name)}: `, layoutOf(value)] })));
}

/** A value of any type. */
function raw(expression: Expression): Layout {
  switch (expression.kind) {
    case 'scalar': return expression.value === null ? 'nil' : typeof expression.value === 'string' ? text(expression.value) : String(expression.value);
    case 'list': return group('[]interface{}{', expression.items.map(({ comments, value }) => ({ comments, layout: raw(value) })));
    case 'dictionary': return group('map[string]interface{}{', expression.entries.map(({ name, comments, value }) => ({ comments, layout: [`${text(name)}: `, raw(value)] })));
    default: return layoutOf(expression);
  }
}

function pointer(value: string | number | boolean | null): string {
  switch (typeof value) {
    case 'string': return `jsii.String(${text(value)})`;
    case 'number': return `jsii.Number(${value})`;
    case 'boolean': return `jsii.Bool(${value})`;
    default: return 'nil';
  }
}

/** The type of a list's or map's values. */
function typeOf(type: string): string {
  const [ofList, ofMap] = [entryOfList(type), entryOfMap(type)];
  if (ofList !== undefined) { return `*[]${typeOf(ofList)}`; }
  if (ofMap !== undefined) { return `*map[string]${typeOf(ofMap)}`; }
  const primitives: Readonly<Record<string, string>> = { string: '*string', number: '*float64', boolean: '*bool', any: 'interface{}' };
  if (Object.hasOwn(primitives, type)) { return primitives[type]; }
  return membersOf(type) || !propsOfStruct(type) ? qualified(type) : `*${qualified(type)}`;
}

function constructor(type: string): string {
  return `${packageOf(type)}.New${type.split('.').at(-1)}`;
}

function qualified(type: string): string {
  return `${packageOf(type)}.${type.split('.').at(-1)}`;
}

function packageOf(type: string): string {
  return type.includes('.') ? type.split('.')[0] : 'cdk8scnpgi';
}

/** jsii only changes the first letter. */
function pascal(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function text(value: string): string {
  return JSON.stringify(value).replace(/\p{C}|[\u2028\u2029]/gu, character => {
    const code = character.codePointAt(0)!.toString(16);
    return code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`;
  });
}
