/**
 * When a node downloads an image.
 */
export enum PullPolicy {
  /** Every time; unchanged layers come from the node's store. */
  ALWAYS = 'Always',
  /** Never; the image must be on the node. */
  NEVER = 'Never',
  /** Only when the node does not have it. */
  IF_NOT_PRESENT = 'IfNotPresent',
}

/**
 * An image, or other artifact of a registry, that is mounted as a volume.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/
 */
export interface ImageVolumeSource {
  /**
   * When the node downloads the image.
   *
   * @default - `Always` for the tag `latest`, otherwise `IfNotPresent`
   */
  readonly pullPolicy?: PullPolicy;

  /**
   * The image, as a container would name it.
   *
   * @default - something else must supply it
   */
  readonly reference?: string;
}
