
import { Distribution } from '../../contracts/distribution';
import type { Inventory } from '../../inventory/inventory';
import { editDistance } from '../../values/edit-distance';
import { asRecord, asString } from '../../values/narrow';
import { Rule } from '../engine/rule';

const CONVENTIONS = 'https://kubernetes.io/docs/concepts/overview/working-with-objects/#describing-a-kubernetes-object';
const NO_MATCH = 'the API server does not know the kind: "no matches for kind … in version …", "ensure CRDs are installed first"';

const PRODUCT = list('Backup Cluster ClusterImageCatalog Database DatabaseRole FailoverQuorum ImageCatalog Pooler Publication ScheduledBackup Subscription');

/** The kinds of the groups that installs are made of. */
const KINDS: Readonly<Record<string, string[]>> = {
  'v1': list('Pod PodTemplate ReplicationController Service Endpoints Node Binding Event LimitRange ResourceQuota Namespace Secret ServiceAccount PersistentVolume '
    + 'PersistentVolumeClaim ComponentStatus ConfigMap List'),
  'apps/v1': list('Deployment StatefulSet DaemonSet ReplicaSet ControllerRevision'),
  'networking.k8s.io/v1': list('Ingress IngressClass NetworkPolicy IPAddress ServiceCIDR'),
  'rbac.authorization.k8s.io/v1': list('Role RoleBinding ClusterRole ClusterRoleBinding'),
  'policy/v1': list('PodDisruptionBudget Eviction'),
  'batch/v1': list('Job CronJob'),
  'cert-manager.io/v1': list('Certificate CertificateRequest Issuer ClusterIssuer'),
  'barmancloud.cnpg.io/v1': ['ObjectStore'],
  [Distribution.CLOUDNATIVE_PG.apiVersion]: PRODUCT,
  [Distribution.EDB.apiVersion]: PRODUCT,
};

/** Begins with a capital, and goes on with letters and digits. */
const KIND = /^[A-Z][A-Za-z0-9]*$/;

/** What an object says that it is. */
export interface KindInput {
  readonly kind: unknown;
  readonly apiVersion: string;
}

/** An object is of a kind. */
export const objectKind: Rule<KindInput> = {
  id: 'object-kind',
  severity: 'error',
  title: 'Each object has the kind of one',
  symptom: `${NO_MATCH}, "Object 'Kind' is missing"`,
  cause: 'Kubernetes finds the API of an object by its apiVersion and kind, letter by letter',
  fix: 'write the kind as the API has it',
  source: CONVENTIONS,
  needs: 'for a slip of the pen, an apiVersion of Kubernetes, cert-manager, Barman Cloud or the products',
  check: ({ kind, apiVersion }) => {
    if (typeof kind !== 'string' || kind === '') { return `an object of ${apiVersion} has no kind`; }
    const kinds = Object.hasOwn(KINDS, apiVersion) ? KINDS[apiVersion] : [];
    // a kind that is not known may be a new one, or one that an operator brings along
    const meant = kinds.includes(kind) ? undefined : kinds.find(known => isSlip(kind, known));
    if (meant !== undefined) { return `${apiVersion} has no kind "${kind}", and it has ${meant}`; }
    return kinds.length === 0 || KIND.test(kind) ? undefined : `${apiVersion} has no kind "${kind}"`;
  },
  targets: inventory => versioned(inventory).map(({ item, apiVersion: version }) => ({ item, path: ['kind'], input: { kind: asRecord(item.manifest).kind, apiVersion: version } })),
};

function isSlip(kind: string, known: string): boolean {
  return kind.toLowerCase() === known.toLowerCase() || known.length > 4 && editDistance(kind, known) <= 1;
}

/** An apiVersion is written in lower case. */
export const apiVersionCase: Rule<{ readonly apiVersion: string }> = {
  id: 'api-version-case',
  severity: 'error',
  title: 'An apiVersion is in lower case',
  symptom: NO_MATCH,
  cause: 'Kubernetes compares groups and versions letter by letter',
  fix: 'write it in lower case',
  source: CONVENTIONS,
  check: ({ apiVersion }) => {
    const lower = apiVersion.toLowerCase();
    return apiVersion !== lower && Object.hasOwn(KINDS, lower) ? `there is no apiVersion "${apiVersion}", and there is "${lower}"` : undefined;
  },
  targets: inventory => versioned(inventory).map(({ item, apiVersion }) => ({ item, path: ['apiVersion'], input: { apiVersion } })),
};

/** The objects that state an apiVersion. */
function versioned({ items }: Inventory) {
  return items.flatMap(item => {
    const apiVersion = asString(asRecord(item.manifest).apiVersion);
    return apiVersion ? [{ item, apiVersion }] : [];
  });
}

function list(words: string): string[] {
  return words.split(' ');
}
