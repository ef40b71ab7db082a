import { Rule } from './rule';

const DNS_LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const DNS_1035_LABEL = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;
const DNS_SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const QUANTITY = /^\+?(\d+|\d+\.\d*|\.\d+)([numkMGTPE]|[KMGTPE]i|[eE][+-]?\d+)?$/;
const QUALIFIED_NAME = /^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
const LABEL_VALUE = /^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/;
const PORT_NAME = /^(?=.*[a-z])(?!.*--)[a-z0-9]([-a-z0-9]{0,13}[a-z0-9])?$/;

/** A name of an object or container, and the prop that sets it. */
export interface NameFacts {
  readonly prop: string;
  readonly value: string;
}

/** A Service's name is a DNS-1035 label; Deployments share it here, so that one name serves all. */
export const objectName: Rule<NameFacts> = {
  id: 'object-name',
  severity: 'error',
  symptom: 'the API server refuses the object ("a DNS-1035 label must consist of lower case alphanumeric characters or \'-\'")',
  fix: 'state a name of 1 to 63 lower case letters, digits and "-" that begins with a letter and ends with a letter or digit',
  check: ({ prop, value }) => typeof value === 'string' && DNS_1035_LABEL.test(value) && value.length <= 63 ? undefined : `${prop} "${value}" is no DNS-1035 label`,
};

/** A container's name. */
export const containerName: Rule<NameFacts> = {
  id: 'container-name',
  severity: 'error',
  symptom: 'the API server refuses the Deployment ("a lowercase RFC 1123 label must consist of …")',
  fix: 'state a name of 1 to 63 lower case letters, digits and "-" that begins and ends with a letter or digit',
  check: ({ prop, value }) => typeof value === 'string' && DNS_LABEL.test(value) && value.length <= 63 ? undefined : `${prop} "${value}" is no DNS label`,
};

/** The name of a namespace. */
export const namespaceName: Rule<NameFacts> = {
  id: 'namespace-name',
  severity: 'error',
  symptom: 'there is no such namespace, and the API server refuses all objects in it',
  fix: 'state a name of 1 to 63 lower case letters, digits and "-" that begins and ends with a letter or digit',
  check: ({ prop, value }) => typeof value === 'string' && DNS_LABEL.test(value) && value.length <= 63 ? undefined : `${prop} "${value}" is no namespace's name`,
};

/** The name of a Secret, ServiceAccount, Issuer, Certificate and the like. */
export const subdomainName: Rule<NameFacts> = {
  id: 'subdomain-name',
  severity: 'error',
  symptom: 'the API server refuses the object ("a lowercase RFC 1123 subdomain must consist of …")',
  fix: 'state a name of at most 253 lower case letters, digits, "-" and "."; each part begins and ends with a letter or digit',
  check: ({ prop, value }) => typeof value === 'string' && DNS_SUBDOMAIN.test(value) && value.length <= 253 ? undefined : `${prop} "${value}" is no DNS subdomain`,
};

/** A Kubernetes quantity in a string. */
export const quantity: Rule<NameFacts> = {
  id: 'quantity',
  severity: 'error',
  symptom: 'the API server refuses the object ("quantities must match the regular expression …")',
  fix: 'write a number with one of the suffixes m, k, M, G, T, P, E, Ki, Mi, Gi, Ti, Pi, Ei or none, such as "10Gi" or "500m"',
  check: ({ prop, value }) => typeof value === 'string' && QUANTITY.test(value) ? undefined : `${prop} ${JSON.stringify(value)} is no Kubernetes quantity`,
};

/** Labels of an object, a pod or a selector. */
export const labelSyntax: Rule<{ readonly prop: string; readonly labels: Record<string, string> }> = {
  id: 'label-syntax',
  severity: 'error',
  symptom: 'the API server refuses the object ("a valid label must be an empty string or consist of alphanumeric characters, …")',
  fix: 'use keys and values of at most 63 letters, digits, "-", "_" and "." that begin and end with a letter or digit; a key may have a DNS prefix and "/"',
  check: ({ prop, labels }) => {
    const wrong = Object.entries(labels).find(([key, value]) => !QUALIFIED_NAME.test(key) || typeof value !== 'string' || !LABEL_VALUE.test(value));
    return wrong && `${prop} has "${wrong[0]}: ${wrong[1]}", which is no label`;
  },
};

