import { certManagerObjects, checkClientCa, errors } from './app-issuers';
import { ClientCa } from './client-ca';
import { TlsContext, TlsWiring } from './tls-wiring';
import { subdomainName } from '../../rules/kubernetes';
import { broken, enforce } from '../../rules/rule';
import { certificateForBothSides, certificateUsages, serverNameCovered } from '../../rules/tls';

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
  const { scope } = context;
  enforce(scope, subdomainName, { prop: 'serverSecretName', value: options.serverSecretName });
  enforce(scope, subdomainName, { prop: 'clientSecretName', value: options.clientSecretName });
  const wiring = {
    serverSecretName: options.serverSecretName,
    clientSecretName: options.clientSecretName,
    clientCa: options.clientCa ?? ClientCa.CA_CRT,
  };
  scope.node.addValidation({ validate: () => checkCertificates(context, wiring, options.clientCa !== undefined) });
  return wiring;
}

function checkCertificates(context: TlsContext, wiring: TlsWiring, stated: boolean): string[] {
  const certificates = certManagerObjects(context.scope, 'Certificate').filter(object => object.metadata.namespace === context.namespace);
  const server = certificates.find(object => object.spec.secretName === wiring.serverSecretName);
  const client = certificates.find(object => object.spec.secretName === wiring.clientSecretName);
  const issuerRef = client?.spec.issuerRef && { kind: 'Issuer', ...client.spec.issuerRef };
  return [
    ...errors(
      server && broken(serverNameCovered, { serverName: context.serverName, dnsNames: server.spec.dnsNames ?? [] }),
      ...checkUsages(server, client),
    ),
    ...checkClientCa(context.scope, context.namespace, issuerRef, wiring.clientCa, stated),
  ];
}

function checkUsages(server: any, client: any): Array<string | undefined> {
  const facts = (certificate: any, ...needs: string[]) => ({
    certificate: `Certificate "${certificate.metadata.name}"`,
    needs,
    usages: certificate.spec.usages,
  });
  if (server && server === client) {
    return [broken(certificateForBothSides, facts(server, 'server auth', 'client auth'))];
  }
  return [
    server && broken(certificateUsages, facts(server, 'server auth')),
    client && broken(certificateUsages, facts(client, 'client auth')),
  ];
}
