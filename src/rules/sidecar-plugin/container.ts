import { operatorPodsOf } from '../../inventory/operator-pods';
import { mountsOf } from '../../inventory/pod-containers';
import { duplicated } from '../../inventory/shared-sockets';
import { sidecarsOf } from '../../inventory/sidecars';
import { asRecord, asRecords, asNumber, asString } from '../../values/narrow';
import { hasFeature } from '../../values/release';
import { Rule } from '../engine/rule';

const OPERATOR_SOURCE = 'https://github.com/cloudnative-pg/cloudnative-pg/blob/v1.30.0';
const NEEDS_DEPLOYMENT = 'the operator\'s Deployment, or the patch of it that adds the plugin';

/** Native sidecars came with Kubernetes 1.29. */
export const nativeSidecar: Rule<{ readonly native: boolean; readonly kubernetesVersion?: string }> = {
  id: 'native-sidecar',
  severity: 'error',
  title: 'Native sidecars run on Kubernetes 1.29 or later',
  symptom: 'the API server refuses the Deployment, or drops restartPolicy and the operator waits for ever for an init container that never ends',
  cause: 'init containers with `restartPolicy: Always` came with Kubernetes 1.29',
  fix: 'use SidecarStart.CONTAINER, knowing that the plugin may then be missed if it starts more slowly than the operator',
  manifestFix: 'move the container from `initContainers` to `containers` and drop its restartPolicy, knowing that the plugin may then be missed '
    + 'if it starts more slowly than the operator',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/',
  needs: `${NEEDS_DEPLOYMENT}, and the version of Kubernetes`,
  check: ({ native, kubernetesVersion }) => native && kubernetesVersion !== undefined && !hasFeature(kubernetesVersion, ['1.29.0'])
    ? `native sidecars need Kubernetes 1.29 or later, and kubernetesVersion is "${kubernetesVersion}"`
    : undefined,
  targets: inventory => sidecarsOf(inventory).map(({ pods, path, init, runsOn }) => ({
    item: pods.deployment, path, input: { native: init && runsOn, kubernetesVersion: pods.operator.kubernetesVersion },
  })),
};

/** A plain container races with the operator. */
export const sidecarRace: Rule<{ readonly native: boolean; readonly container?: string }> = {
  id: 'sidecar-race',
  severity: 'warning',
  title: 'A sidecar plugin starts before the operator',
  symptom: 'the operator looks for sockets once, when it starts; a plugin that is slower is missing until the operator restarts, without a log',
  cause: 'the containers of a pod start together, unless one is an init container that goes on running',
  fix: 'use SidecarStart.NATIVE, on Kubernetes 1.29 or later',
  manifestFix: 'on Kubernetes 1.29 or later, make it an init container with `restartPolicy: Always` and a startupProbe',
  source: `${OPERATOR_SOURCE}/internal/cmd/manager/controller/controller.go`,
  needs: NEEDS_DEPLOYMENT,
  check: ({ native, container }) => {
    const what = container === undefined ? 'start is SidecarStart.CONTAINER' : `container "${container}" starts together with the operator`;
    return native ? undefined : what;
  },
  targets: inventory => sidecarsOf(inventory).map(({ pods, path, name, init }) => ({
    item: pods.deployment, path, input: { native: init, container: name },
  })),
};

/** An init container that does not end keeps what comes after it from starting. */
export const sidecarInitContainer: Rule<{ readonly container: string; readonly runsOn: boolean }> = {
  id: 'sidecar-init-container',
  severity: 'error',
  title: 'A plugin that is an init container has `restartPolicy: Always`',
  symptom: 'the operator never starts, its pod stays at "Init:0/1", and no Cluster is reconciled; with a probe the API server refuses the Deployment '
    + '("may not be set for init containers without restartPolicy=Always")',
  cause: 'Kubernetes starts the containers of a pod when all its init containers have ended, and a plugin does not end',
  fix: 'add `restartPolicy: Always` to the init container',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/',
  needs: `${NEEDS_DEPLOYMENT}, and the flag --plugin-path or a probe, which only a plugin has`,
  check: ({ container, runsOn }) => runsOn ? undefined : `init container "${container}" runs a plugin, and has no restartPolicy Always`,
  targets: inventory => sidecarsOf(inventory).map(({ pods, path, name, runsOn }) => ({
    item: pods.deployment, path, input: { container: name, runsOn },
  })),
};

