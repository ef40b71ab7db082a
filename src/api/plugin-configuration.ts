import { IPlugin } from '../contracts/plugin';

/**
 * A plugin that a cluster uses.
 *
 * @see https://cloudnative-pg.io/docs/current/cloudnative-pg.v1#pluginconfiguration
 */
export interface PluginConfiguration {
  /**
   * The plugin. In YAML this is its `name`. Since it is a construct here, it cannot be an unknown plugin, which would block the cluster.
   */
  readonly plugin: IPlugin;

  /**
   * Whether the plugin is enabled.
   *
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * Whether the plugin archives the cluster's WAL files. Set it for at most one enabled plugin of a cluster. WAL files are lost if the plugin
   * cannot archive them.
   *
   * @default false
   */
  readonly isWALArchiver?: boolean;

  /**
   * Parameters of the plugin, as described in its documentation. All values are strings.
   *
   * @default - none
   */
  readonly parameters?: Record<string, string>;
}
