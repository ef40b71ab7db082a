import { bindingsIn } from '../../inventory/account-permissions';
import { Inventory } from '../../inventory/inventory';
import { Item, mayShareNamespace } from '../../inventory/item';
import { relevantObjects } from '../../inventory/objects-in-play';
import { podSpecOf } from '../../inventory/operators';
import { WORKLOAD_KINDS } from '../../inventory/plugins';
import { managedWorkloads } from '../../inventory/whole-objects';
import { Path } from '../../values/field-path';
import { asRecord, asString, recordsByIndex } from '../../values/narrow';
import { nearestOf } from '../../values/nearest';
import { isKnownText } from '../../values/placeholder';
import { Rule } from '../engine/rule';
import { KUBERNETES_DOCS } from '../engine/source';

const RBAC = 'rbac.authorization.k8s.io';

/** The name of a ServiceAccount or of a role, and the objects that it may mean. */
export interface AccountReferenceInput {
  readonly kind: string;
  readonly name: string;
  /** The objects that it may mean; empty if one has the name. */
  readonly candidates: string[];
}

/** A reference to a name that is nearly there. */
interface Reference {
  readonly item: Item;
  readonly path: Path;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

/** Accounts and roles are found by their names. */
export const accountReference: Rule<AccountReferenceInput> = {
  id: 'account-reference',
  severity: 'warning',
  title: 'ServiceAccounts and roles should be referenced by the names that they have',
  symptom: 'no pod is created ("error looking up service account …"), or the API server rejects the requests of the account ("is forbidden: User …")',
  cause: 'Kubernetes accepts references to accounts and roles that do not exist',
  fix: 'correct the name, or acknowledge the warning if an object of that name is created elsewhere',
  source: `${KUBERNETES_DOCS}/reference/access-authn-authz/rbac/`,
  kinds: [...WORKLOAD_KINDS, 'RoleBinding', 'ClusterRoleBinding'],
  needs: 'an object with a similar name',
  check: ({ kind, name, candidates }) => {
    const near = nearestOf(name, candidates);
    return near === undefined ? undefined : [{
      message: `${kind} "${name}" was not found; did you mean "${near}"?`,
      fix: `replace "${name}" with "${near}", or acknowledge the warning if a ${kind} "${name}" is created elsewhere`,
    }];
  },
  targets: inventory => {
    const references = inventory.memoize(referencesIn);
    return references.map(reference => {
      const { item, path, kind, name } = reference;
      return { item, path, input: { kind, name, candidates: candidatesFor(reference, references, inventory) } };
    });
  },
};

/** The objects that a name may mean: a role that another binding references is meant there. */
function candidatesFor({ kind, name, namespace }: Reference, references: Reference[], inventory: Inventory): string[] {
  const inReach = inventory.of(kind, kind === 'ServiceAccount' ? '' : RBAC)
    .filter(one => kind === 'ClusterRole' || mayShareNamespace(one.namespace, namespace)).map(one => one.name);
  if (inReach.some(one => one === name || !isKnownText(one))) { return []; }
  const used = new Set(kind === 'ServiceAccount' ? [] : references.filter(other => other.kind === kind).map(other => other.name));
  return inReach.filter(one => !used.has(one) && !isSibling(one, name));
}

/** Whether two names differ in letters or numbers only, as `reader-a` and `reader-b` do. */
function isSibling(one: string, other: string): boolean {
  const [parts, others] = [one, other].map(text => text.split(/[-._]/));
  return parts.length === others.length && parts.every((part, index) => part === others[index] || Math.max(part.length, others[index].length) <= 2);
}

function referencesIn(inventory: Inventory): Reference[] {
  const relevant = new Set(relevantObjects(inventory));
  return [...managedWorkloads(inventory).map(accountOf), ...bindingsIn(inventory).filter(item => relevant.has(item)).flatMap(namesOf)]
    .filter(({ name }) => name !== '' && isKnownText(name));
}

function accountOf(item: Item): Reference {
  return {
    item,
    path: ['spec', 'template', 'spec', 'serviceAccountName'],
    kind: 'ServiceAccount',
    name: asString(podSpecOf(item).serviceAccountName) ?? '',
    namespace: item.namespace,
  };
}

function namesOf(item: Item): Reference[] {
  const { roleRef, subjects } = asRecord(item.manifest);
  const { kind, name } = asRecord(roleRef);
  const role = { item, path: ['roleRef', 'name'], kind: asString(kind) ?? '', name: asString(name) ?? '', namespace: item.namespace };
  return [role, ...recordsByIndex(subjects).flatMap((subject, index) => subject.kind === 'ServiceAccount' ? [{
    item,
    path: ['subjects', index, 'name'],
    kind: 'ServiceAccount',
    name: asString(subject.name) ?? '',
    namespace: asString(subject.namespace),
  }] : [])];
}
