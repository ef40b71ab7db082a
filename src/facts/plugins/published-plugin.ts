import { PluginCapability } from '../../contracts/plugin-capability';

/** A place in which parameters of a plugin are written: entries of `plugins`, plugins of external clusters, Backups and ScheduledBackups. */
export type ParameterPlace = 'plugins' | 'externalClusters' | 'backups';

/** What the values of a parameter must be: a JSON object, an integer, a boolean of Go, or one of a list. */
export type ParameterFormat = 'json' | 'integer' | 'boolean' | readonly string[];

/** A parameter that a plugin reads. */
export interface PluginParameter {
  readonly name: string;
  readonly readIn: readonly ParameterPlace[];
  /** Whether the plugin needs it for archiving, backups and restores. */
  readonly required?: boolean;
  readonly format?: ParameterFormat;
  /** Whether the plugin fails with values of another format, instead of using its default. */
  readonly strict?: boolean;
  /** The kind of the object that it names, as `<group>/<kind>`; the core group is left out. */
  readonly names?: string;
  /** The value where it is missing, or what the plugin takes instead. */
  readonly default?: string;
}

/** Verbs that a plugin's ServiceAccount needs on resources of an API group. */
export interface PluginRight {
  /** `CNPG` is the API group of the operator that the plugin is installed for. */
  readonly group: string;
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

/** The operator's API group, which is another one for each product. */
export const CNPG = 'CNPG';

/** A file that a flag names: its path, or its directory and another flag with its name. */
export interface FileFlag {
  readonly flag: string;
  /** If `flag` names a directory: the flag with the name of the file in it, and the default of that flag. */
  readonly name?: { readonly flag: string; readonly default: string };
}

/** The flags of a plugin's server. None of the three files has a default. */
export interface PluginServerFlags {
  readonly certificate: FileFlag;
  readonly key: FileFlag;
  /** The certificate that clients are verified with. */
  readonly clientCa: FileFlag;
  readonly address: { readonly flag: string; readonly default?: string };
}

/** What must be in the input for a defect to matter. */
export type DefectCondition = 'restores WAL' | 'recovers' | 'parallel WAL' | 'replica without recovery' | 'addressing style';

/** A known defect of some releases of a plugin. */
export interface PluginDefect {
  /** The first release that has it; all before `last` where undefined. */
  readonly first?: string;
  /** The last release that is known to have it. */
  readonly last: string;
  /** The first release of the operator with which it shows. */
  readonly operator?: string;
  readonly when: DefectCondition;
  /** What happens. */
  readonly what: string;
  /** What to do about it, without the release to update to. */
  readonly fix: string;
  /** `<owner>/<repository>#<number>`. */
  readonly issue: string;
}

/** A field of a plugin's object that the API server accepts and the plugin does not read. */
export interface IgnoredField {
  /** As `<group>/<kind>`. */
  readonly kind: string;
  /** Below `spec`. */
  readonly path: readonly string[];
  /** The parameter in the Cluster that the plugin reads instead. */
  readonly parameter: string;
}

/** What is known about a published plugin. Undefined means unknown. */
export interface PublishedPlugin {
  /** The name that it reports to the operator. */
  readonly pluginName: string;
  /** `<owner>/<name>` of its repository. */
  readonly repository: string;
  /** The release that the facts were read from. */
  readonly release?: string;
  /** Its images, without tags. */
  readonly images?: readonly string[];
  /** The variable with the image of its sidecars, if that image is released together with the plugin. */
  readonly sidecarImageVariable?: string;
  readonly capabilities?: readonly PluginCapability[];
  readonly parameters?: readonly PluginParameter[];
  /** Whether it passes unknown parameters of Backups on to another program. */
  readonly passesBackupParameters?: boolean;
  /** Whether its backups can be restored without a WAL archiver: it streams the WAL itself, or creates dumps. */
  readonly withoutArchiver?: boolean;
  /** The kinds that it reads, as `<group>/<kind>`. */
  readonly kinds?: readonly string[];
  readonly ignoredFields?: readonly IgnoredField[];
  /** Whether its backups fail on a replica. */
  readonly backsUpPrimaryOnly?: boolean;
  readonly rights?: readonly PluginRight[];
  /** Whether only its leader accepts connections: always, if it is started with --leader-elect, or never. */
  readonly servesOnLeader?: 'always' | 'with --leader-elect' | 'never';
  readonly flags?: PluginServerFlags;
  /** The oldest release of the operator that `release` documents. */
  readonly oldestOperator?: string;
  readonly defects?: readonly PluginDefect[];
}
