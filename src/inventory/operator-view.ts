import { Item } from './item';
import { Distribution } from '../contracts/distribution';

/** An operator, as far as the input, or what was said beside it, tells. What is undefined is unknown. */
export interface OperatorView {
  readonly distribution: Distribution;
  readonly namespace?: string;
  /** Its release; the newest is assumed where undefined. */
  readonly version?: string;
  readonly kubernetesVersion?: string;
  /** Its Deployment, where the input has it. */
  readonly deployment?: Item;
  /** The namespaces that it watches, empty for all of them. */
  readonly watchedNamespaces?: string[];
  /** Where it looks for sockets, as a program says; its manifests are asked by `socketDirectoryOf`. */
  readonly socketDirectory?: string;
  /** The user of its container; nothing where it states none. */
  readonly user?: number;
  readonly podLabels: Record<string, string>;
}

/** What was said of operators beside the objects of the input. */
export interface OperatorAssumptions {
  readonly distribution?: Distribution;
  readonly namespace?: string;
  readonly version?: string;
  readonly kubernetesVersion?: string;
}
