import * as kubernetes from './kubernetes';
import { Metadata } from './metadata';

/**
 * Instances that a Service routes connections to.
 */
export enum ServiceSelectorType {
  /** The primary. */
  RW = 'rw',
  /** Every instance. */
  R = 'r',
  /** The standbys. */
  RO = 'ro',
}

/**
 * How the operator updates a Service that differs from its template.
 */
export enum ServiceUpdateStrategy {
  /** The Service is patched. */
  PATCH = 'patch',
  /** The Service is deleted and created again. */
  REPLACE = 'replace',
}

/**
 * Template of a Service.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface ServiceTemplateSpec {
  /**
   * Name, labels and annotations.
   *
   * @default - none; a managed Service must have a name
   */
  readonly metadata?: Metadata;

  /**
   * Spec of the Service.
   *
   * @default - Kubernetes' defaults
   */
  readonly spec?: kubernetes.ServiceSpec;
}

/**
 * An additional Service of a cluster.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface ManagedService {
  /**
   * Instances that the Service routes connections to.
   */
  readonly selectorType: ServiceSelectorType;

  /**
   * Template of the Service. It must have a name that is unique in the cluster and not used by the operator's default Services. It must not have
   * a selector.
   */
  readonly serviceTemplate: ServiceTemplateSpec;

  /**
   * How the operator updates a Service that differs from its template.
   *
   * @default ServiceUpdateStrategy.PATCH
   */
  readonly updateStrategy?: ServiceUpdateStrategy;
}

/**
 * Services of a cluster.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface ManagedServices {
  /**
   * Services in addition to the operator's default Services.
   *
   * @default - none
   */
  readonly additional?: ManagedService[];

  /**
   * Default Services that the operator does not create: `r` or `ro`. The operator rejects `rw`.
   *
   * @default - none
   */
  readonly disabledDefaultServices?: ServiceSelectorType[];
}
