import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';

/** The objects of a construct, as they are rendered. */
export function manifestsOf(construct: IConstruct): unknown[] {
  return (construct.node.findAll().filter(ApiObject.isApiObject) as ApiObject[]).map(object => object.toJson());
}
