import { isDeepStrictEqual } from 'node:util';
import { Construct } from 'constructs';
import type { IBarmanCloudPlugin } from './barman-cloud-uses';
import { BackupConfiguration } from '../../api/backup';
import { BarmanObjectStoreConfiguration } from '../../api/barman-object-store';
import { ExternalCluster } from '../../api/external-cluster';
import { InstanceSidecarConfiguration } from '../../api/instance-sidecar';
import { PluginConfiguration } from '../../api/plugin-configuration';
import { CHECKSUM_VARIABLES, isS3Compatible } from '../../inventory/barman-stores';
import { ObjectStore, ObjectStoreProps } from '../../object-store/object-store';

/**
 * The fields of a cluster that uses the operator's own `barmanObjectStore`, as it has them, and the plugin that takes over.
 */
export interface BarmanCloudInTreeOptions {
  /** The plugin. */
  readonly plugin: IBarmanCloudPlugin;

  /**
   * `backup` of the cluster. `barmanObjectStore` and `retentionPolicy` become an ObjectStore; everything else stays.
   *
   * @default - the cluster does not archive
   */
  readonly backup?: BackupConfiguration;

  /**
   * `externalClusters` of the cluster. `barmanObjectStore` of each becomes the plugin with an ObjectStore; everything else stays.
   *
   * @default - none
   */
  readonly externalClusters?: ExternalCluster[];

  /**
   * The sidecar of the plugin in each instance.
   *
   * @default - for S3-compatible stores, the variables that turn off the additional checksums of the AWS SDK; otherwise the defaults of ObjectStore
   */
  readonly instanceSidecarConfiguration?: InstanceSidecarConfiguration;
}

/**
 * Fields of a cluster that uses the plugin in place of the operator's own `barmanObjectStore`: pass all of them on to the cluster.
 */
export interface BarmanCloudInTree {
  /** The plugin as WAL archiver; empty if the cluster did not archive. */
  readonly plugins: PluginConfiguration[];

  /**
   * What `backup` still has, such as `target` and `volumeSnapshot`.
   *
   * @default - nothing
   */
  readonly backup?: BackupConfiguration;

  /**
   * The external clusters.
   *
   * @default - none
   */
  readonly externalClusters?: ExternalCluster[];
}

/** Defines the ObjectStores: one for each configuration. */
class InTreeStores {
  private readonly defined: Array<{ readonly props: ObjectStoreProps; readonly store: ObjectStore }> = [];

  public constructor(private readonly scope: Construct, private readonly id: string, private readonly sidecar?: InstanceSidecarConfiguration) {}

  /** The plugin with an object store. What only reads keeps no backups, so that it can share the store of what archives. */
  public parametersOf(inTree: BarmanObjectStoreConfiguration, name: string, retentionPolicy?: string): Record<string, string> {
    const { serverName, ...configuration } = inTree;
    const variables = isS3Compatible(configuration) ? { env: CHECKSUM_VARIABLES.map(one => ({ name: one, value: 'when_required' })) } : undefined;
    const props: ObjectStoreProps = { configuration, retentionPolicy, instanceSidecarConfiguration: this.sidecar ?? variables };
    const known = this.defined.find(one => isDeepStrictEqual(one.props.configuration, configuration));
    const store = known?.store ?? new ObjectStore(this.scope, this.defined.length === 0 ? this.id : `${this.id}-${name}`, props);
    if (!known) { this.defined.push({ props, store }); }
    return store.parameters({ serverName });
  }
}

export function fromInTree(scope: Construct, id: string, options: BarmanCloudInTreeOptions): BarmanCloudInTree {
  const { plugin, backup = {}, externalClusters } = options;
  const { barmanObjectStore, retentionPolicy, ...left } = backup;
  const stores = new InTreeStores(scope, id, options.instanceSidecarConfiguration);
  const plugins = barmanObjectStore ? [{ plugin, isWALArchiver: true, parameters: stores.parametersOf(barmanObjectStore, 'backups', retentionPolicy) }] : [];
  return {
    plugins,
    backup: barmanObjectStore ? withFields(left) : options.backup,
    // the operator's default is the name of the entry, and the plugin's that of the cluster that reads
    externalClusters: externalClusters?.map(({ barmanObjectStore: store, ...one }) => {
      const name = one.name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
      return store ? { ...one, plugin: { plugin, parameters: stores.parametersOf({ serverName: one.name, ...store }, name) } } : one;
    }),
  };
}

function withFields<T extends object>(fields: T): T | undefined {
  return Object.values(fields).some(value => value !== undefined) ? fields : undefined;
}
