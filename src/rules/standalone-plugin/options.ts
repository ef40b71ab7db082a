import { basename } from 'path';
import { Item } from '../../inventory/item';
import { fileAt, secretsMountedBy } from '../../inventory/mounts';
import { podSpecOf } from '../../inventory/operators';
import { dialledPort, isHeadless, pluginServices, serverOf, workloadOf, workloadsNear } from '../../inventory/plugin-services';
import { podLabelsOf, StandaloneView } from '../../inventory/plugins';
import { runningContainersOf } from '../../inventory/pod-containers';
import { selects } from '../../inventory/selectors';
import { asRecord, asRecords, asStringRecord, asString, asStrings } from '../../values/narrow';
import { Rule } from '../engine/rule';

const OPERATOR = 'https://github.com/cloudnative-pg/cloudnative-pg/blob/v1.30.0';
const KUBERNETES = 'https://kubernetes.io/docs';

/** A plugin without pods answers nobody. */
export const replicas: Rule<{ readonly replicas: number }> = {
  id: 'replicas',
  severity: 'error',
  title: 'A plugin has a pod at least',
  symptom: 'no pod listens: each Cluster that names the plugin stops with '
    + '"Cluster cannot proceed to reconciliation due to an error while interacting with plugins", failover included',
  cause: 'each reconciliation of a Cluster calls its plugins before anything else',
  fix: 'state a whole number of 1 or more; take the plugin out of the app, and out of all clusters, to stop it',
  manifestFix: 'state 1 or more `replicas`; to stop the plugin, take it out of all Clusters first',
  needs: 'the plugin\'s workload, and nothing that scales it',
  source: `${OPERATOR}/internal/controller/cluster_controller.go`,
  check: input => Number.isInteger(input.replicas) && input.replicas >= 1 ? undefined : `replicas is ${JSON.stringify(input.replicas)}, which is no number of pods`,
  targets: inventory => pluginServices(inventory).flatMap(view => {
    const workload = workloadOf(view);
    const scaled = inventory.items.some(({ spec }) => workload && asRecord(spec.scaleTargetRef).name === workload.name);
    return !workload || scaled || workload.kind === 'DaemonSet' ? [] : [{
      item: workload, path: ['spec', 'replicas'], input: { replicas: workload.spec.replicas ?? 1 },
    }];
  }),
};

/** What keys users may not set by hand. */
export interface ReservedKeysInput {
  readonly prop: string;
  readonly keys: string[];
  readonly reserved: string[];
}

/** Labels and annotations that the operator or a selector reads come from the props that they stand for. */
export const reservedKeys: Rule<ReservedKeysInput> = {
  id: 'reserved-keys',
  severity: 'error',
  title: 'Keys that stand for a prop come from the prop',
  symptom: 'the operator ignores the Service or reads another name, port or Secret than the plugin has; or the selector finds no pod',
  cause: 'the operator finds and dials a plugin by these keys alone',
  fix: 'leave the key out, and state the prop from which it is made (pluginName, port, tls, serverName, selectorLabels)',
  programsOnly: 'in a manifest the keys are what somebody stated; nothing else could be meant',
  source: `${OPERATOR}/internal/controller/plugin_predicates.go`,
  check: ({ prop, keys, reserved }) => {
    const key = keys.find(candidate => reserved.includes(candidate));
    return key === undefined ? undefined : `${prop} sets "${key}"`;
  },
};

/** An ExternalName has no endpoints. */
export const serviceType: Rule<{ readonly serviceType?: string; readonly headless?: boolean }> = {
  id: 'service-type',
  severity: 'error',
  title: 'A plugin\'s Service leads to its pods',
  symptom: 'the API server refuses the Service, or the operator registers the plugin and each dial goes elsewhere or nowhere',
  cause: 'an ExternalName has no pods, and only a ClusterIP may be None',
  fix: 'use ClusterIP, or headless',
  manifestFix: 'leave `type` out, or state ClusterIP; a headless Service states `clusterIP: None`',
  source: `${KUBERNETES}/concepts/services-networking/service/#publishing-services-service-types`,
  check: ({ serviceType: type, headless }) => type === 'ExternalName' || (headless && type !== undefined && type !== 'ClusterIP')
    ? `the Service's type is ${type}${headless ? ', and it is headless' : ''}`
    : undefined,
  targets: inventory => pluginServices(inventory).map(({ service }) => ({
    item: service, path: ['spec', 'type'], input: { serviceType: asString(service.spec.type), headless: isHeadless(service) },
  })),
};

