import { Rule } from './rule';

/** A plugin without pods answers nobody. */
export const replicas: Rule<{ readonly replicas: number }> = {
  id: 'replicas',
  severity: 'error',
  symptom: 'no pod listens: each Cluster that names the plugin stops with '
    + '"Cluster cannot proceed to reconciliation due to an error while interacting with plugins", failover included',
  fix: 'state a whole number of 1 or more; take the plugin out of the app, and out of all clusters, to stop it',
  check: facts => Number.isInteger(facts.replicas) && facts.replicas >= 1 ? undefined : `replicas is ${JSON.stringify(facts.replicas)}, which is no number of pods`,
};

/** What keys users may not set by hand. */
export interface ReservedKeysFacts {
  readonly prop: string;
  readonly keys: string[];
  readonly reserved: string[];
}

/** Labels and annotations that the operator or a selector reads come from the props that they stand for. */
export const reservedKeys: Rule<ReservedKeysFacts> = {
  id: 'reserved-keys',
  severity: 'error',
  symptom: 'the operator ignores the Service or reads another name, port or Secret than the plugin has; or the selector finds no pod',
  fix: 'leave the key out, and state the prop from which it is made (pluginName, port, tls, serverName, selectorLabels)',
  check: ({ prop, keys, reserved }) => {
    const key = keys.find(candidate => reserved.includes(candidate));
    return key === undefined ? undefined : `${prop} sets "${key}"`;
  },
};

/** An ExternalName has no endpoints. */
export const serviceType: Rule<{ readonly serviceType?: string; readonly headless?: boolean }> = {
  id: 'service-type',
  severity: 'error',
  symptom: 'the API server refuses the Service, or the operator registers the plugin and each dial goes elsewhere or nowhere',
  fix: 'use ClusterIP, or headless',
  check: ({ serviceType: type, headless }) => type === 'ExternalName' || (headless && type !== undefined && type !== 'ClusterIP')
    ? `serviceType is ${type}${headless ? ', and the Service is headless' : ''}`
    : undefined,
};

/** Versions of the Internet Protocol that a Service cannot have together. */
export const ipFamilies: Rule<{ readonly ipFamilies?: string[]; readonly ipFamilyPolicy?: string }> = {
  id: 'ip-families',
  severity: 'error',
  symptom: 'the API server refuses the Service ("must be \'RequireDualStack\' or \'PreferDualStack\' when multiple IP families are specified")',
  fix: 'state each family once, and with two of them PreferDualStack or RequireDualStack as ipFamilyPolicy',
  check: ({ ipFamilies: families = [], ipFamilyPolicy: policy }) =>
    new Set(families).size === families.length && (families.length < 2 || (policy ?? 'SingleStack') !== 'SingleStack')
      ? undefined
      : `ipFamilies are ${families.join(' and ')}${policy ? ` with ipFamilyPolicy ${policy}` : ''}`,
};

/** A selector without labels selects nothing. */
export const selectorLabels: Rule<{ readonly selectorLabels: Record<string, string> }> = {
  id: 'selector-labels',
  severity: 'error',
  symptom: 'the API server refuses the Deployment ("empty selector is invalid for deployment")',
  fix: 'state one label at least, or leave selectorLabels out',
  check: facts => Object.keys(facts.selectorLabels).length > 0 ? undefined : 'selectorLabels are empty',
};

/** Programs that read a directory look for tls.crt. */
export const clientFileFlag: Rule<{ readonly onlyClientFile?: string; readonly clientCa: string }> = {
  id: 'client-file-flag',
  severity: 'error',
  symptom: 'the plugin trusts another file than it should: "tls: certificate required" at each connection',
  fix: 'state `clientFile` of ServerFlags.directories, or certificates with which tls.crt is the file to trust (PluginTls.selfSigned)',
  check: facts => facts.onlyClientFile === undefined || facts.onlyClientFile === facts.clientCa
    ? undefined
    : `the plugin should trust "${facts.clientCa}", and its flags can only say "${facts.onlyClientFile}"`,
};

/** A key that is not mounted is no file. */
export const tlsKeysMounted: Rule<{ readonly mount: string; readonly needs: string[]; readonly keys?: string[] }> = {
  id: 'tls-keys-mounted',
  severity: 'error',
  symptom: 'the plugin exits or refuses each connection: "no such file or directory"',
  fix: 'add the key to `keys`, or leave `keys` out',
  check: ({ mount, needs, keys }) => {
    const missing = keys && needs.find(key => !keys.includes(key));
    return missing ? `${mount} leaves out "${missing}"` : undefined;
  },
};

/** Flags name files by their whole path. */
export const mountPath: Rule<{ readonly prop: string; readonly path: string }> = {
  id: 'mount-path',
  severity: 'error',
  symptom: 'the API server refuses the Deployment, or the plugin looks for its certificates where they are not',
  fix: 'state an absolute path without ":" and without "/" at its end',
  check: ({ prop, path }) => /^(\/[^/:]+)+$/.test(path) ? undefined : `${prop} "${path}" is no plain absolute path`,
};

/** Mounts at one path, or volumes of one name. */
export const mountClash: Rule<{ readonly values: string[]; readonly kind: string }> = {
  id: 'mount-clash',
  severity: 'error',
  symptom: 'the API server refuses the Deployment ("must be unique")',
  fix: 'give each mount a path of its own and each volume a name of its own (serverMount, clientMount, volumeMounts)',
  check: ({ values, kind }) => {
    const twice = values.find((value, index) => values.indexOf(value) !== index);
    return twice === undefined ? undefined : `two ${kind} of the plugin are both "${twice}"`;
  },
};

/** Roles need somebody who has them. */
export const roleSubject: Rule<{ readonly serviceAccount: boolean }> = {
  id: 'role-subject',
  severity: 'error',
  symptom: 'every pod of the namespace that states no ServiceAccount would get the plugin\'s rights',
  fix: 'leave createServiceAccount at true, or give a serviceAccount',
  check: facts => facts.serviceAccount ? undefined : 'the plugin has rules for a role, and no ServiceAccount of its own',
};

/** A budget says one of two things. */
export const disruptionBudget: Rule<{ readonly stated: number }> = {
  id: 'disruption-budget',
  severity: 'error',
  symptom: 'the API server refuses the PodDisruptionBudget ("minAvailable and maxUnavailable cannot be both set"), or it protects nothing',
  fix: 'state minAvailable or maxUnavailable',
  check: ({ stated }) => stated === 1 ? undefined : `podDisruptionBudget states ${stated === 0 ? 'neither' : 'both'} of minAvailable and maxUnavailable`,
};

/** A Service reaches every pod that its selector matches. */
export const selectorUnique: Rule<{ readonly labels: Record<string, string>; readonly owner?: string }> = {
  id: 'selector-unique',
  severity: 'error',
  symptom: 'each Service reaches the pods of both plugins: every other connection ends at the wrong one, with another certificate',
  fix: 'leave selectorLabels out, or give each plugin labels of its own',
  check: ({ labels, owner }) => owner === undefined ? undefined : `selectorLabels ${JSON.stringify(labels)} are those of ${owner} too`,
};

/** A policy without labels is about every pod. */
export const networkPolicyPeer: Rule<{ readonly podLabels: Record<string, string> }> = {
  id: 'network-policy-peer',
  severity: 'error',
  symptom: 'the NetworkPolicies are about every pod of the namespace instead of the operator\'s',
  fix: 'state the `podLabels` of the operator',
  check: ({ podLabels }) => Object.keys(podLabels).length > 0 ? undefined : 'the operator\'s podLabels are empty, and networkPolicy needs them',
};
