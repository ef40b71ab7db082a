import { isLabel, QUALIFIED_NAME } from '../../values/labels';
import { annotations as annotationsIn, collisions, containerNames, images, labels as labelsIn, namespaces, quantities, serviceNames, subdomainNames, CollisionInput, NameInput } from '../engine/kubernetes-targets';
import { Rule } from '../engine/rule';

const DNS_LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const DNS_1035_LABEL = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;
const DNS_SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const QUANTITY = /^\+?(\d+|\d+\.\d*|\.\d+)([numkMGTPE]|[KMGTPE]i|[eE][+-]?\d+)?$/;
/** A value of whatever type, in a sentence. */
function formatValue(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : `${value as any}`;
}

/** A Service's name is a DNS-1035 label; in a program Deployments share it, so that one name serves all. */
export const objectName: Rule<NameInput> = {
  id: 'object-name',
  severity: 'error',
  title: 'The name of a plugin\'s Service is a DNS-1035 label',
  symptom: 'the API server refuses the object ("a DNS-1035 label must consist of lower case alphanumeric characters or \'-\'", '
    + '"must be no more than 63 characters")',
  cause: 'the name of a Service becomes the first label of a DNS name',
  fix: 'state a name of 1 to 63 lower case letters, digits and "-" that begins with a letter and ends with a letter or digit',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#rfc-1035-label-names',
  needs: 'a Service that is a plugin\'s',
  check: ({ prop, value }) => typeof value === 'string' && DNS_1035_LABEL.test(value) && value.length <= 63 ? undefined : `${prop} "${value}" is no DNS-1035 label`,
  targets: serviceNames,
};

/** A container's name. */
export const containerName: Rule<NameInput> = {
  id: 'container-name',
  severity: 'error',
  title: 'A container\'s name is a DNS label',
  symptom: 'the API server refuses the Deployment ("a lowercase RFC 1123 label must consist of …", "must be no more than 63 characters")',
  cause: 'the names of containers and volumes become parts of host names and paths',
  fix: 'state a name of 1 to 63 lower case letters, digits and "-" that begins and ends with a letter or digit',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names',
  needs: 'the workload of an operator or a plugin',
  check: ({ prop, value }) => typeof value === 'string' && DNS_LABEL.test(value) && value.length <= 63 ? undefined : `${prop} "${value}" is no DNS label`,
  targets: containerNames,
};

/** The name of a namespace. */
export const namespaceName: Rule<NameInput> = {
  id: 'namespace-name',
  severity: 'error',
  title: 'A namespace\'s name is a DNS label',
  symptom: 'there is no such namespace, and the API server refuses all objects in it',
  cause: 'the name of a namespace becomes a label of the DNS names of its Services',
  fix: 'state a name of 1 to 63 lower case letters, digits and "-" that begins and ends with a letter or digit',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names',
  check: ({ prop, value }) => typeof value === 'string' && DNS_LABEL.test(value) && value.length <= 63 ? undefined : `${prop} "${value}" is no namespace's name`,
  targets: namespaces,
};

/** The name of a Secret, ServiceAccount, Issuer, Certificate and the like. */
export const subdomainName: Rule<NameInput> = {
  id: 'subdomain-name',
  severity: 'error',
  title: 'The names of most objects are DNS subdomains',
  symptom: 'the API server refuses the object ("a lowercase RFC 1123 subdomain must consist of …", "must be no more than 253 characters")',
  cause: 'Kubernetes names most objects by the rules for host names',
  fix: 'state a name of at most 253 lower case letters, digits, "-" and "."; each part begins and ends with a letter or digit',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-subdomain-names',
  check: ({ prop, value }) => typeof value === 'string' && DNS_SUBDOMAIN.test(value) && value.length <= 253 ? undefined : `${prop} "${value}" is no DNS subdomain`,
  targets: subdomainNames,
};

