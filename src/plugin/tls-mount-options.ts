/**
 * How one of the two Secrets reaches a plugin's container.
 */
export interface TlsMountOptions {
  /**
   * Directory in the container.
   *
   * @default '/server' or '/client'
   */
  readonly path?: string;

  /**
   * Name of the volume.
   *
   * @default 'server' or 'client'
   */
  readonly volumeName?: string;

  /**
   * Whether the mount is marked read-only. Kubernetes never lets a container write into a Secret anyway.
   *
   * @default - not marked
   */
  readonly readOnly?: boolean;

  /**
   * Permissions of the files.
   *
   * The files belong to root: with a mode such as `0o440` set `fsGroup` in `podSecurityContext` too, or the plugin's user cannot read them.
   *
   * @default - Kubernetes' own: 0o644
   */
  readonly defaultMode?: number;

  /**
   * The keys of the Secret that become files. An empty list means all keys.
   *
   * @default - all
   */
  readonly keys?: string[];

  /**
   * Whether the pod starts although the Secret does not exist.
   *
   * @default false
   */
  readonly optional?: boolean;
}
