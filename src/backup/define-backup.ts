import { ApiObject, Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { BackupOptions } from './backup-options';
import { BackupMethod } from '../api/backup-method';
import { checkWithApp } from '../check/app-check';
import { checkFields } from '../cluster/field-checks';
import { CrdKind } from '../crds/operator-crds';
import { claimObjectNames } from '../operator/registry';
import {
  backupCapability, backupConfigured, backupMethod, backupName, backupNamespace, backupOnline, backupOnlineIgnored, backupParameters, backupPlugin,
  backupWithoutWal,
} from '../rules/backup';
import { BackupFacts } from '../rules/backup-facts';
import { annotationSyntax, labelSyntax, namespaceName, subdomainName } from '../rules/kubernetes';
import { oneOperator, parameterString } from '../rules/plugin-use';
import { enforce } from '../rules/rule';

const RULES = [
  backupMethod, backupParameters, backupNamespace, backupPlugin, backupCapability, backupConfigured, backupOnline, backupName, backupOnlineIgnored,
  backupWithoutWal,
];

/** Defines and checks the object of a backup; `own` is what its kind alone has. */
export function defineBackup(scope: Construct, kind: CrdKind, props: BackupOptions, own: object): ApiObject {
  const { cluster, metadata } = props;
  const { operator } = cluster;
  checkWithApp(scope, operator);
  const spec = { ...renderBackup(props), ...own };
  const resource = new ApiObject(scope, 'Resource', {
    apiVersion: operator.distribution.apiVersion,
    kind,
    metadata: { ...metadata, name: metadata?.name ?? scope.node.id, namespace: metadata?.namespace ?? cluster.namespace },
    spec: Lazy.any({ produce: () => spec }),
  });
  checkBackup(scope, kind, resource, props);
  checkFields(scope, operator, kind, spec);
  claimObjectNames(operator, scope);
  return resource;
}

/** The `spec` of a Backup in the operator's own words. */
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

function checkBackup(scope: Construct, kind: string, { name, metadata }: ApiObject, props: BackupOptions): void {
  const { cluster, plugin, method, online, onlineConfiguration, parameters } = props;
  enforce(scope, subdomainName, { prop: 'metadata.name', value: name });
  if (metadata.namespace !== undefined) {
    enforce(scope, namespaceName, { prop: 'metadata.namespace', value: metadata.namespace });
  }
  enforce(scope, labelSyntax, { prop: 'metadata.labels', labels: props.metadata?.labels ?? {} });
  enforce(scope, annotationSyntax, { prop: 'metadata.annotations', annotations: props.metadata?.annotations ?? {} });
  if (plugin) {
    const { pluginName } = plugin;
    enforce(scope, oneOperator, { pluginName, operator: plugin.operator.node.path, clusterOperator: cluster.operator.node.path });
    enforce(scope, parameterString, { pluginName, parameters });
  }
  const facts: BackupFacts = {
    kind,
    name,
    namespace: metadata.namespace,
    method,
    pluginName: plugin?.pluginName,
    parameters: parameters !== undefined,
    capabilities: plugin?.capabilities,
    online: online !== undefined || onlineConfiguration !== undefined,
    offline: online === false,
    clusterName: cluster.clusterName,
    clusterNamespace: cluster.namespace,
    clusterPlugins: cluster.enabledPlugins?.map(({ pluginName }) => pluginName),
    clusterMethods: cluster.backupMethods,
    // a cluster that is in the app is judged as a whole when the app is synthesized
    archivesWal: cluster.node.defaultChild ? undefined : cluster.archivesWal,
  };
  RULES.forEach(rule => enforce(scope, rule, facts));
}
