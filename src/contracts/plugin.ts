import { IConstruct } from 'constructs';
import { IOperator } from './operator';
import { PluginCapability } from './plugin-capability';

/**
 * A plugin that clusters can use, however it is installed.
 */
export interface IPlugin extends IConstruct {
  /** The name by which the operator knows it. */
  readonly pluginName: string;
  /** The operator with which it registers. */
  readonly operator: IOperator;
  /** What it can do; unknown where undefined. */
  readonly capabilities?: PluginCapability[];
}
