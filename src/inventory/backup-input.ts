/** A backup, and what is known of its cluster. */
export interface BackupInput {
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
  readonly method?: string;
  /** Whether the API server fills the method in. */
  readonly filledIn?: boolean;
  readonly pluginName?: string;
  readonly parameters: boolean;
  readonly capabilities?: string[];
  /** Whether anything is stated of a running server. */
  readonly online: boolean;
  /** Whether the server is stated to be stopped. */
  readonly offline: boolean;
  readonly clusterName: string;
  readonly clusterNamespace?: string;
  readonly clusterPlugins?: string[];
  readonly clusterMethods?: string[];
  readonly archivesWal?: boolean;
}
