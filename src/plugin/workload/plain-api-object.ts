import { ApiObject, ApiObjectMetadata } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';

/**
 * Replaces the generated object behind a cdk8s-plus resource by a plain one, whose body may use what the generated one renders.
 *
 * A generated object silently drops whatever its schema of Kubernetes 1.28 does not contain, after JSON patches were applied.
 */
export function replaceGenerated(resource: kplus.Resource, metadata: ApiObjectMetadata, body: (render: () => any) => Record<string, any>): void {
  const generated = ApiObject.of(resource);
  resource.node.tryRemoveChild(generated.node.id);
  const plain = new ApiObject(resource, generated.node.id, {
    apiVersion: generated.apiVersion,
    kind: generated.kind,
    metadata,
    ...body(() => generated.toJson()),
  });
  // a field declared again in a subclass would be emptied behind the base's constructor
  Object.assign(resource, { apiObject: plain });
}
