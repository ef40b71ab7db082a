import { Crd, History } from './operator-crds';

/** A field of a kind, wherever objects have it: lists and maps have one node for all they contain. */
export class SchemaNode {
  public readonly history?: History;
  private readonly properties = new Map<string, SchemaNode>();
  private inList?: SchemaNode;
  private inMap?: SchemaNode;

  public constructor(private readonly crd: Crd, public readonly path: string, known = true) {
    this.history = known ? crd.history(path) : undefined;
  }

  /** The entries of a list. */
  public get entries(): SchemaNode {
    this.inList ??= new SchemaNode(this.crd, `${this.path}[]`);
    return this.inList;
  }

  /** A field of an object, or a value of a map. */
  public property(name: string): SchemaNode {
    this.inMap ??= new SchemaNode(this.crd, `${this.path}{}`);
    if (this.inMap.history) { return this.inMap; }
    const node = this.properties.get(name) ?? this.makeProperty(name);
    // names that no release has are not cached: their number has no bound
    if (node.history) { this.properties.set(name, node); }
    return node;
  }

  private makeProperty(name: string): SchemaNode {
    // a name with a dot is not the path of a field inside another one
    return new SchemaNode(this.crd, this.path === '' ? name : `${this.path}.${name}`, !/[.[{]/.test(name));
  }
}
