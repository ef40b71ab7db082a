import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { ClusterBase } from './cluster-base';
import { DerivedFromCluster } from './derived';
import { enforce } from '../check/mistakes';
import { validateWithApp } from '../check/on-synthesis';
import { BackupMethod } from '../contracts/backup-method';
import { IOperator } from '../contracts/operator';
import { IPlugin } from '../contracts/plugin';
import { Operator } from '../operator/operator';
import { clusterName as clusterNameRule } from '../rules/cluster/identity';
import { namespaceName } from '../rules/kubernetes/names';

/**
 * What is known about a cluster that is defined elsewhere.
 */
export interface ImportedClusterOptions {
  /**
   * The operator that runs it.
   *
   * @default - the operator of its plugins, else the app's only Operator; without one, EDB Postgres AI for CloudNativePG Cluster
   */
  readonly operator?: IOperator;

  /**
   * Namespace of the Cluster. An invalid name is an error.
   *
   * @default - the chart's namespace
   */
  readonly namespace?: string;

  /**
   * The plugins that the cluster uses. If they are set, a backup by another plugin is an error.
   *
   * @default - unknown, and not checked
   */
  readonly plugins?: IPlugin[];

  /**
   * Name of the application's database.
   *
   * @default 'app'
   */
  readonly applicationDatabase?: string;

  /**
   * Name of the Secret with the application's credentials, if the cluster does not use the one that the operator creates.
   *
   * @default - the one that the operator creates: the cluster's name and `-app`
   */
  readonly applicationSecretName?: string;

  /**
   * Name of the Secret with the superuser's credentials.
   *
   * @default - the superuser has no password
   */
  readonly superuserSecretName?: string;

  /**
   * Name of the Secret with the certificate authority of the server's certificate.
   *
   * @default - the one that the operator creates: the cluster's name and `-ca`
   */
  readonly serverCaSecretName?: string;
}

/** A cluster that is defined elsewhere. */
export class ImportedCluster extends ClusterBase {
  public readonly clusterName: string;
  public readonly namespace?: string;
  public readonly operator: IOperator;
  public readonly backupMethods?: BackupMethod[];
  public readonly archivesWal?: boolean;
  protected readonly _derived: DerivedFromCluster;
  private readonly plugins?: IPlugin[];

  public constructor(scope: Construct, id: string, clusterName: string, options: ImportedClusterOptions) {
    super(scope, id);
    this.clusterName = clusterName;
    this.namespace = options.namespace ?? Chart.of(this).namespace;
    this.operator = options.operator ?? options.plugins?.[0]?.operator ?? Operator._default(this);
    this.plugins = options.plugins;
    this._derived = {
      readOnlyService: true,
      readService: true,
      applicationDatabase: options.applicationDatabase ?? 'app',
      statedApplicationSecret: options.applicationSecretName,
      superuserSecret: options.superuserSecretName,
      serverCaSecret: options.serverCaSecretName ?? `${clusterName}-ca`,
    };
    validateWithApp(this, { operator: this.operator });
    enforce(this, clusterNameRule, { name: clusterName }, ['clusterName']);
    if (this.namespace !== undefined) {
      enforce(this, namespaceName, this.namespace, ['namespace']);
    }
  }

  public get enabledPlugins(): IPlugin[] | undefined {
    return this.plugins && [...this.plugins];
  }
}
