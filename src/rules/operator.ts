import { Rule } from './rule';

/** The stated version of the operator or of Kubernetes. */
export interface VersionFacts {
  readonly prop: string;
  readonly version?: string;
}

/** A release that can be compared with others. */
export const version: Rule<VersionFacts> = {
  id: 'version',
  severity: 'error',
  symptom: 'nothing by itself; what depends on the version could not be decided here',
  fix: 'state a release such as "1.30.0" (Kubernetes: "1.33"), or nothing for the newest',
  check: facts => facts.version === undefined || /^v?\d+\.\d+(\.\d+)?([-+].*)?$/.test(facts.version)
    ? undefined
    : `${facts.prop} "${facts.version}" is no release`,
};

/** What an app relies on while the version of its operator or of Kubernetes is not stated. */
export interface AssumedVersionFacts {
  readonly features: string[];
}

/** What is not stated is assumed to be the newest, and said once. */
export const versionAssumed: Rule<AssumedVersionFacts> = {
  id: 'version-assumed',
  severity: 'warning',
  symptom: 'an older operator ignores what it does not know, an older Kubernetes refuses or drops it',
  fix: 'state `version` and `kubernetesVersion` of the operator, so that both are checked',
  check: ({ features }) => features.length === 0
    ? undefined
    : `the newest versions are assumed, and the app relies on: ${features.join('; ')}`,
};

/** The operator's Deployment in a manifest file. */
export interface ManifestFacts {
  readonly path: string;
  readonly deployments: string[];
  readonly distributions: string[];
}

/** A manifest holds one operator. */
export const operatorManifest: Rule<ManifestFacts> = {
  id: 'operator-manifest',
  severity: 'error',
  symptom: 'nothing by itself; plugins would be made for an operator that is not the one of the file',
  fix: 'give the whole published manifest of one operator, and `distribution` where it is a build of your own',
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
  symptom: 'a sidecar\'s socket directory would be mounted in no container that looks there',
  fix: 'state the container\'s name in a `distribution` of your own (Distribution.of)',
  check: ({ deployment, container, containers }) => containers.includes(container)
    ? undefined
    : `Deployment "${deployment}" has no container "${container}", only ${containers.join(', ')}`,
};

/** Where the operator's socket directory is set. */
export const operatorConfigurationSecret: Rule<{ readonly secret?: string; readonly keys: string[] }> = {
  id: 'operator-configuration-secret',
  severity: 'error',
  symptom: 'the operator would look for sockets in a directory that is not the one assumed here',
  fix: 'state `socketDirectory`: the contents of Secrets are not read',
  check: ({ secret, keys }) => keys.includes('PLUGIN_SOCKET_DIR')
    ? `Secret "${secret}" of the manifest sets PLUGIN_SOCKET_DIR`
    : undefined,
};

/** The ServiceAccount of the operator, for what is bound to it. */
export const operatorServiceAccount: Rule<{ readonly serviceAccountName?: string; readonly distribution: string }> = {
  id: 'operator-service-account',
  severity: 'error',
  symptom: 'the rules would be bound to no account, and the sidecar would be refused ("is forbidden")',
  fix: 'state `serviceAccountName` of the operator (Operator.fromAttributes), as `kubectl get deployment` shows it',
  check: facts => facts.serviceAccountName === undefined
    ? `the name of the operator's ServiceAccount is not known for ${facts.distribution}`
    : undefined,
};

/** The operator's ConfigMap has the word over its environment. */
export const operatorConfigurationMap: Rule<{ readonly configMap?: string; readonly configured?: string; readonly socketDirectory: string }> = {
  id: 'operator-configuration-map',
  severity: 'error',
  symptom: 'the operator looks for sockets where its ConfigMap says, and registers no sidecar plugin',
  fix: 'leave `socketDirectory` out, or change the ConfigMap',
  check: ({ configMap, configured, socketDirectory }) => configured === undefined || configured === socketDirectory
    ? undefined
    : `socketDirectory is "${socketDirectory}", and ConfigMap "${configMap}" of the manifest says "${configured}"`,
};
