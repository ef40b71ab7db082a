import { isBeyond, newestKnown } from '../../facts/operator-crds';
import { backupsIn, clustersIn } from '../../inventory/clusters';
import { Inventory } from '../../inventory/inventory';
import { Item } from '../../inventory/item';
import { OperatorView } from '../../inventory/operator-view';
import { managerOf, operatorsIn, podSpecOf } from '../../inventory/operators';
import { standalonePluginsIn } from '../../inventory/plugins';
import { Path } from '../../values/field-path';
import { releaseOfImage } from '../../values/image-version';
import { asRecord, asString } from '../../values/narrow';
import { Rule, Target } from '../engine/rule';

/** The stated version of the operator or of Kubernetes. */
export interface VersionInput {
  readonly prop: string;
  readonly version?: string;
}

/** A release that can be compared with others. */
export const version: Rule<VersionInput> = {
  id: 'version',
  severity: 'error',
  title: 'A version is a release',
  symptom: 'nothing by itself; what depends on the version could not be decided here',
  cause: 'what a release knows is found out by comparing its number with others',
  fix: 'state a release such as "1.30.0" (Kubernetes: "1.33"), or nothing for the newest',
  source: 'https://cloudnative-pg.io/docs/current/supported_releases',
  programsOnly: 'a version is said beside manifests, not in them',
  check: input => input.version === undefined || /^v?\d+\.\d+(\.\d+)?([-+].*)?$/.test(input.version)
    ? undefined
    : `${input.prop} "${input.version}" is no release`,
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
  cause: 'each release, patch releases included, may bring fields, values and webhook checks of its own',
  fix: 'upgrade this package to a version that knows the release, or acknowledge the warning',
  source: 'https://cloudnative-pg.io/docs/current/release_notes/',
  needs: 'the operator\'s release: from its image, or stated beside the manifests',
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
    ...clustersIn(inventory), ...backupsIn(inventory), ...standalonePluginsIn(inventory).map(({ operator, service }) => ({ operator, item: service })),
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

/** What an app relies on while the version of its operator or of Kubernetes is not stated. */
export interface AssumedVersionInput {
  readonly features: string[];
}

/** What is not stated is assumed to be the newest, and said once. */
export const versionAssumed: Rule<AssumedVersionInput> = {
  id: 'version-assumed',
  severity: 'warning',
  title: 'Versions are stated where something depends on them',
  symptom: 'an older operator ignores what it does not know, an older Kubernetes refuses or drops it',
  cause: 'operators and Kubernetes drop or refuse the fields of later releases',
  fix: 'state `version` and `kubernetesVersion` of the operator, so that both are checked',
  source: 'https://cloudnative-pg.io/docs/current/supported_releases',
  programsOnly: 'it is about the props `version` and `kubernetesVersion`; whoever checks manifests says them on the command line',
  check: ({ features }) => features.length === 0
    ? undefined
    : `the newest versions are assumed, and the app relies on: ${features.join('; ')}`,
};

/** The operator's Deployment in a manifest file. */
export interface ManifestInput {
  readonly path: string;
  readonly deployments: string[];
  readonly distributions: string[];
}

/** A manifest holds one operator. */
export const operatorManifest: Rule<ManifestInput> = {
  id: 'operator-manifest',
  severity: 'error',
  title: 'The file of Operator.fromManifest holds one operator',
  symptom: 'nothing by itself; plugins would be made for an operator that is not the one of the file',
  cause: 'Operator.fromManifest finds the operator by the labels of its pods',
  fix: 'give the whole published manifest of one operator, and `distribution` where it is a build of your own',
  source: 'https://cloudnative-pg.io/docs/current/installation_upgrade',
  programsOnly: 'it is about the file that a program names; manifests may hold any number of operators',
  check: ({ path, deployments, distributions }) => {
    switch (deployments.length) {
      case 0: return `"${path}" holds no Deployment with the pod labels of ${distributions.join(' or ')}`;
      case 1: return undefined;
      default: return `"${path}" holds ${deployments.length} Deployments with an operator's pod labels (${deployments.join(', ')})`;
    }
  },
};

/** The operator's container in its Deployment. */
export const operatorContainer: Rule<{ readonly deployment: string; readonly container: string; readonly containers: string[] }> = {
  id: 'operator-container',
  severity: 'error',
  title: 'The operator\'s container has the name that the product gives it',
  symptom: 'a sidecar\'s socket directory would be mounted in no container that looks there',
  cause: 'a sidecar plugin shares a volume with the operator\'s own container, which is found by its name',
  fix: 'state the container\'s name in a `distribution` of your own (Distribution.of)',
  source: 'https://github.com/cloudnative-pg/cloudnative-pg/blob/v1.30.0/config/manager/manager.yaml',
  programsOnly: 'to a cluster all names of containers are alike; only a program has to know which one is the operator\'s',
  check: ({ deployment, container, containers }) => containers.includes(container)
    ? undefined
    : `Deployment "${deployment}" has no container "${container}", only ${containers.join(', ')}`,
};

/** Where the operator's socket directory is set. */
export const operatorConfigurationSecret: Rule<{ readonly secret?: string; readonly keys: string[] }> = {
  id: 'operator-configuration-secret',
  severity: 'error',
  title: 'The socket directory is not hidden in a Secret',
  symptom: 'the operator would look for sockets in a directory that is not the one assumed here',
  cause: 'the operator takes its Secret\'s word over its ConfigMap\'s and its environment\'s',
  fix: 'state `socketDirectory`: the contents of Secrets are not read',
  source: 'https://cloudnative-pg.io/docs/current/operator_conf',
  programsOnly: 'manifests with such a Secret say nothing of the directory, and nothing that depends on it is judged',
  check: ({ secret, keys }) => keys.includes('PLUGIN_SOCKET_DIR')
    ? `Secret "${secret}" of the manifest sets PLUGIN_SOCKET_DIR`
    : undefined,
};

/** The ServiceAccount of the operator, for what is bound to it. */
export const operatorServiceAccount: Rule<{ readonly serviceAccountName?: string; readonly distribution: string }> = {
  id: 'operator-service-account',
  severity: 'error',
  title: 'The operator\'s ServiceAccount is known',
  symptom: 'the rules would be bound to no account, and the sidecar would be refused ("is forbidden")',
  cause: 'a sidecar plugin runs in the operator\'s pods, with the rights of their account',
  fix: 'state `serviceAccountName` of the operator (Operator.fromAttributes), as `kubectl get deployment` shows it',
  source: 'https://kubernetes.io/docs/reference/access-authn-authz/rbac/',
  programsOnly: 'in manifests a binding names its subject',
  check: input => input.serviceAccountName === undefined
    ? `the name of the operator's ServiceAccount is not known for ${input.distribution}`
    : undefined,
};

/** The operator's ConfigMap has the word over its environment. */
export const operatorConfigurationMap: Rule<{ readonly configMap?: string; readonly configured?: string; readonly socketDirectory: string }> = {
  id: 'operator-configuration-map',
  severity: 'error',
  title: 'The socket directory is the one of the operator\'s ConfigMap',
  symptom: 'the operator looks for sockets where its ConfigMap says, and registers no sidecar plugin',
  cause: 'the operator takes its ConfigMap\'s word over its environment\'s',
  fix: 'leave `socketDirectory` out, or change the ConfigMap',
  source: 'https://cloudnative-pg.io/docs/current/operator_conf',
  programsOnly: 'it is about the prop `socketDirectory`; what manifests mount is compared with the ConfigMap by `socket-mount`',
  check: ({ configMap, configured, socketDirectory }) => configured === undefined || configured === socketDirectory
    ? undefined
    : `socketDirectory is "${socketDirectory}", and ConfigMap "${configMap}" of the manifest says "${configured}"`,
};
