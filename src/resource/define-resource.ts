import { ApiObject, ApiObjectMetadata, Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { noteNewerFields, noteNewerPluginFields } from './newer-fields';
import { nullProps } from './null-props';
import { specPropOf } from './spec-props';
import { Owner } from '../check/app-state';
import { knownClusterOf } from '../check/known-cluster';
import { Described } from '../check/layout';
import { hasLazyValue } from '../check/lazy-values';
import { loadConstructValidation } from '../check/load-rules';
import { mistakesOf } from '../check/mistakes';
import { validateWithApp } from '../check/on-synthesis';
import { ICluster } from '../contracts/cluster';
import { IOperator } from '../contracts/operator';
import { IPlugin } from '../contracts/plugin';
import { isClusterScoped } from '../facts/cluster-scoped';
import { missingFieldOf } from '../facts/complete-objects';
import { CRD_KINDS, CrdKind } from '../facts/operator-crds';
import { defineObject } from '../kubernetes/define-object';
import { fieldRequired } from '../rules/fields/required-values';

/** The object of a custom resource, and what its construct knows beside it. */
export interface Resource {
  /** The props of the construct, which must not be null. */
  readonly props: object & { readonly metadata?: ApiObjectMetadata };
  readonly kind: string;
  readonly spec: Readonly<Record<string, unknown>>;
  readonly operator: IOperator;
  /** The API version of a plugin's kind; the operator's own if undefined. */
  readonly apiVersion?: string;
  /** The cluster that the object refers to: the object is in its namespace. */
  readonly cluster?: ICluster;
  /** The plugins that the object refers to. */
  readonly plugins?: IPlugin[];
  /** Mistakes that the object does not show. */
  readonly mistakes?: Described[];
}

/** Defines and validates the object of a construct. */
export function defineResource(scope: Construct, resource: Resource): ApiObject {
  const { operator, kind, apiVersion = operator.distribution.apiVersion, spec } = resource;
  const owner: Owner = { operator, propOf: specPropOf };
  validateWithApp(scope, owner);
  const metadata = metadataOf(scope, resource);
  const object = defineObject(scope, 'Resource', { apiVersion, kind, metadata, spec: Lazy.any({ produce: () => spec }) });
  loadConstructValidation().validateConstruct(scope, owner, manifestsOf(object, resource), {
    plugins: resource.plugins,
    clusters: resource.cluster && [knownClusterOf(resource.cluster)],
    mistakes: [...nullProps(resource.props), ...missingProps(resource), ...resource.mistakes ?? []],
  });
  if (isOfOperator(kind)) {
    noteNewerFields(scope, operator, kind, spec);
  } else {
    noteNewerPluginFields(scope, operator, apiVersion, kind, spec);
  }
  return object;
}

/** What is validated when the construct is defined. Values that the app resolves later are validated when it is synthesized. */
function manifestsOf(object: ApiObject, { props, spec }: Resource): object[] {
  const { apiVersion, kind, name } = object;
  const namespace = isClusterScoped(kind) ? undefined : object.metadata.namespace;
  return hasLazyValue(props) ? [] : [{ apiVersion, kind, metadata: { ...props.metadata, name, namespace }, spec }];
}

/** A construct defines a whole object, but without this field its manifest is taken for a patch. */
function missingProps({ kind, spec }: Resource): Described[] {
  const field = missingFieldOf(kind, spec);
  return field === undefined ? [] : mistakesOf(fieldRequired, { kind, value: undefined, reader: { name: 'operator' } }, [field]);
}

function metadataOf({ node }: Construct, { props: { metadata }, cluster }: Resource): ApiObjectMetadata {
  return { ...metadata, name: metadata?.name ?? node.id, namespace: metadata?.namespace ?? cluster?.namespace };
}

function isOfOperator(kind: string): kind is CrdKind {
  return (CRD_KINDS as readonly string[]).includes(kind);
}