/** Versions of the Internet Protocol that a Service cannot have together. */
export const ipFamilies: Rule<{ readonly ipFamilies?: string[]; readonly ipFamilyPolicy?: string }> = {
  id: 'ip-families',
  severity: 'error',
  title: 'Two IP families need a policy of two stacks',
  symptom: 'the API server refuses the Service ("must be \'RequireDualStack\' or \'PreferDualStack\' when multiple IP families are specified")',
  cause: 'a Service has one address of each family, and SingleStack allows one',
  fix: 'state each family once, and with two of them PreferDualStack or RequireDualStack as ipFamilyPolicy',
  source: `${KUBERNETES}/concepts/services-networking/dual-stack/`,
  check: ({ ipFamilies: families = [], ipFamilyPolicy: policy }) =>
    new Set(families).size === families.length && (families.length < 2 || (policy ?? 'SingleStack') !== 'SingleStack')
      ? undefined
      : `ipFamilies are ${families.join(' and ')}${policy ? ` with ipFamilyPolicy ${policy}` : ''}`,
  targets: inventory => pluginServices(inventory).map(({ service }) => ({
    item: service, path: ['spec', 'ipFamilies'], input: { ipFamilies: asStrings(service.spec.ipFamilies), ipFamilyPolicy: asString(service.spec.ipFamilyPolicy) },
  })),
};

/** A selector without labels selects nothing. */
export const selectorLabels: Rule<{ readonly selectorLabels: Record<string, string> }> = {
  id: 'selector-labels',
  severity: 'error',
  title: 'A workload\'s selector has a label at least',
  symptom: 'the API server refuses the Deployment ("empty selector is invalid for deployment")',
  cause: 'an empty selector would find every pod of the namespace',
  fix: 'state one label at least, or leave selectorLabels out',
  manifestFix: 'state one label at least in `spec.selector.matchLabels`, and in the pods\' template',
  needs: 'the plugin\'s Deployment',
  source: `${KUBERNETES}/concepts/workloads/controllers/deployment/#selector`,
  check: input => Object.keys(input.selectorLabels).length > 0 ? undefined : 'selectorLabels are empty',
  targets: inventory => pluginServices(inventory).flatMap(view => workloadsNear(view, inventory))
    .filter(({ spec: { selector } }) => selector !== undefined && asRecords(asRecord(selector).matchExpressions).length === 0)
    .map(workload => ({ item: workload, path: ['spec', 'selector'], input: { selectorLabels: asStringRecord(asRecord(workload.spec.selector).matchLabels) } })),
};

/** Programs that read a directory look for tls.crt. */
export const clientFileFlag: Rule<{ readonly onlyClientFile?: string; readonly clientCa: string }> = {
  id: 'client-file-flag',
  severity: 'error',
  title: 'A plugin is told which file to trust',
  symptom: 'the plugin trusts another file than it should: "tls: certificate required" at each connection',
  cause: 'a plugin that is told a directory takes tls.crt of it',
  fix: 'state `clientFile` of ServerFlags.directories, or certificates with which tls.crt is the file to trust (PluginTls.selfSigned)',
  programsOnly: 'which flags of a plugin name a directory is for the program to say',
  source: 'https://cloudnative-pg.io/docs/current/cnpg_i#configuring-tls-certificates',
  check: input => input.onlyClientFile === undefined || input.onlyClientFile === input.clientCa
    ? undefined
    : `the plugin should trust "${input.clientCa}", and its flags can only say "${input.onlyClientFile}"`,
};

