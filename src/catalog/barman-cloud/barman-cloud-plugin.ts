import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { BarmanCloudInTree, BarmanCloudInTreeOptions, fromInTree } from './barman-cloud-in-tree';
import type { BarmanCloudPluginProps } from './barman-cloud-plugin-props';
import {
  archiving, BarmanCloudRecovery, BarmanCloudRecoveryOptions, BarmanCloudReplica, BarmanCloudReplicaOptions, IBarmanCloudPlugin, recovery, replica,
} from './barman-cloud-uses';
import type * as furtherObjects from './further-objects';
import type * as standaloneProps from './standalone-props';
import { PluginConfiguration } from '../../api/plugin-configuration';
import { IObjectStore, ObjectStoreParametersOptions } from '../../object-store/object-store-base';
import { Plugin } from '../../plugin/plugin';
import { PluginOptions, PluginProps } from '../../plugin/plugin-props';
import { StandalonePlugin } from '../../plugin/standalone-plugin';

const NAME = 'barman-cloud.cloudnative-pg.io';

/**
 * The published Barman Cloud plugin, for WAL and backups in object stores: what its releases or its Helm chart install.
 *
 * @see https://cloudnative-pg.io/plugin-barman-cloud/docs/intro
 */
export class BarmanCloudPlugin extends StandalonePlugin implements IBarmanCloudPlugin {
  /**
   * The plugin, installed by somebody else.
   *
   * @param scope where the construct belongs
   * @param id id of the construct
   * @param options its operator, what it can do, and its release
   * @throws if the release is invalid
   */
  public static installed(scope: Construct, id: string, options: PluginOptions = {}): IBarmanCloudPlugin {
    return new InstalledBarmanCloudPlugin(scope, id, { ...options, pluginName: NAME });
  }

  /**
   * Moves a cluster from the operator's own `barmanObjectStore` to the plugin: defines an ObjectStore for each object store in the given fields, and returns
   * the fields that the cluster has instead. Identical object stores become one ObjectStore.
   *
   * The archive stays where it is, under the same server name: a cluster archives on, and is still recovered from the backups that it has.
   *
   * @param scope where the ObjectStores belong: in the namespace of the cluster
   * @param id id and name of the ObjectStore; further ones have the names of external clusters behind it
   * @param options the plugin, and the fields of the cluster as they are
   * @throws if the API server or the plugin would reject an object store
   * @see https://cloudnative-pg.io/plugin-barman-cloud/docs/migration
   */
  public static fromInTree(scope: Construct, id: string, options: BarmanCloudInTreeOptions): BarmanCloudInTree {
    return fromInTree(scope, id, options);
  }

  /** The CRD of ObjectStore, if it is part of the installation. */
  public readonly customResourceDefinition?: ApiObject;
  /** The Secret or ConfigMap with the image of the sidecar. */
  public readonly sidecarImageSource: ApiObject;

  /**
   * Installs the plugin into the operator's namespace.
   *
   * @param scope where the construct belongs
   * @param id id of the construct
   * @param props release, images, names and pods; the defaults reproduce the published manifest
   * @throws if the operator would not register the plugin, or would not reach it
   */
  public constructor(scope: Construct, id: string, props: BarmanCloudPluginProps = {}) {
    const installation = loadInstallation().installationOf(props);
    super(scope, id, installation.props);
    const { defineFurtherObjects } = loadFurtherObjects();
    const { customResourceDefinition, sidecarImageSource } = defineFurtherObjects(this, installation, props);
    this.customResourceDefinition = customResourceDefinition;
    this.sidecarImageSource = sidecarImageSource;
  }

  public archiveTo(store: IObjectStore, options?: ObjectStoreParametersOptions): PluginConfiguration {
    return archiving(this, store, options);
  }

  public recoverFrom(store: IObjectStore, options: BarmanCloudRecoveryOptions): BarmanCloudRecovery {
    return recovery(this, store, options);
  }

  public replicaOf(store: IObjectStore, options: BarmanCloudReplicaOptions): BarmanCloudReplica {
    return replica(this, store, options);
  }
}

class InstalledBarmanCloudPlugin extends Plugin implements IBarmanCloudPlugin {
  /** @internal */
  public readonly _isImported = true;

  public constructor(scope: Construct, id: string, props: PluginProps) {
    super(scope, id, props);
  }

  public archiveTo(store: IObjectStore, options?: ObjectStoreParametersOptions): PluginConfiguration {
    return archiving(this, store, options);
  }

  public recoverFrom(store: IObjectStore, options: BarmanCloudRecoveryOptions): BarmanCloudRecovery {
    return recovery(this, store, options);
  }

  public replicaOf(store: IObjectStore, options: BarmanCloudReplicaOptions): BarmanCloudReplica {
    return replica(this, store, options);
  }
}

/** What an installation consists of is loaded with the first one: it needs cdk8s-plus and the facts of the CRD. */
function loadInstallation(): typeof standaloneProps {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./standalone-props');
}

function loadFurtherObjects(): typeof furtherObjects {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./further-objects');
}
