import { Distribution } from '../../contracts/distribution';
import type { Inventory } from '../../inventory/inventory';
import { editDistance } from '../../values/edit-distance';
import { asRecord, asString, isUnknown } from '../../values/narrow';
import { ifCertain } from '../engine/change';
import { Precedence, Rule } from '../engine/rule';
import { KUBERNETES_DOCS } from '../engine/source';

const CONVENTIONS = `${KUBERNETES_DOCS}/concepts/overview/working-with-objects/#describing-a-kubernetes-object`;
const NO_MATCH = 'kubectl and the API server reject the object: "no matches for kind … in version …", "ensure CRDs are installed first"';

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

/** A capital letter, then letters and digits. */
const KIND = /^[A-Z][A-Za-z0-9]*$/;

/** The kind of an object, and its API version. */
export interface KindInput {
  readonly kind: unknown;
  readonly apiVersion: string;
}

/** Kubernetes needs to know the kind of an object. */
export const objectKind: Rule<KindInput> = {
  id: 'object-kind',
  isMended: true,
  severity: 'error',
  title: '`kind` must be a known kind of its apiVersion',
  symptom: `${NO_MATCH}, "Object 'Kind' is missing"`,
  cause: 'Kubernetes finds the API of an object by its exact apiVersion and kind',
  fix: 'set kind to a kind of the apiVersion, in its exact spelling',
  source: CONVENTIONS,
  needs: 'for misspelt kinds, an apiVersion of Kubernetes, cert-manager, Barman Cloud, CloudNativePG or EDB',
  ofOneObject: true,
  check: ({ kind, apiVersion }) => {
    if (typeof kind !== 'string' || kind === '') { return `required: expected a kind of ${apiVersion}`; }
    const kinds = Object.hasOwn(KINDS, apiVersion) ? KINDS[apiVersion] : [];
    // an unknown kind may be newer than this list, or come from an operator
    const [meant, ...others] = kinds.includes(kind) ? [] : kinds.filter(known => isTypo(kind, known));
    if (meant !== undefined) {
      const message = `${apiVersion} has no kind "${kind}"; did you mean "${meant}"?`;
      return [{ message, fix: `set kind to ${meant}`, changes: ifCertain(others.length === 0, { action: 'set', value: meant }) }];
    }
    return kinds.length === 0 || KIND.test(kind) ? [] : [`"${kind}" is not a valid kind: expected letters and digits, starting with a capital letter`];
  },
  targets: inventory => versioned(inventory).filter(({ item }) => !isUnknown(asRecord(item.manifest).kind))
    .map(({ item, apiVersion }) => ({ item, path: ['kind'], input: { kind: asRecord(item.manifest).kind, apiVersion } })),
};

function isTypo(kind: string, known: string): boolean {
  return kind.toLowerCase() === known.toLowerCase() || known.length > 4 && editDistance(kind, known) <= 1;
}

/** Groups and versions have lowercase letters only. */
export const apiVersionCase: Rule<{ readonly apiVersion: string }> = {
  id: 'api-version-case',
  isMended: true,
  severity: 'error',
  title: '`apiVersion` must be in lower case',
  symptom: NO_MATCH,
  cause: 'Kubernetes compares API groups and versions exactly, including case',
  fix: 'write apiVersion in lower case',
  source: CONVENTIONS,
  precedence: Precedence.TYPE,
  ofOneObject: true,
  check: ({ apiVersion }) => {
    const lower = apiVersion.toLowerCase();
    return apiVersion !== lower && Object.hasOwn(KINDS, lower)
      ? [{ message: `"${apiVersion}" is not a known API version; did you mean "${lower}"?`, fix: `set apiVersion to ${lower}`, changes: [{ action: 'set', value: lower }] }]
      : [];
  },
  targets: inventory => versioned(inventory).map(({ item, apiVersion }) => ({ item, path: ['apiVersion'], input: { apiVersion } })),
};

/** The objects that have an apiVersion. */
function versioned({ items }: Inventory) {
  return items.flatMap(item => {
    const apiVersion = asString(asRecord(item.manifest).apiVersion);
    return apiVersion ? [{ item, apiVersion }] : [];
  });
}

function list(words: string): string[] {
  return words.split(' ');
}
