import { ApiObject, ApiObjectProps, Chart, JsonPatch } from 'cdk8s';
import { Construct } from 'constructs';
import { isClusterScoped } from '../facts/cluster-scoped';

/** Defines a Kubernetes object. Unlike ApiObject, it does not add the chart's namespace to cluster-scoped objects. */
export function defineObject(scope: Construct, id: string, props: ApiObjectProps): ApiObject {
  const object = new ApiObject(scope, id, props);
  if (isClusterScoped(props.kind) && Chart.of(object).namespace !== undefined) {
    object.addJsonPatch(JsonPatch.remove('/metadata/namespace'));
  }
  return object;
}
