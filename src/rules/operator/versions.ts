import { isBeyond, newestKnown } from '../../facts/operator-crds';
import { backupsIn, clustersIn } from '../../inventory/clusters';
import { Inventory } from '../../inventory/inventory';
import { Item } from '../../inventory/item';
import { OperatorView } from '../../inventory/operator-view';
import { managerOf, operatorsIn, podSpecOf } from '../../inventory/operators';
import { standalonePluginsIn } from '../../inventory/plugins';
import { Path } from '../../values/field-path';
import { formatValue } from '../../values/format-value';
import { releaseOfImage } from '../../values/image-version';
import { asRecord, asString } from '../../values/narrow';
import { isRelease } from '../../values/release';
import { Rule, Target } from '../engine/rule';
import { KUBERNETES_DOCS, OPERATOR_DOCS, OPERATOR_SOURCE } from '../engine/source';

/** The versions of the operator and of Kubernetes. */
export interface VersionInput {
  readonly version?: string;
  readonly kubernetesVersion?: string;
}

const EXAMPLES = { version: '1.30.0', kubernetesVersion: '1.33' };

/** Releases are compared by their numbers. */
export const version: Rule<VersionInput> = {
  id: 'version',
  severity: 'error',
  title: '`version` and `kubernetesVersion` must be releases',
  symptom: 'nothing by itself; checks that depend on the version are impossible',
  cause: 'what a release supports is found by comparing release numbers',
  fix: 'set `version` to a release such as "1.30.0", and `kubernetesVersion` to one such as "1.33"; remove the prop to assume the newest release',
  source: `${OPERATOR_DOCS}/supported_releases`,
  programsOnly: 'manifests do not contain these versions: they are given beside them',
  check: input => (['version', 'kubernetesVersion'] as const)
    .filter(prop => input[prop] !== undefined && !isRelease(input[prop]))
    .map(prop => `${prop}: "${input[prop]}" is invalid: expected a release such as "${EXAMPLES[prop]}"`),
};

/** The names of an operator, as a program states them. */
export interface OperatorNamesInput {
  readonly namespace: string;
  readonly deploymentName: string;
}

const LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';

/** Where an operator runs becomes the namespace of every object that is made for it. */
export const operatorNames: Rule<OperatorNamesInput> = {
  id: 'operator-name',
  severity: 'error',
  title: '`namespace` and `deploymentName` of an Operator must be valid names',
  symptom: 'the API server rejects all objects that are made for the operator',
  cause: 'namespaces are DNS labels, and Deployments have names that are DNS subdomains',
  fix: 'set `namespace` and `deploymentName` as `kubectl get deployments --all-namespaces` shows them',
  source: `${KUBERNETES_DOCS}/concepts/overview/working-with-objects/names/`,
  programsOnly: 'an operator that something else installs has no manifest here; names in manifests are checked by namespace-name and subdomain-name',
  check: ({ namespace, deploymentName }) => [
    ...isName(namespace, LABEL, 63) ? [] : [`namespace: ${formatValue(namespace)} is invalid: expected 1 to 63 lowercase letters, digits and "-"`],
    ...isName(deploymentName, `${LABEL}(\\.${LABEL})*`, 253) ? []
      : [`deploymentName: ${formatValue(deploymentName)} is invalid: expected at most 253 lowercase letters, digits, "-" and "."`],
  ],
};

/** A value that the app provides later is no string yet. */
function isName(value: unknown, syntax: string, length: number): boolean {
  return typeof value === 'string' && value.length <= length && new RegExp(`^${syntax}$`).test(value);
}

/** A construct without an operator. */
export interface OperatorChoiceInput {
  /** The operators that the app defines, by their paths. */
  readonly operators: string[];
  /** The one that the construct uses; undefined before it uses one. */
  readonly used?: string;
}

/** The only operator of an app is the default of all constructs. */
export const operatorChoice: Rule<OperatorChoiceInput> = {
  id: 'operator-choice',
  severity: 'error',
  title: '`operator` must be set in an app with several Operators, or if the only one is defined later',
  symptom: 'nothing by itself; the object would be made for another operator, which may be one of the other product',
  cause: 'the only Operator of an app is the default of the constructs that are defined after it',
  fix: 'set `operator`, or define the only Operator of the app before everything that uses it',
  source: `${OPERATOR_DOCS}/installation_upgrade`,
  programsOnly: 'it is about the prop `operator`; manifests of both products differ in their apiVersion',
  check: ({ operators, used }) => {
    if (operators.length > 1) {
      return `operator: required, because the app has several: ${operators.map(path => `"${path}"`).join(', ')}`;
    }
    return used === undefined || operators.length === 0 || operators[0] === used
      ? undefined
      : `operator: required, because the operator "${operators[0]}" is defined after this construct`;
  },
};

