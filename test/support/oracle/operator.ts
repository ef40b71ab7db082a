/** The operator that reads the manifests. */
export interface OperatorFacts {
  /** Prefix of labels and annotations: `cnpg.io` or `k8s.enterprisedb.io`. */
  keyPrefix: string;
  /** API group of Cluster, for instance `postgresql.cnpg.io`. */
  apiGroup: string;
  namespace: string;
  /** Without a version it is a current operator. */
  version?: string;
  /** PLUGIN_SOCKET_DIR where it is not set on the manager itself. */
  socketDirectory?: string;
  /** WATCH_NAMESPACE; none or empty watches everything. */
  watchNamespaces?: string[];
}

export function watches(operator: OperatorFacts, namespace: string): boolean {
  return !operator.watchNamespaces?.length || operator.watchNamespaces.includes(namespace);
}

/** Whether the operator has what was released, line by line, in `firstVersions`; lines after the last one have it too. */
export function has(operator: OperatorFacts, ...firstVersions: string[]): boolean {
  if (operator.version === undefined) return true;
  const [major, minor, patch] = numbers(operator.version);
  const line = firstVersions.map(numbers).find(first => first[0] === major && first[1] === minor);
  if (line) return patch >= line[2];
  const last = numbers(firstVersions[firstVersions.length - 1]);
  return major > last[0] || (major === last[0] && minor > last[1]);
}

function numbers(version: string): number[] {
  const found = /^v?(\d+)\.(\d+)(?:\.(\d+))?/.exec(version);
  if (!found) throw new Error(`not an operator version: ${version}`);
  return [Number(found[1]), Number(found[2]), Number(found[3] ?? 0)];
}