/** Annotations of an object or a pod. */
export const annotationSyntax: Rule<{ readonly prop: string; readonly annotations: Record<string, string> }> = {
  id: 'annotation-syntax',
  severity: 'error',
  symptom: 'the API server refuses the object ("name part must consist of alphanumeric characters, …")',
  fix: 'use keys of at most 63 letters, digits, "-", "_" and ".", with or without a DNS prefix and "/", and strings as values',
  check: ({ prop, annotations }) => {
    const wrong = Object.entries(annotations).find(([key, value]) => !QUALIFIED_NAME.test(key) || typeof value !== 'string');
    return wrong && `${prop} has "${wrong[0]}: ${wrong[1]}", which is no annotation`;
  },
};

/** An image reference: only that there is one; what it names is the registry's to say. */
export const image: Rule<NameFacts> = {
  id: 'image',
  severity: 'error',
  symptom: 'the kubelet reports InvalidImageName, the pod never starts, and every Cluster that names the plugin stops being reconciled',
  fix: 'state an image reference without white space, such as "registry.example.com/plugin:1.0.0"',
  check: ({ prop, value }) => typeof value === 'string' && /^[^\s]+$/.test(value) ? undefined : `${prop} "${value}" is no image reference`,
};

/** Ports of one plugin. */
export interface PortsFacts {
  readonly ports: Array<{ readonly prop: string; readonly number: number; readonly name?: string; readonly protocol: string }>;
}

/** Each port is a TCP or UDP port number. */
export const portRange: Rule<PortsFacts> = {
  id: 'port-range',
  severity: 'error',
  symptom: 'the API server refuses the Service, or the operator registers the plugin and every dial fails',
  fix: 'state a whole number from 1 to 65535',
  check: ({ ports }) => ports
    .filter(({ number }) => !Number.isInteger(number) || number < 1 || number > 65535)
    .map(({ prop, number }) => `${prop} ${JSON.stringify(number)} is no port number`)[0],
};

/** No two ports of one plugin share a number or a name. */
export const portClash: Rule<PortsFacts> = {
  id: 'port-clash',
  severity: 'error',
  symptom: 'the API server refuses the Service or the Deployment ("Duplicate value"), or one server of the plugin cannot listen',
  fix: 'give each port a number and a name of its own',
  check: ({ ports }) => {
    for (const [index, port] of ports.entries()) {
      const other = ports.slice(0, index).find(o =>
        (o.number === port.number && o.protocol === port.protocol) || (o.name !== undefined && o.name === port.name));
      if (other) {
        return `${port.prop} ${port.number}${port.name ? ` "${port.name}"` : ''} clashes with ${other.prop} ${other.number}${other.name ? ` "${other.name}"` : ''}`;
      }
    }
    return undefined;
  },
};

/** A port's name, where it has one. */
export const portName: Rule<NameFacts> = {
  id: 'port-name',
  severity: 'error',
  symptom: 'the API server refuses the Deployment or the Service ("must be no more than 15 characters")',
  fix: 'state 1 to 15 lower case letters, digits and single "-", with at least one letter',
  check: ({ prop, value }) => typeof value === 'string' && PORT_NAME.test(value) ? undefined : `${prop} "${value}" is no port name`,
};

/** Two objects of an app that would be one object in the cluster. */
export interface CollisionFacts {
  readonly object: string;
  readonly owner?: string;
}

/** Objects that meet on one operator's Kubernetes have names of their own. */
export const objectNameUnique: Rule<CollisionFacts> = {
  id: 'object-name-unique',
  severity: 'error',
  symptom: 'the object that is applied last replaces the other without a word, and whatever needed the other stops working',
  fix: 'give one of the two a name of its own (prop `name` or the name prop of that object); '
    + 'if they are meant for different Kubernetes clusters, give each its own Operator',
  check: ({ object, owner }) => owner === undefined ? undefined : `${object} is already made by ${owner}`,
};
