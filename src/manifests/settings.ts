import { Distribution } from '../contracts/distribution';

/** What is said about a Kubernetes cluster beside the objects, because they do not show it. */
export interface Settings {
  readonly distribution?: Distribution;
  readonly operatorVersion?: string;
  readonly operatorNamespace?: string;
  readonly kubernetesVersion?: string;
  /** The releases of plugins, by their names. */
  readonly pluginVersions?: Readonly<Record<string, string>>;
}
