import * as kplus from 'cdk8s-plus-28';
import { operatorDeployment, sidecar } from './programs';
import { Program } from '../../support/rule-cases';

/** A volume of sockets that the operator mounts where it looks. */
export const SOCKETS = { volumeMounts: [{ name: 'sockets', mountPath: '/plugins' }] };

export const VOLUMES = { volumes: [{ name: 'sockets', emptyDir: {} }] };

export const AUDIT = { name: 'audit', image: 'audit:1', ...SOCKETS };

/** A proxy that a mesh injects. */
export const MESH = { name: 'istio-proxy', image: 'proxyv2', volumeMounts: [{ name: 'envoy', mountPath: '/etc/istio/proxy' }] };

/** An operator with a plugin that works, and what is otherwise. */
export function pod({ manager = SOCKETS, plugin = AUDIT, ...more }: { manager?: object; plugin?: object } & Record<string, unknown> = {}): any {
  const deployment: any = operatorDeployment('cnpg-controller-manager', {});
  const spec = deployment.spec.template.spec;
  Object.assign(spec, { containers: [{ ...spec.containers[0], ...manager }, plugin], ...VOLUMES, ...more });
  return deployment;
}

/** A patch of the operator's Deployment, as somebody writes it. */
export function patch(manager: object, plugin: object = AUDIT, name = 'cnpg-controller-manager'): object {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace: 'cnpg-system' },
    spec: { template: { spec: { containers: [{ name: 'manager', ...manager }, plugin], ...VOLUMES } } },
  };
}

export function mounted(path: string, socketDirectory = '/plugins'): Program {
  return sidecar(chart => ({
    socketFlag: '--plugin-path', volumeMounts: [{ path, volume: kplus.Volume.fromEmptyDir(chart, 'scratch', 'scratch') }],
  }), { socketDirectory });
}
