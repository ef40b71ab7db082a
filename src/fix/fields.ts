import { isAlias, isCollection, isMap, isScalar, isSeq, Node, Pair, Scalar, visit, YAMLMap, YAMLSeq } from 'yaml';
import { Refusal } from './refusal';
import { Document } from '../documents/document';
import { Limits } from '../documents/limits';
import { treeOf } from '../documents/tree';
import { Path } from '../values/field-path';

/** A map in a document: the values of its keys may be missing. */
export type Entries = YAMLMap<Node, Node | null>;
/** A key and its value. */
export type Entry = Pair<Node, Node | null>;

/** Where a field is in a document. */
export interface Field {
  /** What it is in. */
  readonly parent: Entries | YAMLSeq<Node>;
  /** The entries of the map that it is in, by their keys. */
  readonly siblings?: ReadonlyMap<string | symbol, Entry>;
  /** Undefined in a list, and if it is not set. */
  readonly entry?: Entry;
  /** Undefined if it is not set, null if its value is empty. */
  readonly value?: Node | null;
}

/** The fields of a document, as they are written. What aliases repeat elsewhere has no single place, so that it cannot be changed for one field. */
export class Fields {
  private readonly root: Node | null;
  /** The anchors that aliases repeat. */
  private readonly repeated = new Set<string>();
  /** Each map is indexed once: there may be as many changes as keys. */
  private readonly indexes = new Map<Entries, Map<string | symbol, Entry>>();

  public constructor(document: Document, limits: Limits) {
    const tree = treeOf(document, limits);
    this.root = tree.contents;
    visit(tree, { Alias: (_, { source }) => { this.repeated.add(source); } });
  }

  /** The field at a path, which may be missing from the map that it is in. */
  public at(path: Path): Field {
    const last = path.length - 1;
    let node: Node | null | undefined = this.own(this.root);
    for (const step of path.slice(0, last)) {
      node = this.own(this.fieldOf(node, step).value);
    }
    const field = this.fieldOf(node, path[last]);
    return { ...field, value: field.value && this.own(field.value) };
  }

  /** The node, if it is written for one place only. */
  private own<T extends Node | null | undefined>(node: T): T {
    if (isAlias(node)) { throw new Refusal(`the alias *${node.source} repeats a value that is written elsewhere`); }
    const { anchor } = (node ?? {}) as Partial<Scalar>;
    if (anchor !== undefined && this.repeated.has(anchor)) { throw new Refusal(`aliases repeat the value of the anchor &${anchor} elsewhere`); }
    return node;
  }

  private fieldOf(parent: Node | null | undefined, step: string | number): Field {
    if (isSeq<Node>(parent) && typeof step === 'number') { return { parent, value: parent.items[step] }; }
    if (!isMap<Node, Node | null>(parent)) { throw new Refusal('the file does not contain the field that it belongs to'); }
    const entries = this.indexes.get(parent) ?? indexOf(parent);
    this.indexes.set(parent, entries);
    const entry = entries.get(String(step));
    if (!entry && entries.has(MERGE)) { throw new Refusal('it may come from another map, which << merges into this one'); }
    return { parent, siblings: entries, entry, value: entry?.value };
  }
}

const MERGE = Symbol('<<');

/** The entries of a map by their keys, and those that merge other maps. */
function indexOf({ items }: Entries): Map<string | symbol, Entry> {
  return new Map(items.flatMap(entry => isScalar(entry.key) ? [[typeof entry.key.value === 'symbol' ? MERGE : String(entry.key.value), entry]] : []));
}

/** The position behind the last character of a value. Comments and blank lines after it do not belong to it. */
export function endOf(node: Node): number {
  if (!isCollection(node) || node.flow) { return node.range![1]; }
  const last = node.items[node.items.length - 1] as Entry | Node | null | undefined;
  if (!last) { return node.range![1]; }
  return 'key' in last ? endOfEntry(last as Entry) : endOf(last);
}

/** The position behind the last character of a key with its value. */
export function endOfEntry({ key, value }: Entry): number {
  return value && value.range![1] > value.range![0] ? endOf(value) : key.range![1];
}
