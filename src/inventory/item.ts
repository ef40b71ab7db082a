import { mapOf, textMapOf, textOf } from './values';

/** A place in a manifest: the keys and indexes that lead to it. */
export type Path = ReadonlyArray<string | number>;

/** Where an object comes from. */
export interface Origin {
  /** In words: a construct's path, or a file. */
  readonly where: string;
  /** The line of a place, from 1 on; of the object itself where there is no such place. Nothing where there are no lines. */
  lineOf?(path: Path): number | undefined;
}

/** A Kubernetes object that somebody wrote, and where it comes from. Whatever it lacks, or has of another type, is none. */
export class Item {
  public readonly apiGroup: string;
  public readonly kind: string;
  public readonly name: string;
  /** Nothing where the object does not say: whoever applies it decides. */
  public readonly namespace?: string;
  public readonly labels: Record<string, string>;
  public readonly annotations: Record<string, string>;

  public constructor(public readonly manifest: any, public readonly origin: Origin) {
    const { apiVersion, kind, metadata } = mapOf(manifest);
    const { name, namespace, labels, annotations } = mapOf(metadata);
    const version = textOf(apiVersion) ?? '';
    this.apiGroup = version.includes('/') ? version.slice(0, version.indexOf('/')) : '';
    this.kind = textOf(kind) ?? '';
    this.name = textOf(name) ?? '';
    this.namespace = textOf(namespace) || undefined;
    this.labels = textMapOf(labels);
    this.annotations = textMapOf(annotations);
  }

  /** The object's `spec`; empty where there is none. */
  public get spec(): Record<string, any> {
    return mapOf(mapOf(this.manifest).spec);
  }

  /** The object in a sentence, such as: Service "barman-cloud" in namespace "cnpg-system". */
  public toString(): string {
    return `${this.kind} "${this.name}"${this.namespace === undefined ? '' : ` in namespace "${this.namespace}"`}`;
  }
}

/** Whether two objects may be in one namespace: one that is not stated may be any. */
export function mayShareNamespace(one: string | undefined, other: string | undefined): boolean {
  return one === undefined || other === undefined || one === other;
}
