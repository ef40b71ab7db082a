import type { Item } from './item';
import { OperatorAssumptions, OperatorView } from './operator-view';
import { Distribution } from '../contracts/distribution';

/** A plugin of which a program knows. */
export interface KnownPlugin {
  readonly pluginName: string;
  /** What it declares; unknown where undefined. */
  readonly capabilities?: string[];
  /** Whether the program installs it, rather than only naming it. */
  readonly installed?: boolean;
}

/** A cluster that the input names without showing it. */
export interface KnownCluster {
  readonly clusterName: string;
  readonly distribution: Distribution;
  /** Where it is; unknown where undefined. */
  readonly namespace?: string;
  /** The plugins that it enables; unknown where undefined. */
  readonly plugins?: string[];
  /** How it can be backed up; unknown where undefined. */
  readonly backupMethods?: string[];
  /** Whether it archives its WAL; unknown where undefined. */
  readonly archivesWal?: boolean;
}

/** What was said beside the objects. */
export interface InventoryContext extends OperatorAssumptions {
  /** Operators that something else installs. */
  readonly operators?: OperatorView[];
  /** Plugins of which a program knows, whether it installs them or not. */
  readonly plugins?: KnownPlugin[];
  /** Clusters of which a program knows. */
  readonly clusters?: KnownCluster[];
  /** Objects that their construct has validated already: only rules that look at other objects too are left. */
  readonly settled?: ReadonlySet<Item>;
}
