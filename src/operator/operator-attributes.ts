import { Distribution } from '../contracts/distribution';

/**
 * What is known of an operator, wherever it comes from.
 */
export interface OperatorOptions {
  /**
   * The operator's release, such as `1.30.0`.
   *
   * What depends on the version is checked against it.
   *
   * @default - the newest is assumed, and one warning names what the app relies on; read from the image's tag by `Operator.fromManifest`
   */
  readonly version?: string;

  /**
   * Version of the Kubernetes that the operator runs on, such as `1.33`.
   *
   * @default - the newest is assumed
   */
  readonly kubernetesVersion?: string;

  /**
   * Directory in which the operator looks for the sockets of sidecar plugins (its setting `PLUGIN_SOCKET_DIR`): an absolute path.
   *
   * @default '/plugins', or the value in the manifest's Deployment or ConfigMap
   */
  readonly socketDirectory?: string;

  /**
   * Numeric user and group of the operator's container. A sidecar plugin runs as the same one, or the operator may not connect to its socket.
   *
   * Set 0 where the platform assigns user IDs (OpenShift): plugins then get no `runAsUser`.
   *
   * @default 10001, or the value in the manifest's Deployment
   */
  readonly user?: number;
}

/**
 * Describes an operator that is installed by something else: Helm, OLM, another repository.
 */
export interface OperatorAttributes extends OperatorOptions {
  /**
   * Which product the operator is.
   *
   * @default Distribution.EDB
   */
  readonly distribution?: Distribution;

  /**
   * Namespace in which the operator runs. Standalone plugins are installed there: it registers no others.
   *
   * @default - the distribution's: `postgresql-operator-system` or `cnpg-system`
   */
  readonly namespace?: string;

  /**
   * Name of the operator's Deployment. Helm names it after the release, such as `cnpg-cloudnative-pg`.
   *
   * @default - the one of the distribution's published manifest
   */
  readonly deploymentName?: string;

  /**
   * Name of the operator's ServiceAccount, to which the rules of sidecar plugins are bound.
   *
   * @default - the one of the distribution's published manifest, where it is known (CloudNativePG: `cnpg-manager`)
   */
  readonly serviceAccountName?: string;

  /**
   * Labels of the operator's pods, for NetworkPolicies. Standalone plugins of an operator with known labels get one by default (`networkPolicy`).
   *
   * @default - those that every install of the distribution has
   */
  readonly podLabels?: Record<string, string>;

  /**
   * Namespaces that the operator watches (its setting `WATCH_NAMESPACE`).
   *
   * @default - all
   */
  readonly watchedNamespaces?: string[];

  /**
   * Whether sidecar plugins of this operator come out as a fragment of its Deployment, for server-side apply.
   *
   * Without it they are only in what `sidecarPatch()` returns.
   *
   * @default true
   */
  readonly sidecarFragment?: boolean;
}

/**
 * Describes a published manifest of an operator.
 */
export interface OperatorManifestProps extends OperatorOptions {
  /**
   * Path of the YAML file, relative to the working directory. Addresses are not accepted: download the file first.
   */
  readonly path: string;

  /**
   * Which product the operator is.
   *
   * @default - found by the labels of the operator's pods
   */
  readonly distribution?: Distribution;

  /**
   * Namespace for the objects of the file that name none.
   *
   * @default - the chart's namespace, else the distribution's
   */
  readonly namespace?: string;
}
