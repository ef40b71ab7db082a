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

/** Where the plugin and the operator find their certificates. */
export interface TlsWiring {
  readonly serverSecretName: string;
  readonly clientSecretName: string;
  readonly clientCa: ClientCa;
  readonly serverCertificate?: ApiObject;
  readonly clientCertificate?: ApiObject;
}
