import { Item } from './item';
import { Distribution } from '../contracts/distribution';

/** An operator, as far as the input and its context show it. Undefined means unknown. */
export interface OperatorView {
  readonly distribution: Distribution;
  readonly namespace?: string;
  /** The release. The newest one is assumed if undefined. */
  readonly version?: string;
  readonly kubernetesVersion?: string;
  /** The operator's Deployment, if the input has it. */
  readonly deployment?: Item;
  /** The watched namespaces; empty for all. */
  readonly watchedNamespaces?: string[];
  /** The socket directory as declared by the app; for the one in manifests, see `socketDirectoryOf`. */
  readonly socketDirectory?: string;
  /** The user ID of the operator's container, if set. */
  readonly user?: number;
  readonly podLabels: Record<string, string>;
}

/** What is assumed about operators, in addition to the objects of the input. */
export interface OperatorAssumptions {
  readonly distribution?: Distribution;
  readonly namespace?: string;
  readonly version?: string;
  readonly kubernetesVersion?: string;
}
