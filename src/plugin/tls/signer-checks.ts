import { TlsContext } from './tls-wiring';
import { mistakesOf } from '../../check/mistakes';
import { addAppValidator } from '../../check/on-synthesis';
import { certificateOf } from '../../inventory/certificates';
import { Inventory } from '../../inventory/inventory';
import { fileOfFlag, pluginsWithTls, signerOf } from '../../inventory/plugin-tls';
import { clientCa as clientCaRule, clientCaUnknown } from '../../rules/standalone-plugin/trust';

/**
 * Checks, when the app is synthesized, what the plugin trusts against who signs the operator's certificate, as far as the app shows it. Flags other than
 * those of the official helper library do not show what the plugin trusts.
 */
export function checkSigner({ scope, namespace }: TlsContext, clientSecretName: string, clientCa: string, stated: boolean): void {
  addAppValidator(scope, inventory => {
    const input = { clientCa, ...signerOf(inventory, certificateOf(inventory, clientSecretName, namespace)), stated };
    return [...mistakesOf(clientCaUnknown, input), ...isShown(clientSecretName, inventory) ? [] : mistakesOf(clientCaRule, input)]
      .map(mistake => ({ ...mistake, text: `tls.clientCa: ${mistake.text}` }));
  });
}

/** Whether the flags of the plugin show which file it trusts. */
function isShown(clientSecretName: string, inventory: Inventory): boolean {
  return pluginsWithTls(inventory).some(view => fileOfFlag(view, 'client-cert')?.secretName === clientSecretName);
}
