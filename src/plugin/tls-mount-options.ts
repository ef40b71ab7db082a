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
   * The files belong to root. With a mode that lets only their group read them, such as `0o440`, the pod gets the plugin's group as `fsGroup`, unless
   * `podSecurityContext` sets one or `restricted` is false: that group then owns the files, and can read them. An error if the plugin's user cannot.
   *
   * @default - Kubernetes' own: 0o644
   */
  readonly defaultMode?: number;

  /**
   * The keys of the Secret that become files. An empty list means all keys.
   *
   * @default - of the server's Secret all. Of the client's Secret no private key, but the file that the plugin trusts, and those that `command`, `args`
   * and `envVariables` name; with flags that do not name the file also `tls.crt`, and `ca.crt` where cert-manager certainly writes it. With such flags and
   * certificates from `PluginTls.issuer` or `PluginTls.secrets`, all keys unless `clientCa` is set
   */
  readonly keys?: string[];

  /**
   * Whether the pod starts although the Secret does not exist.
   *
   * @default false
   */
  readonly optional?: boolean;
}
