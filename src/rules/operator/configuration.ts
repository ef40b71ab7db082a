import { Distribution } from '../../contracts/distribution';
import { cameLater, meant, SETTINGS } from '../../facts/operator-settings';
import type { Inventory } from '../../inventory/inventory';
import { publishedPlugin } from '../../inventory/known-plugins';
import { accountOf, missingVerbs, RoleRule, roleRulesOf } from '../../inventory/operator-permissions';
import { OperatorPods, operatorPodsOf } from '../../inventory/operator-pods';
import { ProxyInput, proxiedOf, proxyInputOf } from '../../inventory/operator-proxy';
import { OperatorSetting, settingsOf } from '../../inventory/operator-settings';
import { standalonePluginsIn } from '../../inventory/plugins';
import { sidecarsOf } from '../../inventory/sidecars';
import { asRecords, asString } from '../../values/narrow';
import { hasFeature } from '../../values/release';
import { Rule } from '../engine/rule';

const OPERATOR_SOURCE = 'https://github.com/cloudnative-pg/cloudnative-pg/blob/v1.30.0';
const CONFIGURATION_PAGE = 'https://cloudnative-pg.io/docs/current/operator_conf';
const NEEDS_CONFIGURATION = 'the ConfigMap or Secret that the operator names in its arguments, or one of the usual name';
const NEEDS_DEPLOYMENT = 'the whole Deployment of the operator';

/** One key of the operator's ConfigMap or Secret. */
export interface SettingInput {
  readonly object: string;
  readonly key: string;
  /** Whether all settings of the product are published. */
  readonly published: boolean;
  readonly version?: string;
}

/** The operator reads the settings that it knows. */
export const operatorSetting: Rule<SettingInput> = {
  id: 'operator-setting',
  severity: 'warning',
  title: 'The operator\'s ConfigMap and Secret hold settings that it knows',
  symptom: 'the setting has no effect, without an event or a log',
  cause: 'the operator asks for each setting by its name, and does not look at the rest',
  fix: 'correct the name, or leave it out',
  source: `${OPERATOR_SOURCE}/internal/configuration/configuration.go`,
  needs: NEEDS_CONFIGURATION,
  check: ({ object, key, published, version }) => {
    const later = cameLater(key, version);
    if (later) { return `${object} sets ${key}, which came with ${later.join(' and ')}, and the operator is ${version}`; }
    const near = meant(key);
    return SETTINGS.includes(key) || !published && near === undefined ? undefined : `${object} sets ${key}, which is no setting${near ? ` (${near}?)` : ''}`;
  },
  targets: inventory => configured(inventory).map(({ item, path, key, operator }) => ({
    item, path, input: { object: `${item}`, key, published: operator.distribution === Distribution.CLOUDNATIVE_PG, version: operator.version },
  })),
};

/** What the operator watches is decided before it reads its ConfigMap. */
export const watchNamespaceConfiguration: Rule<{ readonly object: string; readonly key: string }> = {
  id: 'watch-namespace-configuration',
  severity: 'warning',
  title: 'WATCH_NAMESPACE is in the operator\'s environment',
  symptom: 'the operator logs "Listening for changes on all namespaces", whatever the setting says',
  cause: 'the operator decides what it watches before it reads its ConfigMap and Secret, though its documentation lists the setting there',
  fix: 'set WATCH_NAMESPACE in the environment of the operator\'s container, with the operator\'s own namespace among the names',
  source: `${OPERATOR_SOURCE}/internal/cmd/manager/controller/controller.go`,
  needs: NEEDS_CONFIGURATION,
  check: ({ object, key }) => key === 'WATCH_NAMESPACE' ? `${object} sets WATCH_NAMESPACE` : undefined,
  targets: inventory => configured(inventory).map(({ item, path, key }) => ({ item, path, input: { object: `${item}`, key } })),
};

function configured(inventory: Inventory): OperatorSetting[] {
  return settingsOf(inventory).filter(({ source }) => source !== 'environment');
}

