import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { BackupOptions } from './backup-options';
import { knownClusterOf } from '../check/known-cluster';
import { Described } from '../check/layout';
import { enforce, mistakesOf } from '../check/mistakes';
import { viewOf } from '../check/operator-view';
import { BackupMethod } from '../contracts/backup-method';
import { ICluster } from '../contracts/cluster';
import { IPlugin } from '../contracts/plugin';
import { CrdKind } from '../facts/operator-crds';
import { backupInput } from '../inventory/backup-views';
import { backupsIn } from '../inventory/clusters';
import { Inventory } from '../inventory/inventory';
import { Item } from '../inventory/item';
import { defineResource } from '../resource/define-resource';
import { backupParameters, backupWithoutWal } from '../rules/backup/backups';
import { oneOperator } from '../rules/plugin-use/in-clusters';

/** Defines and validates the object of a backup; `own` is what only its kind has. */
export function defineBackup(scope: Construct, kind: CrdKind, props: BackupOptions, own: object): ApiObject {
  const { cluster, plugin } = props;
  const spec = { ...renderBackup(props), ...own };
  const resource = defineResource(scope, {
    props, kind, spec, cluster, operator: cluster.operator, plugins: plugin && [plugin], mistakes: mistakesIn(props),
  });
  if (!cluster.node.defaultChild) { warnOfElsewhere(scope, resource, spec, props); }
  return resource;
}

/** The `spec` of a Backup with the operator's names. */
function renderBackup({ cluster, plugin, parameters, method, target, online, onlineConfiguration }: BackupOptions): any {
  return {
    cluster: { name: cluster.clusterName },
    method: method ?? BackupMethod.PLUGIN,
    pluginConfiguration: plugin && { name: plugin.pluginName, parameters },
    target,
    online,
    onlineConfiguration,
  };
}

/** A cluster that is in the app is validated with the app, and one that is defined elsewhere only here. */
function warnOfElsewhere(scope: Construct, { apiVersion, kind, name, metadata }: ApiObject, spec: object, props: BackupOptions): void {
  const { cluster } = props;
  const manifest = { apiVersion, kind, metadata: { ...props.metadata, name, namespace: metadata.namespace }, spec };
  const inventory = new Inventory([new Item(manifest, { where: scope.node.path })], {
    operators: [viewOf(cluster.operator, [])], clusters: [knownClusterOf(cluster)],
  });
  backupsIn(inventory).forEach(view => enforce(scope, backupWithoutWal, backupInput(view, inventory)));
}

/** What the object does not show. */
function mistakesIn(props: BackupOptions): Described[] {
  const { cluster, plugin, parameters } = props;
  return [
    ...plugin && mayUse(cluster, plugin)
      ? mistakesOf(oneOperator, { pluginName: plugin.pluginName, operator: plugin.operator, clusterOperator: cluster.operator })
      : [],
    ...mistakesOf(backupParameters, { pluginName: plugin?.pluginName, parameters: parameters !== undefined }),
  ];
}

/** Whether a cluster may use a plugin. If it does not, that is the only mistake: its operator is the default one because it has no plugins. */
function mayUse({ enabledPlugins }: ICluster, { pluginName }: IPlugin): boolean {
  return enabledPlugins === undefined || enabledPlugins.some(plugin => plugin.pluginName === pluginName);
}
