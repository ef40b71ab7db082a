import { Document as Tree, isAlias, isMap, isScalar, isSeq, LineCounter, Node } from 'yaml';
import { Document } from './document';
import { treeOf } from './parse';
import { Path } from '../../values/field-path';

/** The document that was looked at last: findings come in the order of documents. */
let last: { readonly document: Document; readonly tree: Tree.Parsed; readonly lines: LineCounter } | undefined;

/** The line of a place in a document, or of the deepest one on the way to it that is there. */
export function lineOf(document: Document, path: Path): number {
  if (last?.document !== document) {
    const counter = new LineCounter();
    last = { document, tree: treeOf(document, counter), lines: counter };
  }
  const { tree, lines } = last;
  let node: Node | null | undefined = tree.contents;
  let position = node?.range?.[0] ?? 0;
  for (const step of path) {
    const next = entryOf(isAlias(node) ? node.resolve(tree) : node, step);
    if (!next) { break; }
    position = next.position;
    node = next.node;
  }
  return document.line + lines.linePos(position).line - 1;
}

/** An entry of a map stands where its key does. */
function entryOf(node: Node | null | undefined, step: string | number): { readonly position: number; readonly node: Node | null } | undefined {
  if (isMap<Node, Node | null>(node)) {
    const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
    return pair && { position: pair.key.range![0], node: pair.value };
  }
  const item = isSeq<Node>(node) ? node.items[Number(step)] : undefined;
  return item && { position: item.range![0], node: item };
}
