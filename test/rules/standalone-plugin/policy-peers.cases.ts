import { RuleCases } from '../../support/rule-cases';
import { manifests } from '../support/plugin-manifests';
import { standalone } from '../support/programs';

const EMPTY = 'empty: expected ipBlock, podSelector or namespaceSelector';
const BOTH = 'ipBlock cannot be combined with podSelector or namespaceSelector';
const prometheus = { namespaceSelector: {}, podSelector: { matchLabels: { app: 'prometheus' } } };
const addresses = { ipBlock: { cidr: '10.0.0.0/8' } };

function port(...peers: object[]) {
  return standalone({ networkPolicy: {}, additionalPorts: [{ name: 'metrics', port: 8080, peers }] });
}

/** A policy for the pods of the plugin, or others. */
function policy(spec: object, podSelector: object = { matchLabels: { app: 'audit' } }) {
  return manifests(({ further }) => further.push({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'audit', namespace: 'postgresql-operator-system' },
    spec: { podSelector, ...spec },
  }));
}

const from = (...peers: unknown[]) => ({ ingress: [{ ports: [{ port: 9090 }] }, { from: peers }] });

export const cases: RuleCases[] = [
  {
    id: 'policy-peer',
    throws: [
      ['an empty peer', port(prometheus, {}), `plugins/example: spec.ingress[1].from[1]: ${EMPTY}`],
      ['addresses of pods', port({ ...prometheus, ...addresses }), `plugins/example: spec.ingress[1].from[0]: ${BOTH}`],
    ],
    passes: [['pods and addresses', port(prometheus, addresses)], ['nobody', port()]],
    invalid: [
      ['an empty peer', policy(from({})), `spec.ingress[1].from[0]: ${EMPTY}`],
      ['a peer without a value', policy(from({ podSelector: null })), `spec.ingress[1].from[0]: ${EMPTY}`],
      ['addresses of pods', policy({ egress: [{ to: [{ ...addresses, podSelector: {} }] }], policyTypes: ['Egress'] }), `spec.egress[0].to[0]: ${BOTH}`],
    ],
    valid: [
      ['empty selectors', policy(from({ podSelector: {} }, { namespaceSelector: {} }))],
      ['a substituted selector', policy(from({ podSelector: '${PODS}' }))],
      ['a substituted peer', policy(from('${PEER}'))],
      ['other pods', policy(from({}), { matchLabels: { app: 'other' } })],
    ],
  },
];
