import { Distribution } from '../../contracts/distribution';
import { apiVersionOf } from '../../facts/kubernetes-kinds';
import { pluginKindNames } from '../../facts/plugin-kinds';
import { BARMAN_CLOUD_GROUP } from '../../inventory/barman-stores';
import type { Inventory } from '../../inventory/inventory';
import { Item } from '../../inventory/item';
import { asRecord, asString, isUnknown } from '../../values/narrow';
import { Rule } from '../engine/rule';
import { KUBERNETES_DOCS } from '../engine/source';

/** An object is identified by its name. */
export const objectNamed: Rule<{ readonly kind: string; readonly named: boolean }> = {
  id: 'object-named',
  severity: 'error',
  title: 'Objects must have a name',
  symptom: 'the API server rejects the object ("name or generateName is required"), or kubectl does ("resource name may not be empty")',
  cause: 'Kubernetes identifies an object by its kind, namespace and name',
  fix: 'set metadata.name',
  source: `${KUBERNETES_DOCS}/concepts/overview/working-with-objects/names/`,
  check: ({ kind, named }) => named ? undefined : `a ${kind} must have a name`,
  targets: inventory => inventory.items.filter(item => isKnown(item, inventory)).map(item => {
    const { name, generateName } = asRecord(asRecord(item.manifest).metadata);
    const isNone = (value: unknown) => value === undefined || value === null || value === '';
    return { item, path: ['metadata', 'name'], input: { kind: item.kind, named: !isNone(name) || !isNone(generateName) } };
  }),
};

/** The version of a kind's API. */
export interface ApiVersionInput {
  readonly kind: string;
  readonly apiVersion?: string;
  /** Those that are served. */
  readonly served: string[];
}

/** A kind is served in a version. */
export const servedApiVersion: Rule<ApiVersionInput> = {
  id: 'api-version',
  isMended: true,
  severity: 'error',
  title: '`apiVersion` must be one that serves the kind',
  symptom: 'the API server does not serve the kind: "no matches for kind … in version …", "ensure CRDs are installed first"',
  cause: 'a kind belongs to an API group, which serves it in certain versions',
  fix: 'set `apiVersion` to a version that serves the kind',
  source: `${KUBERNETES_DOCS}/concepts/overview/working-with-objects/#describing-a-kubernetes-object`,
  ofOneObject: true,
  check: input => input.apiVersion !== undefined && input.served.includes(input.apiVersion)
    ? undefined
    : [{
      message: `${input.apiVersion === undefined ? 'missing' : `"${input.apiVersion}" is invalid`}: expected ${input.served.join(' or ')} for ${/^[AEIOU]/.test(input.kind) ? 'an' : 'a'} ${input.kind}`,
      ...input.served.length === 1 ? { fix: `set \`apiVersion: ${input.served[0]}\``, changes: [{ action: 'set', value: input.served[0] }] } : {},
    }],
  targets: inventory => inventory.items.flatMap(item => {
    const served = servedOf(item, inventory);
    return served.length === 0 ? [] : [{ item, path: ['apiVersion'], input: { kind: item.kind, apiVersion: asString(asRecord(item.manifest).apiVersion) || undefined, served } }];
  }),
};

/** The kinds of the products that others have too, in groups of their own. */
const PRODUCT_KINDS = ['Cluster', 'Backup', 'ScheduledBackup'];

/** The versions in which a kind is served; none where it may be somebody else's kind of that name. */
function servedOf(item: Item, { distributions }: Inventory): string[] {
  if (isMisplacedObjectStore(item)) { return [OBJECT_STORE]; }
  const product = distributions.find(one => one.apiGroup === item.apiGroup);
  if (product) {
    return [product.apiVersion];
  }
  const ofPlugin = servedByPlugins(item);
  if (ofPlugin.length > 0) {
    return ofPlugin;
  }
  const ofKubernetes = !item.apiGroup.includes('.') || item.apiGroup.endsWith('.k8s.io') || item.apiGroup === 'cert-manager.io';
  if (!ofKubernetes || item.kind === '' || isUnknown(asRecord(item.manifest).apiVersion)) {
    return [];
  }
  const others = PRODUCT_KINDS.includes(item.kind) ? distributions.map(one => one.apiVersion) : [];
  const served = apiVersionOf(item.kind);
  return served === undefined ? others : [served];
}

const OBJECT_STORE = `${BARMAN_CLOUD_GROUP}/v1`;

/** Whether an object is meant to be an ObjectStore: the products have no such kind. */
function isMisplacedObjectStore({ apiGroup, kind }: Item): boolean {
  return kind === 'ObjectStore' && [Distribution.CLOUDNATIVE_PG, Distribution.EDB].some(product => product.apiGroup === apiGroup);
}

/** The versions in which a plugin serves a kind; none where the object may be for a newer release. */
function servedByPlugins({ apiGroup, kind, manifest }: Item): string[] {
  const served = pluginKindNames().map(name => name.split('/')).filter(([group, , known]) => group === apiGroup && known === kind)
    .map(([group, version]) => `${group}/${version}`);
  const written = asString(asRecord(manifest).apiVersion);
  return served.every(apiVersion => isOlderApi(written ?? '', apiVersion)) ? served : [];
}

/** Whether a version of an API comes before another one of its group: v1alpha1, v1beta1, v1. */
function isOlderApi(apiVersion: string, than: string): boolean {
  const [[major, stage, minor], [otherMajor, otherStage, otherMinor]] = [apiVersion, than].map(text => {
    const found = /\/v(\d+)(?:(alpha|beta)(\d+))?$/.exec(text);
    return found ? [Number(found[1]), ['alpha', 'beta', undefined].indexOf(found[2]), Number(found[3] ?? 0)] : [Infinity, 0, 0];
  });
  return major < otherMajor || major === otherMajor && (stage < otherStage || stage === otherStage && minor < otherMinor);
}

/** Whether an object is of a kind known here, so that it is no file of another tool. */
function isKnown(item: Item, { distributions }: Inventory): boolean {
  const ofProduct = item.kind !== '' && distributions.some(({ apiGroup }) => apiGroup === item.apiGroup);
  return ofProduct || item.manifest?.apiVersion !== undefined && item.manifest.apiVersion === apiVersionOf(item.kind);
}
