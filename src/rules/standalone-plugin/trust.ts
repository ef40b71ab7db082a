import { fileOfFlag, holdsOnlyLeaf, pluginsWithTls, signerOf } from '../../inventory/plugin-tls';
import { WORKLOAD_KINDS } from '../../inventory/plugins';
import { isKnownText } from '../../values/placeholder';
import { Rule } from '../engine/rule';
import { OPERATOR_SOURCE } from '../engine/source';

/** Which file of the client Secret the plugin trusts, and who signs it. */
export interface ClientCaInput {
  readonly clientCa: string;
  readonly issuer: string;
  readonly issuerType: 'self-signed' | 'certificate authority' | 'unknown';
  readonly stated: boolean;
}

/** For a Go client, a leaf that somebody else signed is not an acceptable authority. */
export const clientCa: Rule<ClientCaInput> = {
  id: 'client-ca',
  severity: 'error',
  kinds: WORKLOAD_KINDS,
  title: 'A plugin must trust the authority that signed the operator\'s certificate',
  symptom: 'the operator registers the plugin, and each connection fails: "remote error: tls: certificate required"',
  cause: 'a server sends the names of the authorities that it trusts, and a Go client sends its certificate only if one of them issued it',
  fix: 'use ClientCa.CA_CRT, the certificate of the authority that signed the operator\'s certificate',
  manifestFix: 'set --client-cert to "ca.crt" of the client Secret, the certificate of the authority that signed the operator\'s certificate',
  source: 'https://github.com/cloudnative-pg/plugin-barman-cloud/issues/477',
  needs: 'the plugin\'s workload with --client-cert, the Certificate of the client Secret and its issuer',
  check: input => input.issuerType === 'certificate authority' && input.clientCa === 'tls.crt'
    ? `"tls.crt" of the client Secret is invalid, because ${input.issuer}, a certificate authority, signs it: expected "ca.crt"`
    : undefined,
  targets: inventory => pluginsWithTls(inventory).flatMap(view => {
    const file = fileOfFlag(view, 'client-cert');
    return view.client && file?.secretName === view.client.secretName && file.key !== undefined ? [{
      item: view.listener!.workload,
      path: view.listener!.flagPaths['client-cert'],
      input: { clientCa: file.key, ...signerOf(inventory, view.client.certificate), stated: true },
    }] : [];
  }),
};

/** What the app does not show cannot be checked. */
export const clientCaUnknown: Rule<ClientCaInput> = {
  id: 'client-ca-unknown',
  severity: 'warning',
  title: '`clientCa` should be set if the app does not show who signs the client certificate',
  symptom: 'if the client Secret has no such file, or the file does not hold the signer, each connection fails: "tls: certificate required"',
  cause: 'some issuers do not write "ca.crt" into the Secret, and with others "tls.crt" also contains the issuer',
  fix: 'set `clientCa` after checking the client Secret: ClientCa.CA_CRT if "ca.crt" holds the signer, '
    + 'ClientCa.TLS_CRT if "tls.crt" is self-signed or also contains its issuer',
  source: 'https://cert-manager.io/docs/usage/certificate/#target-secret',
  programsOnly: 'a manifest always shows which file the plugin trusts',
  check: input => input.issuerType === 'unknown' && !input.stated
    ? `not set: the plugin trusts "${input.clientCa}" of the client Secret, and the app does not show who signs it (${input.issuer})`
    : undefined,
};

/** The Secret that the plugin uses, and the one that the operator trusts. */
export interface ServedInput {
  readonly served: string;
  readonly trusted: string;
}

/** The operator trusts one certificate. */
export const pluginServedCertificate: Rule<ServedInput> = {
  id: 'plugin-served-certificate',
  severity: 'error',
  kinds: ['Service'],
  title: 'The annotation pluginServerSecret must name the Secret of the certificate that the plugin uses',
  symptom: 'the operator registers the plugin, and each connection fails: "x509: certificate signed by unknown authority"',
  cause: 'the operator trusts "tls.crt" of the Secret in the annotation pluginServerSecret, and neither "ca.crt" nor anything else',
  fix: 'set the annotation pluginServerSecret to the Secret that the plugin mounts for --server-cert',
  source: `${OPERATOR_SOURCE}/internal/controller/plugin_controller.go`,
  needs: 'the plugin\'s workload with --server-cert, and the Certificate of the Secret in the annotation, with its issuer',
  check: ({ served, trusted }) => served === trusted
    ? undefined
    : [{ message: `"${trusted}" is invalid: the plugin uses the certificate of Secret "${served}"`, fix: `set the annotation to "${served}", or mount Secret "${trusted}" for --server-cert` }],
  targets: inventory => pluginsWithTls(inventory).flatMap(view => {
    const { server, client } = view;
    const file = fileOfFlag(view, 'server-cert');
    // the certificate of an authority is trusted for whatever it signs; swapped Secrets are reported as such
    const certain = server?.certificate && holdsOnlyLeaf(inventory, server.certificate);
    return certain && isKnownText(server.secretName) && file?.key !== undefined && file.secretName !== client?.secretName ? [{
      item: view.service, path: server.path, input: { served: file.secretName, trusted: server.secretName },
    }] : [];
  }),
};
