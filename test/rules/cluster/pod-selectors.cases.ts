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

const CHARACTERS = 'at most 63 letters, digits, "-", "_" and ".", starting and ending with a letter or digit';
const NO_KEY = `is not a valid label key: expected ${CHARACTERS}, optionally after a DNS prefix and "/"`;
const NO_VALUE = `is not a valid label value: expected ${CHARACTERS}, or an empty string`;
const AT = 'plugins/db: podSelectorRefs[1].selector.matchExpressions[0]';

export const cases: RuleCases[] = [
  {
    id: 'pod-selector',
    throws: [
      ['a label that is none', selecting([{ name: 'shop', selector: { matchLabels: { app: 'my shop' } } }]),
        `plugins/db: podSelectorRefs[0].selector.matchLabels.app: "my shop" ${NO_VALUE}`],
      ['no values', expression({ key: 'app', operator: IN }), `${AT}.values: required: expected at least one value, because operator is In`],
      ['values of any', expression({ key: 'app', operator: EXISTS, values: ['a'] }), `${AT}.values: invalid: expected no values, because operator is Exists`],
      ['another operator', expression({ key: 'app', operator: 'Gt' as kubernetes.LabelSelectorOperator, values: ['1'] }),
        `${AT}.operator: "Gt" is invalid: expected In, NotIn, Exists or DoesNotExist`],
      ['a key that is none', expression({ key: 'my app', operator: EXISTS }), `${AT}.key: "my app" ${NO_KEY}`],
      ['a value that is none', expression({ key: 'app', operator: IN, values: ['a', 'b c'] }), `${AT}.values[1]: "b c" ${NO_VALUE}`],
      ['several', selecting([SHOP, { name: 'billing', selector: { matchLabels: { app: 'my shop', tier: 'a b' } } }]),
        `plugins/db: podSelectorRefs[1].selector.matchLabels.app: "my shop" ${NO_VALUE}`,
        `plugins/db: podSelectorRefs[1].selector.matchLabels.tier: "a b" ${NO_VALUE}`],
    ],
    passes: [
      ['two names', selecting([SHOP, { ...SHOP, name: 'shop-2' }])],
      ['all pods', selecting([{ name: 'all', selector: {} }])],
      ['values', expression({ key: 'app', operator: IN, values: ['a', ''] })],
      ['any value', expression({ key: 'app', operator: EXISTS })],
    ],
    invalid: [['an operator without values', clusterManifest('podSelectorRefs: [{ name: shop, selector: { matchExpressions: [{ key: app, operator: In }] } }]'),
      'spec.podSelectorRefs[0].selector.matchExpressions[0].values: required: expected at least one value, because operator is In']],
    valid: [
      ['an operator with values', clusterManifest('podSelectorRefs: [{ name: shop, selector: { matchExpressions: [{ key: app, operator: In, values: [shop] }] } }]')],
      ['what is filled in later',
        clusterManifest('podSelectorRefs: [{ name: a, selector: { matchLabels: { app: "${APP}" }, matchExpressions: [{ key: app, operator: "${OPERATOR}" }] } }]')],
    ],
  },
  {
    id: 'pod-selector-reference',
    throws: [
      ['another', line('host all all ${podselector:billing} md5'),
        'plugins/db: postgresql.pgHba[0]: "billing" is not the name of a pod selector: expected "shop" from podSelectorRefs'],
      ['none', cluster({ postgresql: { pgHba: ['host all all ${podselector:shop} md5'] } }),
        'plugins/db: postgresql.pgHba[0]: "shop" is not the name of a pod selector: podSelectorRefs is empty'],
      ['another kind', line('local all all peer', 'host all all ${service:shop} md5'),
        'plugins/db: postgresql.pgHba[1]: "${service:shop}" is invalid: expected a reference such as ${podselector:NAME}'],
      ['two', line('host all ${podselector:shop} ${podselector:shop} md5'), 'plugins/db: postgresql.pgHba[0]: invalid: expected at most one reference in a line, and not 2'],
      ['several lines', line('host all all ${podselector:billing} md5', 'host all all ${podselector:shop} md5', 'host all all ${service:shop} md5'),
        'plugins/db: postgresql.pgHba[0]: "billing" is not the name of a pod selector: expected "shop" from podSelectorRefs',
        'plugins/db: postgresql.pgHba[2]: "${service:shop}" is invalid: expected a reference such as ${podselector:NAME}'],
    ],
    passes: [
      ['the one', line('host all all ${podselector:shop} md5')],
      ['other lines', line('host all all 10.0.0.0/8 md5', '# ${podselector}')],
      ['anything, before 1.29.0', selecting(undefined, ['host all all ${podselector:shop} md5'], '1.28.4')],
    ],
    invalid: [
      ['a typo in the name of a pod selector', clusterManifest('podSelectorRefs: [{ name: billing, selector: { matchLabels: { app: billing } } }], '
        + 'postgresql: { pg_hba: ["host all all ${podselector:biling} md5"] }'),
      'spec.postgresql.pg_hba[0]: "biling" is not the name of a pod selector: expected "billing" from podSelectorRefs; did you mean "billing"?'],
      ['by its name', clusterManifest('postgresql: { pg_hba: ["host all all ${podselector:a} md5"] }'),
        'spec.postgresql.pg_hba[0]: "a" is not the name of a pod selector: podSelectorRefs is empty'],
    ],
    valid: [
      ['the name of a pod selector', clusterManifest('podSelectorRefs: [{ name: billing, selector: { matchLabels: { app: billing } } }], '
        + 'postgresql: { pg_hba: ["host all all ${podselector:billing} md5"] }')],
      ['what is no field', clusterManifest('postgresql: { pgHba: ["host all all ${podselector:a} md5"] }')],
      ['a name that is filled in later', clusterManifest('podSelectorRefs: [{ name: "${APP}", selector: {} }], postgresql: { pg_hba: ["host all all ${podselector:a} md5"] }')],
    ],
  },
];
