import { Document as Tree, isAlias, isCollection, isMap, isScalar, isSeq, LineCounter, Node, Pair, visit } from 'yaml';
import { Document } from './document';
import { DEFAULT_LIMITS, Limits } from './limits';
import { treeOf } from './tree';
import { Path } from '../values/field-path';

/** The document has been read before: it is within the limits of its run. */
const UNLIMITED: Limits = { ...DEFAULT_LIMITS, entries: Infinity, depth: Infinity };

/** The document that was looked at last: findings come in the order of documents. */
let last: { readonly document: Document; readonly positions?: Positions } | undefined;

/** The line of a place in a document, or of the deepest one on the way to it that is there. */
export function lineOf(document: Document, path: Path): number {
  if (last?.document !== document) {
    last = { document, positions: positionsOf(document) };
  }
  return document.line + (last.positions?.lineOf(path) ?? 1) - 1;
}

/** A part of a document's text, as offsets in it. */
export interface Range { readonly start: number; readonly end: number }

/**
 * Where a field is in a document's text: its key, with its value if both are on one line. If the field does not exist, the deepest one on the way to it.
 *
 * Undefined for what is JSON, but not YAML.
 */
export function rangeOf(document: Document, path: Path): Range | undefined {
  if (last?.document !== document) {
    last = { document, positions: positionsOf(document) };
  }
  return last.positions?.rangeOf(path, document.text);
}

/** Undefined for what is JSON, but not YAML. */
function positionsOf(document: Document): Positions | undefined {
  const lines = new LineCounter();
  try {
    return new Positions(treeOf(document, UNLIMITED, lines), lines);
  } catch {
    return undefined;
  }
}

/** An entry of a map, with its key, or of a list. */
interface Entry { readonly position: number; readonly node: Node | null; readonly key?: Node }

/** The positions in one tree. Maps and anchors are indexed once: there may be many of them, and many findings. */
class Positions {
  private readonly entries = new Map<Node, Map<string, Pair<Node, Node | null>>>();
  private targets?: Map<Node, Node>;

  public constructor(private readonly tree: Tree.Parsed, private readonly lines: LineCounter) {}

  public lineOf(path: Path): number {
    return this.lines.linePos(this.entryAt(path).position).line;
  }

  public rangeOf(path: Path, text: string): Range {
    const { position: start, key, node } = this.entryAt(path);
    const ofKey = key?.range?.[1] ?? start;
    const end = isCollection(node) && key ? ofKey : Math.max(ofKey, node?.range?.[1] ?? start);
    const lineEnd = text.indexOf('\n', start);
    const lineLast = lineEnd < 0 ? text.length : lineEnd;
    return { start, end: end <= lineLast ? end : key ? ofKey : text.slice(0, lineLast).trimEnd().length };
  }

  /** The entry at a path, or the deepest one on the way to it. */
  private entryAt(path: Path): Entry {
    let entry: Entry = { position: this.tree.contents?.range?.[0] ?? 0, node: this.tree.contents };
    for (const step of path) {
      const next = this.entryOf(isAlias(entry.node) ? this.targetOf(entry.node) : entry.node, step);
      if (!next) { break; }
      entry = next;
    }
    return entry;
  }

  /** An entry of a map stands where its key does. */
  private entryOf(node: Node | null | undefined, step: string | number): Entry | undefined {
    if (isMap<Node, Node | null>(node)) {
      const entries = this.entries.get(node) ?? indexOf(node.items);
      this.entries.set(node, entries);
      const pair = entries.get(String(step));
      return pair && { position: pair.key.range![0], node: pair.value, key: pair.key };
    }
    const item = isSeq<Node>(node) ? node.items[Number(step)] : undefined;
    return item && { position: item.range![0], node: item };
  }

  private targetOf(alias: Node): Node | undefined {
    this.targets ??= targetsOf(this.tree);
    return this.targets.get(alias);
  }
}

/** The entries of a map by their keys. */
function indexOf(pairs: ReadonlyArray<Pair<Node, Node | null>>): Map<string, Pair<Node, Node | null>> {
  return new Map(pairs.flatMap(pair => isScalar(pair.key) ? [[String(pair.key.value), pair]] : []));
}

/** What each alias stands for: the last value with its anchor before it. */
function targetsOf(tree: Tree.Parsed): Map<Node, Node> {
  const anchors = new Map<string, Node>();
  const targets = new Map<Node, Node>();
  visit(tree, {
    Node: (_, node) => {
      const target = isAlias(node) ? anchors.get(node.source) : undefined;
      if (target) { targets.set(node, target); }
      if ('anchor' in node && node.anchor !== undefined) { anchors.set(node.anchor, node); }
    },
  });
  return targets;
}
