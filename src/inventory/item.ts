import { Path } from '../values/field-path';
import { asName, asRecord, asString, asStringRecord } from '../values/narrow';
import { withPlaceholders } from '../values/placeholder';

/** Where an object comes from. */
export interface Origin {
  /** A construct's path, or the name of a file. */
  readonly where: string;
  /** The same for objects that are built to be applied together. */
  readonly build?: string;
  /** The object that applies it, such as a Kustomization of Flux, if the input shows that. */
  readonly appliedBy?: unknown;
  /** Whether everything that the object itself applies is in the input, with it as `appliedBy`. */
  readonly isBuilt?: boolean;
  /** The line of a field, from 1 on, or of the object if the field does not exist. Undefined if the origin has no lines. */
  lineOf?(path: Path): number | undefined;
  /** The place of a field, if it can be in another file than the object, such as a patch. */
  placeOf?(path: Path): { readonly where: string; readonly line: number };
}

/** A Kubernetes object and its origin. Fields that are missing, or of an unexpected type, are empty or undefined. */
export class Item {
  public readonly apiGroup: string;
  public readonly kind: string;
  public readonly name: string;
  /** Undefined if the object does not set it: it is then determined when the object is applied. */
  public readonly namespace?: string;
  public readonly labels: Record<string, string>;
  public readonly annotations: Record<string, string>;

  /** The object's `spec`; an empty object if it has no spec. */
  public readonly spec: Record<string, any>;

  /** Whether a text of the object is substituted before it is applied, or is encrypted. */
  public readonly isTemplated: boolean;

  /** The object itself. Texts that are substituted before it is applied are placeholders. */
  public readonly manifest: any;

  /** @param written the object as it is written */
  public constructor(public readonly written: unknown, public readonly origin: Origin) {
    this.manifest = withPlaceholders(written);
    this.isTemplated = this.manifest !== written;
    const { apiVersion, kind, metadata, spec } = asRecord(this.manifest);
    const { name, namespace, labels, annotations } = asRecord(metadata);
    const version = asString(apiVersion) ?? '';
    this.apiGroup = version.includes('/') ? version.slice(0, version.indexOf('/')) : '';
    this.kind = asString(kind) ?? '';
    this.name = asName(name) ?? '';
    // a namespace that is substituted later can be any namespace
    this.namespace = asString(namespace) || undefined;
    this.labels = asStringRecord(labels);
    this.annotations = asStringRecord(annotations);
    this.spec = asRecord(spec);
  }

  /** The object as messages name it, such as: Service "barman-cloud" in namespace "cnpg-system". */
  public toString(): string {
    return `${this.kind} "${this.name}"${this.namespace === undefined ? '' : ` in namespace "${this.namespace}"`}`;
  }
}

/** Whether two namespaces may be the same: an undefined one can be any namespace. */
export function mayShareNamespace(one: string | undefined, other: string | undefined): boolean {
  return one === undefined || other === undefined || one === other;
}

/** Whether objects are certain to be for one Kubernetes cluster, at one time: files can be steps or alternatives, and only files have lines. */
export function areTogether(one: Origin, other: Origin): boolean {
  return one.where === other.where || one.build !== undefined && one.build === other.build || one.lineOf === undefined && other.lineOf === undefined;
}
