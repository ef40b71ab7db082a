import {
  Composer, CST, Document as Tree, DocumentOptions, isAlias, isCollection, isMap, isScalar, LineCounter, Node, ParseOptions, Parser, SchemaOptions,
  Tags,
} from 'yaml';
import { Document } from './document';
import { lineBreaks } from './text';
import { ProblemError } from '../problem';

/** The deepest real manifests are the schemas in CRDs, with some 60 levels; the parser's stack overflows at some 700. */
const MAX_DEPTH = 300;
/** No manifest needs more, and a few nested ones can expand to gigabytes. */
const MAX_ALIASES = 1000;

/** The YAML of Go, which kubectl uses: YAML 1.1 without timestamps, base 60 numbers and tagged collections. */
const OPTIONS: DocumentOptions & ParseOptions & SchemaOptions = {
  version: '1.1',
  customTags: tags => [INTEGER, ...tags.filter(isGos)],
  merge: true,
  uniqueKeys: false, // quadratic; `rejectKeys` does the same in linear time
  keepSourceTokens: false,
  logLevel: 'silent',
  prettyErrors: false,
};

/** Go also accepts the prefixes of its own number literals, in both cases. */
const INTEGER = {
  tag: 'tag:yaml.org,2002:int',
  default: true,
  test: /^[-+]?0([xX][\da-fA-F_]+|[bB][01_]+|[oO]?[0-7_]+)$/,
  resolve: (text: string) => {
    const digits = text.replace(/[-+_]/g, '').toLowerCase();
    return (text[0] === '-' ? -1 : 1) * (/^0[a-z]/.test(digits) ? Number(digits) : parseInt(digits, 8));
  },
} as const;

function isGos(tag: Tags[number]): boolean {
  return typeof tag === 'string' || !('format' in tag && tag.format === 'TIME') && !/:(binary|omap|pairs|set|timestamp)$/.test(tag.tag);
}

/** The value of a document. */
export function valueOf(document: Document): unknown {
  const value = jsonOf(document.text);
  if (value !== undefined) {
    rejectDepth(value, children, document);
    return value;
  }
  const tree = treeOf(document);
  const [error] = tree.errors;
  if (error) {
    throw problem(document, describe(error), error.pos[0]);
  }
  const nodes = nodesOf(tree);
  rejectKeys(nodes, tree, document);
  rejectAliases(nodes, tree, document);
  try {
    return tree.toJS({ maxAliasCount: 100 * MAX_ALIASES });
  } catch (thrown) {
    throw problem(document, `invalid YAML: ${lower((thrown as Error).message)}`);
  }
}

/** A document as a tree of nodes with positions. */
export function treeOf(document: Document, lines?: LineCounter): Tree.Parsed {
  const tokens = [...new Parser(lines?.addNewLine).parse(document.text)];
  rejectDepth(tokens, tokensIn, document, MAX_DEPTH + 2); // the list of tokens, and the document
  const [first, second] = [...new Composer(OPTIONS).compose(tokens, true, document.text.length)];
  if (second) {
    throw problem(document, 'missing line "---" before the second document', second.range[0]);
  }
  return first;
}

function jsonOf(text: string): unknown {
  if (!/^\uFEFF?\s*\{/.test(text)) { return undefined; }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

function children(value: unknown): unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value) : [];
}

function tokensIn(token: unknown): unknown[] {
  if (Array.isArray(token)) { return token; }
  const { value, items } = token as { value?: unknown; items?: CST.CollectionItem[] };
  const parts: unknown[] = items ? items.flatMap(({ key, value: entry }) => [key, entry]) : [value];
  return parts.filter(part => typeof part === 'object' && part !== null);
}

function rejectDepth(root: unknown, inside: (value: unknown) => unknown[], document: Document, levels = MAX_DEPTH): void {
  if (isDeeper(root, inside, levels)) {
    throw problem(document, `nesting is deeper than ${MAX_DEPTH} levels`);
  }
}

/** Whether a value nests deeper than the given levels. It recurses no deeper than that, to protect the stack. */
function isDeeper(value: unknown, inside: (value: unknown) => unknown[], levels: number): boolean {
  return levels < 0 || inside(value).some(part => isDeeper(part, inside, levels - 1));
}

/** Keys must be unique strings: of two equal ones the last would win silently. */
function rejectKeys(nodes: Node[], tree: Tree.Parsed, document: Document): void {
  for (const node of nodes) {
    const keys = new Set<string>();
    for (const { key } of isMap(node) ? node.items : []) {
      const target = isAlias(key) ? key.resolve(tree) : key;
      if (!isScalar(target) || target.value === null) {
        throw problem(document, 'a key is not a string', (key as Node | null)?.range?.[0] ?? node.range![0]);
      }
      if (typeof target.value !== 'symbol' && keys.has(String(target.value))) {
        throw problem(document, `duplicate key ${JSON.stringify(String(target.value))}`, (key as Node).range![0]);
      }
      keys.add(String(target.value));
    }
  }
}

/** An alias needs an anchor before it, and must not be inside the anchored value: that would be infinite. */
function rejectAliases(nodes: Node[], tree: Tree.Parsed, document: Document): void {
  const aliases = nodes.filter(node => isAlias(node));
  if (aliases.length > MAX_ALIASES) {
    throw problem(document, `${aliases.length} aliases exceed the limit of ${MAX_ALIASES}`);
  }
  for (const alias of aliases) {
    const target = alias.resolve(tree)?.range;
    const [position] = alias.range!;
    if (!target) {
      throw problem(document, `the alias "${alias.source}" has no anchor before it`, position);
    }
    if (target[0] <= position && position < target[1]) {
      throw problem(document, `the alias "${alias.source}" refers to a value that contains it`, position);
    }
  }
}

function nodesOf(tree: Tree.Parsed): Node[] {
  const nodes: Node[] = tree.contents ? [tree.contents] : [];
  for (let index = 0; index < nodes.length; index++) {
    const node = nodes[index];
    if (isCollection(node)) {
      const parts = isMap(node) ? node.items.flatMap(({ key, value }) => [key, value]) : node.items;
      (parts as Array<Node | null>).forEach(part => part && nodes.push(part));
    }
  }
  return nodes;
}

function describe({ code, message }: { readonly code: string; readonly message: string }): string {
  return code === 'TAB_AS_INDENT' ? 'indented with a tab; YAML allows only spaces' : `invalid YAML: ${lower(message)}`;
}

function lower(message: string): string {
  const line = message.split('\n')[0].slice(0, 200).replace(/[.:]$/, '');
  return line.charAt(0).toLowerCase() + line.slice(1);
}

function problem({ text, line }: Document, message: string, position = /\S/.exec(text)?.index ?? 0): ProblemError {
  const hint = text.includes('{{') ? 'if it is a Helm template, check what `helm template` renders' : undefined;
  return new ProblemError(message, hint, line + lineBreaks(text, 0, position));
}
