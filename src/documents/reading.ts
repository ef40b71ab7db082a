import { Alias, isAlias, isMap, isScalar, isSeq, Node, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { Document, problemIn } from './document';
import { exceeded, Limits } from './limits';

/** An anchored value: aliases share it, and count all that is in it again. */
interface Anchored {
  readonly node: Node;
  /** Undefined while the value is being read. */
  result?: { readonly value: unknown; readonly entries: number; readonly characters: number; readonly levels: number };
}

/** The reading of one tree into a value: in one pass, with everything that aliases and merges repeat counted against the limits. */
export class Reading {
  private readonly anchors = new Map<string, Anchored>();
  private aliases = 0;
  private entries = 0;
  private characters = 0;
  /** The deepest level that was reached since the innermost anchored value began. */
  private deepest = 0;

  public constructor(private readonly document: Document, private readonly limits: Limits) {}

  public valueOf(node: Node | null | undefined, level = 0): unknown {
    if (!node) { return null; }
    this.deepest = Math.max(this.deepest, level);
    if (isAlias(node)) { return this.resolve(node, level).value; }
    const { anchor } = node as Scalar | YAMLMap | YAMLSeq;
    return anchor === undefined ? this.contentOf(node, level) : this.anchoredValue(anchor, node, level);
  }

  private contentOf(node: Node, level: number): unknown {
    if (isMap<Node, Node | null>(node)) { return this.mapOf(node, level + 1); }
    if (isSeq<Node | null>(node)) {
      return node.items.map(item => {
        this.count(1, 0, node);
        return this.valueOf(item, level + 1);
      });
    }
    const { value, source } = node as Scalar;
    this.count(0, source?.length ?? 0, node);
    return value;
  }

  private anchoredValue(anchor: string, node: Node, level: number): unknown {
    const anchored: Anchored = { node };
    this.anchors.set(anchor, anchored);
    const { entries, characters, deepest } = this;
    this.deepest = level;
    const value = this.contentOf(node, level);
    anchored.result = { value, entries: this.entries - entries, characters: this.characters - characters, levels: this.deepest - level };
    this.deepest = Math.max(deepest, this.deepest);
    return value;
  }

  /** An alias needs an anchor before it, and must not be inside the anchored value: that would be infinite. */
  private resolve(alias: Alias, level: number): { readonly node: Node; readonly value: unknown } {
    this.aliases++;
    if (this.aliases > this.limits.aliases) { throw this.problem(exceeded('aliases', this.limits), alias); }
    const anchored = this.anchors.get(alias.source);
    if (!anchored) { throw this.problem(`the alias "${alias.source}" has no anchor before it`, alias); }
    if (!anchored.result) { throw this.problem(`the alias "${alias.source}" refers to a value that contains it`, alias); }
    const { value, entries, characters, levels } = anchored.result;
    this.count(entries, characters, alias);
    this.deepest = Math.max(this.deepest, level + levels);
    if (this.deepest > this.limits.depth) { throw this.problem(exceeded('depth', this.limits), alias); }
    return { node: anchored.node, value };
  }

  /** Keys must be unique strings: of two equal ones the last would win silently. */
  private mapOf(map: YAMLMap<Node, Node | null>, level: number): Record<string, unknown> {
    const value: Record<string, unknown> = {};
    const own = new Set<string>();
    for (const { key, value: entry } of map.items) {
      this.count(1, 0, key ?? map);
      const name = this.keyOf(key, map, level);
      if (typeof name === 'symbol') {
        this.merge(value, entry, level, key);
        continue;
      }
      if (own.has(name)) { throw this.problem(`duplicate key ${JSON.stringify(name)}`, key); }
      own.add(name);
      define(value, name, this.valueOf(entry, level));
    }
    return value;
  }

  /** The name of a key; a symbol for the key of a merge. */
  private keyOf(key: Node | null, map: YAMLMap, level: number): string | symbol {
    const value = key && (isScalar(key) || isAlias(key)) ? this.valueOf(key, level) : undefined;
    if (value === undefined || value === null || typeof value === 'object') { throw this.problem('a key is not a string', key ?? map); }
    return typeof value === 'symbol' ? value : String(value);
  }

  /** Adds the entries of one or several maps that are not set yet. */
  private merge(target: Record<string, unknown>, source: Node | null, level: number, key: Node): void {
    const { node, value } = isAlias(source) ? this.resolve(source, level) : { node: source, value: undefined };
    if (isSeq<Node | null>(node)) {
      node.items.forEach(item => this.mergeOne(target, item, level, key));
    } else {
      this.mergeOne(target, node, level, key, value);
    }
  }

  private mergeOne(target: Record<string, unknown>, source: Node | null, level: number, key: Node, known?: unknown): void {
    const { node, value } = isAlias(source) ? this.resolve(source, level) : { node: source, value: known ?? this.valueOf(source, level) };
    if (!isMap(node)) { throw this.problem('the value of << is not a map', key); }
    for (const [name, entry] of Object.entries(value as object)) {
      if (!Object.hasOwn(target, name)) { define(target, name, entry); }
    }
  }

  private count(entries: number, characters: number, { range }: Node): void {
    this.entries += entries;
    this.characters += characters;
    const name = this.entries > this.limits.entries ? 'entries' : this.characters > this.limits['document-size'] ? 'document-size' : undefined;
    if (name) { throw problemIn(this.document, exceeded(name, this.limits), range?.[0]); }
  }

  private problem(problem: Parameters<typeof problemIn>[1], { range }: Node): Error {
    return problemIn(this.document, problem, range?.[0]);
  }
}

/** Sets an entry. Assignment would not create one with the name `__proto__`. */
function define(map: Record<string, unknown>, name: string, value: unknown): void {
  if (name === '__proto__') {
    Object.defineProperty(map, name, { value, writable: true, enumerable: true, configurable: true });
  } else {
    map[name] = value;
  }
}