/** One name of INCLUDE_PLUGINS. */
export interface IncludedInput {
  readonly pluginName: string;
  /** The plugins of the input; nothing where it may lack some, or has none. */
  readonly plugins?: string[];
}

/** INCLUDE_PLUGINS is a list of names with commas. */
export const includePluginsName: Rule<IncludedInput> = {
  id: 'include-plugins-name',
  severity: 'error',
  title: 'INCLUDE_PLUGINS is a list of plugin names, with commas between them',
  symptom: 'every Cluster stops with "Cluster cannot proceed to reconciliation due to an unknown plugin being required", failover included',
  cause: 'the operator adds each name to the plugins of every Cluster, and no plugin can have this one',
  fix: 'state the names that the plugins report of themselves, with commas between them and no quotes or brackets',
  source: `${OPERATOR_SOURCE}/api/v1/cluster_defaults.go`,
  needs: 'INCLUDE_PLUGINS in the operator\'s environment or ConfigMap',
  check: ({ pluginName }) => /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/.test(pluginName) && pluginName.length <= 98
    ? undefined
    : `INCLUDE_PLUGINS has "${pluginName}", which is no plugin name`,
  targets: includedPlugins,
};

/** What every cluster gets should be there. */
export const includePlugins: Rule<IncludedInput> = {
  id: 'include-plugins',
  severity: 'warning',
  title: 'INCLUDE_PLUGINS names plugins that are installed',
  symptom: 'every Cluster stops with "Cluster cannot proceed to reconciliation due to an unknown plugin being required", failover included',
  cause: 'the operator adds the plugin to every Cluster that does not list it; the setting has nothing to do with how plugins are found',
  fix: 'install the plugin, or correct the name',
  source: `${OPERATOR_SOURCE}/api/v1/cluster_defaults.go`,
  needs: 'the operator\'s Deployment, INCLUDE_PLUGINS, and a plugin whose name is shown',
  check: ({ pluginName, plugins }) => plugins === undefined || plugins.includes(pluginName)
    ? undefined
    : `INCLUDE_PLUGINS has "${pluginName}", and the plugins of the input are ${plugins.map(one => `"${one}"`).join(', ')}`,
  targets: includedPlugins,
};

/** INCLUDE_PLUGINS has no parameters. */
export const includePluginsParameters: Rule<IncludedInput> = {
  id: 'include-plugins-parameters',
  severity: 'warning',
  title: 'INCLUDE_PLUGINS names plugins that need no parameters',
  symptom: 'the plugin refuses or does nothing in each Cluster that does not configure it: archiving and backups fail, or the Cluster stops with '
    + '"Cluster cannot proceed to reconciliation due to an error while interacting with plugins"',
  cause: 'the operator adds the plugin to every Cluster that does not list it, without parameters',
  fix: 'leave the plugin out of INCLUDE_PLUGINS, and list it with its parameters in each Cluster that uses it',
  source: `${OPERATOR_SOURCE}/api/v1/cluster_defaults.go`,
  needs: 'INCLUDE_PLUGINS in the operator\'s environment or ConfigMap',
  check: ({ pluginName }) => {
    const needed = publishedPlugin(pluginName)?.required ?? [];
    return needed.length === 0 ? undefined : `INCLUDE_PLUGINS has "${pluginName}", which needs the parameter${needed.length > 1 ? 's' : ''} ${needed.join(', ')}`;
  },
  targets: includedPlugins,
};

function includedPlugins(inventory: Inventory) {
  return settingsOf(inventory).filter(({ key }) => key === 'INCLUDE_PLUGINS').flatMap(({ item, path, value = '', operator }) =>
    value.split(',').map(name => name.trim()).filter(name => name !== '').map(pluginName => ({
      item, path, input: { pluginName, plugins: operator.deployment && pluginsOf(inventory, operator.distribution) },
    })));
}

