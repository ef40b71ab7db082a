import { IConstruct } from 'constructs';
import { Distribution } from './distribution';

/**
 * The PostgreSQL operator with which plugins register.
 */
export interface IOperator extends IConstruct {
  /** Which product it is. */
  readonly distribution: Distribution;
  /** Namespace in which it runs, and in which it looks for the Services of plugins. */
  readonly namespace: string;
  /** Name of its Deployment. */
  readonly deploymentName: string;
  /** Name of its container in that Deployment. */
  readonly containerName: string;
  /** Name of its ServiceAccount, where it is known. */
  readonly serviceAccountName?: string;
  /** Labels of its pods. */
  readonly podLabels: Record<string, string>;
  /** Directory in which it looks for the sockets of sidecar plugins. */
  readonly socketDirectory: string;
  /** Numeric user of its container, where it states one. */
  readonly user?: number;
  /** Namespaces that it watches; all where undefined. */
  readonly watchedNamespaces?: string[];
  /** Its release, where it is known. */
  readonly version?: string;
  /** Version of the Kubernetes that it runs on, where it is known. */
  readonly kubernetesVersion?: string;
  /** Whether sidecars come out as a fragment of its Deployment when that is not in the app. */
  readonly sidecarFragment: boolean;
}
