import { Path } from '../values/field-path';
import { asName, asRecord, asString, asStringRecord } from '../values/narrow';
import { withPlaceholders } from '../values/placeholder';

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

  /** The object itself, with what is filled in before it is applied as placeholders. */
  public readonly manifest: any;

  public constructor(manifest: unknown, public readonly origin: Origin) {
    this.manifest = withPlaceholders(manifest);
    const { apiVersion, kind, metadata } = asRecord(this.manifest);
    const { name, namespace, labels, annotations } = asRecord(metadata);
    const version = asString(apiVersion) ?? '';
    this.apiGroup = version.includes('/') ? version.slice(0, version.indexOf('/')) : '';
    this.kind = asString(kind) ?? '';
    this.name = asName(name) ?? '';
    // a namespace that is filled in later may be any
    this.namespace = asString(namespace) || undefined;
    this.labels = asStringRecord(labels);
    this.annotations = asStringRecord(annotations);
  }

  /** The object's `spec`; empty where there is none. */
  public get spec(): Record<string, any> {
    return asRecord(asRecord(this.manifest).spec);
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

/** Whether objects are certain to be for one Kubernetes cluster, at one time: files can be steps or alternatives, and only files have lines. */
export function areTogether(one: Origin, other: Origin): boolean {
  return one.where === other.where || one.lineOf === undefined && other.lineOf === undefined;
}
