import { simpleNames } from './class-names';
import { Group, Item, Layout, Style } from './layout';
import { statementText } from './statement-text';
import { usedTypes, usedVariables } from './used';
import { withoutFreeFields } from './without-free-fields';
import { entryOfList, entryOfMap } from '../api-types';
import { Expression, Program, scalar, Statement, struct } from '../model';

const STYLE: Style = { width: 140, indent: '    ', comment: '//' };
const INDENT = STYLE.indent.repeat(2);

const NAMESPACES = { '': 'Cdk8sCnpgI', 'cdk8s': 'Org.Cdk8s', 'k8s': 'Org.Cdk8s.Plus28.K8S', 'kubernetes': 'Cdk8sCnpgI.Kubernetes' };

/** The program in C#. */
export function printCSharp(original: Program): string {
  const program = withoutFreeFields(original);
  const used = usedVariables(program);
  const { names, imported } = simpleNames(usedTypes(program).map(type => type.replace(/^struct /, '')), NAMESPACES, ['Program', 'Dictionary']);
  const printer = new Printer(names);
  const body = program.statements.map(statement => printer.statement(statement, used)).join('');
  const namespaces = ['System.Collections.Generic', ...imported.filter(name => name.startsWith('Cdk8sCnpgI.') && name.split('.').length === 2).slice(0, 1)
    .map(() => 'Cdk8sCnpgI'), 'Org.Cdk8s'].map(name => `using ${name};\n`).join('');
  // single classes, since other namespaces have classes of the same names
  const aliases = imported.filter(name => /^(Cdk8sCnpgI\.Kubernetes|Org\.Cdk8s\.Plus28\.K8S)\./.test(name)).map(name => `using ${name.split('.').at(-1)} = ${name};\n`).sort();
  return `${namespaces}${aliases.join('')}\npublic static class Program\n{\n    public static void Main()\n    {\n${body}    }\n}\n`;
}

class Printer {
  public constructor(private readonly names: ReadonlyMap<string, string>) {}

  public statement(statement: Statement, used: ReadonlySet<string>): string {
    const { variable, expression } = statement;
    const declaration = variable && used.has(variable.name) ? `var ${variableName(variable.name)} = ` : '';
    return statementText(statement, [declaration, this.layout(expression), ';'], STYLE, INDENT);
  }

  private layout(expression: Expression): Layout {
    switch (expression.kind) {
      case 'scalar': return literal(expression.value);
      case 'enum':
      case 'constant': return `${this.name(expression.type)}.${expression.member}`;
      case 'variable': return variableName(expression.name);
      case 'list': return braces(`new ${this.type(expression.of)}[] `, expression.items.map(({ comments, value }) => ({ comments, layout: this.layout(value) })));
      case 'dictionary': return braces(`new Dictionary<string, ${this.type(expression.of)}> `, expression.entries.map(({ name, comments, value }) => (
        { comments, layout: [`[${literal(name)}] = `, this.layout(value)] })));
      case 'struct': return braces(`new ${this.name(expression.type)} `, expression.fields.map(({ name, comments, value }) => (
        { comments, layout: [`${pascal(name)} = `, this.layout(value)] })));
      case 'new': return [`new ${this.name(expression.type)}`, this.call(expression.args)];
      case 'call': {
        const on = typeof expression.on === 'string' ? this.name(expression.on) : this.layout(expression.on);
        return [on, `.${pascal(expression.method)}`, this.call(expression.args)];
      }
      case 'manifest': return [`new ${this.name('cdk8s.ApiObject')}`, this.call([expression.scope, scalar(expression.id), struct('cdk8s.ApiObjectProps', {
        apiVersion: scalar(expression.apiVersion), kind: scalar(expression.objectKind), metadata: expression.metadata,
      })])];
    }
  }

  private call(args: readonly Expression[]): Layout {
    if (args.length > 1 && args.every(({ kind }) => kind === 'call')) {
      return { open: '(', close: ')', separator: ',', last: '', items: args.map(arg => ({ comments: [], layout: this.layout(arg) })) };
    }
    return ['(', ...args.flatMap((arg, index): Layout[] => [...index > 0 ? [', '] : [], this.layout(arg)]), ')'];
  }

  /** The type of the values of a list or a map. */
  private type(type: string): string {
    const [ofList, ofMap] = [entryOfList(type), entryOfMap(type)];
    if (ofList !== undefined) { return `${this.type(ofList)}[]`; }
    if (ofMap !== undefined) { return `IDictionary<string, ${this.type(ofMap)}>`; }
    const primitives: Readonly<Record<string, string>> = { any: 'object', number: 'double', boolean: 'bool', string: 'string' };
    return primitives[type] ?? this.name(type);
  }

  private name(type: string): string {
    return this.names.get(type) ?? type.replace(/^cdk8s\./, '');
  }
}

function braces(open: string, items: readonly Item[]): Group {
  return { open: `${open}{`, close: '}', separator: ',', isSpaced: true, items };
}

/** The one name of the program that C# reserves. */
function variableName(name: string): string {
  return name === 'operator' ? '@operator' : name;
}

/** jsii only changes the first letter. */
function pascal(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function literal(value: string | number | boolean | null): string {
  return typeof value === 'string'
    ? JSON.stringify(value).replace(/\p{C}|[\u2028\u2029]/gu, character => Array.from({ length: character.length },
      (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`).join(''))
    : String(value);
}
