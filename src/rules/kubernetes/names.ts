import { clustersIn } from '../../inventory/clusters';
import type { Inventory } from '../../inventory/inventory';
import { Item } from '../../inventory/item';
import { relevantObjects, relevantServices, relevantWorkloads } from '../../inventory/objects-in-play';
import { PLUGIN_ANNOTATIONS, standalonePluginsIn, WORKLOAD_KINDS } from '../../inventory/plugins';
import { podContainersOf } from '../../inventory/pod-containers';
import { Path } from '../../values/field-path';
import { formatValue } from '../../values/format-value';
import { recordsByIndex } from '../../values/narrow';
import { isKnownText } from '../../values/placeholder';
import { SERVICE_NAME } from '../../values/service-name';
import { Mistake, Rule, Target } from '../engine/rule';
import { KUBERNETES_DOCS } from '../engine/source';
import { textAt } from '../engine/text-at';

const NAMES_PAGE = `${KUBERNETES_DOCS}/concepts/overview/working-with-objects/names/`;
const LABEL_FORM = '1 to 63 lowercase letters, digits and "-", starting and ending with a letter or digit';

/** What names of one sort look like. */
interface NameForm {
  readonly what: string;
  readonly pattern: RegExp;
  readonly longest: number;
  readonly expected: string;
}

const SERVICE: NameForm = {
  what: 'Service name',
  pattern: SERVICE_NAME,
  longest: 63,
  expected: '1 to 63 lowercase letters, digits and "-", starting with a letter and ending with a letter or digit',
};
const LABEL = { pattern: /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/, longest: 63, expected: LABEL_FORM };
const CONTAINER: NameForm = { ...LABEL, what: 'container name' };
const NAMESPACE: NameForm = { ...LABEL, what: 'namespace' };
const SUBDOMAIN: NameForm = {
  what: 'object name',
  pattern: /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/,
  longest: 253,
  expected: 'at most 253 lowercase letters, digits, "-" and ".", each part starting and ending with a letter or digit',
};

function mistakesIn(name: string, form: NameForm): Mistake[] {
  if (form.pattern.test(name)) {
    return name.length <= form.longest ? [] : [{ message: `the name has ${name.length} characters: expected at most ${form.longest}` }];
  }
  const similar = name.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
  return [{
    message: `${formatValue(name)} is not a valid ${form.what}: expected ${form.expected}`,
    fix: form.pattern.test(similar) && similar.length <= form.longest ? `use a valid name, such as "${similar}"` : undefined,
  }];
}

/** The name of a Service becomes a part of its DNS name. */
export const objectName: Rule<string> = {
  id: 'object-name',
  severity: 'error',
  title: 'The name of a plugin\'s Service must be a DNS-1035 label',
  symptom: 'the API server rejects the Service ("a DNS-1035 label must consist of lower case alphanumeric characters or \'-\'", '
    + '"must be no more than 63 characters")',
  cause: 'the name of a Service becomes the first label of a DNS name',
  fix: `set serviceName, or name, to ${SERVICE.expected}`,
  manifestFix: `set metadata.name to ${SERVICE.expected}`,
  source: `${NAMES_PAGE}#rfc-1035-label-names`,
  kinds: ['Service'],
  needs: 'the Service of a plugin',
  check: name => mistakesIn(name, SERVICE),
  targets: inventory => relevantServices(inventory).flatMap(service => textAt(service, ['metadata', 'name'])),
};

/** The name of a container. */
export const containerName: Rule<string> = {
  id: 'container-name',
  severity: 'error',
  title: 'The name of a container must be a DNS label',
  symptom: 'the API server rejects the Deployment ("a lowercase RFC 1123 label must consist of …", "must be no more than 63 characters")',
  cause: 'Kubernetes uses the names of containers in file paths and in host names',
  fix: `set containerName to ${LABEL_FORM}; a container that waits for a sidecar adds "-wait" to it`,
  manifestFix: `set the name to ${LABEL_FORM}`,
  source: `${NAMES_PAGE}#dns-label-names`,
  kinds: WORKLOAD_KINDS,
  needs: 'the workload of an operator or a plugin',
  check: name => mistakesIn(name, CONTAINER),
  targets: inventory => relevantWorkloads(inventory).flatMap(item => podContainersOf(item).flatMap(({ path }) => textAt(item, [...path, 'name']))),
};

