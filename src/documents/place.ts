import { isMap, isScalar, isSeq, Node } from 'yaml';
import { Document } from './document';
import { DEFAULT_LIMITS, Limits } from './limits';
import { treeOf } from './tree';
import { Path } from '../values/field-path';

/** A key or a value of a document that may still be invalid. */
export interface Place {
  /** The field; the last step of a key is the key itself. */
  readonly path: Path;
  readonly isKey: boolean;
  /** The whole document, as far as it can be read. */
  readonly root: unknown;
}

/** The key or value at an offset of a document's text. Undefined if there is neither, or the document exceeds the limits. */
export function placeAt(document: Document, offset: number, limits: Limits = DEFAULT_LIMITS): Place | undefined {
  try {
    const tree = treeOf(document, limits);
    const found = within(tree.contents, offset, []);
    return found && { ...found, root: tree.toJS({ maxAliasCount: 100 }) };
  } catch {
    return undefined;
  }
}

function within(node: Node | null, offset: number, path: Path): Pick<Place, 'path' | 'isKey'> | undefined {
  if (isMap<Node, Node | null>(node)) {
    const pair = node.items.find(({ key, value }) => isAt(key, offset) || isAt(value, offset));
    if (!pair || !isScalar(pair.key)) { return undefined; }
    const inside = [...path, `${pair.key.value}`];
    return isAt(pair.key, offset) ? { path: inside, isKey: true } : within(pair.value, offset, inside);
  }
  if (isSeq<Node | null>(node)) {
    const index = node.items.findIndex(item => isAt(item, offset));
    return index < 0 ? undefined : within(node.items[index], offset, [...path, index]);
  }
  return isScalar(node) ? { path, isKey: false } : undefined;
}

function isAt(node: Node | null, offset: number): boolean {
  return !!node?.range && node.range[0] <= offset && offset <= node.range[1];
}