/** An operator that something in the input is for. */
export interface OperatorReleaseInput {
  readonly product: string;
  readonly version?: string;
}

/** What is known here ends with a release, and whoever runs a newer one should hear so. */
export const operatorVersionNewer: Rule<OperatorReleaseInput> = {
  id: 'operator-version-newer',
  severity: 'warning',
  title: 'The operator\'s release should be known here',
  symptom: 'the operator may accept what is reported here, or reject what is not: checks follow the newest release that is known',
  cause: 'each release, including patch releases, may add fields, values and webhook checks',
  fix: 'upgrade this package to a version that supports the release, or acknowledge the warning',
  source: `${OPERATOR_DOCS}/release_notes/`,
  needs: 'the operator\'s release: from its image, or set on the command line',
  isNote: true,
  check: ({ product, version: release }) => isBeyond(release)
    ? `${product} ${release} is newer than ${newestKnown(release!)}, the newest release known here before it`
    : undefined,
  targets: operatorsInUse,
};

/** Each operator release once: at the operator's Deployment, or at the first object that is for it where the input does not install it. */
function operatorsInUse(inventory: Inventory): Target<OperatorReleaseInput>[] {
  const installed = operatorsIn(inventory).filter(({ deployment }) => deployment).map(operator => ({ operator, item: operator.deployment! }));
  const users = [
    ...clustersIn(inventory),
    ...backupsIn(inventory),
    ...standalonePluginsIn(inventory).map(({ operator, service }) => ({ operator, item: service })),
  ];
  const first = new Map<string, { operator: OperatorView; item: Item }>();
  for (const { operator, item } of [...installed, ...users]) {
    const key = `${operator.distribution.apiGroup} ${operator.version}`;
    if (!first.has(key)) { first.set(key, { operator, item }); }
  }
  return [...first.values()].map(({ operator, item }) => ({
    item,
    path: item === operator.deployment ? imagePath(operator) : [],
    input: { product: operator.distribution.name, version: operator.version },
  }));
}

/** The operator's image in its Deployment, if that is what shows the release. */
function imagePath({ deployment, distribution, version: release }: OperatorView): Path {
  const manager = managerOf(deployment!, distribution);
  return releaseOfImage(asString(asRecord(manager).image) ?? '') === release
    ? ['spec', 'template', 'spec', 'containers', podSpecOf(deployment!).containers.indexOf(manager), 'image']
    : [];
}

/** What an app relies on while the version of its operator, of Kubernetes or of a plugin is not set. */
export interface AssumedVersionInput {
  readonly features: string[];
}

/** A version that is not stated is assumed to be the newest. */
export const versionAssumed: Rule<AssumedVersionInput> = {
  id: 'version-assumed',
  severity: 'warning',
  title: '`version` and `kubernetesVersion` should be set where something depends on them',
  symptom: 'an older operator or plugin ignores the fields of later releases silently; an older Kubernetes rejects or drops them',
  cause: 'without a version the newest release is assumed',
  fix: 'set `version` and `kubernetesVersion` of the operator, and `version` of the plugin, so that they are checked',
  source: `${OPERATOR_DOCS}/supported_releases`,
  programsOnly: 'it is about the props `version` and `kubernetesVersion`; for manifests the versions are given on the command line',
  check: ({ features }) => features.length === 0
    ? undefined
    : `the newest versions are assumed, and the app relies on: ${features.join('; ')}`,
};

/** The operator's Deployment in a manifest file. */
export interface ManifestInput {
  readonly path: string;
  /** Why the file cannot be used; nothing where it can. */
  readonly problem?: string;
  readonly deployments: string[];
  readonly distributions: string[];
}