/** A key that is not mounted is no file. */
export const tlsKeysMounted: Rule<{ readonly mount: string; readonly needs: string[]; readonly keys?: string[] }> = {
  id: 'tls-keys-mounted',
  severity: 'error',
  title: 'The files that a plugin is told of are mounted',
  symptom: 'the plugin logs "no such file or directory", and the operator hears "remote error: tls: internal error"',
  cause: 'a volume with `items` holds these keys and no other',
  fix: 'add the key to `keys`, or leave `keys` out',
  manifestFix: 'add the key to the volume\'s `items`, or leave `items` out',
  needs: 'the plugin\'s workload, with --server-cert, --server-key or --client-cert',
  source: `${KUBERNETES}/concepts/configuration/secret/#projection-of-secret-keys-to-specific-paths`,
  check: ({ mount, needs, keys }) => {
    const missing = keys && needs.find(key => !keys.includes(key));
    return missing ? `${mount} leaves out "${missing}"` : undefined;
  },
  targets: inventory => pluginServices(inventory).flatMap(({ workloads }) => workloads).flatMap(workload => {
    const server = serverOf(workload);
    return ['server-cert', 'server-key', 'client-cert'].flatMap(flag => {
      const path = server?.flags[flag];
      const file = server && path !== undefined ? fileAt(server, path) : 'unknown';
      return typeof file === 'string' ? [] : [{
        item: workload,
        path: server!.path,
        input: { mount: `volume "${file.volume}"`, needs: [basename(path!)], keys: file.key === undefined ? [] : [basename(path!)] },
      }];
    });
  }),
};

/** Flags name files by their whole path. */
export const mountPath: Rule<{ readonly prop: string; readonly path: string }> = {
  id: 'mount-path',
  severity: 'error',
  title: 'Certificates are mounted at a plain absolute path',
  symptom: 'the API server refuses the Deployment if the path is empty ("mountPath: Required value"), and takes any other: '
    + 'then the plugin looks for its certificates where they are not',
  cause: 'flags name files by what the mount\'s path begins with',
  fix: 'state an absolute path without ":" and without "/" at its end',
  programsOnly: 'Kubernetes takes other paths too; whether the flags fit is seen in the files that they name (plugin-file-mounted)',
  source: `${KUBERNETES}/concepts/storage/volumes/`,
  check: ({ prop, path }) => /^(\/[^/:]+)+$/.test(path) ? undefined : `${prop} "${path}" is no plain absolute path`,
};

/** Mounts at one path, or volumes of one name. */
export const mountClash: Rule<{ readonly values: string[]; readonly kind: string }> = {
  id: 'mount-clash',
  severity: 'error',
  title: 'Mounts and volumes have a place and a name of their own',
  symptom: 'the API server refuses the Deployment ("must be unique", applied by the server "duplicate entries for key […]")',
  cause: 'a container has one thing at a path, and a pod one volume of a name',
  fix: 'give each mount a path of its own and each volume a name of its own (serverMount, clientMount, volumeMounts)',
  manifestFix: 'give each mount a `mountPath` of its own, and each volume a `name` of its own',
  needs: 'the plugin\'s workload',
  source: `${KUBERNETES}/concepts/storage/volumes/`,
  check: ({ values, kind }) => {
    const twice = values.find((value, index) => values.indexOf(value) !== index);
    return twice === undefined ? undefined : `two ${kind} of the plugin are both "${twice}"`;
  },
  targets: inventory => pluginServices(inventory).flatMap(view => workloadsNear(view, inventory)).flatMap(workload => [
    ...runningContainersOf(workload).map(({ container, path }) => ({
      item: workload, path: [...path, 'volumeMounts'], input: { kind: 'mount paths', values: namesOf(container.volumeMounts, 'mountPath') },
    })),
    {
      item: workload,
      path: ['spec', 'template', 'spec', 'volumes'],
      input: { kind: 'volume names', values: namesOf(podSpecOf(workload).volumes, 'name') },
    },
  ]),
};

/** Roles need somebody who has them. */
export const roleSubject: Rule<{ readonly serviceAccount: boolean }> = {
  id: 'role-subject',
  severity: 'error',
  title: 'A plugin with roles has a ServiceAccount',
  symptom: 'every pod of the namespace that states no ServiceAccount would get the plugin\'s rights',
  cause: 'a pod that states no ServiceAccount has its namespace\'s default one',
  fix: 'leave createServiceAccount at true, or give a serviceAccount',
  programsOnly: 'in a manifest a binding names its subject, and the account "default" may be meant',
  source: `${KUBERNETES}/concepts/security/service-accounts/`,
  check: input => input.serviceAccount ? undefined : 'the plugin has rules for a role, and no ServiceAccount of its own',
};

