import { ClientCa } from './client-ca';
import { checkSigner } from './signer-checks';
import { TlsContext, TlsWiring, trustedOfOthers } from './tls-wiring';

/**
 * Certificates in Secrets that exist, however they are made. Only the Secrets' names pass through here.
 */
export interface SecretsTlsOptions {
  /**
   * Name of the Secret with the plugin's certificate and key, in the operator's namespace, with the keys `tls.crt` and `tls.key`.
   *
   * The operator trusts exactly what is in `tls.crt`; it must name the server in its subject alternative names.
   */
  readonly serverSecretName: string;

  /**
   * Name of the Secret with the operator's certificate and key, in the operator's namespace, with the keys `tls.crt` and `tls.key`.
   */
  readonly clientSecretName: string;

  /**
   * Which file of the client Secret the plugin trusts.
   *
   * @default ClientCa.CA_CRT, with a warning where the app does not show who signs
   */
  readonly clientCa?: ClientCa;
}

/** No certificates of ours; what the app itself shows of the Secrets is checked when it is synthesized. */
export function bindSecrets(context: TlsContext, options: SecretsTlsOptions): TlsWiring {
  const wiring = {
    serverSecretName: options.serverSecretName,
    clientSecretName: options.clientSecretName,
    ...trustedOfOthers(options.clientCa),
  };
  checkSigner(context, wiring.clientSecretName, wiring.clientCa.key, options.clientCa !== undefined);
  return wiring;
}
