import { ApiObjectMetadata } from 'cdk8s';
import { BackupTarget, OnlineConfiguration } from '../api/backup';
import { BackupMethod } from '../contracts/backup-method';
import { ICluster } from '../contracts/cluster';
import { IPlugin } from '../contracts/plugin';

/**
 * What backups have in common, whether they are made once or on a schedule.
 */
export interface BackupOptions {
  /**
   * The cluster to back up. Raises an error where it is known to be in another namespace.
   */
  readonly cluster: ICluster;

  /**
   * Name, namespace, labels and annotations.
   *
   * Raises an error where the name is no DNS subdomain, or too long for the labels that the operator makes of it.
   *
   * @default - the construct's id as the name, the cluster's namespace, else the chart's
   */
  readonly metadata?: ApiObjectMetadata;

  /**
   * Who makes the backup. Raises an error where neither it nor `plugin` is stated, where it is not `PLUGIN` and there is a `plugin`, or where the cluster
   * is not set up for it.
   *
   * @default - `PLUGIN` where there is a `plugin`
   */
  readonly method?: BackupMethod;

  /**
   * The plugin that makes the backup. In YAML this is `pluginConfiguration.name`.
   *
   * Raises an error where the cluster is known not to use it, or where it declares that it does not back up.
   *
   * @default - none
   */
  readonly plugin?: IPlugin;

  /**
   * Parameters of the plugin for this backup, whose documentation says which. In YAML this is `pluginConfiguration.parameters`. All values are strings.
   *
   * Raises an error where one is not, or where there is no `plugin`.
   *
   * @default - none
   */
  readonly parameters?: Record<string, string>;

  /**
   * Which instance is backed up.
   *
   * @default - the cluster's `backup.target`, else a standby
   */
  readonly target?: BackupTarget;

  /**
   * Whether the server keeps running while the snapshot is made. For `VOLUME_SNAPSHOT` alone: with `BARMAN_OBJECT_STORE` it raises an error, with a plugin a
   * warning.
   *
   * @default - the cluster's `backup.volumeSnapshot.online`
   */
  readonly online?: boolean;

  /**
   * How a running server is prepared for the snapshot. For `VOLUME_SNAPSHOT` alone: with `BARMAN_OBJECT_STORE` it raises an error, with a plugin a warning.
   *
   * @default - the cluster's `backup.volumeSnapshot.onlineConfiguration`
   */
  readonly onlineConfiguration?: OnlineConfiguration;
}
