import { CERT_MANAGER_GROUP } from '../../facts/cert-manager-group';
import { Rule } from '../engine/rule';

const ISSUER_TYPES = ['acme', 'ca', 'selfSigned', 'vault', 'venafi'];

/** An Issuer signs with one authority. */
export const issuerType: Rule<{ readonly types: string[] }> = {
  id: 'issuer-type',
  severity: 'error',
  title: 'An Issuer must have exactly one type',
  symptom: 'cert-manager rejects the Issuer ("may not specify more than one issuer type")',
  cause: 'an Issuer signs with one authority',
  fix: 'create an Issuer for each type',
  source: 'https://cert-manager.io/docs/configuration/',
  check: ({ types }) => types.length < 2 ? undefined : `must set only one of ${types.join(' and ')}`,
  targets: inventory => ['Issuer', 'ClusterIssuer'].flatMap(kind => inventory.of(kind, CERT_MANAGER_GROUP))
    .map(item => ({ item, path: ['spec'], input: { types: ISSUER_TYPES.filter(type => (item.spec[type] ?? undefined) !== undefined) } })),
};
