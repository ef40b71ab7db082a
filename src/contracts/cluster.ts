import { IConstruct } from 'constructs';
import { BackupMethod } from './backup-method';
import { IOperator } from './operator';
import { IPlugin } from './plugin';

/**
 * A PostgreSQL cluster, defined in this app or elsewhere.
 */
export interface ICluster extends IConstruct {
  /** Name of the Cluster object. */
  readonly clusterName: string;
  /** Namespace of the Cluster object, if known. */
  readonly namespace?: string;
  /** The operator that manages the cluster. */
  readonly operator: IOperator;
  /** The enabled plugins of the cluster. Unknown if undefined. */
  readonly enabledPlugins?: IPlugin[];
  /** The backup methods that the cluster supports. Unknown if undefined. */
  readonly backupMethods?: BackupMethod[];
  /** Whether the cluster archives its WAL. Unknown if undefined. */
  readonly archivesWal?: boolean;
}
