import { isClusterScoped } from '../../../src/facts/cluster-scoped';
import { committedSchemas } from '../../support/crd';

/**
 * CRDs made of the facts that the project keeps of them: as strict about fields, types and bounds, and without what programs of others need.
 */
export function crdsOfFacts(): any[] {
  return Object.entries<any>(committedSchemas()).map(([id, schema]) => {
    const [group, version, kind] = id.split('/');
    const singular = kind.toLowerCase();
    return {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: `${singular}s.${group}`, annotations: { 'api-approved.kubernetes.io': 'unapproved, for tests' } },
      spec: {
        group,
        names: { kind, singular, plural: `${singular}s`, listKind: `${kind}List` },
        scope: isClusterScoped(kind) ? 'Cluster' : 'Namespaced',
        versions: [{ name: version, served: true, storage: true, schema: { openAPIV3Schema: withoutMetadata(structural(schema)) } }],
      },
    };
  });
}

/** A JSON Schema in the words that the API server takes: it knows closed objects and values of two types otherwise. */
function structural(schema: any): any {
  const { additionalProperties, properties, items, type, ...rest } = schema;
  const types: string[] = Array.isArray(type) ? type.filter(one => one !== 'null') : [type];
  return {
    ...rest,
    ...types.length === 2 ? { 'x-kubernetes-int-or-string': true } : { type: types[0] },
    ...Array.isArray(type) && type.includes('null') ? { nullable: true } : {},
    ...rest['x-kubernetes-list-map-keys'] ? { 'x-kubernetes-list-type': 'map' } : {},
    ...additionalProperties ? { additionalProperties: structural(additionalProperties) } : {},
    ...items ? { items: structural(items) } : {},
    ...properties ? {
      properties: Object.fromEntries(Object.entries(properties).map(([name, child]) => [name, structural(child)])),
    } : {},
  };
}

/** The API server has its own mind about metadata. */
function withoutMetadata(schema: any): any {
  return { ...schema, properties: { ...schema.properties, metadata: { type: 'object' } } };
}
