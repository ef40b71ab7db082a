/**
 * Labels and annotations that objects inherit.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface EmbeddedObjectMetadata {
  /**
   * The annotations.
   *
   * @default - none
   */
  readonly annotations?: Record<string, string>;

  /**
   * The labels.
   *
   * @default - none
   */
  readonly labels?: Record<string, string>;
}

/**
 * Name, labels and annotations of an object that the operator creates from a template.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1
 */
export interface Metadata {
  /**
   * The annotations.
   *
   * @default - none
   */
  readonly annotations?: Record<string, string>;

  /**
   * The labels.
   *
   * @default - none
   */
  readonly labels?: Record<string, string>;

  /**
   * Name of the object. A managed Service must have one.
   *
   * @default - none
   */
  readonly name?: string;
}
