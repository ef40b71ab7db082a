import { DeclaredParameter } from '../contracts/declared-parameter';
import { IOperator } from '../contracts/operator';
import { PluginCapability } from '../contracts/plugin-capability';

/**
 * What is known of a plugin that somebody else installs.
 */
export interface PluginOptions {
  /**
   * The operator with which the plugin registers.
   *
   * @default - the app's only Operator; without one, EDB Postgres AI for CloudNativePG Cluster in `postgresql-operator-system`
   */
  readonly operator?: IOperator;

  /**
   * What the plugin can do. If set, a cluster that uses the plugin for anything else is an error.
   *
   * @default - unknown, and not checked
   */
  readonly capabilities?: PluginCapability[];

  /**
   * The parameters that the plugin reads, as its author declares them. If set, another parameter is an error, and so is a value of another format.
   *
   * @default - those of the published plugin of this name; unknown for others, and not checked
   */
  readonly parameters?: DeclaredParameter[];

  /**
   * Release of the plugin, such as `0.14.0`.
   *
   * Fields of the objects that the plugin reads are checked for this release, and known defects of the release are reported. An error is raised if it is not
   * a release.
   *
   * @default - the tag of the plugin's image in the app; otherwise unknown
   */
  readonly version?: string;
}

/**
 * What every plugin has.
 */
export interface PluginProps extends PluginOptions {
  /**
   * Name of the plugin, exactly as the plugin reports it.
   *
   * It becomes the Service's label or the socket's name, and the name in each Cluster that uses the plugin: 1 to 63 letters, digits, `-` and `.`,
   * beginning and ending with a letter or digit. Raises an error where it is not, or where the operator already has a plugin of that name.
   */
  readonly pluginName: string;
}
