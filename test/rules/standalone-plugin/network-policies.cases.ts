import { RuleCases } from '../../support/rule-cases';
import { manifests, object, program } from '../support/plugin-manifests';
import { standalone } from '../support/programs';

const OPERATOR = { 'app.kubernetes.io/name': 'cloud-native-postgresql' };
const PLUGIN = { app: 'audit' };
const DNS = { ports: [{ protocol: 'UDP', port: 53 }] };
const BLOCKS = 'NetworkPolicy "policy" in namespace "postgresql-operator-system" blocks the operator\'s';
const BLOCKED_IN = `${BLOCKS} connections to TCP port 9090 of the plugin's pods (ingress)`;
const BLOCKED_OUT = `${BLOCKS} connections to TCP port 9090 of the plugin's pods (egress)`;
const BLOCKED_DNS = `${BLOCKS} DNS queries (egress to port 53)`;

function policy(spec: object, name = 'policy', namespace = 'postgresql-operator-system'): any {
  return object('networking.k8s.io/v1', 'NetworkPolicy', name, spec, { namespace });
}

/** What a rule of a policy says of pods with labels. */
function pods(matchLabels: object): object {
  return { podSelector: { matchLabels } };
}

function ingress(...rules: object[]): any {
  return policy({ ...pods(PLUGIN), policyTypes: ['Ingress'], ingress: rules });
}

function egress(...rules: object[]): any {
  return policy({ ...pods(OPERATOR), policyTypes: ['Egress'], egress: rules });
}

function beside(...objects: any[]) {
  return manifests(({ further }) => further.push(...objects));
}

function operatorOf(further: object = {}): any {
  return object('apps/v1', 'Deployment', 'operator', {
    template: { metadata: { labels: { ...OPERATOR, tier: 'db' } }, spec: { containers: [{ name: 'manager', image: 'operator:1.30.0' }], ...further } },
  });
}

