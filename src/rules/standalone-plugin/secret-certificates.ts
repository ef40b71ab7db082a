import { Inventory } from '../../inventory/inventory';
import { Item } from '../../inventory/item';
import { PluginTlsView, pluginsWithTls, TlsSide } from '../../inventory/plugin-tls';
import { isRunning } from '../../inventory/running';
import { CertificateFacts, certificateIn } from '../../values/certificate';
import { covers } from '../../values/dns-name';
import { asRecord, asString } from '../../values/narrow';
import { isKnownText } from '../../values/placeholder';
import { quotedNames } from '../../values/word-list';
import { Rule, Target } from '../engine/rule';
import { OPERATOR_DOCS } from '../engine/source';

const CERTIFICATES = `${OPERATOR_DOCS}/cnpg_i#configuring-tls-certificates`;
const NEEDS = 'the Service of the plugin, and the Secret in its annotation, read from a running cluster with its tls.crt: --live --certificates';

/** When a certificate is valid. */
export interface ValidityInput {
  readonly service: string;
  readonly side: TlsSide['side'];
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly now: Date;
}

/** The certificates of a plugin, as the cluster has them. */
export const secretCertificateValid: Rule<ValidityInput> = {
  id: 'secret-certificate-valid',
  severity: 'error',
  title: 'The certificates in the Secrets of a plugin must be valid now',
  symptom: 'each connection to the plugin fails: "tls: failed to verify certificate: x509: certificate has expired or is not yet valid"',
  cause: 'the operator and the plugin verify the dates of each other\'s certificates',
  fix: 'replace the certificate: if a Certificate fills the Secret, look for the cause in its conditions',
  source: CERTIFICATES,
  kinds: ['Secret'],
  needs: NEEDS,
  check: ({ service, side, notBefore, notAfter, now }) => {
    const what = `the ${side} certificate of ${service}`;
    if (now > notAfter) { return `${what} expired at ${timeOf(notAfter)}`; }
    return now < notBefore ? `${what} is not valid before ${timeOf(notBefore)}` : undefined;
  },
  targets: inventory => sidesIn(inventory).map(({ view, side, item, facts }) => ({
    item, path: ['data', 'tls.crt'], input: { service: `${view.service}`, side: side.side, notBefore: facts.notBefore, notAfter: facts.notAfter, now: new Date() },
  })),
};

/** The names of a server's certificate, and the one that the operator verifies. */
export interface NamesInput {
  readonly serverName: string;
  readonly dnsNames: string[];
}

/** Go reads the subject alternative names only, never the common name. */
export const secretCertificateName: Rule<NamesInput> = {
  id: 'secret-certificate-name',
  severity: 'error',
  title: 'The server certificate in the Secret of a plugin must have the name that the operator verifies',
  symptom: 'the operator registers the plugin, and each connection fails: "x509: certificate is valid for …, not …"',
  cause: 'the operator verifies the bare name of the Service, or the name in the annotation pluginServerName; the common name is not read',
  fix: 'replace the certificate by one with this name among its DNS names, or set the annotation pluginServerName of the Service to one of them',
  source: CERTIFICATES,
  kinds: ['Secret'],
  needs: NEEDS,
  check: ({ serverName, dnsNames }) => dnsNames.some(name => covers(name, serverName))
    ? undefined
    : `"${serverName}" is missing: the certificate has ${dnsNames.length === 0 ? 'no DNS names' : `the DNS names ${quotedNames(dnsNames)}`}`,
  targets: inventory => sidesIn(inventory).flatMap(({ view, side, item, facts }): Target<NamesInput>[] => {
    const serverName = (view.serverName || view.service.name).replace(/(?!^)\.$/, '');
    return side.side === 'server' && isKnownText(serverName) ? [{ item, path: ['data', 'tls.crt'], input: { serverName, dnsNames: facts.dnsNames } }] : [];
  }),
};

interface Side {
  readonly view: PluginTlsView;
  readonly side: TlsSide;
  readonly item: Item;
  readonly facts: CertificateFacts;
}

/** The certificates of plugins in Secrets that were read from a running cluster. */
function sidesIn(inventory: Inventory): Side[] {
  return inventory.memoize(findSides);
}

function findSides(inventory: Inventory): Side[] {
  return pluginsWithTls(inventory).flatMap(view => view.sides.flatMap(side => inventory.named(side.secretName, 'Secret', '')
    .filter(item => item.namespace === view.service.namespace && isRunning(item))
    .flatMap(item => {
      const facts = certificateIn(asString(asRecord(item.manifest.data)['tls.crt']) ?? '');
      return facts ? [{ view, side, item, facts }] : [];
    })));
}

function timeOf(date: Date): string {
  return date.toISOString().replace('.000Z', 'Z');
}
