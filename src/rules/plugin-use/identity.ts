import { mistakesInDeclaration } from '../../facts/plugins/declared-plugin';
import { Inventory } from '../../inventory/inventory';
import { Item } from '../../inventory/item';
import { OperatorView } from '../../inventory/operator-view';
import { managerOf } from '../../inventory/operators';
import { isComplete, pluginServices } from '../../inventory/plugin-services';
import { sidecarsOf } from '../../inventory/sidecars';
import { Path } from '../../values/field-path';
import { isKnownText } from '../../values/placeholder';
import { isRelease } from '../../values/release';
import { Rule, Target } from '../engine/rule';
import { OPERATOR_SOURCE } from '../engine/source';


/** What the API server accepts as a label's value. */
const LABEL_VALUE = /^[A-Za-z0-9]([-\w.]{0,61}[A-Za-z0-9])?$/;

/** The name by which an operator knows a plugin. */
export const pluginName: Rule<{ readonly pluginName: string }> = {
  id: 'plugin-name',
  severity: 'error',
  title: '`pluginName` must be a valid label value',
  symptom: 'the API server rejects the Service ("a valid label must be …", "must be no more than 63 characters"), '
    + 'or the operator cannot open a socket of that name',
  cause: 'the name is the value of the label pluginName, or the name of the socket\'s file',
  fix: 'set the name that the plugin reports: 1 to 63 letters, digits, "-" and ".", '
    + 'beginning and ending with a letter or digit, such as "audit.example.com"',
  source: `${OPERATOR_SOURCE}/pkg/utils/labels_annotations.go`,
  kinds: ['Service'],
  needs: 'the Service of the plugin; a manifest of a sidecar need not show the name',
  check: input => typeof input.pluginName === 'string' && /^[A-Za-z0-9]([-A-Za-z0-9.]*[A-Za-z0-9])?$/.test(input.pluginName) && input.pluginName.length <= 63
    ? undefined
    : `"${input.pluginName}" is not a valid plugin name: expected 1 to 63 letters, digits, "-" and ".", beginning and ending with a letter or digit`,
  // the API server accepts an underscore too, and the operator registers such a plugin
  targets: inventory => pluginServices(inventory).filter(({ pluginName: name = '' }) => name !== '' && !LABEL_VALUE.test(name) && isKnownText(name))
    .map(({ service, distribution, pluginName: name }) => ({
      item: service, path: ['metadata', 'labels', distribution.key('pluginName')], input: { pluginName: name! },
    })),
};

/** The release that a program states. */
export const pluginVersion: Rule<{ readonly version?: string }> = {
  id: 'plugin-version',
  severity: 'error',
  title: '`version` of a plugin must be a release',
  symptom: 'none in the cluster: the fields that the plugin\'s release has, and its known defects, would not be checked',
  cause: 'releases are compared by their numbers',
  fix: 'set the release of the plugin, such as 0.14.0, or remove `version`',
  source: 'https://semver.org',
  programsOnly: 'a manifest shows the release in the tag of the plugin\'s image',
  check: ({ version }) => version === undefined || isRelease(version) ? undefined : `"${version}" is invalid: expected a release such as 0.14.0`,
};

/** The parameters that the author of a plugin declares. */
export const pluginDeclaration: Rule<{ readonly parameters?: unknown }> = {
  id: 'plugin-declaration',
  severity: 'error',
  title: 'Each parameter that a plugin declares must have a name, and valid values',
  symptom: 'none in the cluster: parameters of Clusters would be compared with a wrong declaration',
  cause: '`parameters` of a plugin are what its author declares; those of Clusters and Backups are validated against them',
  fix: 'declare each parameter once, with a name, and with either `format` or `values`',
  source: `${OPERATOR_SOURCE}/docs/src/cnpg_i.md`,
  programsOnly: 'the command rejects a file of the option --plugin-facts with such a mistake',
  check: ({ parameters }) => mistakesInDeclaration(parameters),
};

