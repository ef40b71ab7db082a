import { Distribution } from '../contracts/distribution';
import { inAnyRelease } from '../facts/any-release';
import { FieldSchema } from '../facts/field-schema';
import { apiVersionOf, kubernetesKind, newestReleaseOf, objectMeta } from '../facts/kubernetes-kinds';
import { Crd, CRD_KINDS, CrdKind, crdOf, firstReleases, NEWEST_OF_ALL, OLDEST, schemaIn } from '../facts/operator-crds';
import { pluginKindOf } from '../facts/plugin-kinds';
import { SchemaNode } from '../facts/schema-node';
import type { Inventory } from '../inventory/inventory';
import { operatorFor } from '../inventory/operators';
import { pluginRelease } from '../inventory/plugin-releases';
import { Path } from '../values/field-path';
import { asRecord, asString } from '../values/narrow';

/** A field that an object can have. */
export interface KnownField {
  readonly name: string;
  readonly schema: FieldSchema;
  /** Who accepts it, in words, such as: CloudNativePG 1.30.1. */
  readonly reader: string;
  /** The releases that added it, if there are older ones without it. */
  readonly since?: readonly string[];
  /** The field that it is in has to have it. */
  readonly isRequired: boolean;
}

const PRODUCTS = [Distribution.CLOUDNATIVE_PG, Distribution.EDB];

/** What reads an object, or its metadata. */
interface Api {
  readonly crd: Crd;
  readonly reader: string;
  readonly release?: string;
  /** The path in the schema. */
  readonly path: Path;
  /** The oldest release that is known: what it has is not newer than anything. */
  readonly oldest?: string;
}

/** The field at a path of an object, or nothing if it is not known. */
export function fieldAt(object: Record<string, any>, path: Path, inventory: Inventory): KnownField | undefined {
  const api = apiOf(object, path, inventory);
  if (!api) { return undefined; }
  const parent = api.path.length === 0 ? undefined : schemaOf(nodeAt(api.crd, api.path.slice(0, -1)), api);
  return fieldOf(nodeAt(api.crd, api.path), `${path[path.length - 1]}`, api, parent);
}

/** The fields that the object at a path can have. */
export function fieldsIn(object: Record<string, any>, path: Path, inventory: Inventory): KnownField[] {
  const api = apiOf(object, path, inventory);
  if (!api) { return []; }
  const node = nodeAt(api.crd, api.path);
  const parent = schemaOf(node, api);
  return api.crd.names(node.path).flatMap(name => fieldOf(node.property(name), name, api, parent) ?? []);
}

function apiOf({ apiVersion, kind, metadata }: Record<string, any>, path: Path, inventory: Inventory): Api | undefined {
  const distribution = PRODUCTS.find(product => product.apiVersion === apiVersion);
  const known = asString(apiVersion) === undefined || asString(kind) === undefined ? undefined : pluginKindOf(apiVersion, kind);
  if (path[0] === 'metadata') { return { crd: inAnyRelease(objectMeta()), reader: newestReleaseOf(''), path: path.slice(1) }; }
  if (distribution && CRD_KINDS.includes(kind)) {
    const release = operatorFor(inventory, distribution, asString(asRecord(metadata).namespace)).version;
    return path[0] !== 'spec' ? undefined : {
      crd: crdOf(distribution, kind as CrdKind), reader: `${distribution.name} ${release ?? NEWEST_OF_ALL}`, release, path: path.slice(1), oldest: OLDEST,
    };
  }
  if (known) {
    const release = pluginRelease(known.pluginName, inventory);
    return path[0] !== 'spec' ? undefined : { crd: known.crd, reader: `${known.pluginName} ${release ?? known.newest}`, release, path: path.slice(1) };
  }
  const ofKubernetes = typeof kind === 'string' && apiVersionOf(kind) === apiVersion ? kubernetesKind(kind) : undefined;
  return ofKubernetes && { crd: inAnyRelease(ofKubernetes), reader: newestReleaseOf(kind), path };
}

function nodeAt(crd: Crd, path: Path): SchemaNode {
  return path.reduce((node, step) => typeof step === 'number' ? node.entries : node.property(step), new SchemaNode(crd, ''));
}

function schemaOf({ history }: SchemaNode, { release }: Api): FieldSchema | undefined {
  return history && schemaIn(history, release);
}

function fieldOf(node: SchemaNode, name: string, api: Api, parent: FieldSchema | undefined): KnownField | undefined {
  const schema = schemaOf(node, api);
  if (!schema) { return undefined; }
  const added = api.oldest === undefined ? [] : firstReleases(node.history!, () => true);
  return {
    name,
    schema,
    reader: api.reader,
    since: added.length > 0 && added[0] !== api.oldest ? added : undefined,
    isRequired: parent?.required?.includes(name) ?? false,
  };
}
