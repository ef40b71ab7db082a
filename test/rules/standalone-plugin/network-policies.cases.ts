import { RuleCases } from '../../support/rule-cases';
import { manifests, object, program } from '../support/plugin-manifests';
import { standalone } from '../support/programs';

const OPERATOR = { 'app.kubernetes.io/name': 'cloud-native-postgresql' };
const PLUGIN = { app: 'audit' };
const DNS = { ports: [{ protocol: 'UDP', port: 53 }] };
const SHUT = 'NetworkPolicy "policy" in namespace "postgresql-operator-system" lets';
const NO_WAY_IN = `${SHUT} no connection of the operator in to TCP port 9090 of the plugin's pods`;
const NO_WAY_OUT = `${SHUT} no connection of the operator out to TCP port 9090 of the plugin's pods`;
const NO_DNS = `${SHUT} no question of the operator out to DNS`;

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
      ['nobody', program(({ further }) => further.push(ingress())), `plugins/Service-audit: ${NO_WAY_IN}`],
    ],
    invalid: [
      ['somebody else', beside(ingress({ from: [pods({ app: 'web' })] }), operatorOf()), NO_WAY_IN],
      ['another port', beside(ingress({ from: [pods(OPERATOR)], ports: [{ port: 443 }] })), NO_WAY_IN],
      ['ports up to another one', beside(ingress({ ports: [{ port: 8000, endPort: 9089 }] })), NO_WAY_IN],
      ['another protocol', beside(ingress({ ports: [{ port: 9090, protocol: 'UDP' }] })), NO_WAY_IN],
      ['a port of another name', manifests(({ container, further }) => {
        container.ports.push({ name: 'metrics', containerPort: 8080 });
        further.push(ingress({ ports: [{ port: 'metrics' }] }));
      }), NO_WAY_IN],
      ['another namespace', beside(ingress({ from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'apps' } } }] })), NO_WAY_IN],
      ['the Service\'s port in place of the pod\'s', manifests(({ service, further }) => {
        service.spec.ports[0].port = 443;
        service.metadata.annotations['k8s.enterprisedb.io/pluginPort'] = '443';
        further.push(ingress({ ports: [{ port: 443 }] }));
      }), NO_WAY_IN],
      ['every pod, and no type', beside(policy({ podSelector: {} })), NO_WAY_IN],
      ['an expression that excludes the operator', beside(operatorOf(), ingress({
        from: [{ podSelector: { matchExpressions: [{ key: 'tier', operator: 'NotIn', values: ['db'] }] } }],
      })), NO_WAY_IN],
      ['two policies', beside(policy({ podSelector: {} }, 'deny'), ingress({ from: [pods({ app: 'web' })] }), operatorOf()),
        'NetworkPolicy "deny" in namespace "postgresql-operator-system" and NetworkPolicy "policy" in namespace "postgresql-operator-system" '
        + 'let no connection of the operator in to TCP port 9090 of the plugin\'s pods'],
    ],
    passes: [['the policies that a plugin makes', standalone({ networkPolicy: { operatorEgress: true } })]],
    valid: [
      ['the operator', beside(ingress({ from: [pods(OPERATOR)], ports: [{ protocol: 'TCP', port: 9090 }] }), operatorOf())],
      ['the operator beside somebody else', beside(ingress({ from: [pods({ app: 'web' }), pods(OPERATOR)], ports: [{ port: 1 }, { port: 9000, endPort: 9100 }] }))],
      ['one of two policies', beside(policy({ podSelector: {} }, 'deny'), ingress({ from: [{ podSelector: {} }] }))],
      ['labels that the operator may have', beside(ingress({ from: [pods({ team: 'db' })] }))],
      ['addresses', beside(ingress({ from: [{ ipBlock: { cidr: '10.0.0.0/8' } }] }))],
      ['a Namespace that has labels of its own', beside(ingress({ from: [{ namespaceSelector: { matchLabels: { team: 'db' } } }] }))],
      ['a port by its name', manifests(({ container, further }) => {
        container.ports[0].name = 'grpc';
        further.push(ingress({ ports: [{ port: 'grpc' }] }));
      })],
      ['other pods', beside(policy({ ...pods({ app: 'web' }), ingress: [] }))],
      ['another namespace', beside(policy({ podSelector: {} }, 'policy', 'apps'))],
      ['a policy of another kind beside it', beside(ingress(), object('cilium.io/v2', 'CiliumNetworkPolicy', 'allow', {}))],
      ['pods on the node\'s own network', manifests(({ pod, further }) => {
        pod.hostNetwork = true;
        further.push(ingress());
      })],
    ],
  },
  {
    id: 'network-policy-egress',
    warns: [
      ['the API server alone', program(({ further }) => further.push(egress({ ports: [{ port: 6443 }] }, DNS))), `plugins/Service-audit: ${NO_WAY_OUT}`],
    ],
    invalid: [
      ['other pods', beside(egress({ to: [pods({ app: 'web' })] }, DNS)), NO_WAY_OUT],
      ['a type for want of another', beside(policy({ ...pods(OPERATOR), egress: [DNS] })), NO_WAY_OUT],
      ['every pod', beside(policy({ podSelector: {}, policyTypes: ['Egress'], egress: [DNS] })), NO_WAY_OUT],
    ],
    passes: [['the policies that a plugin makes', standalone({ networkPolicy: { operatorEgress: true } })]],
    valid: [
      ['the plugin', beside(egress({ to: [pods(PLUGIN)], ports: [{ port: 9090 }] }, DNS))],
      ['everything', beside(egress({}))],
      ['a policy that may be for other pods', beside(policy({ podSelector: { matchLabels: { team: 'db' } }, policyTypes: ['Egress'] }))],
      ['a policy of one type', beside(policy({ ...pods(OPERATOR), policyTypes: ['Ingress'], egress: [] }))],
      ['an operator on the node\'s own network', beside(operatorOf({ hostNetwork: true }), egress(DNS))],
    ],
  },
  {
    id: 'network-policy-dns',
    warns: [
      ['the plugin alone', program(({ further }) => further.push(egress({ to: [pods({})], ports: [{ port: 9090 }] }))), `plugins/Service-audit: ${NO_DNS}`],
    ],
    invalid: [
      ['pods of its own namespace', beside(egress({ to: [{ podSelector: {} }] })), NO_DNS],
    ],
    passes: [['the policies that a plugin makes', standalone({ networkPolicy: { operatorEgress: true } })]],
    valid: [
      ['DNS', beside(egress({ to: [pods(PLUGIN)] }, DNS))],
      ['DNS of the cluster', beside(egress({ to: [pods(PLUGIN)] }, {
        to: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } }, podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } } }],
        ports: [{ port: 53, protocol: 'UDP' }],
      }))],
      ['DNS of OpenShift', beside(egress({ to: [pods(PLUGIN)] }, { to: [{ namespaceSelector: {} }], ports: [{ port: 5353, protocol: 'UDP' }] }))],
    ],
  },
];
