import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { ImageCatalogOptions } from './image-catalog-options';
import { ImageCatalogKind } from '../api/image-catalog-ref';
import { toApiNames } from '../api/renamed-keys';
import { whenResolved } from '../api/when-resolved';
import { IOperator } from '../contracts/operator';
import { defineResource } from '../resource/define-resource';

/** Defines and validates the object of a catalog. */
export function defineImageCatalog(scope: Construct, kind: ImageCatalogKind, operator: IOperator, props: ImageCatalogOptions): ApiObject {
  const { images, componentImages } = props;
  return defineResource(scope, { props, kind, operator, spec: toApiNames({ images, componentImages }, whenResolved, kind) });
}
