import { TlsContext } from './tls-wiring';
import { mistakesOf } from '../../check/mistakes';
import { addAppValidator } from '../../check/on-synthesis';
import { certificateOf } from '../../inventory/certificates';
import { signerOf } from '../../inventory/plugin-tls';
import { clientCa as clientCaRule, clientCaUnknown } from '../../rules/standalone-plugin/tls';

/**
 * Checks, when the app is synthesized, what the plugin trusts against who signs the operator's certificate, as far as the app shows it. The plugin's flags
 * need not show what it trusts.
 */
export function checkSigner({ scope, namespace }: TlsContext, clientSecretName: string, clientCa: string, stated: boolean): void {
  addAppValidator(scope, inventory => {
    const input = { clientCa, ...signerOf(inventory, certificateOf(inventory, clientSecretName, namespace)), stated };
    return [...mistakesOf(clientCaUnknown, input), ...mistakesOf(clientCaRule, input)];
  });
}
