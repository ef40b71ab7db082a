import { PUBLISHED_PLUGINS } from '../../../src/facts/plugins';
import { CNPG } from '../../../src/facts/plugins/published-plugin';
import { RuleCases } from '../../support/rule-cases';
import { object, PluginManifests } from '../support/plugin-manifests';
import { barmanCloud, published } from '../support/servers';

const EDB = 'postgresql.k8s.enterprisedb.io';
const RBAC = 'rbac.authorization.k8s.io/v1';
const BARMAN = 'barman-cloud.cloudnative-pg.io';
const PLACE = 'spec.template.spec.serviceAccountName';

interface Rbac {
  rules: any[];
  binding: any;
  role: any;
  account: any;
}

/** Barman Cloud with everything that it needs, and what is changed in it. */
function rbac(change: (rbac: Rbac) => unknown = () => {}, operatorGroup = EDB): (parts: PluginManifests) => void {
  const rules = PUBLISHED_PLUGINS.find(({ pluginName }) => pluginName === BARMAN)!.rights!.map(({ group, resources, verbs }) =>
    ({ apiGroups: [group === CNPG ? operatorGroup : group], resources: [...resources], verbs: [...verbs] }));
  const parts: Rbac = {
    rules,
    account: object('v1', 'ServiceAccount', 'barman', {}),
    role: { apiVersion: RBAC, kind: 'ClusterRole', metadata: { name: 'barman' }, rules },
    binding: {
      apiVersion: RBAC,
      kind: 'ClusterRoleBinding',
      metadata: { name: 'barman' },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'barman' },
      subjects: [{ kind: 'ServiceAccount', name: 'barman', namespace: 'postgresql-operator-system' }],
    },
  };
  change(parts);
  return ({ pod, further }) => {
    pod.serviceAccountName = 'barman';
    const { spec: _, ...account } = parts.account ?? {};
    further.push(...[parts.account && account, parts.role, parts.binding].filter(Boolean));
  };
}

export const cases: RuleCases[] = [
  {
    id: 'plugin-rights',
    invalid: [
      ['roles that it may not create', barmanCloud('0.14.0', rbac(({ rules }) => rules.pop())),
        `${PLACE}: the roles of "barman" do not allow "${BARMAN}" to create, get, list, patch, update and watch rolebindings of rbac.authorization.k8s.io`,
        `${PLACE}: the roles of "barman" do not allow "${BARMAN}" to create, get, list, patch, update and watch roles of rbac.authorization.k8s.io`],
      ['one verb', barmanCloud('0.14.0', rbac(({ rules }) => { rules[0].verbs = ['get', 'list']; })),
        `${PLACE}: the roles of "barman" do not allow "${BARMAN}" to watch secrets`],
      ['the API group of the other product', barmanCloud('0.14.0', rbac(undefined, 'postgresql.cnpg.io')),
        `${PLACE}: the roles of "barman" allow "${BARMAN}" to use backups of postgresql.cnpg.io, but the operator's API group is ${EDB}`],
    ],
    valid: [
      ['all of it', barmanCloud('0.14.0', rbac())],
      ['everything', barmanCloud('0.14.0', rbac(({ role }) => { role.rules = [{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }]; }))],
      ['a role that is elsewhere', barmanCloud('0.14.0', rbac(parts => { parts.role = undefined; }))],
      ['a binding that is elsewhere', barmanCloud('0.14.0', rbac(parts => { parts.binding = undefined; }))],
      ['an account that is elsewhere', barmanCloud('0.14.0', rbac(parts => { parts.account = undefined; parts.rules.pop(); }))],
      ['a role that collects others', barmanCloud('0.14.0', rbac(({ role }) => { role.rules = [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }]; role.aggregationRule = {}; }))],
      ['a binding of a group', barmanCloud('0.14.0', rbac(({ rules, binding }) => { rules.pop(); binding.subjects.push({ kind: 'Group', name: 'system:serviceaccounts' }); }))],
      ['an image of somebody else', published(BARMAN, 'barman:1.0.0', rbac(({ rules }) => rules.pop()))],
      ['a plugin whose needs are unknown', published('cnpg-i-zeropod.io', 'zeropod:1.0.0', rbac(({ rules }) => rules.pop()))],
    ],
  },
];
