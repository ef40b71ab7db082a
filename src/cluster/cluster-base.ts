import type * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { ApplicationSecretKey } from './application-secret';
import { DerivedFromCluster } from './derived';
import { enforce } from '../check/mistakes';
import { BackupMethod } from '../contracts/backup-method';
import { ICluster } from '../contracts/cluster';
import { IOperator } from '../contracts/operator';
import { IPlugin } from '../contracts/plugin';
import { loadPlus } from '../kubernetes/load-plus';
import { selectedPods } from '../kubernetes/selected-pods';
import { applicationDatabase, applicationSecretKey } from '../rules/cluster/application';

/**
 * A PostgreSQL cluster, with the services, Secrets and pods that its operator creates and an application uses.
 */
export abstract class ClusterBase extends Construct implements ICluster, kplus.IPodSelector, kplus.INetworkPolicyPeer {
  public abstract readonly clusterName: string;
  public abstract readonly namespace?: string;
  public abstract readonly operator: IOperator;
  public abstract readonly enabledPlugins?: IPlugin[];
  public abstract readonly backupMethods?: BackupMethod[];
  public abstract readonly archivesWal?: boolean;

  /** @internal */
  protected abstract readonly _derived: DerivedFromCluster;

  /** Name of the Cluster object: `clusterName`. */
  public get name(): string {
    return this.clusterName;
  }

  /** Port of PostgreSQL, in every service. */
  public get port(): number {
    return 5432;
  }

  /** Name of the Service that reaches the primary. */
  public get readWriteServiceName(): string {
    return `${this.clusterName}-rw`;
  }

  /** Name of the Service that reaches the standbys; undefined if the cluster disables it. */
  public get readOnlyServiceName(): string | undefined {
    return this._derived.readOnlyService ? `${this.clusterName}-ro` : undefined;
  }

  /** Name of the Service that reaches every instance; undefined if the cluster disables it. */
  public get readServiceName(): string | undefined {
    return this._derived.readService ? `${this.clusterName}-r` : undefined;
  }

  /** Host of the primary. Other namespaces can use it too if the cluster's namespace is known. The server's certificate contains it. */
  public get readWriteHost(): string {
    return this.host(this.readWriteServiceName);
  }

  /** Host of the standbys; undefined if the cluster disables the service. */
  public get readOnlyHost(): string | undefined {
    return this.readOnlyServiceName && this.host(this.readOnlyServiceName);
  }

  /** Host of every instance; undefined if the cluster disables the service. */
  public get readHost(): string | undefined {
    return this.readServiceName && this.host(this.readServiceName);
  }

  /** Name of the application's database; undefined if the operator creates none, because the cluster follows another one or imports a monolith. */
  public get applicationDatabase(): string | undefined {
    return this._derived.applicationDatabase;
  }

  /** Name of the Secret with the application's credentials, in the cluster's namespace. The operator creates it if there is an application database. */
  public get applicationSecretName(): string {
    return this._derived.statedApplicationSecret ?? `${this.clusterName}-app`;
  }

  /** Name of the Secret with the superuser's credentials; undefined if the superuser has no password. */
  public get superuserSecretName(): string | undefined {
    return this._derived.superuserSecret;
  }

  /** Name of the Secret whose `ca.crt` signed the server's certificate. */
  public get serverCaSecretName(): string {
    return this._derived.serverCaSecret;
  }

  /** Labels of the cluster's pods (a copy). */
  public get podLabels(): Record<string, string> {
    const { distribution } = this.operator;
    return { [distribution.key('cluster')]: this.clusterName, [distribution.key('podRole')]: 'instance' };
  }

  /**
   * One value of the application's Secret, for a container in the cluster's namespace.
   *
   * @param key which value
   * @throws if the operator does not create the Secret, or does not write the value into it
   */
  public applicationSecretValue(key: ApplicationSecretKey): kplus.EnvValue {
    const { statedApplicationSecret: secret, applicationDatabase: database } = this._derived;
    enforce(this, applicationDatabase, { clusterName: this.clusterName, database, secret });
    enforce(this, applicationSecretKey, { key, secret, version: this.operator.version });
    const { EnvValue, Secret } = loadPlus();
    const id = 'ApplicationSecret';
    const imported = this.node.tryFindChild(id) as kplus.ISecret | undefined ?? Secret.fromSecretName(this, id, this.applicationSecretName);
    return EnvValue.fromSecretValue({ secret: imported, key });
  }

  /**
   * The variables that libpq and most drivers connect with: `PGHOST`, `PGPORT`, `PGDATABASE`, `PGUSER` and `PGPASSWORD`, as the owner of the application's database
   * on the primary. Give it to a container in the cluster's namespace as `envVariables`.
   *
   * @throws if the operator creates no application database
   */
  public connectionVariables(): Record<string, kplus.EnvValue> {
    const user = this.applicationSecretValue(ApplicationSecretKey.USERNAME);
    const password = this.applicationSecretValue(ApplicationSecretKey.PASSWORD);
    enforce(this, applicationDatabase, { clusterName: this.clusterName, database: this.applicationDatabase });
    const { EnvValue } = loadPlus();
    // in the order of Go's maps, so that all languages write the same
    return {
      PGDATABASE: EnvValue.fromValue(this.applicationDatabase!),
      PGHOST: EnvValue.fromValue(this.readWriteHost),
      PGPASSWORD: password,
      PGPORT: EnvValue.fromValue(String(this.port)),
      PGUSER: user,
    };
  }

  /**
   * Selects the cluster's pods.
   *
   * @see IPodSelector.toPodSelectorConfig()
   */
  public toPodSelectorConfig(): kplus.PodSelectorConfig {
    return selectedPods(this.podLabels, this.namespace);
  }

  /**
   * The cluster's pods as a peer of NetworkPolicies.
   *
   * @see INetworkPolicyPeer.toNetworkPolicyPeerConfig()
   */
  public toNetworkPolicyPeerConfig(): kplus.NetworkPolicyPeerConfig {
    return { podSelector: this.toPodSelectorConfig() };
  }

  /**
   * The cluster's pods as a peer of NetworkPolicies.
   *
   * @see INetworkPolicyPeer.toPodSelector()
   */
  public toPodSelector(): kplus.IPodSelector | undefined {
    return this;
  }

  private host(serviceName: string): string {
    return this.namespace === undefined ? serviceName : `${serviceName}.${this.namespace}.svc`;
  }
}
