import { RuleCases } from '../../support/rule-cases';
import { pluginDeployment, pluginServiceOf } from '../support/installs';

const RBAC = 'rbac.authorization.k8s.io';
const RULES = [{ apiGroups: [''], resources: ['secrets'], verbs: ['get'] }];
const IN_NAMESPACE = { namespace: 'cnpg-system' };
const account = (name: string, namespace = 'cnpg-system') => ({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace } });
const role = (kind: string, name: string) =>
  ({ apiVersion: `${RBAC}/v1`, kind, metadata: { name, ...kind === 'Role' ? IN_NAMESPACE : {} }, rules: RULES });
const binding = (kind: string, roleName: string, subject: string, name = 'plugin') => ({
  apiVersion: `${RBAC}/v1`,
  kind: `${kind}Binding`,
  metadata: { name, ...kind === 'Role' ? IN_NAMESPACE : {} },
  roleRef: { apiGroup: RBAC, kind, name: roleName },
  subjects: [{ kind: 'ServiceAccount', name: subject, ...IN_NAMESPACE }],
});

/** A plugin, the account that its pods name, and what else there is. */
const plugin = (serviceAccountName: string, ...further: object[]) =>
  ({ objects: [pluginServiceOf(), pluginDeployment({}, { serviceAccountName }), ...further] });

export const cases: RuleCases[] = [{
  id: 'account-reference',
  invalid: [
    ['the account of the pods', plugin('backup-plugn', account('backup-plugin'), binding('Role', 'reader', 'backup-plugin')),
      'spec.template.spec.serviceAccountName: ServiceAccount "backup-plugn" was not found; did you mean "backup-plugin"?'],
    ['a subject', plugin('backup-plugin', account('backup-plugin'), role('ClusterRole', 'reader'), binding('ClusterRole', 'reader', 'backup-plugim')),
      'subjects[0].name: ServiceAccount "backup-plugim" was not found; did you mean "backup-plugin"?'],
    ['a role', plugin('backup-plugin', account('backup-plugin'), role('Role', 'leader-election'), binding('Role', 'leader-electoin', 'backup-plugin')),
      'roleRef.name: Role "leader-electoin" was not found; did you mean "leader-election"?'],
    ['a cluster role', plugin('backup-plugin', account('backup-plugin'), role('ClusterRole', 'backup-role'), binding('ClusterRole', 'backup-rol', 'backup-plugin')),
      'roleRef.name: ClusterRole "backup-rol" was not found; did you mean "backup-role"?'],
  ],
  valid: [
    ['all names', plugin('backup-plugin', account('backup-plugin'), role('Role', 'reader'), binding('Role', 'reader', 'backup-plugin'))],
    ['an account that is elsewhere', plugin('backup-plugin', account('other'), binding('ClusterRole', 'view', 'backup-plugin'))],
    ['an account of another namespace', plugin('backup-plugn', account('backup-plugin', 'apps'))],
    ['a role that another binding has', plugin('backup-plugin', account('backup-plugin'), role('Role', 'reader-main'), binding('Role', 'reader-main', 'backup-plugin'),
      binding('Role', 'reader-mail', 'backup-plugin', 'second'))],
    ['names that differ in a number', plugin('backup-plugin-1', account('backup-plugin-2'))],
    ['a name that is substituted later', plugin('${ACCOUNT}', account('backup-plugin'))],
    ['bindings of somebody else', { objects: [account('reader-account'), binding('Role', 'reader', 'reader-acount')] }],
  ],
}];
