import type * as kplus from 'cdk8s-plus-28';

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

/** The security context of a pod, likewise. */
export function podSecurity(stated: kplus.PodSecurityContextProps = {}, restricted: boolean): object | undefined {
  return filled({
    ...restricted ? { runAsNonRoot: true, ...RUNTIME_DEFAULT } : {},
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