/** The name of a namespace. */
export const namespaceName: Rule<string> = {
  id: 'namespace-name',
  severity: 'error',
  title: '`metadata.namespace` must be a DNS label',
  symptom: 'a namespace of that name cannot exist, and the API server rejects all objects in it',
  cause: 'the name of a namespace becomes a label of the DNS names of its Services',
  fix: `set the namespace to ${LABEL_FORM}`,
  source: `${NAMES_PAGE}#dns-label-names`,
  check: name => name === '' ? 'a namespace must not be empty' : mistakesIn(name, NAMESPACE),
  targets: inventory => relevantObjects(inventory).flatMap(item => textAt(item, ['metadata', 'namespace'])),
};

/** The kinds whose names are subdomains. The name of a Cluster has a rule of its own. */
const NAMED = [
  ...WORKLOAD_KINDS, 'ServiceAccount', 'Secret', 'ConfigMap', 'Certificate', 'Issuer', 'ClusterIssuer', 'Backup', 'ScheduledBackup',
  'Database', 'DatabaseRole', 'Publication', 'Subscription', 'ImageCatalog', 'ClusterImageCatalog', 'Pooler', 'ObjectStore',
];
/** The fields that name such objects. */
const REFERENCES: Path[] = [
  ['spec', 'secretName'], ['spec', 'issuerRef', 'name'], ...['serviceAccountName', 'priorityClassName', 'runtimeClassName'].map(name => ['spec', 'template', 'spec', name]),
];

/** The name of a Secret, a ServiceAccount, an Issuer, a Certificate and the like. */
export const subdomainName: Rule<string> = {
  id: 'subdomain-name',
  severity: 'error',
  title: 'The names of most objects must be DNS subdomains',
  symptom: 'the API server rejects the object ("a lowercase RFC 1123 subdomain must consist of …", "must be no more than 253 characters")',
  cause: 'Kubernetes names most objects by the rules for host names',
  fix: `set the name to ${SUBDOMAIN.expected}`,
  source: `${NAMES_PAGE}#dns-subdomain-names`,
  kinds: [...NAMED, 'Service'],
  check: name => mistakesIn(name, SUBDOMAIN),
  targets: subdomainNames,
};

function subdomainNames(inventory: Inventory): Target<string>[] {
  const objects = relevantObjects(inventory).filter(({ kind }) => NAMED.includes(kind))
    .flatMap(item => [['metadata', 'name'], ...REFERENCES].flatMap(path => textAt(item, path)));
  const secrets = standalonePluginsIn(inventory).flatMap(({ service, distribution }) => PLUGIN_ANNOTATIONS.filter(name => name.endsWith('Secret'))
    .flatMap(name => textAt(service, ['metadata', 'annotations', distribution.key(name)])));
  return [...objects, ...secrets, ...relevantWorkloads(inventory).flatMap(variableSources)];
}

/** The name of an environment variable. */
export const variableName: Rule<string> = {
  id: 'variable-name',
  severity: 'error',
  title: 'The name of an environment variable must not be empty, and must not contain "="',
  symptom: 'the API server rejects the object, or the pods that the operator makes of it ("a valid environment variable name must consist only of printable '
    + 'ASCII characters other than \'=\'", "a valid environment variable name must consist of alphabetic characters, digits, …")',
  cause: 'an environment is a list of texts, in which the name ends at the first "="',
  fix: 'set the name to letters, digits and "_", not starting with a digit',
  source: `${KUBERNETES_DOCS}/tasks/inject-data-application/define-environment-variable-container/`,
  kinds: [...WORKLOAD_KINDS, 'Cluster'],
  needs: 'a Cluster, or the workload of an operator or a plugin',
  check: name => /^[ -<>-~]+$/.test(name)
    ? undefined
    : `${formatValue(name)} is not a valid name of an environment variable: expected printable ASCII characters other than "="`,
  targets: inventory => [
    ...relevantWorkloads(inventory).flatMap(item => variablesOf(item).flatMap(path => textAt(item, [...path, 'name']))),
    ...clustersIn(inventory).flatMap(({ item }) => recordsByIndex(item.spec.env).flatMap((_, index) => textAt(item, ['spec', 'env', index, 'name']))),
  ].filter(({ input }) => isKnownText(input)),
};

/** The objects that the values of environment variables come from. */
function variableSources(item: Item): Target<string>[] {
  return variablesOf(item).flatMap(path => ['secretKeyRef', 'configMapKeyRef'].flatMap(ref => textAt(item, [...path, 'valueFrom', ref, 'name'])));
}

function variablesOf(item: Item): Path[] {
  return podContainersOf(item).flatMap(({ container, path }) => recordsByIndex(container.env).map((_, index) => [...path, 'env', index]));
}