/** The names of all plugins that an input installs; nothing where a sidecar shows none, or there are no plugins. */
function pluginsOf(inventory: Inventory, distribution: Distribution): string[] | undefined {
  const sidecars = sidecarsOf(inventory).filter(({ pods }) => pods.operator.distribution === distribution).map(({ socketPath }) => socketPath?.split('/').pop());
  const standalone = standalonePluginsIn(inventory).filter(plugin => plugin.distribution === distribution).flatMap(({ pluginName }) => pluginName ?? []);
  const known = [...standalone, ...(inventory.context.plugins ?? []).map(({ pluginName }) => pluginName), ...sidecars];
  return known.length === 0 || known.some(name => name === undefined) ? undefined : [...new Set(known as string[])];
}

/** The operator has to know where it runs. */
export const operatorNamespaceEnvironment: Rule<{ readonly deployment: string; readonly set: boolean }> = {
  id: 'operator-namespace-environment',
  severity: 'error',
  title: 'OPERATOR_NAMESPACE is in the operator\'s environment',
  symptom: 'the operator exits with "unable to setup PKI infrastructure", or it reads no ConfigMap and registers no standalone plugin, without a log',
  cause: 'the operator expectedType its own namespace from nowhere else: its Secrets, its ConfigMap and the Services of plugins are looked for there',
  fix: 'set OPERATOR_NAMESPACE in the environment of the operator\'s container from the field metadata.namespace (valueFrom.fieldRef), as the published manifests do',
  source: `${OPERATOR_SOURCE}/internal/cmd/manager/controller/controller.go`,
  needs: NEEDS_DEPLOYMENT,
  check: ({ deployment, set }) => set ? undefined : `the operator's container in ${deployment} has no OPERATOR_NAMESPACE in its environment`,
  targets: inventory => wholeOf(inventory).map(({ deployment, manager }) => ({
    item: deployment,
    path: [...manager!.path, 'env'],
    input: { deployment: `${deployment}`, set: setsNamespace(manager!.container) },
  })),
};

/** Whether a container's environment has the namespace, or may have it. */
function setsNamespace({ env, envFrom }: Record<string, any>): boolean {
  return asRecords(envFrom).length > 0
    || asRecords(env).some(({ name, value, valueFrom }) => name === 'OPERATOR_NAMESPACE' && ((valueFrom ?? undefined) !== undefined || (value ?? '') !== ''));
}

/** Pods in a node's network ask the node's resolver. */
export const operatorHostNetwork: Rule<{ readonly hostNetwork: boolean; readonly dnsPolicy: string }> = {
  id: 'operator-host-network',
  severity: 'warning',
  title: 'An operator in the host\'s network resolves names of the cluster',
  symptom: 'each connection to a standalone plugin fails with "name resolver error: produced zero addresses"',
  cause: 'pods with hostNetwork ask the resolver of their node, which does not know Services, unless dnsPolicy says otherwise',
  fix: 'state `dnsPolicy: ClusterFirstWithHostNet` beside `hostNetwork: true`',
  source: 'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-s-dns-policy',
  needs: 'the operator\'s Deployment',
  check: ({ hostNetwork, dnsPolicy }) => hostNetwork && !['ClusterFirstWithHostNet', 'None'].includes(dnsPolicy)
    ? `the operator's pods have hostNetwork and dnsPolicy ${dnsPolicy}`
    : undefined,
  targets: inventory => wholeOf(inventory).map(({ deployment, spec }) => ({
    item: deployment,
    path: ['spec', 'template', 'spec', 'hostNetwork'],
    input: { hostNetwork: spec.hostNetwork === true, dnsPolicy: asString(spec.dnsPolicy) ?? 'ClusterFirst' },
  })),
};

/** A proxy does not know what is in the cluster. */
export const operatorProxy: Rule<ProxyInput> = {
  id: 'operator-proxy',
  severity: 'warning',
  title: 'The operator reaches plugins without a proxy',
  symptom: 'each connection to a standalone plugin fails: "504 Gateway Timeout", "x509: certificate signed by unknown authority" or a timeout',
  cause: 'gRPC connects through HTTPS_PROXY unless NO_PROXY covers the address, which is a bare Service name before 1.28.4, 1.29.2 and 1.30.0, '
    + 'and ends with ".svc" since',
  fix: 'add ".svc" to NO_PROXY, and with an older operator the names of the plugins\' Services too',
  source: `${OPERATOR_SOURCE}/internal/controller/plugin_controller.go`,
  needs: NEEDS_DEPLOYMENT,
  check: input => {
    const host = proxiedOf(input);
    return host && `the operator's environment sets ${input.proxy}, and its NO_PROXY does not cover the address "${host}" of a plugin`;
  },
  targets: inventory => wholeOf(inventory).flatMap(pods => {
    const input = proxyInputOf(pods, inventory);
    return input ? [{ item: pods.deployment, path: [...pods.manager!.path, 'env'], input }] : [];
  }),
};

