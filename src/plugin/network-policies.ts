import { Construct } from 'constructs';
import { PluginNetworkPolicyOptions } from './availability-options';
import { PluginPort } from './service-options';
import { StandalonePluginProps } from './standalone-plugin-props';
import { IOperator } from '../contracts/operator';
import { defineObject } from '../kubernetes/define-object';
import { Operator } from '../operator/operator';

/** The pods between which connections are allowed. */
export interface NetworkPolicyContext {
  readonly name: string;
  readonly operator: IOperator;
  readonly selectorLabels: Record<string, string>;
  readonly port: number;
  readonly additionalPorts: PluginPort[];
}

/**
 * The NetworkPolicies that a plugin gets. By default none where the labels of the operator's pods are only assumed: a wrong label would cut it off.
 * Policies do not apply to pods in the network of their node.
 */
export function networkPoliciesOf(
  { networkPolicy, hostNetwork }: StandalonePluginProps, operator: IOperator,
): PluginNetworkPolicyOptions | undefined {
  const isKnown = operator instanceof Operator && operator._hasKnownPods;
  return networkPolicy ?? (isKnown && !hostNetwork ? { ingress: true } : undefined);
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
  defineObject(scope, 'NetworkPolicy', {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name, namespace: operator.namespace },
    spec: {
      podSelector: { matchLabels: selectorLabels },
      policyTypes: ['Ingress'],
      ingress: [
        { from: [{ podSelector: { matchLabels: operator.podLabels } }], ports: [{ protocol: 'TCP', port }] },
        ...additionalPorts.flatMap(ingressTo),
      ],
    },
  });
}

/** Kubernetes allows the kubelet's probes in any case. A rule without peers allows everybody. */
function ingressTo({ port, protocol, peers = [], openToAll = false }: PluginPort): object[] {
  const ports = [{ protocol: protocol ?? 'TCP', port }];
  if (openToAll) { return [{ ports }]; }
  return peers.length > 0 ? [{ from: peers.map(peer => ({ ...peer })), ports }] : [];
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
