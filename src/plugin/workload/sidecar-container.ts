import { ApiObject, App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { containerProps, finishContainer } from './plugin-container';
import { sidecarSecurity } from './security';
import { SidecarPluginProps } from '../sidecar-plugin-props';

/** A container for a pod that is not ours. */
export interface SidecarContainer {
  readonly container: kplus.Container;
  /** The container and its volumes as Kubernetes objects, when the app is synthesized. */
  readonly render: () => { readonly container: any; readonly volumes: any[] };
}

/**
 * Defines the container of a sidecar plugin.
 *
 * cdk8s-plus renders containers as parts of pods only: this one's pod is in an app of its own, which is never synthesized.
 */
export function defineSidecarContainer(name: string, args: string[], props: SidecarPluginProps, user?: number): SidecarContainer {
  const pod = new kplus.Deployment(new Chart(new App(), 'sidecar'), 'pod', { containers: [containerProps(name, args, props)] });
  return {
    container: pod.containers[0],
    render: () => {
      const rendered = ApiObject.of(pod).toJson().spec.template.spec;
      const security = sidecarSecurity(props.securityContext, props.restricted ?? true, user);
      return { container: finishContainer(rendered.containers[0], props, security), volumes: rendered.volumes ?? [] };
    },
  };
}
