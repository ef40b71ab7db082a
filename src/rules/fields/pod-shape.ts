import type { FieldType, Shape } from './shapes';

/** Fields with a path before them. */
export function under(prefix: string, fields: Shape): Shape {
  return Object.fromEntries(Object.entries(fields).map(([path, type]) => [`${prefix}${path}`, type]));
}

function all(type: FieldType, paths: string): Shape {
  return Object.fromEntries(paths.split(' ').map(path => [path, type]));
}

const PROBE: Shape = {
  ...all('object', 'exec httpGet tcpSocket grpc'),
  ...all('integer or string', 'tcpSocket.port httpGet.port'),
  ...all('integer', 'grpc.port initialDelaySeconds timeoutSeconds periodSeconds successThreshold failureThreshold terminationGracePeriodSeconds'),
  ...all('string', 'tcpSocket.host httpGet.path httpGet.scheme grpc.service exec.command[]'),
  'exec.command': 'array',
};

/** What the security contexts of pods and of containers have both. */
const SECURITY: Shape = {
  ...all('object', 'securityContext securityContext.seccompProfile'),
  ...all('integer', 'securityContext.runAsUser securityContext.runAsGroup'),
  'securityContext.runAsNonRoot': 'boolean',
  'securityContext.seccompProfile.type': 'string',
};

const CONTAINER: Shape = {
  ...SECURITY,
  ...all('string', 'name image imagePullPolicy restartPolicy workingDir command[] args[] terminationMessagePath terminationMessagePolicy'),
  ...all('array', 'command args env envFrom ports volumeMounts securityContext.capabilities.add securityContext.capabilities.drop'),
  ...all('object', 'env[] envFrom[] ports[] volumeMounts[] resources resources.requests resources.limits securityContext.capabilities'),
  ...all('string', 'securityContext.capabilities.add[] securityContext.capabilities.drop[]'),
  ...all('boolean', 'securityContext.privileged securityContext.allowPrivilegeEscalation securityContext.readOnlyRootFilesystem'),
  ...all('string', 'env[].name env[].value env[].valueFrom.secretKeyRef.name env[].valueFrom.secretKeyRef.key'),
  ...all('string', 'env[].valueFrom.configMapKeyRef.name env[].valueFrom.configMapKeyRef.key'),
  ...all('object', 'env[].valueFrom env[].valueFrom.secretKeyRef env[].valueFrom.configMapKeyRef env[].valueFrom.fieldRef env[].valueFrom.resourceFieldRef'),
  ...all('string', 'ports[].name ports[].protocol volumeMounts[].name volumeMounts[].mountPath volumeMounts[].subPath'),
  ...all('integer', 'ports[].containerPort ports[].hostPort'),
  'volumeMounts[].readOnly': 'boolean',
  ...all('object', 'startupProbe livenessProbe readinessProbe'),
  ...under('startupProbe.', PROBE),
  ...under('livenessProbe.', PROBE),
  ...under('readinessProbe.', PROBE),
};

/** The specification of a pod. */
export const POD: Shape = {
  ...SECURITY,
  ...all('string', 'serviceAccountName dnsPolicy restartPolicy priorityClassName schedulerName imagePullSecrets[].name volumes[].name'),
  ...all('string', 'volumes[].secret.secretName volumes[].configMap.name'),
  ...all('boolean', 'hostNetwork automountServiceAccountToken enableServiceLinks'),
  ...all('integer', 'terminationGracePeriodSeconds securityContext.fsGroup'),
  ...all('array', 'imagePullSecrets volumes containers initContainers tolerations'),
  ...all('object', 'imagePullSecrets[] volumes[] volumes[].emptyDir volumes[].secret volumes[].configMap containers[] initContainers[] nodeSelector affinity'),
  ...under('containers[].', CONTAINER),
  ...under('initContainers[].', CONTAINER),
};
