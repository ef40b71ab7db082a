import { Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { PluginContainerOptions } from '../container-options';

/** Requests of a plugin that sets none: enough for a gRPC server that mostly waits. */
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

/** Removes the fields that cdk8s-plus adds to a container on its own. */
export function finishContainer(rendered: any, options: PluginContainerOptions, securityContext: object | undefined): any {
  return { ...rendered, imagePullPolicy: options.imagePullPolicy, securityContext };
}
