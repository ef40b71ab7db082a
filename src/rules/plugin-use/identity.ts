import { Item } from '../../inventory/item';
import { OperatorView } from '../../inventory/operator-view';
import { managerOf } from '../../inventory/operators';
import { isComplete, pluginServices } from '../../inventory/plugin-services';
import { Path } from '../../values/field-path';
import { asRecords } from '../../values/narrow';
import { Rule } from '../engine/rule';

const OPERATOR = 'https://github.com/cloudnative-pg/cloudnative-pg/blob/v1.30.0';

/** What the API server takes as a label's value. */
const LABEL_VALUE = /^[A-Za-z0-9]([-\w.]{0,61}[A-Za-z0-9])?$/;

/** The name by which an operator knows a plugin. */
export const pluginName: Rule<{ readonly pluginName: string }> = {
  id: 'plugin-name',
  severity: 'error',
  title: 'A plugin\'s name is a label\'s value',
  symptom: 'the API server refuses the Service ("a valid label must be …", "must be no more than 63 characters"), '
    + 'or the operator cannot open a socket of that name',
  cause: 'the name is the value of the label pluginName, or the name of the socket\'s file',
  fix: 'state the name that the plugin reports of itself: 1 to 63 letters, digits, "-" and ".", '
    + 'beginning and ending with a letter or digit, such as "audit.example.com"',
  source: `${OPERATOR}/pkg/utils/labels_annotations.go`,
  needs: 'the Service of the plugin; a manifest of a sidecar does not say the name',
  check: input => typeof input.pluginName === 'string' && /^[A-Za-z0-9]([-A-Za-z0-9.]*[A-Za-z0-9])?$/.test(input.pluginName) && input.pluginName.length <= 63
    ? undefined
    : `pluginName "${input.pluginName}" is no plugin name`,
  // the API server takes an underscore too, and the operator registers such a plugin
  targets: inventory => pluginServices(inventory).filter(({ pluginName: name }) => name !== undefined && name !== '' && !LABEL_VALUE.test(name))
    .map(({ service, distribution, pluginName: name }) => ({
      item: service, path: ['metadata', 'labels', distribution.key('pluginName')], input: { pluginName: name! },
    })),
};

/** One plugin of a name on each operator. */
export const pluginNameUnique: Rule<{ readonly pluginName: string; readonly owner?: string }> = {
  id: 'plugin-name-unique',
  severity: 'error',
  title: 'An operator has one plugin of a name',
  symptom: 'the operator keeps whichever it registered last, without a warning, and which one that is changes at its next start',
  cause: 'each Service replaces what is registered under the name, and one that fails takes the other away with it',
  fix: 'install one plugin of a name on each operator, and refer to it from everywhere else; '
    + 'if the two are meant for different Kubernetes clusters, give each its own Operator',
  manifestFix: 'keep one of the Services, or give each plugin the name that it reports of itself',
  source: `${OPERATOR}/internal/cnpi/plugin/repository/setup.go`,
  needs: 'two Services with the name in one namespace; a manifest of a sidecar does not say the name',
  check: input => input.owner === undefined ? undefined : `pluginName "${input.pluginName}" is already installed on this operator by ${input.owner}`,
  targets: inventory => {
    const services = pluginServices(inventory).filter(isComplete);
    return services.flatMap(({ service, distribution, pluginName: name }, index) => {
      const other = services.slice(0, index).find(one => one.pluginName === name && one.distribution.keyPrefix === distribution.keyPrefix
        && one.service.name !== service.name && one.service.namespace === service.namespace);
      return other ? [{
        item: service, path: ['metadata', 'labels', distribution.key('pluginName')], input: { pluginName: name!, owner: `${other.service}` },
      }] : [];
    });
  },
};

/** The operator sees Services of the namespaces that it watches, and plugins in its own. */
export const operatorNamespaceWatched: Rule<{ readonly namespace: string; readonly watchedNamespaces?: string[] }> = {
  id: 'operator-namespace-watched',
  severity: 'error',
  title: 'An operator with standalone plugins watches its own namespace',
  symptom: 'the operator never sees the plugin\'s Service: no event, no log, and Clusters stop with '
    + '"Cluster cannot proceed to reconciliation due to an unknown plugin being required"',
  cause: 'it looks for plugins in its own namespace, and hears of Services from the namespaces in WATCH_NAMESPACE alone',
  fix: 'add the operator\'s own namespace to its WATCH_NAMESPACE and to `watchedNamespaces`',
  manifestFix: 'add the operator\'s own namespace to its WATCH_NAMESPACE, or leave that out to watch all',
  source: `${OPERATOR}/internal/cmd/manager/controller/controller.go`,
  needs: 'the operator\'s Deployment, with its namespace, and the Service of a plugin',
  check: ({ namespace, watchedNamespaces: watched }) => watched === undefined || watched.length === 0 || watched.includes(namespace)
    ? undefined
    : `the operator watches ${watched.map(n => `"${n}"`).join(', ')} and not its own namespace "${namespace}"`,
  targets: inventory => pluginServices(inventory).flatMap(({ service, operator }) => operator.namespace === undefined ? [] : [{
    ...placeOf(operator) ?? { item: service },
    input: { namespace: operator.namespace, watchedNamespaces: operator.watchedNamespaces },
  }]),
};

function placeOf({ deployment, distribution }: OperatorView): { item: Item; path: Path } | undefined {
  const manager = deployment && managerOf(deployment, distribution);
  if (!manager) { return undefined; }
  const containers: unknown[] = deployment.spec.template.spec.containers;
  const variable = asRecords(manager.env).findIndex(({ name }) => name === 'WATCH_NAMESPACE');
  return { item: deployment, path: ['spec', 'template', 'spec', 'containers', containers.indexOf(manager), 'env', variable] };
}
