import { Rule } from './rule';

/** The name by which an operator knows a plugin. */
export const pluginName: Rule<{ readonly pluginName: string }> = {
  id: 'plugin-name',
  severity: 'error',
  symptom: 'the API server refuses the Service ("a valid label must be …"), or the operator cannot open a socket of that name',
  fix: 'state the name that the plugin reports of itself: 1 to 63 letters, digits, "-" and ".", '
    + 'beginning and ending with a letter or digit, such as "audit.example.com"',
  check: facts => typeof facts.pluginName === 'string' && /^[A-Za-z0-9]([-A-Za-z0-9.]*[A-Za-z0-9])?$/.test(facts.pluginName) && facts.pluginName.length <= 63
    ? undefined
    : `pluginName "${facts.pluginName}" is no plugin name`,
};

/** One plugin of a name on each operator. */
export const pluginNameUnique: Rule<{ readonly pluginName: string; readonly owner?: string }> = {
  id: 'plugin-name-unique',
  severity: 'error',
  symptom: 'the operator keeps whichever it registered last, without a warning, and which one that is changes at its next start',
  fix: 'install one plugin of a name on each operator, and refer to it from everywhere else; '
    + 'if the two are meant for different Kubernetes clusters, give each its own Operator',
  check: facts => facts.owner === undefined ? undefined : `pluginName "${facts.pluginName}" is already installed on this operator by ${facts.owner}`,
};

/** The operator sees Services of the namespaces that it watches, and plugins in its own. */
export const operatorNamespaceWatched: Rule<{ readonly namespace: string; readonly watchedNamespaces?: string[] }> = {
  id: 'operator-namespace-watched',
  severity: 'error',
  symptom: 'the operator never sees the plugin\'s Service: no event, no log, and Clusters stop with '
    + '"Cluster cannot proceed to reconciliation due to an unknown plugin being required"',
  fix: 'add the operator\'s own namespace to its WATCH_NAMESPACE and to `watchedNamespaces`',
  check: ({ namespace, watchedNamespaces: watched }) => watched === undefined || watched.length === 0 || watched.includes(namespace)
    ? undefined
    : `the operator watches ${watched.map(n => `"${n}"`).join(', ')} and not its own namespace "${namespace}"`,
};
