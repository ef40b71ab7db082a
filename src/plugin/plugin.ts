import { Construct } from 'constructs';
import { Owner } from '../check/app-state';
import { enforce } from '../check/mistakes';
import { validateWithApp } from '../check/on-synthesis';
import { IOperator } from '../contracts/operator';
import { IPlugin } from '../contracts/plugin';
import { PluginCapability } from '../contracts/plugin-capability';
import { Item } from '../inventory/item';
import { Operator } from '../operator/operator';
import { pluginName as pluginNameRule, pluginVersion as pluginVersionRule } from '../rules/plugin-use/identity';
import { Path } from '../values/field-path';

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

/**
 * A plugin of the CloudNativePG Interface.
 */
export abstract class Plugin extends Construct implements IPlugin {
  /**
   * A plugin that something else installs.
   *
   * @param scope where the construct belongs
   * @param id id of the construct
   * @param pluginName its name, exactly as the plugin reports it
   * @param options its operator, what it can do, and its release
   * @throws if the name or the release is invalid
   */
  public static fromPluginName(scope: Construct, id: string, pluginName: string, options: PluginOptions = {}): IPlugin {
    return new ImportedPlugin(scope, id, { ...options, pluginName });
  }

  public readonly pluginName: string;
  public readonly operator: IOperator;
  /** Release of the plugin, as stated. Unknown if undefined. */
  public readonly version?: string;
  /** @internal */
  protected readonly _owner: Owner;
  private readonly declared?: PluginCapability[];

  protected constructor(scope: Construct, id: string, props: PluginProps) {
    super(scope, id);
    this.pluginName = props.pluginName;
    this.operator = props.operator ?? Operator._default(this);
    this.declared = props.capabilities;
    this.version = props.version?.replace(/^v/, '');
    this._owner = { operator: this.operator, propOf: (item, path) => this._propOf(item, path) };
    validateWithApp(this, this._owner);
    enforce(this, pluginNameRule, { pluginName: props.pluginName }, ['pluginName']);
    enforce(this, pluginVersionRule, { version: props.version }, ['version']);
  }

  /** What the plugin can do (a copy); unknown where undefined. */
  public get capabilities(): PluginCapability[] | undefined {
    return this.declared && [...this.declared];
  }

  /**
   * The prop that a field of an object comes from.
   *
   * @internal
   */
  protected _propOf(_item: Item, _path: Path): string | undefined {
    return undefined;
  }
}

class ImportedPlugin extends Plugin {
  /** @internal */
  public readonly _isImported = true;

  public constructor(scope: Construct, id: string, props: PluginProps) {
    super(scope, id, props);
  }
}