/** One plugin of a name on each operator. */
export const pluginNameUnique: Rule<{ readonly pluginName: string; readonly owner?: string }> = {
  id: 'plugin-name-unique',
  severity: 'error',
  title: 'Plugins of one operator must have different names',
  symptom: 'the operator uses the plugin that it registered last, without a warning, and which one that is changes at its next start',
  cause: 'each registration replaces the one before it under the same name, and a failing one removes the working one',
  fix: 'install one plugin of a name on each operator, and refer to it from everywhere else; '
    + 'if the two are meant for different Kubernetes clusters, define an Operator for each',
  manifestFix: 'remove one of the plugins, or set the label to the name that the plugin reports',
  source: `${OPERATOR_SOURCE}/internal/cnpi/plugin/repository/setup.go`,
  kinds: ['Service', 'Deployment'],
  needs: 'two Services with the name in one namespace, or a sidecar and something that waits for its socket',
  check: input => input.owner === undefined ? undefined : `"${input.pluginName}" is already the name of another plugin: ${input.owner}`,
  targets: inventory => {
    const installs = installsIn(inventory);
    const known = new Map<string, Install[]>();
    return installs.map(install => {
      const key = JSON.stringify([install.pluginName, install.operator]);
      const before = known.get(key) ?? [];
      known.set(key, before);
      const other = before.find(one => one.owner !== install.owner);
      // the first two owners are all that later ones can be compared with
      if (before.length === 0 || before.length === 1 && other) { before.push(install); }
      return { item: install.item, path: install.path, input: { pluginName: install.pluginName, owner: other?.owner } };
    });
  },
};

/** A plugin, and what installs it. */
interface Install {
  readonly pluginName: string;
  /** The product and the namespace of the operator that it is for. */
  readonly operator: string;
  readonly owner: string;
  readonly item: Item;
  readonly path: Path;
}

/** The sidecars whose names something shows, and the Services that operators find. */
function installsIn(inventory: Inventory): Install[] {
  const named = sidecarsOf(inventory).filter(({ pluginName: name }) => name !== undefined);
  const sidecars = named.map(({ pods: { deployment, operator }, pluginName: name, name: container, path }): Install => ({
    pluginName: name!,
    operator: `${operator.distribution.keyPrefix} ${deployment.namespace}`,
    owner: `container "${container}" of Deployment "${deployment.name}"`,
    item: deployment,
    path,
  }));
  const services = pluginServices(inventory).filter(isComplete).map(({ service, distribution, pluginName: name }): Install => ({
    pluginName: name!,
    operator: `${distribution.keyPrefix} ${service.namespace}`,
    owner: `${service}`,
    item: service,
    path: ['metadata', 'labels', distribution.key('pluginName')],
  }));
  return [...sidecars, ...services].filter(({ pluginName: name }) => isKnownText(name));
}

/** An operator and the namespaces that it watches. */
export interface WatchInput {
  readonly namespace: string;
  readonly watchedNamespaces?: string[];
}

/** The operator sees Services of the namespaces that it watches, and plugins in its own. */
export const operatorNamespaceWatched: Rule<WatchInput> = {
  id: 'operator-namespace-watched',
  severity: 'error',
  title: 'An operator with standalone plugins must watch its own namespace',
  symptom: 'the operator never sees the plugin\'s Service: no event, no log, and Clusters stop with '
    + '"Cluster cannot proceed to reconciliation due to an unknown plugin being required"',
  cause: 'the operator looks for plugins in its own namespace, and watches Services only in the namespaces of WATCH_NAMESPACE',
  fix: 'add the operator\'s own namespace to its WATCH_NAMESPACE and to `watchedNamespaces`',
  manifestFix: 'add the operator\'s own namespace to its WATCH_NAMESPACE, or remove WATCH_NAMESPACE to watch all namespaces',
  source: `${OPERATOR_SOURCE}/internal/cmd/manager/controller/controller.go`,
  kinds: ['Service', 'Deployment'],
  needs: 'the operator\'s Deployment, with its namespace, and the Service of a plugin',
  check: ({ namespace, watchedNamespaces: watched = [] }) => {
    if (watched.length === 0 || watched.includes(namespace) || !watched.every(isKnownText)) { return undefined; }
    return [{
      message: `the operator watches ${watched.map(name => `"${name}"`).join(', ')}, but not its own namespace "${namespace}"`,
      fix: `add "${namespace}" to WATCH_NAMESPACE of the operator: "${[...watched, namespace].join(',')}"`,
    }];
  },
  targets: inventory => pluginServices(inventory).flatMap(({ service, operator }): Target<WatchInput>[] => operator.namespace === undefined ? [] : [{
    ...placeOf(operator) ?? { item: service, path: ['metadata', 'namespace'] },
    input: { namespace: operator.namespace, watchedNamespaces: operator.watchedNamespaces },
  }]),
};

function placeOf({ deployment, distribution }: OperatorView): { item: Item; path: Path } | undefined {
  const manager = deployment && managerOf(deployment, distribution);
  if (!manager) { return undefined; }
  const containers: unknown[] = deployment.spec.template.spec.containers;
  const path = ['spec', 'template', 'spec', 'containers', containers.indexOf(manager), 'env'];
  const variable = (Array.isArray(manager.env) ? manager.env : []).findIndex(one => one?.name === 'WATCH_NAMESPACE');
  return { item: deployment, path: variable < 0 ? path : [...path, variable, 'value'] };
}
