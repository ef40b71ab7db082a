import { Distribution } from '../../contracts/distribution';
import { cameLater, nearestSetting, SETTINGS } from '../../facts/operator-settings';
import { requiredParameters } from '../../facts/plugins';
import { missingVerbs, RoleRule } from '../../inventory/account-permissions';
import { installedPlugins } from '../../inventory/installed-plugins';
import type { Inventory } from '../../inventory/inventory';
import { accountOf, roleRulesOf } from '../../inventory/operator-permissions';
import { OperatorPods, operatorPodsOf } from '../../inventory/operator-pods';
import { proxiedOf, ProxyInput, proxyInputOf } from '../../inventory/operator-proxy';
import { OperatorSetting, settingsOf } from '../../inventory/operator-settings';
import { commaSeparated } from '../../values/comma-separated';
import { asString } from '../../values/narrow';
import { nearestOf } from '../../values/nearest';
import { isKnownText } from '../../values/placeholder';
import { hasFeature } from '../../values/release';
import { renameIfOnly } from '../engine/change';
import { Rule, Target } from '../engine/rule';
import { KUBERNETES_DOCS, OPERATOR_DOCS, OPERATOR_SOURCE } from '../engine/source';

const CONFIGURATION_PAGE = `${OPERATOR_DOCS}/operator_conf`;
const NEEDS_CONFIGURATION = 'the ConfigMap or Secret that the operator\'s arguments name, or one of the usual name';
const NEEDS_INCLUDED = 'INCLUDE_PLUGINS in the operator\'s environment or ConfigMap';
const NEEDS_DEPLOYMENT = 'the whole Deployment of the operator';

/** One key of the operator's ConfigMap or Secret. */
export interface SettingInput {
  readonly key: string;
  /** Whether all settings of the product are published. */
  readonly published: boolean;
  readonly version?: string;
}

/** The operator ignores other settings. */
export const operatorSetting: Rule<SettingInput> = {
  id: 'operator-setting',
  isMended: true,
  severity: 'warning',
  title: 'Keys of the operator\'s ConfigMap and Secret should be settings of its release',
  symptom: 'the setting has no effect, without an event or a log',
  cause: 'the operator looks up each setting by its name, and ignores all other keys',
  fix: 'correct the name of the setting, or remove it',
  source: `${OPERATOR_SOURCE}/internal/configuration/configuration.go`,
  kinds: ['ConfigMap', 'Secret'],
  needs: NEEDS_CONFIGURATION,
  check: ({ key, published, version }) => {
    const later = cameLater(key, version);
    if (later) {
      return [{
        message: `requires operator ${later.join(', ')} or later, and the operator is ${version}`,
        fix: `remove ${key}, or upgrade the operator to ${later.slice(-1)[0]}`,
      }];
    }
    const near = nearestSetting(key);
    if (SETTINGS.includes(key) || !isKnownText(key) || !published && near === undefined) { return undefined; }
    return [near === undefined
      ? { message: 'the operator has no setting of this name', fix: `remove ${key}` }
      : { message: `the operator has no setting of this name; did you mean "${near}"?`, fix: `rename ${key} to ${near}`, changes: renameIfOnly(near, key, SETTINGS) }];
  },
  targets: inventory => configured(inventory).map(({ item, path, key, operator }) => ({
    item, path, input: { key, published: operator.distribution === Distribution.CLOUDNATIVE_PG, version: operator.version },
  })),
};

/** The namespaces to watch are chosen before the ConfigMap is read. */
export const watchNamespaceConfiguration: Rule<{ readonly key: string }> = {
  id: 'watch-namespace-configuration',
  severity: 'warning',
  title: '`WATCH_NAMESPACE` should be set in the operator\'s environment',
  symptom: 'the operator logs "Listening for changes on all namespaces", whatever the value is',
  cause: 'the operator decides what it watches before it reads its ConfigMap and Secret, although its documentation lists the setting there',
  fix: 'set WATCH_NAMESPACE in the environment of the operator\'s container, and include the operator\'s own namespace',
  source: `${OPERATOR_SOURCE}/internal/cmd/manager/controller/controller.go`,
  kinds: ['ConfigMap', 'Secret'],
  needs: NEEDS_CONFIGURATION,
  check: ({ key }) => key === 'WATCH_NAMESPACE' ? 'ignored here: the operator reads WATCH_NAMESPACE from its environment only' : undefined,
  targets: inventory => configured(inventory).map(({ item, path, key }) => ({ item, path, input: { key } })),
};

function configured(inventory: Inventory): OperatorSetting[] {
  return settingsOf(inventory).filter(({ source }) => source !== 'environment');
}

