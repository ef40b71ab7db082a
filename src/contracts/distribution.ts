/**
 * Names that a PostgreSQL operator uses: its API group, the prefix of its labels and annotations, and the objects of its installation.
 */
export interface DistributionProps {
  /**
   * Name of the product, as shown in messages.
   */
  readonly name: string;

  /**
   * API group of the operator's custom resources, such as `postgresql.cnpg.io`.
   */
  readonly apiGroup: string;

  /**
   * Prefix, without the slash, of the labels and annotations that the operator reads and writes, such as `cnpg.io`.
   */
  readonly keyPrefix: string;

  /**
   * Namespace of the operator if none is specified.
   */
  readonly operatorNamespace: string;

  /**
   * Name of the operator's Deployment in its published manifest.
   */
  readonly operatorDeploymentName: string;

  /**
   * Name of the operator's container in that Deployment.
   *
   * @default 'manager'
   */
  readonly operatorContainerName?: string;

  /**
   * Labels that the operator's pods have in every published installation.
   */
  readonly operatorPodLabels: Record<string, string>;

  /**
   * Name of the operator's ServiceAccount in its published manifest.
   *
   * @default - unknown; roles can be bound to it only if the operator has a `serviceAccountName`
   */
  readonly operatorServiceAccountName?: string;
}

/**
 * A product that implements the CloudNativePG API, with its API group, the prefix of its labels and annotations, and the names of its operator's
 * objects.
 *
 * @see https://cloudnative-pg.io/docs/current/cnpg_i
 */
export class Distribution {
  /**
   * EDB Postgres AI for CloudNativePG Cluster.
   */
  public static readonly EDB = new Distribution({
    name: 'EDB Postgres AI for CloudNativePG Cluster',
    apiGroup: 'postgresql.k8s.enterprisedb.io',
    keyPrefix: 'k8s.enterprisedb.io',
    operatorNamespace: 'postgresql-operator-system',
    operatorDeploymentName: 'postgresql-operator-controller-manager',
    operatorPodLabels: { 'app.kubernetes.io/name': 'cloud-native-postgresql' },
  });

  /**
   * CloudNativePG, the community operator.
   */
  public static readonly CLOUDNATIVE_PG = new Distribution({
    name: 'CloudNativePG',
    apiGroup: 'postgresql.cnpg.io',
    keyPrefix: 'cnpg.io',
    operatorNamespace: 'cnpg-system',
    operatorDeploymentName: 'cnpg-controller-manager',
    operatorPodLabels: { 'app.kubernetes.io/name': 'cloudnative-pg' },
    operatorServiceAccountName: 'cnpg-manager',
  });

  /**
   * A custom distribution: a fork, or a build with another API group or prefix.
   *
   * @param props the names that the distribution uses
   */
  public static of(props: DistributionProps): Distribution {
    return new Distribution(props);
  }

  /** Name of the product. */
  public readonly name: string;
  /** API group of the custom resources. */
  public readonly apiGroup: string;
  /** Prefix of labels and annotations, without the slash. */
  public readonly keyPrefix: string;
  /** Namespace of the operator if none is specified. */
  public readonly operatorNamespace: string;
  /** Name of the operator's Deployment in the published manifest. */
  public readonly operatorDeploymentName: string;
  /** Name of the operator's container. */
  public readonly operatorContainerName: string;
  /** Name of the operator's ServiceAccount in the published manifest, if known. */
  public readonly operatorServiceAccountName?: string;
  private readonly podLabels: Record<string, string>;

  private constructor(props: DistributionProps) {
    this.name = props.name;
    this.apiGroup = props.apiGroup;
    this.keyPrefix = props.keyPrefix;
    this.operatorNamespace = props.operatorNamespace;
    this.operatorDeploymentName = props.operatorDeploymentName;
    this.operatorContainerName = props.operatorContainerName ?? 'manager';
    this.operatorServiceAccountName = props.operatorServiceAccountName;
    this.podLabels = { ...props.operatorPodLabels };
  }

  /**
   * `apiVersion` of the custom resources, such as `postgresql.cnpg.io/v1`.
   */
  public get apiVersion(): string {
    return `${this.apiGroup}/v1`;
  }

  /**
   * Labels of the operator's pods (a copy).
   */
  public get operatorPodLabels(): Record<string, string> {
    return { ...this.podLabels };
  }

  /**
   * Full key of a label or annotation, such as `cnpg.io/pluginName`.
   *
   * @param name the part after the slash
   */
  public key(name: string): string {
    return `${this.keyPrefix}/${name}`;
  }
}