/** A Kubernetes quantity in a string. */
export const quantity: Rule<NameInput> = {
  id: 'quantity',
  severity: 'error',
  title: 'Amounts are Kubernetes quantities',
  symptom: 'the API server refuses the object ("quantities must match the regular expression …", "must be greater than or equal to 0"), '
    + 'or the operator the size of a volume ("Size value isn\'t valid"); less than nothing for a size is taken, and there is no instance: the operator logs alone '
    + 'that the PersistentVolumeClaim "is invalid: spec.resources[storage]"',
  cause: 'Kubernetes reads amounts by a grammar of its own, with suffixes that are not those of other tools',
  fix: 'write a number with one of the suffixes m, k, M, G, T, P, E, Ki, Mi, Gi, Ti, Pi, Ei or none, such as "10Gi" or "500m"',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/',
  check: ({ prop, value }) => typeof value === 'string' && QUANTITY.test(value) ? undefined : `${prop} ${JSON.stringify(value)} is no Kubernetes quantity`,
  targets: quantities,
};

/** Labels of an object, a pod or a selector. */
export const labelSyntax: Rule<{ readonly prop: string; readonly labels: Record<string, string> }> = {
  id: 'label-syntax',
  severity: 'error',
  title: 'Labels have the syntax of labels',
  symptom: 'the API server refuses the object ("a valid label must be an empty string or consist of alphanumeric characters, …", '
    + '"prefix part a lowercase RFC 1123 subdomain must consist of …", "must be no more than 63 characters")',
  cause: 'labels are selected by, so that their keys and values are short and plain',
  fix: 'use keys and values of at most 63 letters, digits, "-", "_" and "." that begin and end with a letter or digit; a key may have a DNS prefix and "/"',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set',
  check: ({ prop, labels }) => {
    const wrong = Object.entries(labels).find(([key, value]) => !isLabel(key, value));
    return wrong && `${prop} has "${wrong[0]}: ${formatValue(wrong[1])}", which is no label`;
  },
  targets: labelsIn,
};

/** Annotations of an object or a pod. */
export const annotationSyntax: Rule<{ readonly prop: string; readonly annotations: Record<string, string> }> = {
  id: 'annotation-syntax',
  severity: 'error',
  title: 'Annotations have the syntax of annotations',
  symptom: 'the API server refuses the object ("name part must consist of alphanumeric characters, …", '
    + '"name part must be no more than 63 characters")',
  cause: 'the key of an annotation is a qualified name, and its value a string, so that a number or a boolean needs quotes',
  fix: 'use keys of at most 63 letters, digits, "-", "_" and ".", with or without a DNS prefix and "/", and strings as values',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/#syntax-and-character-set',
  check: ({ prop, annotations }) => {
    const wrong = Object.entries(annotations).find(([key, value]) => !QUALIFIED_NAME.test(key.toLowerCase()) || typeof value !== 'string');
    return wrong && `${prop} has "${wrong[0]}: ${formatValue(wrong[1])}", which is no annotation`;
  },
  targets: annotationsIn,
};

/** An image reference: only that there is one; what it names is the registry's to say. */
export const image: Rule<NameInput> = {
  id: 'image',
  severity: 'error',
  title: 'Each container names an image',
  symptom: 'the kubelet reports InvalidImageName, the pod never starts, and every Cluster that names the plugin stops being reconciled',
  cause: 'the kubelet asks a registry for exactly this text',
  fix: 'state an image reference without white space, such as "registry.example.com/plugin:1.0.0"',
  source: 'https://kubernetes.io/docs/concepts/containers/images/',
  needs: 'the workload of an operator or a plugin',
  check: ({ prop, value }) => {
    if (value === undefined) { return `${prop} is not stated`; }
    return typeof value === 'string' && /^[^\s]+$/.test(value) ? undefined : `${prop} "${value}" is no image reference`;
  },
  targets: images,
};

/** Objects that meet on one operator's Kubernetes have names of their own. */
export const objectNameUnique: Rule<CollisionInput> = {
  id: 'object-name-unique',
  severity: 'error',
  title: 'Each object has a name of its own',
  symptom: 'the object that is applied last replaces the other without a word, and whatever needed the other stops working',
  cause: 'Kubernetes knows an object by its kind, namespace and name, and takes a second one for a change of the first',
  fix: 'give one of the two a name of its own (prop `name` or the name prop of that object); '
    + 'if they are meant for different Kubernetes clusters, give each its own Operator',
  manifestFix: 'give one of the two another name or namespace, or leave one out; if they are meant for different Kubernetes clusters, check them one by one',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
  check: ({ object, owner }) => owner === undefined ? undefined : `${object} is already made by ${owner}`,
  targets: collisions,
};
