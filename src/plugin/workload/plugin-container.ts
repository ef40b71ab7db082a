import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { containerSecurity } from './security';
import { PluginContainerOptions } from '../container-options';

/** What a plugin asks for when it says nothing: enough for a gRPC server that mostly waits. */
const DEFAULT_RESOURCES: kplus.ContainerResources = {
  cpu: { request: kplus.Cpu.millis(50) },
  memory: { request: Size.mebibytes(64) },
};

/** The container of a plugin, for cdk8s-plus. */
export function containerProps(name: string, args: string[], options: PluginContainerOptions): kplus.ContainerProps {
  return {
    name,
    args: args.length > 0 ? args : undefined,
    image: options.image,
    imagePullPolicy: options.imagePullPolicy,
    command: options.command,
    envVariables: { ...options.envVariables },
    envFrom: options.envFrom && [...options.envFrom],
    resources: options.resources ?? DEFAULT_RESOURCES,
    securityContext: options.securityContext,
    readiness: options.readiness,
    liveness: options.liveness,
    startup: options.startup,
    volumeMounts: [...options.volumeMounts ?? []],
  };
}

/** Takes back what cdk8s-plus writes into a container without having been asked. */
export function finishContainer(rendered: any, options: PluginContainerOptions, user?: number): any {
  return {
    ...rendered,
    imagePullPolicy: options.imagePullPolicy,
    securityContext: containerSecurity(options.securityContext, options.restricted ?? true, user),
  };
}
