import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { ClusterBase } from './cluster-base';
import { ClusterWithPluginsProps } from './cluster-with-plugins-props';
import { derive, DerivedFromCluster } from './derived';
import { ImportedCluster, ImportedClusterOptions } from './imported-cluster';
import { renderSpec } from './render';
import { PluginConfiguration } from '../api/plugin-configuration';
import { Owner } from '../check/app-state';
import { hasLazyValue } from '../check/lazy-values';
import { loadConstructValidation } from '../check/load-rules';
import { mistakesOf } from '../check/mistakes';
import { validateWithApp } from '../check/on-synthesis';
import { BackupMethod } from '../contracts/backup-method';
import { IOperator } from '../contracts/operator';
import { IPlugin } from '../contracts/plugin';
import { Operator } from '../operator/operator';
import { noteNewerFields } from '../resource/newer-fields';
import { nullProps } from '../resource/null-props';
import { specPropOf } from '../resource/spec-props';
import { storageSize } from '../rules/cluster/storage';
import { oneOperator } from '../rules/plugin-use/in-clusters';

/**
 * A PostgreSQL cluster that uses plugins.
 *
 * A plugin that its operator does not find stops the whole cluster, failover included, so a cluster can only use plugins of its own operator.
 *
 * @see https://cloudnative-pg.io/docs/current/cnpg_i#using-a-plugin
 */
export class ClusterWithPlugins extends ClusterBase {
  /**
   * A cluster that is defined elsewhere: for backups of it, and for applications that use it.
   *
   * @param scope where the construct belongs
   * @param id id of the construct
   * @param clusterName name of the Cluster
   * @param options what else is known about it
   * @throws if a name is invalid
   */
  public static fromClusterName(scope: Construct, id: string, clusterName: string, options: ImportedClusterOptions = {}): ClusterBase {
    return new ImportedCluster(scope, id, clusterName, options);
  }

  public readonly clusterName: string;
  public readonly namespace?: string;
  public readonly operator: IOperator;
  public readonly archivesWal?: boolean;
  /** @internal */
  protected readonly _derived: DerivedFromCluster;
  private readonly props: ClusterWithPluginsProps;

  /**
   * Defines a cluster.
   *
   * @param scope where the construct belongs
   * @param id id of the construct, and the cluster's name if `metadata` has none
   * @param props the operator's `spec`, and the plugins
   * @throws if the API server or the operator would reject the cluster, or the operator could not run it
   */
  public constructor(scope: Construct, id: string, props: ClusterWithPluginsProps) {
    super(scope, id);
    this.clusterName = props.metadata?.name ?? id;
    this.operator = props.operator ?? this.operatorOfPlugins(props) ?? Operator._default(this);
    this.props = props;
    const owner: Owner = { operator: this.operator, propOf: specPropOf };
    validateWithApp(this, owner);
    const { distribution } = this.operator;
    const spec = renderSpec(props, distribution);
    const resource = new ApiObject(this, 'Resource', {
      apiVersion: distribution.apiVersion,
      kind: 'Cluster',
      metadata: { ...props.metadata, name: this.clusterName },
      spec,
    });
    this.namespace = resource.metadata.namespace;
    this.validate(owner, spec);
    this._derived = derive({
      name: this.clusterName, spec: props, annotations: props.metadata?.annotations ?? {}, distribution, version: this.operator.version,
    });
    this.archivesWal = this.uses.some(({ isWALArchiver }) => isWALArchiver) || props.backup?.barmanObjectStore !== undefined;
  }

  /** The plugins that the cluster uses, without the disabled ones (a copy). */
  public get enabledPlugins(): IPlugin[] | undefined {
    return this.uses.map(({ plugin }) => plugin);
  }

  /** How the cluster can be backed up (a copy). */
  public get backupMethods(): BackupMethod[] | undefined {
    const { barmanObjectStore, volumeSnapshot } = this.props.backup ?? {};
    return [
      ...barmanObjectStore ? [BackupMethod.BARMAN_OBJECT_STORE] : [],
      ...volumeSnapshot ? [BackupMethod.VOLUME_SNAPSHOT] : [],
      ...this.uses.length > 0 ? [BackupMethod.PLUGIN] : [],
    ];
  }

  private get uses(): PluginConfiguration[] {
    return (this.props.plugins ?? []).filter(({ enabled }) => enabled !== false);
  }

  private operatorOfPlugins(props: ClusterWithPluginsProps): IOperator | undefined {
    return pluginsIn(props)[0]?.operator;
  }

  private validate(owner: Owner, spec: object): void {
    const plugins = pluginsIn(this.props);
    const validation = loadConstructValidation();
    const beside = {
      plugins,
      mistakes: [
        ...nullProps(this.props),
        ...[...new Set(plugins)].flatMap(({ pluginName, operator }) =>
          mistakesOf(oneOperator, { pluginName, operator, clusterOperator: this.operator })),
        ...this.props.storage ? [] : mistakesOf(storageSize, {}, ['storage']),
      ],
    };
    // values that the app resolves later are validated when it is synthesized
    if (hasLazyValue(this.props)) {
      validation.validateConstruct(this, owner, [], beside);
    } else {
      validation.validateObject(this, owner, this.node.defaultChild as ApiObject, spec, beside);
    }
    noteNewerFields(this, this.operator, 'Cluster', spec);
  }
}

/** The plugins that a cluster names, for itself and for external clusters. */
function pluginsIn({ plugins = [], externalClusters = [] }: ClusterWithPluginsProps): IPlugin[] {
  return [...plugins, ...externalClusters.flatMap(({ plugin }) => plugin ?? [])].map(({ plugin }) => plugin);
}
