/** A backup, and what is known about its cluster. */
export interface BackupInput {
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
  /** The method, or the API server's default; undefined if the default cannot work. */
  readonly method?: string;
  /** Whether the method is the API server's default. */
  readonly filledIn: boolean;
  /** The plugin that takes the backup; undefined for other methods. */
  readonly pluginName?: string;
  readonly capabilities?: readonly string[];
  /** Which of `online` and `onlineConfiguration` are set. */
  readonly onlineFields: string[];
  /** Whether the server is known to be stopped during the backup. */
  readonly offline: boolean;
  readonly clusterName: string;
  readonly clusterNamespace?: string;
  readonly clusterPlugins?: string[];
  readonly clusterMethods?: string[];
  readonly archivesWal?: boolean;
}
