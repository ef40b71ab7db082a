import type { Inventory } from '../../inventory/inventory';
import { OperatorPods, operatorPodsOf } from '../../inventory/operator-pods';
import { sidecarsOf } from '../../inventory/sidecars';
import { isCompleteWorkload } from '../../inventory/whole-objects';
import { firstIndexes } from '../../values/group-by';
import { asNumber, asRecord, asString } from '../../values/narrow';
import { hasFeature } from '../../values/release';
import { Rule } from '../engine/rule';
import { KUBERNETES_DOCS, OPERATOR_SOURCE } from '../engine/source';

const NEEDS_DEPLOYMENT = 'the operator\'s Deployment, or the patch of it that adds the plugin';
const NEEDS_PART = 'the patch of the operator\'s Deployment that adds the plugin; whole Deployments are checked by pod-name-unique';

/** Native sidecars came with Kubernetes 1.29. */
export const nativeSidecar: Rule<{ readonly native: boolean; readonly kubernetesVersion?: string }> = {
  id: 'native-sidecar',
  severity: 'error',
  title: 'Native sidecars must run on Kubernetes 1.29 or later',
  symptom: 'the API server rejects the Deployment, or drops restartPolicy, and the operator waits forever for an init container that never ends',
  cause: 'init containers with `restartPolicy: Always` came with Kubernetes 1.29',
  fix: 'set `start` to SidecarStart.CONTAINER; the operator then misses the plugin if it starts more slowly than the operator',
  manifestFix: 'move the container from initContainers to containers and remove its restartPolicy; the operator then misses the plugin '
    + 'if it starts more slowly than the operator',
  source: `${KUBERNETES_DOCS}/concepts/workloads/pods/sidecar-containers/`,
  kinds: ['Deployment'],
  needs: `${NEEDS_DEPLOYMENT}, and the version of Kubernetes`,
  check: ({ native, kubernetesVersion }) => native && kubernetesVersion !== undefined && !hasFeature(kubernetesVersion, ['1.29.0'])
    ? `Always requires Kubernetes 1.29 or later in init containers, and the version of Kubernetes is ${kubernetesVersion}`
    : undefined,
  targets: inventory => sidecarsOf(inventory).map(({ pods, path, init, runsOn }) => ({
    item: pods.deployment, path: [...path, 'restartPolicy'], input: { native: init && runsOn, kubernetesVersion: pods.operator.kubernetesVersion },
  })),
};

/** A plain container races with the operator. */
export const sidecarRace: Rule<{ readonly native: boolean; readonly container: string }> = {
  id: 'sidecar-race',
  severity: 'warning',
  title: 'A sidecar plugin should start before the operator',
  symptom: 'the operator looks for sockets only when it starts; a plugin that starts more slowly is missing until the operator restarts, without a log',
  cause: 'the containers of a pod start together, except init containers with restartPolicy Always, which start first',
  fix: 'set `start` to SidecarStart.NATIVE, on Kubernetes 1.29 or later',
  manifestFix: 'on Kubernetes 1.29 or later, move the container to initContainers, with `restartPolicy: Always` and a startupProbe',
  source: `${OPERATOR_SOURCE}/internal/cmd/manager/controller/controller.go`,
  kinds: ['Deployment'],
  needs: NEEDS_DEPLOYMENT,
  check: ({ native, container }) => native
    ? undefined
    : `container "${container}" starts together with the operator: expected an init container that keeps running`,
  targets: inventory => sidecarsOf(inventory).map(({ pods, path, name, init }) => ({
    item: pods.deployment, path, input: { native: init, container: name },
  })),
};

/** An init container that does not end keeps what comes after it from starting. */
export const sidecarInitContainer: Rule<{ readonly container: string; readonly runsOn: boolean }> = {
  id: 'sidecar-init-container',
  severity: 'error',
  title: '`restartPolicy` of a plugin that is an init container must be Always',
  symptom: 'the operator never starts, its pod stays at "Init:0/1", and no Cluster is reconciled; with a probe the API server rejects the Deployment '
    + '("may not be set for init containers without restartPolicy=Always")',
  cause: 'Kubernetes starts the containers of a pod when all its init containers have ended, and a plugin does not end',
  fix: 'set restartPolicy of the init container to Always',
  source: `${KUBERNETES_DOCS}/concepts/workloads/pods/sidecar-containers/`,
  kinds: ['Deployment'],
  needs: `${NEEDS_DEPLOYMENT}, and the flag --plugin-path or a probe, which only a plugin has`,
  check: ({ container, runsOn }) => runsOn ? undefined : `required: expected Always, because init container "${container}" runs a plugin, which does not end`,
  targets: inventory => sidecarsOf(inventory).map(({ pods, path, name, runsOn }) => ({
    item: pods.deployment, path: [...path, 'restartPolicy'], input: { container: name, runsOn },
  })),
};

