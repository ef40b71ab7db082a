import { managedObjects } from '../../inventory/whole-objects';
import { formatPath } from '../../values/field-path';
import { asRecord } from '../../values/narrow';
import { matchPath } from '../engine/field-paths';
import { Rule } from '../engine/rule';

/** Maps by their paths, and the keys that they take. */
type Keys = Readonly<Record<string, string>>;

const SECCOMP = 'type localhostProfile';
const SECURITY = 'appArmorProfile runAsGroup runAsNonRoot runAsUser seLinuxOptions seccompProfile windowsOptions';

const PROBE: Keys = {
  '': 'exec failureThreshold grpc httpGet initialDelaySeconds periodSeconds successThreshold tcpSocket terminationGracePeriodSeconds timeoutSeconds',
  '.tcpSocket': 'host port',
  '.httpGet': 'host httpHeaders path port scheme',
  '.grpc': 'port service',
  '.exec': 'command',
};

const CONTAINER: Keys = {
  '': 'args command env envFrom image imagePullPolicy lifecycle livenessProbe name ports readinessProbe resizePolicy resources restartPolicy restartPolicyRules '
    + 'securityContext startupProbe stdin stdinOnce terminationMessagePath terminationMessagePolicy tty volumeDevices volumeMounts workingDir',
  '.env[]': 'name value valueFrom',
  '.env[].valueFrom': 'configMapKeyRef fieldRef fileKeyRef resourceFieldRef secretKeyRef',
  '.env[].valueFrom.secretKeyRef': 'key name optional',
  '.env[].valueFrom.configMapKeyRef': 'key name optional',
  '.ports[]': 'containerPort hostIP hostPort name protocol',
  '.volumeMounts[]': 'mountPath mountPropagation name readOnly recursiveReadOnly subPath subPathExpr',
  '.resources': 'claims limits requests',
  '.securityContext': `${SECURITY} allowPrivilegeEscalation capabilities privileged procMount readOnlyRootFilesystem`,
  '.securityContext.capabilities': 'add drop',
  '.securityContext.seccompProfile': SECCOMP,
  ...under('.startupProbe', PROBE),
  ...under('.livenessProbe', PROBE),
  ...under('.readinessProbe', PROBE),
};

const POD: Keys = {
  '': 'activeDeadlineSeconds affinity automountServiceAccountToken containers dnsConfig dnsPolicy enableServiceLinks ephemeralContainers hostAliases hostIPC hostNetwork '
    + 'hostPID hostUsers hostname hostnameOverride imagePullSecrets initContainers nodeName nodeSelector os overhead preemptionPolicy priority priorityClassName '
    + 'readinessGates resourceClaims resources restartPolicy runtimeClassName schedulerName schedulingGates schedulingGroup securityContext serviceAccount '
    + 'serviceAccountName setHostnameAsFQDN shareProcessNamespace subdomain terminationGracePeriodSeconds tolerations topologySpreadConstraints volumes workloadRef',
  '.securityContext': `${SECURITY} fsGroup fsGroupChangePolicy seLinuxChangePolicy supplementalGroups supplementalGroupsPolicy sysctls`,
  '.securityContext.seccompProfile': SECCOMP,
  '.imagePullSecrets[]': 'name',
  '.volumes[]': 'awsElasticBlockStore azureDisk azureFile cephfs cinder configMap csi downwardAPI emptyDir ephemeral fc flexVolume flocker gcePersistentDisk gitRepo '
    + 'glusterfs hostPath image iscsi name nfs persistentVolumeClaim photonPersistentDisk portworxVolume projected quobyte rbd scaleIO secret storageos vsphereVolume',
  '.volumes[].secret': 'defaultMode items optional secretName',
  '.volumes[].configMap': 'defaultMode items name optional',
  '.volumes[].emptyDir': 'medium sizeLimit',
  ...under('.containers[]', CONTAINER),
  ...under('.initContainers[]', CONTAINER),
};