/** A budget says one of two things. */
export const disruptionBudget: Rule<{ readonly stated: number }> = {
  id: 'disruption-budget',
  severity: 'error',
  title: 'A PodDisruptionBudget says one of two things',
  symptom: 'the API server refuses the PodDisruptionBudget ("minAvailable and maxUnavailable cannot be both set"), or it protects nothing',
  cause: 'the least that stay and the most that go are two ways to say one thing',
  fix: 'state minAvailable or maxUnavailable',
  needs: 'the plugin\'s workload, and a PodDisruptionBudget for its pods',
  source: `${KUBERNETES}/tasks/run-application/configure-pdb/`,
  check: ({ stated }) => stated === 1 ? undefined : `the PodDisruptionBudget states ${stated === 0 ? 'neither' : 'both'} of minAvailable and maxUnavailable`,
  targets: inventory => {
    const pods = pluginServices(inventory).flatMap(view => workloadsNear(view, inventory));
    return inventory.of('PodDisruptionBudget', 'policy').filter(budget => pods.some(workload => isForPodsOf(budget, workload)))
      .map(budget => ({
        item: budget, path: ['spec'], input: { stated: [budget.spec.minAvailable, budget.spec.maxUnavailable].filter(value => value !== undefined).length },
      }));
  },
};

/** A Service reaches every pod that its selector matches. */
export const selectorUnique: Rule<{ readonly labels: Record<string, string>; readonly owner?: string }> = {
  id: 'selector-unique',
  severity: 'error',
  title: 'A plugin\'s Service reaches no other pods',
  symptom: 'each Service reaches the pods of both plugins: every other connection ends at the wrong one, with another certificate',
  cause: 'a Service does not know of plugins: it spreads connections over all pods that its selector finds',
  fix: 'leave selectorLabels out, or give each plugin labels of its own',
  manifestFix: 'give each plugin\'s pods a label of their own, and name it in the Service\'s `selector`',
  needs: 'the workloads that the Service reaches, one with the plugin\'s Secret for servers and one without',
  source: `${KUBERNETES}/concepts/services-networking/service/#services-in-kubernetes`,
  check: ({ labels, owner }) => owner === undefined ? undefined : `the selector ${JSON.stringify(labels)} finds the pods of ${owner} too`,
  targets: inventory => pluginServices(inventory).flatMap(view => othersReached(view).map(other => ({
    item: view.service, path: ['spec', 'selector'], input: { labels: asStringRecord(view.service.spec.selector), owner: `${other}` },
  }))),
};

/** A policy without labels is about every pod. */
export const networkPolicyPeer: Rule<{ readonly podLabels: Record<string, string> }> = {
  id: 'network-policy-peer',
  severity: 'error',
  title: 'A NetworkPolicy for the operator names its pods',
  symptom: 'the NetworkPolicies are about every pod of the namespace instead of the operator\'s',
  cause: 'a selector without labels finds every pod',
  fix: 'state the `podLabels` of the operator',
  programsOnly: 'in a manifest an empty selector may be meant',
  source: `${KUBERNETES}/concepts/services-networking/network-policies/`,
  check: ({ podLabels }) => Object.keys(podLabels).length > 0 ? undefined : 'the operator\'s podLabels are empty, and networkPolicy needs them',
};

function namesOf(list: unknown, field: string): string[] {
  return asRecords(list).map(entry => asString(entry[field])).filter(name => name !== undefined);
}

function isForPodsOf(budget: Item, workload: Item): boolean {
  return budget.namespace === workload.namespace && selects(budget.spec.selector, { labels: podLabelsOf(workload), complete: true }) === 'yes';
}

/** Workloads that the Service of a plugin reaches beside the plugin's own: they do not have its certificate. */
function othersReached(view: StandaloneView): Item[] {
  const isOwn = (workload: Item) => secretsMountedBy(workload).includes(view.serverSecretName!);
  const target = dialledPort(view)?.targetPort;
  // a Service leaves out the pods that have no port of that name
  const listens = (workload: Item) => typeof target !== 'string'
    || runningContainersOf(workload).some(({ container }) => asRecords(container.ports).some(({ name }) => name === target));
  return view.workloads.some(isOwn) ? view.workloads.filter(workload => !isOwn(workload) && workload.spec.replicas !== 0 && listens(workload)) : [];
}