/** What the operator's account may do; nothing where the input does not show it. */
export interface PermissionInput {
  readonly account: string;
  readonly rules?: RoleRule[];
  readonly version?: string;
}

/** The operator reads Services and Secrets, and the newer ones what is behind a Service. */
export const operatorPermissions: Rule<PermissionInput> = {
  id: 'operator-permissions',
  severity: 'error',
  title: 'The operator may read what it finds plugins by',
  symptom: 'the operator logs "failed to list … is forbidden" (such as "endpointslices.discovery.k8s.io is forbidden"), stops with '
    + '"failed to wait for … caches to sync", and reconciles nothing',
  cause: 'the operator watches Services and Secrets for plugins, and since 1.28.4, 1.29.2 and 1.30.0 their EndpointSlices',
  fix: 'give the operator\'s role the verbs get, list and watch on them, as the published manifest of its release does',
  source: `${OPERATOR_SOURCE}/config/rbac/role.yaml`,
  needs: 'the operator\'s Deployment, with all roles that are bound to its ServiceAccount',
  check: ({ account, rules, version }) => {
    if (rules === undefined) { return undefined; }
    const slices = version !== undefined && hasFeature(version, ['1.28.4', '1.29.2', '1.30.0']) ? [['discovery.k8s.io', 'endpointslices']] : [];
    return [['', 'services'], ['', 'secrets'], ...slices].map(([apiGroup, resource]) => {
      const missing = missingVerbs(rules, apiGroup, resource, ['get', 'list', 'watch']);
      return missing.length === 0 ? undefined : `ServiceAccount "${account}" of the operator may not ${missing.join(', ')} ${resource}`;
    }).find(wrong => wrong !== undefined);
  },
  targets: inventory => wholeOf(inventory).map(pods => ({
    item: pods.deployment,
    path: ['spec', 'template', 'spec', 'serviceAccountName'],
    input: { account: accountOf(pods), rules: roleRulesOf(pods, inventory), version: pods.operator.version },
  })),
};

/** Two operators of one product compete. */
export const operatorUnique: Rule<{ readonly operator: string; readonly other?: string }> = {
  id: 'operator-unique',
  severity: 'warning',
  title: 'One operator of a product watches a namespace',
  symptom: 'both operators reconcile each Cluster, and change what the other one has made; a plugin is known to one of them only',
  cause: 'operators choose a leader among the pods of their own namespace, and do not know of operators in others',
  fix: 'take one of them out, or give each WATCH_NAMESPACE with namespaces of its own',
  source: CONFIGURATION_PAGE,
  needs: 'two Deployments of operators, with their namespaces',
  check: ({ operator, other }) => other === undefined ? undefined : `${operator} watches all namespaces, and so does ${other}`,
  targets: inventory => {
    const all = wholeOf(inventory)
      .filter(({ operator, deployment }) => (operator.watchedNamespaces ?? []).length === 0 && deployment.namespace !== undefined);
    return all.map((pods, index) => ({
      item: pods.deployment,
      input: { operator: `${pods.deployment}`, other: firstOther(pods, all.slice(0, index)) },
    }));
  },
};

function firstOther({ operator, deployment }: OperatorPods, others: OperatorPods[]): string | undefined {
  const other = others.find(one => one.operator.distribution === operator.distribution && one.deployment.namespace !== deployment.namespace);
  return other && `${other.deployment}`;
}

function wholeOf(inventory: Inventory): OperatorPods[] {
  return operatorPodsOf(inventory).filter(({ whole }) => whole);
}
