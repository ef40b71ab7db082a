import { TlsContext } from './tls-wiring';
import { lookAtApp } from '../../check/app-check';
import { certificateOf } from '../../inventory/certificates';
import { signerOf } from '../../inventory/plugin-tls';
import { broken, enforce } from '../../rules/rule';
import { clientCa as clientCaRule, clientCaUnknown } from '../../rules/tls';

/**
 * Checks, when the app is synthesized, what the plugin trusts against who signs the operator's certificate, as far as the app shows it. The plugin's flags
 * need not show what it trusts.
 */
export function checkSigner({ scope, namespace }: TlsContext, clientSecretName: string, clientCa: string, stated: boolean): void {
  lookAtApp(scope, inventory => {
    const facts = { clientCa, ...signerOf(inventory, certificateOf(inventory, clientSecretName, namespace)), stated };
    enforce(scope, clientCaUnknown, facts);
    return broken(clientCaRule, facts);
  });
}
