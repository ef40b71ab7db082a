/** A backup, and what is known of its cluster. */
export interface BackupInput {
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
  /** The method, as set or as the API server fills it in; nothing where the default cannot work. */
  readonly method?: string;
  /** Whether the API server fills the method in. */
  readonly filledIn: boolean;
  /** The plugin that makes the backup; nothing with another method. */
  readonly pluginName?: string;
  readonly capabilities?: string[];
  /** Those of `online` and `onlineConfiguration` that are set. */
  readonly onlineFields: string[];
  /** Whether the server is known to be stopped meanwhile. */
  readonly offline: boolean;
  readonly clusterName: string;
  readonly clusterNamespace?: string;
  readonly clusterPlugins?: string[];
  readonly clusterMethods?: string[];
  readonly archivesWal?: boolean;
}