/** The operator connects to the socket as its own user. */
export const sidecarUser: Rule<{ readonly user?: number; readonly operatorUser?: number; readonly restricted?: boolean }> = {
  id: 'sidecar-user',
  severity: 'warning',
  title: 'A sidecar plugin runs as the operator\'s user',
  symptom: 'the operator\'s connection to the socket is refused ("permission denied") unless the plugin makes its socket group-writable',
  cause: 'whoever connects to a socket has to be able to write to it, and by default only its owner is',
  fix: 'run the sidecar as the operator\'s user, or state that user in `Operator.fromAttributes`',
  manifestFix: 'give the plugin\'s container the runAsUser of the operator\'s (10001 in the published manifests)',
  source: `${OPERATOR_SOURCE}/config/manager/manager.yaml`,
  needs: 'the operator\'s Deployment, with the runAsUser of both containers',
  check: ({ user, operatorUser, restricted }) => {
    const runsAs = user ?? (restricted === false ? 'its image\'s' : operatorUser);
    return runsAs === operatorUser || operatorUser === undefined ? undefined : `the plugin runs as user ${runsAs}, and the operator as ${operatorUser}`;
  },
  targets: inventory => sidecarsOf(inventory).flatMap(({ pods, path, container }) => {
    const [user, operatorUser] = [container, pods.manager?.container ?? {}]
      .map(one => asNumber(asRecord(one.securityContext).runAsUser) ?? asNumber(asRecord(pods.spec.securityContext).runAsUser));
    return [{ item: pods.deployment, path, input: { user, operatorUser: operatorUser ?? pods.operator.user } }];
  }),
};

/** Containers of one pod have names of their own. */
export const sidecarContainerUnique: Rule<{ readonly container: string; readonly taken: boolean }> = {
  id: 'sidecar-container-unique',
  severity: 'error',
  title: 'Each container of the operator\'s pods has a name of its own',
  symptom: 'the API server refuses the Deployment ("Duplicate value"), or the patch changes another container',
  cause: 'containers and init containers of a pod share their names',
  fix: 'state `containerName`',
  manifestFix: 'give the container another name',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#Container',
  needs: NEEDS_DEPLOYMENT,
  check: ({ container, taken }) => taken ? `the operator's pod already has a container "${container}"` : undefined,
  targets: inventory => operatorPodsOf(inventory).flatMap(({ deployment, containers }) => {
    const named = containers.filter(({ name }) => name !== '');
    return duplicated(named, ({ name }) => name).map(({ name, path }) => ({ item: deployment, path: [...path, 'name'], input: { container: name, taken: true } }));
  }),
};

/** Volumes of one pod have names of their own. */
export const sidecarVolumeUnique: Rule<{ readonly volume: string; readonly taken: boolean }> = {
  id: 'sidecar-volume-unique',
  severity: 'error',
  title: 'Each volume of the operator\'s pods has a name of its own',
  symptom: 'the API server refuses the Deployment ("Duplicate value", applied by the server "duplicate entries for key […]"), '
    + 'or one of the two volumes replaces the other',
  cause: 'containers mount volumes by their names',
  fix: 'give the volume a name of its own, or share one Volume object',
  manifestFix: 'give the volume another name, or mount the one volume in both containers',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/volume/',
  needs: NEEDS_DEPLOYMENT,
  check: ({ volume, taken }) => taken ? `the operator's pod already has another volume "${volume}"` : undefined,
  targets: inventory => operatorPodsOf(inventory).flatMap(({ deployment, spec }) => {
    const named = asRecords(spec.volumes).filter(({ name }) => asString(name));
    return duplicated(named, ({ name }) => name)
      .map(({ name }) => ({ item: deployment, path: ['spec', 'template', 'spec', 'volumes'], input: { volume: name, taken: true } }));
  }),
};

/** Who mounts a volume needs one. */
export const sidecarVolumeMissing: Rule<{ readonly container: string; readonly volume: string; readonly present: boolean }> = {
  id: 'sidecar-volume-missing',
  severity: 'error',
  title: 'The operator\'s pods have the volumes that their containers mount',
  symptom: 'the API server refuses the Deployment ("volumeMounts[0].name: Not found")',
  cause: 'a volumeMount names a volume of the pod',
  fix: 'add the volume to the pod, such as `{ name: plugins, emptyDir: {} }`',
  source: 'https://kubernetes.io/docs/concepts/storage/volumes/',
  needs: 'the whole Deployment of the operator',
  check: ({ container, volume, present }) => present ? undefined : `container "${container}" mounts volume "${volume}", and the operator's pod has none of that name`,
  targets: inventory => operatorPodsOf(inventory).filter(pods => pods.whole).flatMap(({ deployment, spec, containers }) => containers.flatMap(one =>
    mountsOf(one.container).filter(({ volume }) => volume !== '').map(mount => ({
      item: deployment,
      path: [...one.path, ...mount.path, 'name'],
      input: { container: one.name, volume: mount.volume, present: asRecords(spec.volumes).some(({ name }) => name === mount.volume) },
    })))),
};

/** The shell that waits counts whole seconds. */
export const waitTimeout: Rule<{ readonly seconds: number }> = {
  id: 'wait-timeout',
  severity: 'error',
  title: 'The operator waits for a sidecar for whole seconds',
  symptom: 'the container that waits fails at once or never ends, and the operator does not start',
  cause: 'a shell counts the seconds, and shells know no fractions',
  fix: 'state whole seconds, one at least',
  source: 'https://pubs.opengroup.org/onlinepubs/9699919799/utilities/sleep.html',
  programsOnly: 'it is about a prop of SidecarPlugin; whoever writes a container that waits has a script of their own',
  check: ({ seconds }) => Number.isInteger(seconds) && seconds >= 1 ? undefined : `waitTimeout is ${seconds} seconds`,
};
