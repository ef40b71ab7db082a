/** The documentation of cert-manager. */
export const CERT_MANAGER = 'https://cert-manager.io/docs';

/** The fields of a Certificate. */
export const SPECIFICATION = `${CERT_MANAGER}/reference/api-docs/#cert-manager.io/v1.CertificateSpec`;

/** What the input must show of a Certificate. */
export const NEEDS_CERTIFICATE = 'a Certificate that fills a Secret which a plugin\'s Service names, or one of an authority above it';
