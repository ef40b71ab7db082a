import { IConstruct } from 'constructs';
import { IOperator } from './operator';
import { PluginCapability } from './plugin-capability';

/**
 * A plugin that clusters can use, regardless of how it is installed.
 */
export interface IPlugin extends IConstruct {
  /** Name under which the plugin is registered with the operator. */
  readonly pluginName: string;
  /** The operator that the plugin registers with. */
  readonly operator: IOperator;
  /** Capabilities of the plugin. Unknown if undefined. */
  readonly capabilities?: PluginCapability[];
}
