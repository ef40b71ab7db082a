import { TlsContext } from './tls-wiring';
import { warnWithApp } from '../../check/app-check';
import { itemsOfApp } from '../../check/app-inventories';
import { certificateOf } from '../../inventory/certificates';
import { Inventory } from '../../inventory/inventory';
import { signerOf } from '../../inventory/plugin-tls';
import { enforce } from '../../rules/rule';
import { clientCaUnknown } from '../../rules/tls';

/** Warns, when the app is synthesized, where nobody has stated what the plugin trusts and the app does not show who signs the operator's certificate. */
export function warnOfUnknownSigner({ scope, namespace }: TlsContext, clientSecretName: string, clientCa: string): void {
  warnWithApp(scope, () => {
    const inventory = new Inventory(itemsOfApp(scope.node.root, new Map()).map(({ item }) => item));
    const certificate = certificateOf(inventory, clientSecretName, namespace);
    enforce(scope, clientCaUnknown, { clientCa, ...signerOf(inventory, certificate), stated: false });
  });
}
