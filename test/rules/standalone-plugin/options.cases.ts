import * as kplus from 'cdk8s-plus-28';
import { RuleCases } from '../../support/rule-cases';
import { manifests, object } from '../support/plugin-manifests';
import { standalone } from '../support/programs';

const ROLE_RULES = [{ apiGroups: [''], resources: ['secrets'], verbs: ['get'] }];
const one = kplus.PercentOrAbsolute.absolute(1);

export const cases: RuleCases[] = [
  {
    id: 'replicas',
    throws: [
      ['0 replicas', standalone({ replicas: 0 }),
        'plugins/example: replicas: 0 is invalid: expected at least 1'],
      ['a negative number', standalone({ replicas: -1 }),
        'plugins/example: replicas: -1 is invalid: expected at least 1'],
    ],
    passes: [
      ['1 replica', standalone({ replicas: 1 })],
      ['the default', standalone()],
    ],
    invalid: [
      ['a Deployment with 0 replicas', manifests(({ deployment: { spec } }) => { spec.replicas = 0; }),
        'spec.replicas: 0 is invalid: expected at least 1'],
    ],
    valid: [
      ['the default', manifests(({ deployment: { spec } }) => { delete spec.replicas; })],
      ['0 replicas, and a ScaledObject', manifests(({ deployment: { spec }, further }) => {
        spec.replicas = 0;
        further.push(object('keda.sh/v1alpha1', 'ScaledObject', 'audit', { scaleTargetRef: { name: 'audit' } }));
      })],
      ['0 replicas of another workload', manifests(({ further }) => further.push(
        object('apps/v1', 'Deployment', 'web', { replicas: 0, template: { metadata: { labels: { app: 'web' } } } })))],
    ],
  },
  {
    id: 'reserved-keys',
    throws: [
      ['the label in labels', standalone({ labels: { 'k8s.enterprisedb.io/pluginName': 'other' } }),
        'plugins/example: labels["k8s.enterprisedb.io/pluginName"]: reserved: pluginName sets this key'],
      ['the label in serviceLabels', standalone({ serviceLabels: { 'k8s.enterprisedb.io/pluginName': 'other' } }),
        'plugins/example: serviceLabels["k8s.enterprisedb.io/pluginName"]: reserved: pluginName sets this key'],
      ['the label in podLabels', standalone({ podLabels: { 'k8s.enterprisedb.io/pluginName': 'other' } }),
        'plugins/example: podLabels["k8s.enterprisedb.io/pluginName"]: reserved: pluginName sets this key'],
      ['the port', standalone({ serviceAnnotations: { 'k8s.enterprisedb.io/pluginPort': '9091' } }),
        'plugins/example: serviceAnnotations["k8s.enterprisedb.io/pluginPort"]: reserved: port sets this key'],
      ['the server\'s Secret', standalone({ serviceAnnotations: { 'k8s.enterprisedb.io/pluginServerSecret': 'other' } }),
        'plugins/example: serviceAnnotations["k8s.enterprisedb.io/pluginServerSecret"]: reserved: tls sets this key'],
      ['the client\'s Secret', standalone({ annotations: { 'k8s.enterprisedb.io/pluginClientSecret': 'other' } }),
        'plugins/example: annotations["k8s.enterprisedb.io/pluginClientSecret"]: reserved: tls sets this key'],
      ['the server\'s name', standalone({ annotations: { 'k8s.enterprisedb.io/pluginServerName': 'other' } }),
        'plugins/example: annotations["k8s.enterprisedb.io/pluginServerName"]: reserved: serverName sets this key'],
      ['a label of the selector', standalone({ podLabels: { app: 'other' } }),
        'plugins/example: podLabels.app: reserved: selectorLabels sets this key'],
      ['two keys', standalone({ labels: { 'k8s.enterprisedb.io/pluginName': 'other' }, podLabels: { app: 'other' } }),
        'plugins/example: labels["k8s.enterprisedb.io/pluginName"]: reserved: pluginName sets this key',
        'plugins/example: podLabels.app: reserved: selectorLabels sets this key'],
    ],
    passes: [
      ['other labels', standalone({ labels: { team: 'db' }, serviceLabels: { team: 'db' }, podLabels: { team: 'db' } })],
      ['other annotations', standalone({ annotations: { note: 'x' }, serviceAnnotations: { note: 'x' } })],
      ['the props', standalone({ port: 9091, serverName: 'other.my-org.io', selectorLabels: { app: 'other' } })],
      ['the keys of another product', standalone({ serviceAnnotations: { 'cnpg.io/pluginPort': '9091' } })],
      ['the label of the default selector', standalone({ selectorLabels: { plugin: 'example' }, podLabels: { app: 'other' } })],
    ],
  },
  {
    id: 'selector-labels',
    throws: [['an empty map', standalone({ selectorLabels: {} }),
      'plugins/example: selectorLabels: empty: expected at least one label']],
    passes: [
      ['one label', standalone({ selectorLabels: { plugin: 'example' } })],
      ['the default', standalone()],
    ],
    invalid: [
      ['a selector without labels', manifests(({ deployment: { spec } }) => { spec.selector = {}; }),
        'spec.selector: empty: expected at least one label'],
    ],
    valid: [
      ['a selector with an expression', manifests(({ deployment: { spec } }) => { spec.selector = { matchExpressions: [{ key: 'app', operator: 'Exists' }] }; })],
      ['a part of a Deployment', manifests(({ deployment: { spec } }) => { delete spec.selector; })],
    ],
  },
  {
    id: 'role-subject',
    throws: [
      ['a Role', standalone({ createServiceAccount: false, roleRules: ROLE_RULES }),
        'plugins/example: createServiceAccount: the plugin has roles, but no ServiceAccount'],
      ['a ClusterRole', standalone({ createServiceAccount: false, clusterRoleRules: ROLE_RULES }),
        'plugins/example: createServiceAccount: the plugin has roles, but no ServiceAccount'],
      ['leader election', standalone({ createServiceAccount: false, leaderElection: true }),
        'plugins/example: createServiceAccount: the plugin has roles, but no ServiceAccount'],
    ],
    passes: [
      ['the ServiceAccount of the construct', standalone({ createServiceAccount: true, roleRules: ROLE_RULES })],
      ['an existing ServiceAccount', standalone(chart => ({
        createServiceAccount: false,
        serviceAccount: kplus.ServiceAccount.fromServiceAccountName(chart, 'account', 'plugins'),
        roleRules: ROLE_RULES,
      }))],
      ['no roles', standalone({ createServiceAccount: false })],
    ],
  },
  {
    id: 'disruption-budget',
    throws: [
      ['neither limit', standalone({ podDisruptionBudget: {} }),
        'plugins/example: podDisruptionBudget.minAvailable: required, unless maxUnavailable is set'],
      ['both limits', standalone({ podDisruptionBudget: { minAvailable: one, maxUnavailable: one } }),
        'plugins/example: podDisruptionBudget.maxUnavailable: cannot be combined with minAvailable'],
    ],
    passes: [
      ['minAvailable', standalone({ podDisruptionBudget: { minAvailable: one } })],
      ['maxUnavailable', standalone({ podDisruptionBudget: { maxUnavailable: one } })],
    ],
    invalid: [
      ['a budget with both limits', manifests(({ further }) => further.push(
        object('policy/v1', 'PodDisruptionBudget', 'audit', { selector: { matchLabels: { app: 'audit' } }, minAvailable: 1, maxUnavailable: 1 }))),
      'spec.maxUnavailable: cannot be combined with minAvailable'],
    ],
    valid: [
      ['a budget with one limit', manifests(({ further }) => further.push(
        object('policy/v1', 'PodDisruptionBudget', 'audit', { selector: { matchLabels: { app: 'audit' } }, minAvailable: 1 })))],
      ['both limits in a budget for other pods', manifests(({ further }) => further.push(
        object('policy/v1', 'PodDisruptionBudget', 'web', { selector: { matchLabels: { app: 'web' } }, minAvailable: 1, maxUnavailable: 1 })))],
    ],
  },
  {
    id: 'network-policy-peer',
    throws: [
      ['an operator without podLabels', standalone({ networkPolicy: {} }, { podLabels: {} }),
        'plugins/example: networkPolicy: the podLabels of the operator are empty: expected the labels of its pods'],
    ],
    passes: [
      ['an operator with podLabels', standalone({ networkPolicy: {} }, { podLabels: { app: 'operator' } })],
      ['no policy', standalone({}, { podLabels: {} })],
    ],
  },
];
