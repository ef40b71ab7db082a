import { CERT_MANAGER_GROUP } from '../../facts/cert-manager-group';
import { authorityOf, certificateOf, issuerOf } from '../../inventory/certificates';
import { Inventory } from '../../inventory/inventory';
import { Item, mayShareNamespace } from '../../inventory/item';
import { certificatesBehindPlugins } from '../../inventory/plugin-tls';
import { asRecord, asString, isUnknown } from '../../values/narrow';
import { Rule } from '../engine/rule';

const SOURCE = 'https://cert-manager.io/docs/configuration/ca/';
const NEEDS = 'a Certificate that fills a Secret of a plugin\'s Service, and its Issuer';

/** A Certificate whose Secret an Issuer signs with. */
export interface AuthorityInput {
  readonly issuer: string;
  readonly isCa: unknown;
}

/** The certificate of an authority is marked as one. */
export const authorityCertificate: Rule<AuthorityInput> = {
  id: 'authority-certificate',
  severity: 'error',
  kinds: ['Certificate'],
  title: '`isCA` must be true in the Certificate of an authority',
  symptom: 'cert-manager signs nothing ("certificate is not a CA"), and the operator forgets the plugin ("ServerSecretNotFound", "ClientSecretNotFound")',
  cause: 'an Issuer of type ca signs only with the certificate of an authority',
  fix: 'set `spec.isCA` to true',
  source: SOURCE,
  needs: `${NEEDS}, and the Certificate that fills the Issuer's Secret`,
  check: ({ issuer, isCa }) => isCa === true ? undefined : `${isCa === undefined ? 'required' : 'false is invalid'}, because ${issuer} signs with this Certificate: expected true`,
  targets: inventory => certificatesBehindPlugins(inventory).flatMap(certificate => {
    const authority = authorityOf(inventory, certificate);
    const { kind, name } = issuerOf(inventory, certificate);
    const isCa: unknown = authority?.spec.isCA ?? undefined;
    return authority && (isCa === undefined || typeof isCa === 'boolean') ? [{ item: authority, path: ['spec', 'isCA'], input: { issuer: `${kind} "${name}"`, isCa } }] : [];
  }),
};

/** The Secret that an Issuer names, and that of an authority which no Issuer names. */
export interface AuthoritySecretInput {
  readonly secretName: string;
  readonly unused?: string;
}

/** An Issuer signs with a Secret that exists. */
export const authoritySecret: Rule<AuthoritySecretInput> = {
  id: 'authority-secret',
  severity: 'warning',
  kinds: ['Issuer'],
  title: '`ca.secretName` of an Issuer should name the Secret of an authority',
  symptom: 'cert-manager waits ("secret … not found"), and the operator forgets the plugin ("ServerSecretNotFound", "ClientSecretNotFound")',
  cause: 'an Issuer of type ca signs with the Secret that it names',
  fix: 'set `ca.secretName` to the Secret of the authority\'s Certificate',
  source: SOURCE,
  needs: `${NEEDS}, and a Certificate with isCA whose Secret no Issuer names`,
  check: ({ secretName, unused }) => unused === undefined ? undefined : [{
    message: `nothing makes Secret "${secretName}"; did you mean "${unused}"?`, fix: `set spec.ca.secretName to "${unused}"`,
  }],
  targets: inventory => issuersBehindPlugins(inventory).flatMap(item => {
    const secretName = asString(asRecord(item.spec.ca).secretName);
    const made = inventory.items.some(({ kind, name, spec }) => kind === 'Certificate' && (isUnknown(spec.secretName) || asString(spec.secretName) === secretName) || /Secret$/.test(kind) && name === secretName);
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