/** One name of INCLUDE_PLUGINS. */
export interface IncludedInput {
  readonly pluginName: string;
  /** The whole setting. */
  readonly value: string;
  /** The plugins of the input; nothing where it may lack some, or has none. */
  readonly plugins?: string[];
}

/** INCLUDE_PLUGINS is a list of names with commas. */
export const includePluginsName: Rule<IncludedInput> = {
  id: 'include-plugins-name',
  isMended: true,
  severity: 'error',
  title: '`INCLUDE_PLUGINS` must be a list of plugin names, separated by commas',
  symptom: 'every Cluster stops with "Cluster cannot proceed to reconciliation due to an unknown plugin being required", failover included',
  cause: 'the operator adds each name to the plugins of every Cluster, and no plugin can have this one',
  fix: 'set INCLUDE_PLUGINS to names separated by commas, without quotes or brackets, such as "audit.example.com,backup.example.com"',
  source: `${OPERATOR_SOURCE}/api/v1/cluster_defaults.go`,
  kinds: ['ConfigMap', 'Deployment'],
  needs: NEEDS_INCLUDED,
  check: ({ pluginName, value }) => {
    const names = value.split(/[\s,;"'[\]]+/).filter(name => name !== '');
    return canBeName(pluginName) ? undefined : [{
      message: `"${pluginName}" is not a valid plugin name: expected at most 98 letters, digits, "-", "_" and ".", and a comma between two names`,
      ...names.every(canBeName) ? { fix: `set INCLUDE_PLUGINS to "${names.join(',')}"`, changes: [{ action: 'set', value: names.join(',') }] } : {},
    }];
  },
  targets: includedPlugins,
};

/** Whether a plugin of any kind can have a name. */
function canBeName(name: string): boolean {
  return /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/.test(name) && name.length <= 98;
}

/** A plugin that every cluster gets has to be there. */
export const includePlugins: Rule<IncludedInput> = {
  id: 'include-plugins',
  severity: 'warning',
  title: '`INCLUDE_PLUGINS` should name installed plugins',
  symptom: 'every Cluster stops with "Cluster cannot proceed to reconciliation due to an unknown plugin being required", failover included',
  cause: 'the operator adds the plugin to every Cluster that does not list it; the setting has nothing to do with how plugins are found',
  fix: 'install the plugin, or correct its name in INCLUDE_PLUGINS',
  source: `${OPERATOR_SOURCE}/api/v1/cluster_defaults.go`,
  kinds: ['ConfigMap', 'Deployment'],
  needs: 'the operator\'s Deployment, INCLUDE_PLUGINS, and all plugins with their names',
  check: ({ pluginName, plugins }) => {
    if (plugins === undefined || plugins.includes(pluginName) || !canBeName(pluginName)) { return undefined; }
    const near = nearestOf(pluginName, plugins);
    return [near === undefined
      ? { message: `"${pluginName}" is not installed here: the plugins are ${plugins.map(one => `"${one}"`).join(', ')}` }
      : { message: `"${pluginName}" is not installed here; did you mean "${near}"?`, fix: `replace "${pluginName}" in INCLUDE_PLUGINS with "${near}"` }];
  },
  targets: includedPlugins,
};

/** INCLUDE_PLUGINS has no parameters. */
export const includePluginsParameters: Rule<IncludedInput> = {
  id: 'include-plugins-parameters',
  severity: 'warning',
  title: '`INCLUDE_PLUGINS` should name only plugins that require no parameters',
  symptom: 'the plugin fails or does nothing in each Cluster that does not configure it: archiving and backups fail, or the Cluster stops with '
    + '"Cluster cannot proceed to reconciliation due to an error while interacting with plugins"',
  cause: 'the operator adds the plugin to every Cluster that does not list it, without parameters',
  fix: 'remove the plugin from INCLUDE_PLUGINS, and list it with its parameters in each Cluster that uses it',
  source: `${OPERATOR_SOURCE}/api/v1/cluster_defaults.go`,
  kinds: ['ConfigMap', 'Deployment'],
  needs: NEEDS_INCLUDED,
  check: ({ pluginName }) => {
    const needed = requiredParameters(pluginName);
    return needed.length === 0 ? undefined : [{
      message: `"${pluginName}" requires ${needed.map(name => `"${name}"`).join(', ')}, and INCLUDE_PLUGINS sets no parameters`,
      fix: `remove "${pluginName}" from INCLUDE_PLUGINS, and list it with its parameters in each Cluster that uses it`,
    }];
  },
  targets: includedPlugins,
};

function includedPlugins(inventory: Inventory): Target<IncludedInput>[] {
  return settingsOf(inventory).filter(({ key }) => key === 'INCLUDE_PLUGINS').flatMap(({ item, path, value = '', operator }) => {
    const { names, mayHaveOthers } = installedPlugins(inventory, operator.distribution);
    const plugins = operator.deployment && !mayHaveOthers && names.length > 0 ? names : undefined;
    return commaSeparated(value).map(pluginName => ({ item, path, input: { pluginName, value, plugins } }));
  });
}

/** The operator has to know where it runs. */
export const operatorNamespaceEnvironment: Rule<{ readonly env: unknown; readonly envFrom: unknown }> = {
  id: 'operator-namespace-environment',
  severity: 'error',
  title: '`OPERATOR_NAMESPACE` must be set in the operator\'s environment',
  symptom: 'the operator exits with "unable to setup PKI infrastructure", or it reads no ConfigMap and registers no standalone plugin, without a log',
  cause: 'the operator has no other source for its own namespace, in which it looks for its Secrets, its ConfigMap and the Services of plugins',
  fix: 'set OPERATOR_NAMESPACE in the environment of the operator\'s container from the field metadata.namespace (valueFrom.fieldRef), '
    + 'as the published manifests do',
  source: `${OPERATOR_SOURCE}/internal/cmd/manager/controller/controller.go`,
  kinds: ['Deployment'],
  needs: NEEDS_DEPLOYMENT,
  check: ({ env, envFrom }) => {
    if (Array.isArray(envFrom) && envFrom.length > 0) { return undefined; }
    const variables: any[] = Array.isArray(env) ? env : [];
    const index = variables.findIndex(variable => variable?.name === 'OPERATOR_NAMESPACE');
    if (index < 0) { return 'OPERATOR_NAMESPACE is missing'; }
    const { value, valueFrom } = variables[index];
    return (valueFrom ?? undefined) === undefined && (value ?? '') === ''
      ? [{ path: [index, 'value'], message: 'empty: expected the operator\'s own namespace' }]
      : undefined;
  },
  targets: inventory => wholeOf(inventory).map(({ deployment, manager }) => ({
    item: deployment,
    path: [...manager!.path, 'env'],
    input: { env: manager!.container.env, envFrom: manager!.container.envFrom },
  })),
};

/** Pods in a node's network use the node's resolver. */
export const operatorHostNetwork: Rule<{ readonly hostNetwork: boolean; readonly dnsPolicy?: string }> = {
  id: 'operator-host-network',
  severity: 'warning',
  title: '`dnsPolicy` of an operator in the host network should be ClusterFirstWithHostNet',
  symptom: 'each connection to a standalone plugin fails with "name resolver error: produced zero addresses"',
  cause: 'pods with hostNetwork use the resolver of their node, which does not resolve Services, unless dnsPolicy is ClusterFirstWithHostNet',
  fix: 'set spec.template.spec.dnsPolicy to ClusterFirstWithHostNet',
  source: `${KUBERNETES_DOCS}/concepts/services-networking/dns-pod-service/#pod-s-dns-policy`,
  kinds: ['Deployment'],
  needs: 'the operator\'s Deployment',
  check: ({ hostNetwork, dnsPolicy }) => {
    if (!hostNetwork || dnsPolicy !== undefined && ['ClusterFirstWithHostNet', 'None'].includes(dnsPolicy)) { return undefined; }
    return dnsPolicy === undefined
      ? 'required with hostNetwork: expected ClusterFirstWithHostNet'
      : `"${dnsPolicy}" is invalid with hostNetwork: expected ClusterFirstWithHostNet`;
  },
  targets: inventory => wholeOf(inventory).map(({ deployment, spec }) => ({
    item: deployment,
    path: ['spec', 'template', 'spec', 'dnsPolicy'],
    input: { hostNetwork: spec.hostNetwork === true, dnsPolicy: asString(spec.dnsPolicy) },
  })),
};

/** A proxy does not reach what is in the cluster. */
export const operatorProxy: Rule<ProxyInput> = {
  id: 'operator-proxy',
  severity: 'warning',
  title: '`NO_PROXY` of the operator should cover the addresses of plugins',
  symptom: 'each connection to a standalone plugin fails: "504 Gateway Timeout", "x509: certificate signed by unknown authority" or a timeout',
  cause: 'gRPC connects through HTTPS_PROXY unless NO_PROXY covers the address, which is a bare Service name before 1.28.4, 1.29.2 and 1.30.0, '
    + 'and ends with ".svc" since',
  fix: 'add ".svc" to NO_PROXY, and for an older operator the names of the plugins\' Services',
  source: `${OPERATOR_SOURCE}/internal/controller/plugin_controller.go`,
  kinds: ['Deployment'],
  needs: NEEDS_DEPLOYMENT,
  check: input => {
    const hosts = proxiedOf(input);
    if (hosts.length === 0) { return undefined; }
    const missing = [...new Set(hosts.map(host => host.endsWith('.svc') ? '.svc' : host))];
    return [{
      message: `NO_PROXY does not cover ${hosts.map(host => `"${host}"`).join(', ')}, the address${hosts.length > 1 ? 'es' : ''} of `
        + `${hosts.length > 1 ? 'plugins' : 'a plugin'}, so the operator connects through ${input.proxy}`,
      fix: `set NO_PROXY to "${[...input.noProxy === '' ? [] : [input.noProxy], ...missing].join(',')}"`,
    }];
  },
  targets: inventory => wholeOf(inventory).flatMap(pods => {
    const input = proxyInputOf(pods, inventory);
    return input ? [{ item: pods.deployment, path: [...pods.manager!.path, 'env', input.index, 'value'], input }] : [];
  }),
};

/** What the operator's account may do; nothing where the input does not show it. */
export interface PermissionInput {
  readonly account: string;
  readonly rules?: RoleRule[];
  readonly version?: string;
}

const READ = ['get', 'list', 'watch'];

/** The operator reads Services and Secrets, and newer releases the EndpointSlices of the Services. */
export const operatorPermissions: Rule<PermissionInput> = {
  id: 'operator-permissions',
  severity: 'error',
  title: 'The operator\'s ServiceAccount must be allowed to read Services, Secrets and EndpointSlices',
  symptom: 'the operator logs "failed to list … is forbidden" (such as "endpointslices.discovery.k8s.io is forbidden"), stops with '
    + '"failed to wait for … caches to sync", and reconciles nothing',
  cause: 'the operator watches Services and Secrets for plugins, and since 1.28.4, 1.29.2 and 1.30.0 their EndpointSlices',
  fix: 'add the verbs get, list and watch on them to the operator\'s role, as in the published manifest of its release',
  source: `${OPERATOR_SOURCE}/config/rbac/role.yaml`,
  kinds: ['Deployment'],
  releases: 'EndpointSlices: from 1.28.4, 1.29.2 and 1.30.0 on',
  needs: 'the operator\'s Deployment, with all roles that are bound to its ServiceAccount',
  check: ({ account, rules, version }) => {
    if (rules === undefined) { return undefined; }
    const slices = version !== undefined && hasFeature(version, ['1.28.4', '1.29.2', '1.30.0']) ? [['discovery.k8s.io', 'endpointslices']] : [];
    return [['', 'services'], ['', 'secrets'], ...slices].flatMap(([apiGroup, resource]) => {
      const missing = missingVerbs(rules, apiGroup, resource, READ).join(', ');
      return missing === '' ? [] : [{
        message: `"${account}" may not ${missing} ${resource}`,
        fix: `add the verbs ${missing} on ${resource}${apiGroup && ` of ${apiGroup}`} to the role of ServiceAccount "${account}"`,
      }];
    });
  },
  targets: inventory => wholeOf(inventory).map(pods => ({
    item: pods.deployment,
    path: ['spec', 'template', 'spec', 'serviceAccountName'],
    input: { account: accountOf(pods), rules: roleRulesOf(pods, inventory), version: pods.operator.version },
  })),
};

/** Two operators of one product compete. */
export const operatorUnique: Rule<{ readonly other?: string }> = {
  id: 'operator-unique',
  severity: 'warning',
  title: 'A namespace should be watched by one operator of a product',
  symptom: 'both operators reconcile each Cluster, and each reverts the changes of the other; a plugin is registered with one of them only',
  cause: 'operators elect a leader among the pods in their namespace, and do not see operators in other namespaces',
  fix: 'remove one of the operators, or set WATCH_NAMESPACE of each to different namespaces',
  source: CONFIGURATION_PAGE,
  kinds: ['Deployment'],
  needs: 'two Deployments of operators, with their namespaces',
  check: ({ other }) => other === undefined ? undefined : `the operator watches all namespaces, and so does ${other}`,
  targets: inventory => {
    const all = wholeOf(inventory)
      .filter(({ operator, deployment }) => (operator.watchedNamespaces ?? []).length === 0 && deployment.namespace !== undefined);
    const earlier = new Map<Distribution, OperatorPods[]>();
    return all.map(pods => ({ item: pods.deployment, input: { other: otherBefore(pods, earlier) } }));
  },
};

/** The first operator of the same product in another namespace. Of each product, the first operators of two namespaces are enough. */
function otherBefore(pods: OperatorPods, earlier: Map<Distribution, OperatorPods[]>): string | undefined {
  const known = earlier.get(pods.operator.distribution) ?? [];
  const other = known.find(({ deployment }) => deployment.namespace !== pods.deployment.namespace);
  if (known.length === 0 || known.length === 1 && other) { earlier.set(pods.operator.distribution, [...known, pods]); }
  return other && `${other.deployment}`;
}

function wholeOf(inventory: Inventory): OperatorPods[] {
  return operatorPodsOf(inventory).filter(({ whole }) => whole);
}
