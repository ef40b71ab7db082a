import { ImportedObject } from './imported-object';
import { Call, Expression, scalar, struct, variable } from './model';
import { Distribution } from '../contracts/distribution';
import { asRecord, isMap } from '../values/narrow';

const BARMAN_CLOUD = 'barman-cloud.cloudnative-pg.io';

/** What a program can define for references. */
export interface Definitions {
  isTyped(object: ImportedObject): boolean;
  /** Defines an object before its references. Returns its variable. */
  define(object: ImportedObject): string;
  /** Defines something that is not in the input. Returns its variable. */
  helper(near: ImportedObject, id: string, type: string, expression: (chart: string, id: string) => Expression): string;
  /** The operator as a prop, if there are several. */
  operatorOf(distribution?: Distribution): Expression | undefined;
  chartNamespace(near: ImportedObject): string | undefined;
  /** The object that stands for a plugin that the program installs. */
  installed(pluginName: string): ImportedObject | undefined;
}

/** Turns names into what they refer to: variables of constructs. */
export class References {
  private readonly elsewhere = new Map<string, string>();

  public constructor(private readonly objects: readonly ImportedObject[], private readonly definitions: Definitions) {}

  /** The reference that stands for a value of a type in an object. */
  public of(object: ImportedObject, type: string, value: unknown): Expression | undefined {
    switch (type) {
      case 'PluginConfiguration': return this.pluginConfiguration(object, value);
      case 'ImageCatalogRef': return this.image(object, value, 'major', 'imageRef');
      case 'ComponentImageRef': return this.image(object, value, 'key', 'componentImageRef');
      default: return undefined;
    }
  }

  /** The cluster of an object: that of the input, or one that is defined elsewhere. */
  public cluster(object: ImportedObject, name: string, distribution?: Distribution): Expression {
    const found = this.find(object, 'Cluster', name);
    if (found?.apiVersion === object.apiVersion) { return variable(this.definitions.define(found)); }
    const { namespace } = object;
    const known = namespace === this.definitions.chartNamespace(object) ? undefined : namespace;
    const options = struct('ImportedClusterOptions', {
      operator: this.definitions.operatorOf(distribution), namespace: known === undefined ? undefined : scalar(known),
    });
    return this.once(`Cluster ${object.file} ${object.apiVersion} ${namespace} ${name}`, () => this.definitions.helper(object, name, 'ClusterBase', (chart, id) => (
      { kind: 'call', on: 'ClusterWithPlugins', method: 'fromClusterName', args: [variable(chart), scalar(id), scalar(name), ...withFields(options)] })));
  }

  /** A plugin, which the program installs, or which is installed by something else. */
  public plugin(object: ImportedObject, name: string): Expression {
    const installed = this.definitions.installed(name);
    if (installed && this.definitions.isTyped(installed)) { return variable(this.definitions.define(installed)); }
    const distribution = [Distribution.CLOUDNATIVE_PG, Distribution.EDB].find(one => one.apiVersion === object.apiVersion);
    const options = struct('PluginOptions', { operator: this.definitions.operatorOf(distribution) });
    const isBarman = name === BARMAN_CLOUD;
    return this.once(`Plugin ${distribution?.name} ${name}`, () => this.definitions.helper(object, name.split('.')[0] || 'plugin', isBarman ? 'IBarmanCloudPlugin' : 'IPlugin', (chart, id) => (
      isBarman
        ? { kind: 'call', on: 'BarmanCloudPlugin', method: 'installed', args: [variable(chart), scalar(id), ...withFields(options)] }
        : { kind: 'call', on: 'Plugin', method: 'fromPluginName', args: [variable(chart), scalar(id), scalar(name), ...withFields(options)] })));
  }

  private once(key: string, define: () => string): Expression {
    const known = this.elsewhere.get(key) ?? define();
    this.elsewhere.set(key, known);
    return variable(known);
  }

  /** An entry of `plugins`: its name becomes the plugin. Fields that are not understood are not a reference. */
  private pluginConfiguration(object: ImportedObject, value: unknown): Expression | undefined {
    const { name, enabled, isWALArchiver, parameters, ...others } = asRecord(value);
    const isFlag = (flag: unknown) => flag === undefined || typeof flag === 'boolean';
    const hasTexts = parameters === undefined || isMap(parameters) && Object.values(parameters).every(text => typeof text === 'string');
    if (typeof name !== 'string' || !isFlag(enabled) || !isFlag(isWALArchiver) || !hasTexts || Object.keys(others).length > 0) { return undefined; }
    return struct('PluginConfiguration', {
      plugin: this.plugin(object, name),
      enabled: enabled === undefined ? undefined : scalar(enabled),
      isWALArchiver: isWALArchiver === undefined ? undefined : scalar(isWALArchiver),
      parameters: parameters && this.parameters(object, name, parameters),
    });
  }

  private parameters(object: ImportedObject, plugin: string, parameters: Record<string, string>): Expression {
    const { barmanObjectName, serverName, ...others } = parameters;
    const store = plugin === BARMAN_CLOUD && barmanObjectName ? this.find(object, 'ObjectStore', barmanObjectName) : undefined;
    if (store && Object.keys(others).length === 0) {
      const options = struct('ObjectStoreParametersOptions', { serverName: serverName === undefined ? undefined : scalar(serverName) });
      return { kind: 'call', on: variable(this.definitions.define(store)), method: 'parameters', args: withFields(options) };
    }
    return { kind: 'dictionary', of: 'string', entries: Object.entries(parameters).map(([name, text]) => ({ name, value: scalar(text), comments: [] })) };
  }

  private image(object: ImportedObject, value: unknown, key: string, method: string): Call | undefined {
    const { apiGroup, kind, name, ...rest } = asRecord(value);
    const isWhole = Object.keys(rest).length === 1 && Object.hasOwn(rest, key) && apiGroup === object.apiVersion.split('/')[0];
    const catalog = isWhole && (kind === 'ImageCatalog' || kind === 'ClusterImageCatalog') ? this.find(object, kind, name) : undefined;
    return catalog && { kind: 'call', on: variable(this.definitions.define(catalog)), method, args: [scalar(rest[key])] };
  }

  /** The construct of a kind and name in the namespace of an object. */
  private find({ namespace }: ImportedObject, kind: string, name: unknown): ImportedObject | undefined {
    const found = this.objects.filter(one => one.kind === kind && one.name === name && (kind === 'ClusterImageCatalog' || one.namespace === namespace));
    return found.length === 1 && this.definitions.isTyped(found[0]) ? found[0] : undefined;
  }
}

function withFields(options: ReturnType<typeof struct>): Expression[] {
  return options.fields.length > 0 ? [options] : [];
}