/** The operator connects to the socket as its own user. */
export const sidecarUser: Rule<{ readonly user?: number; readonly operatorUser?: number }> = {
  id: 'sidecar-user',
  severity: 'warning',
  title: 'A sidecar plugin should run as the operator\'s user',
  symptom: 'the operator cannot connect to the socket ("permission denied") unless the plugin makes its socket group-writable',
  cause: 'connecting to a socket requires permission to write to it, and by default only its owner has it',
  fix: 'set `securityContext.user` of the plugin to the operator\'s user, or `user` of the operator (Operator.fromAttributes) to its real one',
  manifestFix: 'set runAsUser of the plugin\'s container to that of the operator\'s (10001 in the published manifests)',
  source: `${OPERATOR_SOURCE}/config/manager/manager.yaml`,
  kinds: ['Deployment'],
  needs: 'the operator\'s Deployment, with the runAsUser of both containers',
  check: ({ user, operatorUser }) => user === undefined || operatorUser === undefined || user === operatorUser
    ? undefined
    : `${user} is not the operator's user: expected ${operatorUser}`,
  targets: inventory => sidecarsOf(inventory).map(({ pods, path, container }) => {
    const [own, ofPod, ofManager] = [container, pods.spec, pods.manager?.container]
      .map(one => asNumber(asRecord(asRecord(one).securityContext).runAsUser));
    const place = own === undefined ? ['spec', 'template', 'spec'] : path;
    return {
      item: pods.deployment,
      path: [...place, 'securityContext', 'runAsUser'],
      input: { user: own ?? ofPod, operatorUser: ofManager ?? ofPod ?? pods.operator.user },
    };
  }),
};

/** Containers of one pod have different names. */
export const sidecarContainerUnique: Rule<{ readonly container: string; readonly other: string }> = {
  id: 'sidecar-container-unique',
  severity: 'error',
  title: 'Containers of the operator\'s pods must have different names',
  symptom: 'the API server rejects the Deployment ("Duplicate value"), or the patch changes another container',
  cause: 'the names of containers and init containers must be unique in a pod',
  fix: 'set `containerName` to a name that no other container of the operator\'s pods has',
  manifestFix: 'rename one of the containers',
  source: `${KUBERNETES_DOCS}/reference/kubernetes-api/workload-resources/pod-v1/#Container`,
  kinds: ['Deployment'],
  needs: NEEDS_PART,
  check: ({ container, other }) => `"${container}" is already the name of ${other}`,
  targets: inventory => partsOf(inventory).flatMap(({ deployment, containers, manager }) => {
    const inOrder = [...manager ? [manager] : [], ...containers.filter(one => one !== manager)];
    const firsts = firstIndexes(inOrder.map(({ name }) => name));
    return inOrder.flatMap(({ name, path }, index) => {
      const other = inOrder[firsts.get(name)!];
      if (name === '' || firsts.get(name) === index) { return []; }
      const kind = other.init ? 'an init container of this pod' : 'another container of this pod';
      return [{ item: deployment, path: [...path, 'name'], input: { container: name, other: other === manager ? 'the operator\'s container' : kind } }];
    });
  }),
};

/** Volumes of one pod have different names. */
export const sidecarVolumeUnique: Rule<{ readonly volume: string; readonly taken: boolean }> = {
  id: 'sidecar-volume-unique',
  severity: 'error',
  title: 'Volumes of the operator\'s pods must have different names',
  symptom: 'the API server rejects the Deployment ("Duplicate value", applied by the server "duplicate entries for key […]"), '
    + 'or one of the two volumes replaces the other',
  cause: 'containers mount volumes by their names',
  fix: 'rename the volume, or use one Volume object in both plugins',
  manifestFix: 'rename one of the volumes, or mount the same volume in both containers',
  source: `${KUBERNETES_DOCS}/reference/kubernetes-api/config-and-storage-resources/volume/`,
  kinds: ['Deployment'],
  needs: NEEDS_PART,
  check: ({ volume, taken }) => taken ? `"${volume}" is already the name of another volume in the operator's pods` : undefined,
  targets: inventory => partsOf(inventory).flatMap(({ deployment, spec }) => {
    const names = (Array.isArray(spec.volumes) ? spec.volumes : []).map(volume => asString(asRecord(volume).name) ?? '');
    const firsts = firstIndexes(names);
    return names.flatMap((volume, index) => volume === '' ? [] : [{
      item: deployment, path: ['spec', 'template', 'spec', 'volumes', index, 'name'], input: { volume, taken: firsts.get(volume)! < index },
    }]);
  }),
};

/** The parts of operators' Deployments: the names in whole ones are those of any pod. */
function partsOf(inventory: Inventory): OperatorPods[] {
  return operatorPodsOf(inventory).filter(({ deployment }) => !isCompleteWorkload(deployment));
}

/** The shell that waits counts whole seconds. */
export const waitTimeout: Rule<{ readonly seconds: number }> = {
  id: 'wait-timeout',
  severity: 'error',
  title: '`waitTimeout` must be a whole number of seconds',
  symptom: 'the container that waits fails at once or never ends, and the operator does not start',
  cause: 'a shell counts the seconds, and shells compare whole numbers only',
  fix: 'set `waitTimeout` to whole seconds, such as Duration.seconds(60)',
  source: 'https://pubs.opengroup.org/onlinepubs/9699919799/utilities/sleep.html',
  programsOnly: 'it is about a prop of SidecarPlugin; a manifest has the whole script of the container that waits',
  check: ({ seconds }) => Number.isInteger(seconds) && seconds >= 1
    ? undefined
    : `waitTimeout: ${seconds} seconds is invalid: expected a whole number of seconds, at least 1`,
};
