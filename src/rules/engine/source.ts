const REPOSITORY = 'https://github.com/cloudnative-pg/cloudnative-pg/blob/v1.30.0';

/** A line of the operator's admission webhook. */
export function webhook(line: number): string {
  return `${REPOSITORY}/internal/webhook/v1/cluster_webhook.go#L${line}`;
}

/** A line of the types that the CRD of Clusters is made from. */
export function clusterTypes(line: number): string {
  return `${REPOSITORY}/api/v1/cluster_types.go#L${line}`;
}
