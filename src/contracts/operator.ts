import { IConstruct } from 'constructs';
import { Distribution } from './distribution';

/**
 * The PostgreSQL operator that plugins register with.
 */
export interface IOperator extends IConstruct {
  /** The product. */
  readonly distribution: Distribution;
  /** Namespace in which the operator runs, and in which it discovers the Services of plugins. */
  readonly namespace: string;
  /** Name of the operator's Deployment. */
  readonly deploymentName: string;
  /** Name of the operator's container in that Deployment. */
  readonly containerName: string;
  /** Name of the operator's ServiceAccount, if known. */
  readonly serviceAccountName?: string;
  /** Labels of the operator's pods. */
  readonly podLabels: Record<string, string>;
  /** Directory in which the operator discovers the sockets of sidecar plugins. */
  readonly socketDirectory: string;
  /** Numeric user ID of the operator's container (`runAsUser`), if set. */
  readonly user?: number;
  /** Namespaces that the operator watches. All namespaces if undefined. */
  readonly watchedNamespaces?: string[];
  /** Release of the operator, if known. */
  readonly version?: string;
  /** Version of the Kubernetes cluster that the operator runs in, if known. */
  readonly kubernetesVersion?: string;
  /** Whether sidecars are rendered as a partial Deployment, to be merged into the operator's Deployment, if that is not in the app. */
  readonly sidecarFragment: boolean;
}
