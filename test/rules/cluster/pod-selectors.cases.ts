import { kubernetes, PodSelectorRef } from '../../../src';
import { Program, RuleCases } from '../../support/rule-cases';
import { clusterManifest } from '../support/cluster-manifest';
import { cluster, operator } from '../support/programs';

const { EXISTS, IN } = kubernetes.LabelSelectorOperator;
const SHOP = { name: 'shop', selector: { matchLabels: { app: 'shop' } } };

function selecting(podSelectorRefs: PodSelectorRef[] | undefined, pgHba: string[] = [], version = '1.30.0'): Program {
  return cluster(chart => ({ operator: operator(chart, { version }), podSelectorRefs, postgresql: { pgHba } }));
}

function expression(requirement: kubernetes.LabelSelectorRequirement): Program {
  return selecting([SHOP, { name: 'billing', selector: { matchExpressions: [requirement] } }]);
}

function line(...pgHba: string[]): Program {
  return selecting([SHOP], pgHba);
}

const AT = 'plugins/db: podSelectorRefs[1].selector.matchExpressions has';

export const cases: RuleCases[] = [
  {
    id: 'pod-selector',
    throws: [
      ['one name', selecting([SHOP, SHOP]), 'plugins/db: two of podSelectorRefs are named "shop"'],
      ['one name, since 1.29.0', selecting([SHOP, SHOP], [], '1.29.0'), 'plugins/db: two of podSelectorRefs are named "shop"'],
      ['a label that is none', selecting([{ name: 'shop', selector: { matchLabels: { app: 'my shop' } } }]),
        'plugins/db: podSelectorRefs[0].selector.matchLabels has "app: my shop", which is no label'],
      ['no values', expression({ key: 'app', operator: IN }), `${AT} {"key":"app","operator":"In","values":[]}`],
      ['values of any', expression({ key: 'app', operator: EXISTS, values: ['a'] }), `${AT} {"key":"app","operator":"Exists","values":["a"]}`],
      ['another operator', expression({ key: 'app', operator: 'Gt' as kubernetes.LabelSelectorOperator, values: ['1'] }), `${AT} {"key":"app","operator":"Gt","values":["1"]}`],
      ['a key that is none', expression({ key: 'my app', operator: EXISTS }), `${AT} {"key":"my app","operator":"Exists","values":[]}`],
      ['a value that is none', expression({ key: 'app', operator: IN, values: ['a', 'b c'] }), `${AT} {"key":"app","operator":"In","values":["a","b c"]}`],
    ],
    passes: [
      ['two names', selecting([SHOP, { ...SHOP, name: 'shop-2' }])],
      ['all pods', selecting([{ name: 'all', selector: {} }])],
      ['values', expression({ key: 'app', operator: IN, values: ['a', ''] })],
      ['any value', expression({ key: 'app', operator: EXISTS })],
    ],
  },
  {
    id: 'pod-selector-reference',
    throws: [
      ['another', line('host all all ${podselector:billing} md5'),
        'plugins/db: postgresql.pgHba[0] is "host all all ${podselector:billing} md5", and podSelectorRefs has shop'],
      ['none', cluster({ postgresql: { pgHba: ['host all all ${podselector:shop} md5'] } }),
        'plugins/db: postgresql.pgHba[0] is "host all all ${podselector:shop} md5", and podSelectorRefs has nothing'],
      ['another kind', line('local all all peer', 'host all all ${service:shop} md5'),
        'plugins/db: postgresql.pgHba[1] is "host all all ${service:shop} md5", and podSelectorRefs has shop'],
      ['two', line('host all ${podselector:shop} ${podselector:shop} md5'),
        'plugins/db: postgresql.pgHba[0] is "host all ${podselector:shop} ${podselector:shop} md5", and podSelectorRefs has shop'],
    ],
    passes: [
      ['the one', line('host all all ${podselector:shop} md5')],
      ['other lines', line('host all all 10.0.0.0/8 md5', '# ${podselector}')],
      ['anything, before 1.29.0', selecting(undefined, ['host all all ${podselector:shop} md5'], '1.28.4')],
    ],
    invalid: [
      ['by its name', clusterManifest('postgresql: { pg_hba: ["host all all ${podselector:a} md5"] }'),
        'postgresql.pg_hba[0] is "host all all ${podselector:a} md5", and podSelectorRefs has nothing'],
    ],
    valid: [['what is no field', clusterManifest('postgresql: { pgHba: ["host all all ${podselector:a} md5"] }')]],
  },
];
