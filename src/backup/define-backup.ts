import { ApiObject, Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { BackupOptions } from './backup-options';
import { Owner } from '../check/app-state';
import { knownClusterOf } from '../check/known-cluster';
import { Described } from '../check/layout';
import { loadConstructValidation } from '../check/load-rules';
import { enforce, mistakesOf } from '../check/mistakes';
import { validateWithApp } from '../check/on-synthesis';
import { viewOf } from '../check/operator-view';
import { noteNewerFields } from '../cluster/newer-fields';
import { nullProps } from '../cluster/null-props';
import { specPropOf } from '../cluster/spec-props';
import { BackupMethod } from '../contracts/backup-method';
import { ICluster } from '../contracts/cluster';
import { IPlugin } from '../contracts/plugin';
import { CrdKind } from '../facts/operator-crds';
import { backupInput } from '../inventory/backup-views';
import { backupsIn } from '../inventory/clusters';
import { Inventory } from '../inventory/inventory';
import { Item } from '../inventory/item';
import { backupParameters, backupWithoutWal } from '../rules/backup/backups';
import { oneOperator } from '../rules/plugin-use/in-clusters';

/** Defines and validates the object of a backup; `own` is what only its kind has. */
export function defineBackup(scope: Construct, kind: CrdKind, props: BackupOptions, own: object): ApiObject {
  const { cluster, metadata } = props;
  const { operator } = cluster;
  const owner: Owner = { operator, propOf: specPropOf };
  validateWithApp(scope, owner);
  const spec = { ...renderBackup(props), ...own };
  const resource = new ApiObject(scope, 'Resource', {
    apiVersion: operator.distribution.apiVersion,
    kind,
    metadata: { ...metadata, name: metadata?.name ?? scope.node.id, namespace: metadata?.namespace ?? cluster.namespace },
    spec: Lazy.any({ produce: () => spec }),
  });
  validate(scope, owner, resource, spec, props);
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

function validate(scope: Construct, owner: Owner, { apiVersion, kind, name, metadata }: ApiObject, spec: object, props: BackupOptions): void {
  const { cluster, plugin } = props;
  const manifest = { apiVersion, kind, metadata: { ...props.metadata, name, namespace: metadata.namespace }, spec };
  loadConstructValidation().validateConstruct(scope, owner, [manifest], {
    plugins: plugin && [plugin], clusters: [knownClusterOf(cluster)], mistakes: mistakesIn(props),
  });
  if (!cluster.node.defaultChild) { warnOfElsewhere(scope, owner, new Item(manifest, { where: scope.node.path }), cluster); }
  noteNewerFields(scope, owner.operator, kind as CrdKind, spec);
}

/** A cluster that is in the app is validated with the app, and one that is defined elsewhere only here. */
function warnOfElsewhere(scope: Construct, { operator }: Owner, item: Item, cluster: ICluster): void {
  const inventory = new Inventory([item], { operators: [viewOf(operator, [])], clusters: [knownClusterOf(cluster)] });
  backupsIn(inventory).forEach(view => enforce(scope, backupWithoutWal, backupInput(view, inventory)));
}

/** What the object does not show. */
function mistakesIn(props: BackupOptions): Described[] {
  const { cluster, plugin, parameters } = props;
  return [
    ...nullProps(props),
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
