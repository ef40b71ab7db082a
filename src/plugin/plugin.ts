import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type * as manifestReader from './manifest';
import { PluginManifestProps } from './manifest/manifest-props';
import { PluginOptions, PluginProps } from './plugin-props';
import type { PluginTls } from './tls/plugin-tls';
import { Owner } from '../check/app-state';
import { enforce } from '../check/mistakes';
import { validateWithApp } from '../check/on-synthesis';
import { DeclaredParameter } from '../contracts/declared-parameter';
import { IOperator } from '../contracts/operator';
import { IPlugin } from '../contracts/plugin';
import { PluginCapability } from '../contracts/plugin-capability';
import { Item } from '../inventory/item';
import { Operator } from '../operator/operator';
import { pluginDeclaration, pluginName as pluginNameRule, pluginVersion as pluginVersionRule } from '../rules/plugin-use/identity';
import { Path } from '../values/field-path';

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

  /**
   * A standalone plugin that the app installs from its published manifest: the objects of the file become part of the chart.
   *
   * They come out as they are published, in the operator's namespace; for another product than the file is for, with its label and annotations, and with its
   * API group in rights. An object that the app already has with the same content is not added again.
   *
   * @param scope where the objects belong
   * @param id id of the construct
   * @param props the file, and what to change
   * @throws if the file cannot be read, or does not contain the plugin
   */
  public static fromManifest(scope: Construct, id: string, props: PluginManifestProps): ManifestPlugin {
    return ManifestPlugin._read(scope, id, props);
  }

  public readonly pluginName: string;
  public readonly operator: IOperator;
  /** Release of the plugin, as stated. Unknown if undefined. */
  public readonly version?: string;
  /** @internal */
  protected readonly _owner: Owner;
  private readonly declared?: PluginCapability[];
  private readonly declaredParameters?: DeclaredParameter[];

  protected constructor(scope: Construct, id: string, props: PluginProps) {
    super(scope, id);
    this.pluginName = props.pluginName;
    this.operator = props.operator ?? Operator._default(this);
    this.declared = props.capabilities;
    this.declaredParameters = props.parameters;
    this.version = props.version?.replace(/^v/, '');
    this._owner = { operator: this.operator, propOf: (item, path) => this._propOf(item, path) };
    validateWithApp(this, this._owner);
    enforce(this, pluginNameRule, { pluginName: props.pluginName }, ['pluginName']);
    enforce(this, pluginVersionRule, { version: props.version }, ['version']);
    enforce(this, pluginDeclaration, { parameters: props.parameters });
  }

  /** What the plugin can do (a copy); unknown where undefined. */
  public get capabilities(): PluginCapability[] | undefined {
    return this.declared && [...this.declared];
  }

  /** The parameters that the plugin declares (a copy); unknown where undefined. */
  public get parameters(): DeclaredParameter[] | undefined {
    return this.declaredParameters && [...this.declaredParameters];
  }

  /**
   * What the plugin declares, as JSON. Publish it as a file: users of YAML give it to the command with `--plugin-facts FILE`.
   */
  public factsJson(): string {
    const { pluginName, capabilities, parameters } = this;
    return `${JSON.stringify({ pluginName, capabilities, parameters }, undefined, 2)}\n`;
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

/**
 * A standalone plugin that the app installs from its published manifest.
 */
export class ManifestPlugin extends Plugin {
  /**
   * @internal
   */
  public static _read(scope: Construct, id: string, props: PluginManifestProps): ManifestPlugin {
    const operator = props.operator ?? Operator._default(scope);
    const manifest = loadManifest().readPluginManifest(scope, operator, props);
    return new ManifestPlugin(scope, id, { ...props, operator, pluginName: manifest.pluginName }, manifest, props.tls);
  }

  /** The Service by which the operator finds the plugin. */
  public readonly service: ApiObject;
  /** The Deployment whose pods the Service selects, if the file contains it. */
  public readonly deployment?: ApiObject;
  private readonly all: ApiObject[];

  private constructor(scope: Construct, id: string, props: PluginProps, manifest: manifestReader.PluginManifest, tls?: PluginTls) {
    super(scope, id, props);
    const { certificatesReplaced, defineObjects } = loadManifest();
    const { service, deployment } = manifest;
    const objects = tls ? certificatesReplaced(this, tls, this.operator.distribution, manifest) : manifest.objects;
    const defined = defineObjects(this, objects);
    this.all = objects.map(object => defined.get(object)!);
    this.service = defined.get(service)!;
    this.deployment = defined.get(deployment);
  }

  /** The objects of the file (a copy of the list). */
  public get objects(): ApiObject[] {
    return [...this.all];
  }

  /** The Service's port to which the operator connects; undefined if the file states none. */
  public get port(): number | undefined {
    const port = Number(this.annotation('pluginPort'));
    return Number.isInteger(port) ? port : undefined;
  }

  /** Name of the Secret with the plugin's certificate; undefined if the file states none. */
  public get serverSecretName(): string | undefined {
    return this.annotation('pluginServerSecret');
  }

  /** Name of the Secret with the operator's certificate; undefined if the file states none. */
  public get clientSecretName(): string | undefined {
    return this.annotation('pluginClientSecret');
  }

  private annotation(name: string): string | undefined {
    return this.service.metadata.toJson().annotations?.[this.operator.distribution.key(name)];
  }
}

/** Loads the reader of YAML with the first manifest. */
function loadManifest(): typeof manifestReader {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./manifest');
}