const WORKLOAD: Keys = {
  'spec.selector': 'matchExpressions matchLabels',
  'spec.template': 'metadata spec',
  ...under('spec.template.spec', POD),
};

const ISSUER: Keys = {
  'spec': 'acme ca selfSigned vault venafi',
  'spec.ca': 'crlDistributionPoints issuingCertificateURLs ocspServers secretName',
  'spec.selfSigned': 'crlDistributionPoints',
};

const KNOWN: Readonly<Record<string, Keys>> = {
  Service: {
    'spec': 'allocateLoadBalancerNodePorts clusterIP clusterIPs externalIPs externalName externalTrafficPolicy healthCheckNodePort internalTrafficPolicy ipFamilies '
      + 'ipFamilyPolicy loadBalancerClass loadBalancerIP loadBalancerSourceRanges ports publishNotReadyAddresses selector sessionAffinity sessionAffinityConfig '
      + 'trafficDistribution type',
    'spec.ports[]': 'appProtocol name nodePort port protocol targetPort',
  },
  Deployment: {
    'spec': 'minReadySeconds paused progressDeadlineSeconds replicas revisionHistoryLimit selector strategy template',
    'spec.strategy': 'rollingUpdate type',
    ...WORKLOAD,
  },
  StatefulSet: {
    spec: 'minReadySeconds ordinals persistentVolumeClaimRetentionPolicy podManagementPolicy replicas revisionHistoryLimit selector serviceName template updateStrategy '
      + 'volumeClaimTemplates',
    ...WORKLOAD,
  },
  DaemonSet: { spec: 'minReadySeconds revisionHistoryLimit selector template updateStrategy', ...WORKLOAD },
  Certificate: {
    'spec': 'additionalOutputFormats commonName dnsNames duration emailAddresses encodeUsagesInRequest ipAddresses isCA issuerRef keystores literalSubject nameConstraints '
      + 'otherNames privateKey renewBefore renewBeforePercentage renewal revisionHistoryLimit secretName secretTemplate signatureAlgorithm subject uris usages',
    'spec.issuerRef': 'group kind name',
    'spec.privateKey': 'algorithm encoding rotationPolicy size',
    'spec.secretTemplate': 'annotations labels',
  },
  Issuer: ISSUER,
  ClusterIssuer: ISSUER,
};

/**
 * A misspelt field does nothing, or is refused.
 *
 * A warning, since a newer Kubernetes or cert-manager may have the field. Directives of patches begin with `$`.
 */
export const fieldOfKind: Rule<{ readonly kind: string; readonly field: string; readonly known: boolean }> = {
  id: 'field-of-kind',
  severity: 'warning',
  title: 'An object has the fields of its kind',
  symptom: 'the API server refuses the object ("strict decoding error: unknown field"), or drops the field without a word where the client does not ask it to be strict',
  cause: 'the API server knows the fields of a kind, and no others',
  fix: 'correct the name, or move the field to where it belongs',
  source: 'https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation',
  needs: 'a plugin\'s Service, the workload of an operator or a plugin, or an object of cert-manager',
  check: ({ kind, field, known }) => known ? undefined : `${field} is no field of a ${kind}`,
  targets: inventory => managedObjects(inventory).flatMap(item => Object.entries(KNOWN[item.kind] ?? {}).flatMap(([map, keys]) => {
    const known = new Set(keys.split(' '));
    return matchPath(item.manifest, map).flatMap(({ path, value }) => Object.keys(asRecord(value)).map(key => ({
      item, path: [...path, key], input: { kind: item.kind, field: formatPath([...path, key]), known: known.has(key) || key.startsWith('$') },
    })));
  })),
};

function under(prefix: string, keys: Keys): Keys {
  return Object.fromEntries(Object.entries(keys).map(([path, names]) => [`${prefix}${path}`, names]));
}
