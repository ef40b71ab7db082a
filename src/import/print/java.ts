import { simpleNames } from './class-names';
import { Group, Item, Layout, Style } from './layout';
import { statementText } from './statement-text';
import { usedTypes, usedVariables } from './used';
import { withoutFreeFields } from './without-free-fields';
import { Expression, New, Program, scalar, Statement, Struct, struct } from '../model';

const STYLE: Style = { width: 120, indent: '    ', comment: '//' };
const INDENT = STYLE.indent.repeat(2);

const PACKAGES = { '': 'io.github.cdk8scnpgi', 'cdk8s': 'org.cdk8s', 'k8s': 'org.cdk8s.plus28.k8s', 'kubernetes': 'io.github.cdk8scnpgi.kubernetes' };

/** Props that Java reserves: jsii appends a word. */
const RESERVED = ['class', 'default', 'import', 'native', 'package', 'public', 'private', 'protected', 'static', 'super', 'switch', 'this', 'void', 'volatile'];

/** `Map.of` does not accept more. */
const MOST_PAIRS = 10;

/** Makes maps in the order of their entries, which `Map.of` does not keep. */
const MAP = `
    private static Map<String, Object> map(final Object... entries) {
        final Map<String, Object> map = new LinkedHashMap<>();
        for (int index = 0; index < entries.length; index += 2) {
            map.put((String) entries[index], entries[index + 1]);
        }
        return map;
    }
`;

/** The program in Java. */
export function printJava(original: Program): string {
  const program = withoutFreeFields(original);
  const used = usedVariables(program);
  // the props of other constructs are those of their builders
  const types = usedTypes(program).map(type => type.replace(/^struct /, '')).filter(type => !type.endsWith('Props') || type === 'cdk8s.ChartProps');
  const variables = program.statements.flatMap(({ variable }) => variable && used.has(variable.name) ? [variable.type] : []);
  const { names, imported } = simpleNames([...types, ...variables], PACKAGES, ['Main', 'Map', 'List', 'Object', 'String', 'LinkedHashMap', 'Override']);
  const body = program.statements.map(statement => new Printer(names).statement(statement, used)).join('');
  const hasMap = /\bmap\(/.test(body);
  const java = [
    ...hasMap ? ['java.util.LinkedHashMap'] : [], ...body.includes('List.of(') ? ['java.util.List'] : [], ...hasMap || body.includes('Map.') ? ['java.util.Map'] : [],
  ];
  const imports = [...imported, ...java].sort().map(name => `import ${name};\n`).join('');
  return `${imports}\npublic final class Main {\n    public static void main(final String[] args) {\n${body}    }\n${hasMap ? MAP : ''}}\n`;
}

class Printer {
  public constructor(private readonly names: ReadonlyMap<string, string>) {}

  public statement(statement: Statement, used: ReadonlySet<string>): string {
    const { variable, expression } = statement;
    const declaration = variable && used.has(variable.name) ? `final ${this.name(variable.type)} ${variable.name} = ` : '';
    return statementText(statement, [declaration, this.layout(expression), ';'], STYLE, INDENT);
  }

  private layout(expression: Expression): Layout {
    switch (expression.kind) {
      case 'scalar': return literal(expression.value);
      case 'enum':
      case 'constant': return `${this.name(expression.type)}.${expression.member}`;
      case 'variable': return expression.name;
      case 'list': return this.call('List.of', expression.items.map(({ value }) => value), expression.items.map(({ comments }) => comments));
      case 'dictionary': {
        if (expression.of === 'any') {
          return this.entries('map', expression.entries.map(({ name, comments, value }) => ({ comments, layout: [`${literal(name)}, `, this.layout(value)] })));
        }
        if (expression.entries.length <= MOST_PAIRS) {
          return this.entries('Map.of', expression.entries.map(({ name, comments, value }) => ({ comments, layout: [`${literal(name)}, `, this.layout(value)] })));
        }
        return this.entries('Map.ofEntries', expression.entries.map(({ name, comments, value }) => (
          { comments, layout: [`Map.entry(${literal(name)}, `, this.layout(value), ')'] })));
      }
      case 'struct': return this.builder(`${this.name(expression.type)}.builder()`, expression);
      case 'new': return this.construct(expression);
      case 'call': {
        const on = typeof expression.on === 'string' ? this.name(expression.on) : this.layout(expression.on);
        return [on, this.call(`.${expression.method}`, expression.args)];
      }
      case 'manifest': return this.construct({
        kind: 'new',
        type: 'cdk8s.ApiObject',
        args: [expression.scope, scalar(expression.id), struct('cdk8s.ApiObjectProps', {
          apiVersion: scalar(expression.apiVersion), kind: scalar(expression.objectKind), metadata: expression.metadata,
        })],
      });
    }
  }

  private construct({ type, args }: New): Layout {
    if (type === 'cdk8s.App' || type === 'cdk8s.Chart') { return [`new ${this.name(type)}`, this.call('', args)]; }
    const [scope, id, props = struct('', {})] = args;
    return this.builder([`${this.name(type)}.Builder.create(`, this.layout(scope), ', ', this.layout(id), ')'], props as Struct);
  }

  private builder(begin: Layout, { fields }: Struct): Layout {
    return [begin, {
      open: '',
      close: '',
      separator: '',
      items: [
        ...fields.map(({ name, comments, value }): Item => ({ comments, layout: [`.${javaName(name)}(`, this.layout(value), ')'] })),
        { comments: [], layout: '.build()' },
      ],
      isChain: true,
    }];
  }

  private call(name: string, args: readonly Expression[], comments: ReadonlyArray<readonly string[]> = []): Layout {
    const items = args.map((arg, index): Item => ({ comments: comments[index] ?? [], layout: this.layout(arg) }));
    const isSingle = items.length === 1 && items[0].comments.length === 0;
    return isSingle ? [`${name}(`, items[0].layout, ')'] : this.entries(name, items);
  }

  private entries(name: string, items: readonly Item[]): Group {
    return { open: `${name}(`, close: ')', separator: ',', last: '', items };
  }

  private name(type: string): string {
    return this.names.get(type) ?? type;
  }
}

/** A name as jsii writes it in Java. */
export function javaName(name: string): string {
  const words = name.replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1-$2').replace(/(\p{Lu})(\p{Lu}\p{Ll}+)/gu, '$1-$2').split('-');
  const camel = words.map((word, index) => index === 0 ? word.toLowerCase() : word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()).join('')
    .replace(/\d+[a-z]/g, part => part.toUpperCase());
  return RESERVED.includes(camel) ? `${camel}Value` : camel;
}

function literal(value: string | number | boolean | null): string {
  if (typeof value === 'number') { return Number.isInteger(value) && Math.abs(value) > 2147483647 ? `${value}L` : String(value); }
  if (typeof value !== 'string') { return String(value); }
  return JSON.stringify(value).replace(/\p{C}|[\u2028\u2029]/gu, character => Array.from({ length: character.length },
    (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`).join(''));
}
