import { fileAt, FileMode } from '../../inventory/mounts';
import { podSpecOf } from '../../inventory/operators';
import { pluginServers } from '../../inventory/plugin-services';
import { WORKLOAD_KINDS } from '../../inventory/plugins';
import { PodContainer } from '../../inventory/pod-containers';
import { formatPath } from '../../values/field-path';
import { groupReads, othersRead } from '../../values/file-mode';
import { asNumber, asRecord } from '../../values/narrow';
import { Rule, Target } from '../engine/rule';
import { KUBERNETES_DOCS } from '../engine/source';

const FILE_FLAGS = ['server-cert', 'server-key', 'client-cert'];
/** OpenShift assigns users from here on, and a group for files with them. */
const FIRST_ASSIGNED_USER = 1_000_000_000;

/** The permissions of files, and who reads them. */
export interface FileModeInput {
  readonly mode: number;
  readonly user: number;
  /** The groups of the user, as far as they are known; undefined if they may be any. */
  readonly groups?: number[];
}

/** The kubelet writes the files of Secrets as root. */
export const pluginFileReadable: Rule<FileModeInput> = {
  id: 'plugin-file-readable',
  severity: 'warning',
  kinds: WORKLOAD_KINDS,
  title: 'The files of a plugin\'s Secrets should be readable by its user',
  symptom: 'the plugin logs "permission denied", and each connection fails: the plugin exits, or the operator logs "remote error: tls: internal error"',
  cause: 'the files of Secrets belong to user and group root, unless the pod sets fsGroup, which then is their group',
  fix: 'set `fsGroup` of podSecurityContext to the plugin\'s group, or remove `defaultMode`',
  manifestFix: 'set `spec.template.spec.securityContext.fsGroup` to the container\'s group, or remove the mode',
  needs: 'the plugin\'s workload with --server-cert, --server-key or --client-cert, and the numeric user of the container',
  source: `${KUBERNETES_DOCS}/tasks/configure-pod-container/security-context/#set-the-security-context-for-a-pod`,
  check: ({ mode, user, groups }) => {
    if (othersRead(mode) || groupReads(mode) && (groups === undefined || groups.includes(0))) { return undefined; }
    return `0${mode.toString(8)} does not let user ${user} read the files, which belong to root: `
      + 'expected fsGroup in the pod\'s securityContext, or a mode such as 0444';
  },
  targets: inventory => pluginServers(inventory).flatMap(server => {
    const files = FILE_FLAGS.flatMap(flag => {
      const file = server.flags[flag] === undefined ? 'unknown' : fileAt(server, server.flags[flag]);
      return typeof file === 'string' || file.key === undefined || !file.mode ? [] : [file.mode];
    });
    // several files of one volume have one mode
    return [...new Map(files.map(mode => [formatPath(mode.path), mode])).values()].flatMap(mode => readBy(server, mode));
  }),
};

function readBy({ workload, container }: PodContainer, { bits, path }: FileMode): Target<FileModeInput>[] {
  const pod = asRecord(podSpecOf(workload).securityContext);
  const own = asRecord(container.securityContext);
  const user = asNumber(own.runAsUser ?? pod.runAsUser);
  const isAssigned = user === undefined || user <= 0 || user >= FIRST_ASSIGNED_USER;
  return isAssigned || (pod.fsGroup ?? undefined) !== undefined
    ? []
    : [{ item: workload, path, input: { mode: bits, user, groups: groupsOf(own.runAsGroup ?? pod.runAsGroup, pod.supplementalGroups) } }];
}

/** Without a group it is the one of the image, or root. */
function groupsOf(group: unknown, supplemental: unknown): number[] | undefined {
  const groups = [group, ...Array.isArray(supplemental) ? supplemental : []].map(asNumber);
  return groups.some(one => one === undefined) ? undefined : groups as number[];
}
