/**
 * When a node pulls an image.
 */
export enum PullPolicy {
  /** On every start of a container. Layers that are already on the node are reused. */
  ALWAYS = 'Always',
  /** Never; the image must be on the node. */
  NEVER = 'Never',
  /** Only if the image is not on the node. */
  IF_NOT_PRESENT = 'IfNotPresent',
}

/**
 * A container image or other OCI artifact that is mounted as a volume.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface ImageVolumeSource {
  /**
   * When the node pulls the image.
   *
   * @default - `Always` for the tag `latest`, otherwise `IfNotPresent`
   */
  readonly pullPolicy?: PullPolicy;

  /**
   * Reference of the image, in the same format as for containers.
   *
   * @default - none; it must be provided in another way, such as by an image catalog
   */
  readonly reference?: string;
}
