/** The operator's source, as of the release that was read. */
export const OPERATOR_SOURCE = 'https://github.com/cloudnative-pg/cloudnative-pg/blob/v1.30.0';

/** The operator's documentation. */
export const OPERATOR_DOCS = 'https://cloudnative-pg.io/docs/current';

/** The documentation of the plugin barman-cloud. */
export const BARMAN_CLOUD_DOCS = 'https://cloudnative-pg.io/plugin-barman-cloud/docs';

/** The documentation of Kubernetes. */
export const KUBERNETES_DOCS = 'https://kubernetes.io/docs';

/** A line of the operator's admission webhook. */
export function webhook(line: number): string {
  return `${OPERATOR_SOURCE}/internal/webhook/v1/cluster_webhook.go#L${line}`;
}

/** A line of the types that the CRD of Clusters is made from. */
export function clusterTypes(line: number): string {
  return `${OPERATOR_SOURCE}/api/v1/cluster_types.go#L${line}`;
}

/** The documentation of cert-manager. */
export const CERT_MANAGER = 'https://cert-manager.io/docs';

/** The fields of a Certificate. */
export const CERTIFICATE_SPEC = `${CERT_MANAGER}/reference/api-docs/#cert-manager.io/v1.CertificateSpec`;

/** What the input must show of a Certificate. */
export const NEEDS_CERTIFICATE = 'a Certificate that fills a Secret which a plugin\'s Service names, or one of an authority above it';
