import { CERT_MANAGER_GROUP } from '../../facts/cert-manager-group';
import { authorityOf, certificateOf, issuerOf } from '../../inventory/certificates';
import { Inventory } from '../../inventory/inventory';
import { Item, mayShareNamespace } from '../../inventory/item';
import { certificatesBehindPlugins } from '../../inventory/plugin-tls';
import { asRecord, asString } from '../../values/narrow';
import { Rule } from '../engine/rule';

const SOURCE = 'https://cert-manager.io/docs/configuration/ca/';
const NEEDS = 'a Certificate that fills a Secret which a plugin\'s Service names, and its Issuer';

/** Who signs with an authority's certificate. */
export interface AuthorityInput {
  readonly authority: string;
  readonly issuer: string;
  readonly isCa: boolean;
}

/** An authority's certificate says that it is one. */
export const authorityCertificate: Rule<AuthorityInput> = {
  id: 'authority-certificate',
  severity: 'error',
  title: 'The Certificate of an authority has isCA',
  symptom: 'cert-manager signs nothing ("certificate is not a CA"), and the operator forgets the plugin ("ServerSecretNotFound", "ClientSecretNotFound")',
  cause: 'an Issuer of type ca signs only with a certificate that is an authority\'s',
  fix: 'state `isCA: true`',
  source: SOURCE,
  needs: `${NEEDS}, and the Certificate that fills the Issuer's Secret`,
  check: ({ authority, issuer, isCa }) => isCa ? undefined : `${authority} is no authority (isCA), and ${issuer} signs with it`,
  targets: inventory => certificatesBehindPlugins(inventory).flatMap(certificate => {
    const authority = authorityOf(inventory, certificate);
    const { kind, name } = issuerOf(inventory, certificate);
    return authority ? [{
      item: authority, path: ['spec', 'isCA'], input: { authority: `Certificate "${authority.name}"`, issuer: `${kind} "${name}"`, isCa: authority.spec.isCA === true },
    }] : [];
  }),
};

/** The Secret of an authority, and one that is made beside it. */
export interface AuthoritySecretInput {
  readonly secretName: string;
  /** The Secret of an authority that no Issuer names. */
  readonly unused?: string;
}

/** An Issuer signs with a Secret that something makes. */
export const authoritySecret: Rule<AuthoritySecretInput> = {
  id: 'authority-secret',
  severity: 'warning',
  title: 'An Issuer\'s Secret is one that something makes',
  symptom: 'cert-manager waits ("secret … not found"), and the operator forgets the plugin ("ServerSecretNotFound", "ClientSecretNotFound")',
  cause: 'an Issuer of type ca signs with the Secret that it names',
  fix: 'let `ca.secretName` be the Secret of the authority\'s Certificate',
  source: SOURCE,
  needs: `${NEEDS}, and a Certificate with isCA whose Secret no Issuer names`,
  check: ({ secretName, unused }) => unused === undefined ? undefined : `nothing makes Secret "${secretName}", and no Issuer signs with the authority's Secret "${unused}"`,
  targets: inventory => issuersBehindPlugins(inventory).flatMap(item => {
    const secretName = asString(asRecord(item.spec.ca).secretName);
    const made = inventory.items.some(({ kind, name, spec }) => kind === 'Certificate' && spec.secretName === secretName || /Secret$/.test(kind) && name === secretName);
    return secretName && !made && item.kind === 'Issuer'
      ? [{ item, path: ['spec', 'ca', 'secretName'], input: { secretName, unused: unusedAuthority(item, inventory) } }]
      : [];
  }),
};

function issuersBehindPlugins(inventory: Inventory): Item[] {
  return [...new Set(certificatesBehindPlugins(inventory).flatMap(certificate => issuerOf(inventory, certificate).item ?? []))];
}

function unusedAuthority({ namespace }: Item, inventory: Inventory): string | undefined {
  const used = ['Issuer', 'ClusterIssuer'].flatMap(kind => inventory.of(kind, CERT_MANAGER_GROUP)).map(({ spec }) => asRecord(spec.ca).secretName);
  return inventory.of('Certificate', CERT_MANAGER_GROUP)
    .filter(one => one.spec.isCA === true && mayShareNamespace(one.namespace, namespace))
    .map(one => asString(one.spec.secretName))
    .find(name => name !== undefined && !used.includes(name) && certificateOf(inventory, name, namespace) !== undefined);
}