/** A manifest file has one operator. */
export const operatorManifest: Rule<ManifestInput> = {
  id: 'operator-manifest',
  severity: 'error',
  title: 'The file of Operator.fromManifest must contain exactly one operator',
  symptom: 'nothing by itself; plugins would be made for another operator than the file\'s',
  cause: 'Operator.fromManifest finds the operator by the labels of its pods',
  fix: 'set `path` to the whole published manifest of one operator, and `distribution` for a build with labels that differ',
  source: `${OPERATOR_DOCS}/installation_upgrade`,
  programsOnly: 'it is about the file that a program names; manifests may contain any number of operators',
  check: ({ path, problem, deployments, distributions }) => {
    if (problem !== undefined) { return `path: "${path}": ${problem}`; }
    switch (deployments.length) {
      case 0: return `path: "${path}" contains no Deployment with the pod labels of ${distributions.join(' or ')}`;
      case 1: return undefined;
      default: return `path: "${path}" contains ${deployments.length} Deployments with the pod labels of an operator (${deployments.join(', ')}): expected one`;
    }
  },
};

/** The operator's container in its Deployment. */
export const operatorContainer: Rule<{ readonly deployment: string; readonly container: string; readonly containers: string[] }> = {
  id: 'operator-container',
  severity: 'error',
  title: 'The operator\'s container must have the name that its Distribution gives',
  symptom: 'the socket directory of a sidecar plugin would be mounted in no container that reads it',
  cause: 'a sidecar plugin shares a volume with the operator\'s own container, which is found by its name',
  fix: 'set `distribution` to a Distribution with the container\'s name (Distribution.of)',
  source: `${OPERATOR_SOURCE}/config/manager/manager.yaml`,
  programsOnly: 'Kubernetes treats all containers alike; only a program must know which one is the operator\'s',
  check: ({ deployment, container, containers }) => containers.includes(container)
    ? undefined
    : `path: Deployment "${deployment}" has no container "${container}"; its containers are ${containers.map(name => `"${name}"`).join(', ')}`,
};

/** Where the operator's socket directory is set. */
export const operatorConfigurationSecret: Rule<{ readonly secret?: string; readonly keys: string[] }> = {
  id: 'operator-configuration-secret',
  severity: 'error',
  title: '`socketDirectory` must be set if the operator\'s Secret sets the directory',
  symptom: 'the operator would look for sockets in another directory than the one assumed here',
  cause: 'the operator\'s Secret has precedence over its ConfigMap and its environment',
  fix: 'set `socketDirectory` to the directory in the Secret: the contents of Secrets are not read',
  source: `${OPERATOR_DOCS}/operator_conf`,
  programsOnly: 'for manifests with such a Secret the directory is unknown, and nothing that depends on it is checked',
  check: ({ secret, keys }) => keys.includes('PLUGIN_SOCKET_DIR')
    ? `socketDirectory: required, because Secret "${secret}" of the manifest sets PLUGIN_SOCKET_DIR`
    : undefined,
};

/** The ServiceAccount of the operator, for what is bound to it. */
export const operatorServiceAccount: Rule<{ readonly serviceAccountName?: string; readonly distribution: string }> = {
  id: 'operator-service-account',
  severity: 'error',
  title: 'The operator\'s ServiceAccount must be known to grant a sidecar plugin a role',
  symptom: 'the role would be bound to no account, and the API server would reject the sidecar\'s requests ("is forbidden")',
  cause: 'a sidecar plugin runs in the operator\'s pods, with the permissions of their account',
  fix: 'set `serviceAccountName` of the operator (Operator.fromAttributes), as `kubectl get deployment` shows it',
  source: `${KUBERNETES_DOCS}/reference/access-authn-authz/rbac/`,
  programsOnly: 'in manifests a binding names its subject',
  check: input => input.serviceAccountName === undefined
    ? `the ServiceAccount of the operator is unknown: ${input.distribution} publishes no name for it`
    : undefined,
};

/** The operator's ConfigMap has precedence over its environment. */
export const operatorConfigurationMap: Rule<{ readonly configMap?: string; readonly configured?: string; readonly socketDirectory: string }> = {
  id: 'operator-configuration-map',
  severity: 'error',
  title: '`socketDirectory` must equal the directory in the operator\'s ConfigMap',
  symptom: 'the operator looks for sockets in the directory that its ConfigMap sets, and registers no sidecar plugin',
  cause: 'the operator\'s ConfigMap has precedence over its environment',
  fix: 'remove `socketDirectory`, or change PLUGIN_SOCKET_DIR in the ConfigMap',
  source: `${OPERATOR_DOCS}/operator_conf`,
  programsOnly: 'it is about the prop `socketDirectory`; mounts in manifests are compared with the ConfigMap by socket-mount',
  check: ({ configMap, configured, socketDirectory }) => configured === undefined || configured === socketDirectory
    ? undefined
    : `socketDirectory: "${socketDirectory}" is invalid: expected "${configured}", which ConfigMap "${configMap}" of the manifest sets`,
};
