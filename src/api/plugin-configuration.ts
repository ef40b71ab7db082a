import { IPlugin } from '../contracts/plugin';

/**
 * The use of a plugin in a cluster.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1#pluginconfiguration
 */
export interface PluginConfiguration {
  /**
   * The plugin. In YAML this is its `name`; here an unknown plugin, which would stop the cluster, cannot be written.
   */
  readonly plugin: IPlugin;

  /**
   * Whether the plugin is used.
   *
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * Whether the plugin archives the cluster's WAL files. One enabled plugin of a cluster may; it must be able to, or WAL files are lost.
   *
   * @default false
   */
  readonly isWALArchiver?: boolean;

  /**
   * Parameters of the plugin, whose documentation says which. All values are strings.
   *
   * @default - none
   */
  readonly parameters?: Record<string, string>;
}
