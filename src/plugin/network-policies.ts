import { Construct } from 'constructs';
import { PluginNetworkPolicyOptions } from './availability-options';
import { PluginPort } from './service-options';
import { IOperator } from '../contracts/operator';
import { defineObject } from '../kubernetes/define-object';

/** The pods between which connections are allowed. */
export interface NetworkPolicyContext {
  readonly name: string;
  readonly operator: IOperator;
  readonly selectorLabels: Record<string, string>;
  readonly port: number;
  readonly additionalPorts: PluginPort[];
}

/** Defines the NetworkPolicies between the operator and a plugin. */
export function defineNetworkPolicies(scope: Construct, context: NetworkPolicyContext, options: PluginNetworkPolicyOptions): void {
  if (options.ingress ?? true) {
    defineIngress(scope, context);
  }
  if (options.operatorEgress ?? false) {
    defineOperatorEgress(scope, context);
  }
}

function defineIngress(scope: Construct, { name, operator, selectorLabels, port, additionalPorts }: NetworkPolicyContext): void {
  const open = additionalPorts.filter(({ servicePort }) => servicePort !== undefined);
  defineObject(scope, 'NetworkPolicy', {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name, namespace: operator.namespace },
    spec: {
      podSelector: { matchLabels: selectorLabels },
      policyTypes: ['Ingress'],
      ingress: [
        { from: [{ podSelector: { matchLabels: operator.podLabels } }], ports: [{ protocol: 'TCP', port }] },
        ...open.length > 0 ? [{ ports: open.map(further => ({ protocol: further.protocol ?? 'TCP', port: further.port })) }] : [],
      ],
    },
  });
}

function defineOperatorEgress(scope: Construct, { name, operator, selectorLabels, port }: NetworkPolicyContext): void {
  defineObject(scope, 'OperatorNetworkPolicy', {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: `${name}-operator`, namespace: operator.namespace },
    spec: {
      podSelector: { matchLabels: operator.podLabels },
      policyTypes: ['Egress'],
      egress: [
        { to: [{ podSelector: { matchLabels: selectorLabels } }], ports: [{ protocol: 'TCP', port }] },
        { ports: [{ protocol: 'UDP', port: 53 }, { protocol: 'TCP', port: 53 }] },
      ],
    },
  });
}
