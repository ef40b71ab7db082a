import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { noteOperator, operatorChosenFor } from './default-operator';
import { OperatorAttributes, OperatorManifestProps } from './operator-attributes';
import { readManifest } from './operator-manifest';
import { DEFAULT_SOCKET_DIRECTORY, SidecarHost } from './sidecar-host';
import { CnpgIError, mistakesOf } from '../check/mistakes';
import { validateWithApp } from '../check/on-synthesis';
import { Distribution } from '../contracts/distribution';
import { IOperator } from '../contracts/operator';
import { isClusterScoped } from '../facts/cluster-scoped';
import { defineObject } from '../kubernetes/define-object';
import { operatorNames, version } from '../rules/operator/versions';

/** The id of the operator that constructs share in an app without an Operator. */
const DEFAULT_ID = 'cnpg-i-operator';

/**
 * The PostgreSQL operator with which plugins register: where it runs, and what is known of it.
 *
 * One object stands for one running operator: define it once, before the plugins and clusters of that operator. The only Operator of an app is the default
 * of all its constructs; an app with several must give each construct its own, and an app without one uses the defaults of EDB Postgres AI for CloudNativePG
 * Cluster.
 *
 * @see https://cloudnative-pg.io/docs/current/operator_conf
 */
export class Operator extends Construct implements IOperator {
  /**
   * An operator that is installed by something else.
   *
   * @param scope where the construct belongs; the fragment with its sidecar plugins goes into this chart
   * @param id id of the construct
   * @param attributes what is known of it
   * @throws if a name or version is invalid
   */
  public static fromAttributes(scope: Construct, id: string, attributes: OperatorAttributes = {}): Operator {
    return new Operator(scope, id, attributes);
  }

  /**
   * An operator that the app installs from its published manifest: the objects of the file become part of the chart.
   *
   * Sidecar plugins change that Deployment itself. Distribution, namespace, version, socket directory and watched namespaces are read from the file.
   *
   * @param scope where the objects belong
   * @param id id of the construct
   * @param props the file, and what it does not contain
   * @throws if the file cannot be read, is damaged, or does not contain exactly one operator
   */
  public static fromManifest(scope: Construct, id: string, props: OperatorManifestProps): Operator {
    const contents = readManifest(scope, props);
    const { deployment, distribution } = contents;
    const operator = new Operator(scope, id, {
      ...contents,
      namespace: deployment.metadata.namespace ?? props.namespace ?? Chart.of(scope).namespace ?? distribution.operatorNamespace,
      deploymentName: deployment.metadata.name,
      serviceAccountName: deployment.spec.template.spec.serviceAccountName ?? 'default',
      podLabels: deployment.spec.selector.matchLabels,
      kubernetesVersion: props.kubernetesVersion,
    }, deployment.spec.template.spec.hostNetwork === true);
    operator.defineObjects(contents.objects, deployment);
    return operator;
  }

  /**
   * The operator of a construct that is given none: the app's only one, else one with the defaults of EDB's product.
   *
   * @internal
   */
  public static _default(scope: Construct): IOperator {
    const root = scope.node.root as Construct;
    return operatorChosenFor(scope, () => root.node.tryFindChild(DEFAULT_ID) as Operator ?? new Operator(root, DEFAULT_ID, {}));
  }

  public readonly distribution: Distribution;
  public readonly namespace: string;
  public readonly deploymentName: string;
  public readonly containerName: string;
  public readonly serviceAccountName?: string;
  public readonly socketDirectory: string;
  public readonly user?: number;
  public readonly version?: string;
  public readonly kubernetesVersion?: string;
  public readonly sidecarFragment: boolean;
  private readonly labels: Record<string, string>;
  private readonly watched?: string[];

  /**
   * Whether the labels of the operator's pods are known for certain, and NetworkPolicies see these pods.
   *
   * @internal
   */
  public readonly _hasKnownPods: boolean;

  private constructor(scope: Construct, id: string, attributes: OperatorAttributes, hostNetwork = false) {
    super(scope, id);
    this.distribution = attributes.distribution ?? Distribution.EDB;
    this.namespace = attributes.namespace ?? this.distribution.operatorNamespace;
    this.deploymentName = attributes.deploymentName ?? this.distribution.operatorDeploymentName;
    this.containerName = this.distribution.operatorContainerName;
    this.serviceAccountName = attributes.serviceAccountName ?? this.distribution.operatorServiceAccountName;
    this.labels = attributes.podLabels ?? this.distribution.operatorPodLabels;
    this._hasKnownPods = Object.keys(attributes.podLabels ?? {}).length > 0 && !hostNetwork;
    this.socketDirectory = attributes.socketDirectory || DEFAULT_SOCKET_DIRECTORY;
    const user = attributes.user ?? 10001;
    this.user = user > 0 ? user : undefined;
    this.watched = attributes.watchedNamespaces;
    this.version = attributes.version;
    this.kubernetesVersion = attributes.kubernetesVersion;
    this.sidecarFragment = attributes.sidecarFragment ?? true;

    validateWithApp(this, { operator: this, reporterOf: (item, path) => SidecarHost.of(this).sidecarAt(item, path) });
    const mistakes = [
      ...mistakesOf(operatorNames, { namespace: this.namespace, deploymentName: this.deploymentName }),
      ...mistakesOf(version, { version: this.version, kubernetesVersion: this.kubernetesVersion }),
    ];
    if (mistakes.length > 0) {
      throw new CnpgIError(this.node.path, mistakes);
    }
    if (scope !== scope.node.root || id !== DEFAULT_ID) {
      noteOperator(this);
    }
  }

  /** Labels of the operator's pods (a copy). */
  public get podLabels(): Record<string, string> {
    return { ...this.labels };
  }

  /** Namespaces that the operator watches (a copy); all where undefined. */
  public get watchedNamespaces(): string[] | undefined {
    return this.watched && [...this.watched];
  }

  /**
   * The operator's sidecar plugins as a strategic-merge patch of its Deployment, in YAML: for kustomize (`patches`), for a Helm post-renderer, or for
   * `kubectl patch --patch-file`.
   *
   * Call it when all sidecar plugins are defined.
   */
  public sidecarPatch(): string {
    return SidecarHost.of(this).patch();
  }

  private defineObjects(objects: any[], deployment: any): void {
    for (const object of objects) {
      const id = `${object.kind}-${object.metadata.name}`;
      const namespace = isClusterScoped(object.kind) ? undefined : object.metadata.namespace ?? this.namespace;
      if (object === deployment) {
        SidecarHost.of(this).useDeployment(this, id, object, this.namespace);
      } else {
        defineObject(this, id, { ...object, metadata: { ...object.metadata, namespace } });
      }
    }
    this.node.defaultChild = SidecarHost.of(this).deployment;
  }
}
