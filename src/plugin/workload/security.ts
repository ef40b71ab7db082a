import type * as kplus from 'cdk8s-plus-28';
import { othersRead } from '../../values/file-mode';
import { StandalonePluginProps } from '../standalone-plugin-props';

const RUNTIME_DEFAULT = { seccompProfile: { type: 'RuntimeDefault' } };

/** The security context of a container: what is stated, over what the Pod Security Standard "restricted" asks for. */
export function containerSecurity(stated: kplus.ContainerSecurityContextProps = {}, restricted: boolean, user?: number): object | undefined {
  const base = restricted ? {
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
    readOnlyRootFilesystem: true,
    runAsUser: user,
    runAsGroup: user,
    ...RUNTIME_DEFAULT,
  } : {};
  return filled({
    ...base,
    ...filled({
      allowPrivilegeEscalation: stated.allowPrivilegeEscalation,
      capabilities: stated.capabilities && { ...stated.capabilities },
      privileged: stated.privileged,
      readOnlyRootFilesystem: stated.readOnlyRootFilesystem,
      runAsGroup: stated.group,
      runAsNonRoot: stated.ensureNonRoot,
      runAsUser: stated.user,
      seccompProfile: stated.seccompProfile && { ...stated.seccompProfile },
    }),
  });
}

/**
 * The security context of a container in the operator's pods: it complies with the standard whatever the pod sets, since a fragment does not show that.
 */
export function sidecarSecurity(stated: kplus.ContainerSecurityContextProps = {}, restricted: boolean, user?: number): object | undefined {
  const isRoot = (stated.user ?? user) === 0;
  // the kubelet does not start a container with both
  const nonRoot = restricted && !isRoot ? { ensureNonRoot: true } : {};
  return containerSecurity({ ...nonRoot, ...filled({ ...stated }) }, restricted, user);
}

/** The group that must own the files of the Secrets, so that the plugin's user can read them; none where everybody can, or the platform assigns one. */
export function groupOfFiles({ serverMount, clientMount, securityContext }: StandalonePluginProps, defaultUser?: number): number | undefined {
  const { user = defaultUser, group = defaultUser } = securityContext ?? {};
  const areClosed = [serverMount, clientMount].some(mount => mount?.defaultMode !== undefined && !othersRead(mount.defaultMode));
  return areClosed && user ? group || user : undefined;
}

/** The security context of a pod, likewise. */
export function podSecurity(stated: kplus.PodSecurityContextProps = {}, restricted: boolean, fileGroup?: number): object | undefined {
  return filled({
    ...restricted ? { runAsNonRoot: true, ...RUNTIME_DEFAULT, fsGroup: fileGroup } : {},
    ...filled({
      fsGroup: stated.fsGroup,
      fsGroupChangePolicy: stated.fsGroupChangePolicy,
      runAsGroup: stated.group,
      runAsNonRoot: stated.ensureNonRoot,
      runAsUser: stated.user,
      sysctls: stated.sysctls?.map(sysctl => ({ ...sysctl })),
    }),
  });
}

function filled(context: Record<string, any>): object | undefined {
  const entries = Object.entries(context).filter(([, value]) => value !== undefined);
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}
