import { CERT_MANAGER_GROUP } from '../../facts/cert-manager-group';
import { Inventory } from '../../inventory/inventory';
import { Item, mayShareNamespace } from '../../inventory/item';
import { asRecord, asString, isUnknown } from '../../values/narrow';
import { nearestOf } from '../../values/nearest';
import { isKnownText } from '../../values/placeholder';
import { Rule, Target } from '../engine/rule';
import { CERT_MANAGER } from '../engine/source';
import { textAt } from '../engine/text-at';

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

const ISSUER_KINDS = ['Issuer', 'ClusterIssuer'];

/** cert-manager has two kinds of issuers. */
export const issuerKind: Rule<string> = {
  id: 'issuer-kind',
  severity: 'error',
  title: '`issuerRef.kind` must be Issuer or ClusterIssuer for an issuer of cert-manager',
  symptom: 'cert-manager\'s webhook rejects the Certificate ("must be one of Issuer or ClusterIssuer")',
  cause: 'kinds are compared exactly, including case; issuers of other kinds belong to other API groups',
  fix: 'set issuerRef.kind to Issuer or ClusterIssuer, or set issuerRef.group to the API group of the kind',
  source: `${CERT_MANAGER}/configuration/issuers/`,
  kinds: ['Certificate'],
  ofOneObject: true,
  check: kind => {
    if (ISSUER_KINDS.includes(kind)) { return undefined; }
    const near = nearestOf(kind, ISSUER_KINDS);
    return [{
      message: `"${kind}" is invalid${near === undefined ? ': expected Issuer or ClusterIssuer' : `; did you mean "${near}"?`}`,
      fix: near === undefined ? 'set issuerRef.group to the API group of the kind' : `set issuerRef.kind to ${near}`,
    }];
  },
  targets: inventory => certificatesIn(inventory).filter(item => groupOf(item) === CERT_MANAGER_GROUP).flatMap(item => textAt(item, ['spec', 'issuerRef', 'kind'])),
};

/** The issuer that a Certificate names, and what the input has instead. */
export interface IssuerInput {
  readonly kind: string;
  readonly name: string;
  readonly group: string;
  /** The kinds of issuers in reach that have the name, if none of its kind has. */
  readonly otherKind?: string;
  /** The names of the issuers of the kind, if none has the name. */
  readonly others: string[];
}

/** A misspelt issuer is another one. */
export const issuerMissing: Rule<IssuerInput> = {
  id: 'issuer-missing',
  severity: 'warning',
  title: 'The issuer of a Certificate should exist',
  symptom: 'the Certificate is never ready ("Referenced "Issuer" not found"), and the operator ignores the plugin (ServerSecretNotFound)',
  cause: 'cert-manager waits until an issuer of this name, kind and group exists',
  fix: 'correct issuerRef, or acknowledge the warning if the issuer is created elsewhere',
  source: `${CERT_MANAGER}/configuration/issuers/`,
  kinds: ['Certificate'],
  needs: 'an issuer with a similar name, or with the name and another kind',
  check: ({ kind, name, group, otherKind, others }) => {
    if (group !== CERT_MANAGER_GROUP) {
      return nearestOf(group, [CERT_MANAGER_GROUP]) === undefined ? undefined : [{
        path: ['group'], message: `"${group}" is not the group of cert-manager; did you mean "${CERT_MANAGER_GROUP}"?`, fix: `set issuerRef.group to ${CERT_MANAGER_GROUP}`,
      }];
    }
    if (otherKind !== undefined) {
      return [{ path: ['kind'], message: `${kind} "${name}" was not found: expected the ${otherKind} "${name}"`, fix: `set issuerRef.kind to ${otherKind}` }];
    }
    const near = nearestOf(name, others);
    return near === undefined ? undefined : [{
      path: ['name'], message: `${kind} "${name}" was not found; did you mean "${near}"?`, fix: `set issuerRef.name to "${near}"`,
    }];
  },
  targets: inventory => certificatesIn(inventory).flatMap(item => issuerInput(item, inventory)),
};

function issuerInput(item: Item, inventory: Inventory): Target<IssuerInput>[] {
  const { name: written, kind: stated, group: itsGroup } = asRecord(item.spec.issuerRef);
  const [name, kind] = [asString(written) ?? '', asString(stated) || 'Issuer'];
  if (name === '' || !ISSUER_KINDS.includes(kind) || [written, stated, itsGroup].some(isUnknown)) { return []; }
  const inReach = (of: string) => inventory.of(of, CERT_MANAGER_GROUP).filter(one => of === 'ClusterIssuer' || mayShareNamespace(one.namespace, item.namespace));
  const known = inReach(kind);
  const isThere = known.some(one => one.name === name || !isKnownText(one.name));
  const otherKind = isThere ? undefined : ISSUER_KINDS.find(one => one !== kind && inReach(one).some(issuer => issuer.name === name));
  const others = isThere ? [] : known.map(one => one.name);
  return [{ item, path: ['spec', 'issuerRef'], input: { kind, name, group: groupOf(item), otherKind, others } }];
}

function certificatesIn(inventory: Inventory): Item[] {
  return inventory.of('Certificate', CERT_MANAGER_GROUP);
}

function groupOf({ spec }: Item): string {
  return asString(asRecord(spec.issuerRef).group) || CERT_MANAGER_GROUP;
}
