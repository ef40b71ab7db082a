import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { ClientCa } from './client-ca';

/** What the certificates of a plugin depend on. */
export interface TlsContext {
  readonly scope: Construct;
  /** Base of the objects' names. */
  readonly name: string;
  readonly namespace: string;
  readonly serviceName: string;
  /** The name that the operator expects. */
  readonly serverName: string;
}

/** What the plugin verifies the operator's certificate with. */
export interface TrustedFile {
  readonly clientCa: ClientCa;
  /** The keys of the client Secret that certainly exist, without its private key; undefined where that is not known of the trusted one. */
  readonly clientCertificates?: string[];
}

/** Where the plugin and the operator find their certificates. */
export interface TlsWiring extends TrustedFile {
  readonly serverSecretName: string;
  readonly clientSecretName: string;
  readonly serverCertificate?: ApiObject;
  readonly clientCertificate?: ApiObject;
}

/** A file of a Secret that cert-manager fills from an issuer of ours: it writes both certificates. */
export function trustedOfOwnIssuer(clientCa: ClientCa): TrustedFile {
  return { clientCa, clientCertificates: ['tls.crt', 'ca.crt'] };
}

/** A file of a Secret that somebody else fills: that the trusted one exists is known where it is stated. */
export function trustedOfOthers(stated?: ClientCa): TrustedFile {
  return { clientCa: stated ?? ClientCa.CA_CRT, clientCertificates: stated && [...new Set(['tls.crt', stated.key])] };
}
