import type { Item } from './item';
import { OperatorAssumptions, OperatorView } from './operator-view';
import { Distribution } from '../contracts/distribution';
import { DeclaredPlugin } from '../facts/plugins/declared-plugin';

/** A plugin that the app declares. */
export interface KnownPlugin extends DeclaredPlugin {
  /** The declared release. Unknown if undefined. */
  readonly version?: string;
  /** Whether the app installs the plugin, instead of only referencing it. */
  readonly installed?: boolean;
}

/** A cluster that the input references, but does not have. */
export interface KnownCluster {
  readonly clusterName: string;
  readonly distribution: Distribution;
  /** Unknown if undefined. */
  readonly namespace?: string;
  /** The enabled plugins. Unknown if undefined. */
  readonly plugins?: string[];
  /** The backup methods that the cluster supports. Unknown if undefined. */
  readonly backupMethods?: string[];
  /** Whether the cluster archives its WAL. Unknown if undefined. */
  readonly archivesWal?: boolean;
}

/** A cluster that archives, in other objects than those of the inventory. */
export interface ArchiverElsewhere {
  readonly item: Item;
  /** The archive, by the key that holds wherever clusters run. */
  readonly worldKey: string;
  /** What the cluster is part of, as messages name it. */
  readonly origin: string;
  /** The environment that it is for. Unknown if undefined. */
  readonly environment?: string;
}

/** What is known in addition to the objects, from options or the app. */
export interface InventoryContext extends OperatorAssumptions {
  /** Operators that the app declares. */
  readonly operators?: OperatorView[];
  /** Plugins that the app declares, whether it installs them or not. */
  readonly plugins?: KnownPlugin[];
  /** What authors declare about plugins, whether the input has these or not. */
  readonly declaredPlugins?: readonly DeclaredPlugin[];
  /** The releases of plugins, by their names. */
  readonly pluginVersions?: Readonly<Record<string, string>>;
  /** Clusters that the app declares. */
  readonly clusters?: KnownCluster[];
  /** The environment that the objects are for: each environment is another Kubernetes cluster. Unknown if undefined. */
  readonly environment?: string;
  /** The clusters that archive in what was checked before. */
  readonly archiversElsewhere?: readonly ArchiverElsewhere[];
  /** Objects that their construct has already validated, except by rules that need other objects too. */
  readonly settled?: ReadonlySet<Item>;
}
