import * as kubernetes from './kubernetes';
import { Metadata } from './metadata';

/**
 * Which instances a service reaches.
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
 * What the operator does to a service that differs from its template.
 */
export enum ServiceUpdateStrategy {
  /** It changes the service. */
  PATCH = 'patch',
  /** It deletes the service and makes a new one. */
  REPLACE = 'replace',
}

/**
 * Template of a service.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface ServiceTemplateSpec {
  /**
   * Name, labels and annotations.
   *
   * @default - none; a managed service must have a name
   */
  readonly metadata?: Metadata;

  /**
   * The service itself.
   *
   * @default - Kubernetes' defaults
   */
  readonly spec?: kubernetes.ServiceSpec;
}

/**
 * One more service of a cluster.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface ManagedService {
  /**
   * Which instances the service reaches.
   */
  readonly selectorType: ServiceSelectorType;

  /**
   * What the service looks like. It must have a name, unique in the cluster and none that the operator uses itself, and no selector.
   */
  readonly serviceTemplate: ServiceTemplateSpec;

  /**
   * What the operator does to a service that differs from its template.
   *
   * @default ServiceUpdateStrategy.PATCH
   */
  readonly updateStrategy?: ServiceUpdateStrategy;
}

/**
 * The services of a cluster.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface ManagedServices {
  /**
   * Services besides the operator's own.
   *
   * @default - none
   */
  readonly additional?: ManagedService[];

  /**
   * The operator's own services that are not made: `r` or `ro`. The operator refuses `rw`.
   *
   * @default - none
   */
  readonly disabledDefaultServices?: ServiceSelectorType[];
}
