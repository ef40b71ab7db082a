import { IConstruct } from 'constructs';
import { BackupMethod } from './backup-method';
import { IOperator } from './operator';
import { IPlugin } from './plugin';

/**
 * A PostgreSQL cluster, wherever it is defined.
 */
export interface ICluster extends IConstruct {
  /** Name of the Cluster. */
  readonly clusterName: string;
  /** Namespace of the Cluster, where it is known. */
  readonly namespace?: string;
  /** The operator that runs it. */
  readonly operator: IOperator;
  /** The plugins that it uses, without those that are switched off; unknown where undefined. */
  readonly enabledPlugins?: IPlugin[];
  /** How it can be backed up; unknown where undefined. */
  readonly backupMethods?: BackupMethod[];
  /** Whether its WAL is archived; unknown where undefined. */
  readonly archivesWal?: boolean;
}
