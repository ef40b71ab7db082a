import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { isClusterScoped } from '../../facts/cluster-scoped';
import { defineObject } from '../../kubernetes/define-object';

/** Defines objects, without those that the app already has with the same content: several manifests may have the same Issuer or Namespace. */
export function defineObjects(scope: Construct, objects: any[]): Map<any, ApiObject> {
  const present = new Map(objectsOfApp(scope).map(object => [identityOf(object), object]));
  return new Map(objects.map(object => {
    const same = present.get(identityOf(object));
    return [object, same && contentOf(same.toJson()) === contentOf(object) ? same : defineObject(scope, freeId(scope, object), object)];
  }));
}

function objectsOfApp(scope: Construct): ApiObject[] {
  return scope.node.root.node.findAll().filter(object => ApiObject.isApiObject(object)) as ApiObject[];
}

function identityOf({ apiVersion, kind, metadata }: any): string {
  return [apiVersion, kind, isClusterScoped(kind) ? '' : metadata.namespace, metadata.name].join(' ');
}

/** The content in one order of its fields. */
function contentOf(object: any): string {
  return JSON.stringify(object, (_, value) => typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => one < other ? -1 : 1))
    : value);
}

function freeId(scope: Construct, { kind, metadata }: any): string {
  const id = `${kind}-${metadata.name}`;
  return scope.node.tryFindChild(id) ? `${id}-${metadata.namespace}` : id;
}
