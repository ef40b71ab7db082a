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
   * The cluster to back up. It is an error if the cluster is known to be in another namespace.
   */
  readonly cluster: ICluster;

  /**
   * Name, namespace, labels and annotations.
   *
   * A name that is not a DNS subdomain, or does not fit into the labels that the operator writes, is an error.
   *
   * @default - the construct's id as the name, and the cluster's namespace or else the chart's
   */
  readonly metadata?: ApiObjectMetadata;

  /**
   * Who makes the backup. It is an error if neither it nor `plugin` is set, if it is not `PLUGIN` and there is a `plugin`, or if the cluster is not
   * configured for it.
   *
   * @default - `PLUGIN` if there is a `plugin`
   */
  readonly method?: BackupMethod;

  /**
   * The plugin that makes the backup. In YAML this is `pluginConfiguration.name`.
   *
   * It is an error if the cluster is known not to use the plugin, or if the plugin declares that it cannot make backups.
   *
   * @default - none
   */
  readonly plugin?: IPlugin;

  /**
   * Parameters of the plugin for this backup; see the plugin's documentation. In YAML this is `pluginConfiguration.parameters`. All values are strings.
   *
   * It is an error if a value is not a string, or if there is no `plugin`.
   *
   * @default - none
   */
  readonly parameters?: Record<string, string>;

  /**
   * Which instance is backed up.
   *
   * @default - the cluster's `backup.target`, or else a standby
   */
  readonly target?: BackupTarget;

  /**
   * Whether the server keeps running while the snapshot is made. Only for `VOLUME_SNAPSHOT`: it is an error with `BARMAN_OBJECT_STORE`, and a warning with
   * a plugin.
   *
   * @default - the cluster's `backup.volumeSnapshot.online`
   */
  readonly online?: boolean;

  /**
   * How a running server is prepared for the snapshot. Only for `VOLUME_SNAPSHOT`: it is an error with `BARMAN_OBJECT_STORE`, and a warning with a plugin.
   *
   * @default - the cluster's `backup.volumeSnapshot.onlineConfiguration`
   */
  readonly onlineConfiguration?: OnlineConfiguration;
}
