/**
 * Where a parameter of a plugin is written.
 */
export enum PluginParameterPlace {
  /** In `plugins` of a Cluster. */
  PLUGINS = 'plugins',
  /** In the plugin of an entry of `externalClusters` of a Cluster. */
  EXTERNAL_CLUSTERS = 'externalClusters',
  /** In Backups and ScheduledBackups. */
  BACKUPS = 'backups',
}

/**
 * What the values of a parameter must be.
 */
export enum PluginParameterFormat {
  /** A JSON object. */
  JSON = 'json',
  /** An integer. */
  INTEGER = 'integer',
  /** A boolean: `true` or `false`, or what Go's `strconv.ParseBool` accepts besides. */
  BOOLEAN = 'boolean',
}

/**
 * A parameter that the author of a plugin declares. Other parameters of the plugin are errors then.
 */
export interface DeclaredParameter {
  /**
   * Name of the parameter.
   */
  readonly name: string;

  /**
   * Where the plugin reads it. Elsewhere it is a warning.
   *
   * @default [PluginParameterPlace.PLUGINS]
   */
  readonly readIn?: PluginParameterPlace[];

  /**
   * Whether the plugin needs it to archive, to back up and to restore.
   *
   * @default false
   */
  readonly required?: boolean;

  /**
   * What its values must be. Cannot be combined with `values`.
   *
   * @default - any text
   */
  readonly format?: PluginParameterFormat;

  /**
   * Its values, if there are only some.
   *
   * @default - any text
   */
  readonly values?: string[];

  /**
   * What the plugin uses if it is not set, for messages.
   *
   * @default - unknown
   */
  readonly default?: string;
}