export const cases: RuleCases[] = [
  {
    id: 'network-policy-ingress',
    warns: [
      ['a policy that allows nothing', program(({ further }) => further.push(ingress())), `plugins/Service-audit: ${BLOCKED_IN}`],
    ],
    invalid: [
      ['a policy that allows other pods only', beside(ingress({ from: [pods({ app: 'web' })] }), operatorOf()), BLOCKED_IN],
      ['a policy that allows another port only', beside(ingress({ from: [pods(OPERATOR)], ports: [{ port: 443 }] })), BLOCKED_IN],
      ['a range of ports that ends before the plugin\'s', beside(ingress({ ports: [{ port: 8000, endPort: 9089 }] })), BLOCKED_IN],
      ['a policy that allows UDP only', beside(ingress({ ports: [{ port: 9090, protocol: 'UDP' }] })), BLOCKED_IN],
      ['a policy that allows a port with another name', manifests(({ container, further }) => {
        container.ports.push({ name: 'metrics', containerPort: 8080 });
        further.push(ingress({ ports: [{ port: 'metrics' }] }));
      }),
      'NetworkPolicy "policy" in namespace "postgresql-operator-system" blocks the operator\'s connections to TCP port 9090 of the plugin\'s pods (ingress)'],
      ['a policy that allows another namespace only', beside(ingress({ from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'apps' } } }] })), BLOCKED_IN],
      ['a policy that allows the Service\'s port instead of the pod\'s', manifests(({ service, further }) => {
        service.spec.ports[0].port = 443;
        service.metadata.annotations['k8s.enterprisedb.io/pluginPort'] = '443';
        further.push(ingress({ ports: [{ port: 443 }] }));
      }),
      'NetworkPolicy "policy" in namespace "postgresql-operator-system" blocks the operator\'s connections to TCP port 9090 of the plugin\'s pods (ingress)'],
      ['a policy for all pods without policyTypes', beside(policy({ podSelector: {} })), BLOCKED_IN],
      ['an expression that excludes the operator', beside(operatorOf(), ingress({
        from: [{ podSelector: { matchExpressions: [{ key: 'tier', operator: 'NotIn', values: ['db'] }] } }],
      })),
      'NetworkPolicy "policy" in namespace "postgresql-operator-system" blocks the operator\'s connections to TCP port 9090 of the plugin\'s pods (ingress)'],
      ['two policies', beside(policy({ podSelector: {} }, 'deny'), ingress({ from: [pods({ app: 'web' })] }), operatorOf()),
        'NetworkPolicy "deny" in namespace "postgresql-operator-system" and NetworkPolicy "policy" in namespace "postgresql-operator-system" block the operator\'s connections to TCP port 9090 of the plugin\'s pods (ingress)'],
    ],
    passes: [['the policies of the construct', standalone({ networkPolicy: { operatorEgress: true } })]],
    valid: [
      ['a policy that allows the operator', beside(ingress({ from: [pods(OPERATOR)], ports: [{ protocol: 'TCP', port: 9090 }] }), operatorOf())],
      ['a policy that allows the operator and other pods', beside(ingress({ from: [pods({ app: 'web' }), pods(OPERATOR)], ports: [{ port: 1 }, { port: 9000, endPort: 9100 }] }))],
      ['two policies, one of which allows the operator', beside(policy({ podSelector: {} }, 'deny'), ingress({ from: [{ podSelector: {} }] }))],
      ['labels that the operator may have', beside(ingress({ from: [pods({ team: 'db' })] }))],
      ['a label that is substituted', beside(ingress({ from: [pods({ ...OPERATOR, 'app.kubernetes.io/name': '${OPERATOR}' })] }), operatorOf())],
      ['a policy that allows addresses', beside(ingress({ from: [{ ipBlock: { cidr: '10.0.0.0/8' } }] }))],
      ['a selector of Namespaces by their labels', beside(ingress({ from: [{ namespaceSelector: { matchLabels: { team: 'db' } } }] }))],
      ['a policy that allows the port by name', manifests(({ container, further }) => {
        container.ports[0].name = 'grpc';
        further.push(ingress({ ports: [{ port: 'grpc' }] }));
      })],
      ['a policy for other pods', beside(policy({ ...pods({ app: 'web' }), ingress: [] }))],
      ['a policy in another namespace', beside(policy({ podSelector: {} }, 'policy', 'apps'))],
      ['another kind of policy', beside(ingress(), object('cilium.io/v2', 'CiliumNetworkPolicy', 'allow', {}))],
      ['pods in the node\'s network', manifests(({ pod, further }) => {
        pod.hostNetwork = true;
        further.push(ingress());
      })],
    ],
  },
  {
    id: 'network-policy-egress',
    warns: [
      ['a policy that allows the API server only', program(({ further }) => further.push(egress({ ports: [{ port: 6443 }] }, DNS))), `plugins/Service-audit: ${BLOCKED_OUT}`],
    ],
    invalid: [
      ['a policy that allows other pods only', beside(egress({ to: [pods({ app: 'web' })] }, DNS)), BLOCKED_OUT],
      ['a policy with egress rules and without policyTypes', beside(policy({ ...pods(OPERATOR), egress: [DNS] })), BLOCKED_OUT],
      ['a policy for all pods', beside(policy({ podSelector: {}, policyTypes: ['Egress'], egress: [DNS] })), BLOCKED_OUT],
    ],
    passes: [['the policies of the construct', standalone({ networkPolicy: { operatorEgress: true } })]],
    valid: [
      ['a policy that allows the plugin', beside(egress({ to: [pods(PLUGIN)], ports: [{ port: 9090 }] }, DNS))],
      ['a policy that allows everything', beside(egress({}))],
      ['a policy that may be for other pods', beside(policy({ podSelector: { matchLabels: { team: 'db' } }, policyTypes: ['Egress'] }))],
      ['a policy with policyTypes Ingress', beside(policy({ ...pods(OPERATOR), policyTypes: ['Ingress'], egress: [] }))],
      ['an operator in the node\'s network', beside(operatorOf({ hostNetwork: true }), egress(DNS))],
    ],
  },
  {
    id: 'network-policy-dns',
    warns: [
      ['a policy that allows the plugin\'s port only', program(({ further }) => further.push(egress({ to: [pods({})], ports: [{ port: 9090 }] }))), `plugins/Service-audit: ${BLOCKED_DNS}`],
    ],
    invalid: [
      ['a policy that allows pods of the same namespace only', beside(egress({ to: [{ podSelector: {} }] })), BLOCKED_DNS],
    ],
    passes: [['the policies of the construct', standalone({ networkPolicy: { operatorEgress: true } })]],
    valid: [
      ['a policy that allows port 53', beside(egress({ to: [pods(PLUGIN)] }, DNS))],
      ['a policy that allows the cluster\'s DNS pods', beside(egress({ to: [pods(PLUGIN)] }, {
        to: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } }, podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } } }],
        ports: [{ port: 53, protocol: 'UDP' }],
      }))],
      ['a policy that allows port 5353 for OpenShift', beside(egress({ to: [pods(PLUGIN)] }, { to: [{ namespaceSelector: {} }], ports: [{ port: 5353, protocol: 'UDP' }] }))],
    ],
  },
];
