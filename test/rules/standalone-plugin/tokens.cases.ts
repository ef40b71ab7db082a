import { RuleCases } from '../../support/rule-cases';
import { manifests, object, PluginManifests } from '../support/plugin-manifests';

const RBAC = 'rbac.authorization.k8s.io';
const PLACE = 'spec.template.spec.automountServiceAccountToken';

/** A plugin whose account has a role, and what is changed in it. */
function withRole(change: (parts: PluginManifests) => unknown, account: object = {}, rules: object[] = [{ apiGroups: [''], resources: ['secrets'], verbs: ['get'] }]) {
  return manifests(parts => {
    const { spec: _, ...serviceAccount } = object('v1', 'ServiceAccount', 'audit', {});
    parts.pod.serviceAccountName = 'audit';
    parts.further.push({ ...serviceAccount, ...account }, { apiVersion: `${RBAC}/v1`, kind: 'ClusterRole', metadata: { name: 'audit' }, rules }, {
      apiVersion: `${RBAC}/v1`,
      kind: 'ClusterRoleBinding',
      metadata: { name: 'audit' },
      roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: 'audit' },
      subjects: [{ kind: 'ServiceAccount', name: 'audit', namespace: 'postgresql-operator-system' }],
    });
    change(parts);
  });
}

const without = ({ pod }: PluginManifests) => { pod.automountServiceAccountToken = false; };
const OF_ACCOUNT = { automountServiceAccountToken: false };

export const cases: RuleCases[] = [{
  id: 'plugin-token',
  invalid: [
    ['the pods', withRole(without), `${PLACE}: must not be false, because the ServiceAccount "audit" has roles`],
    ['the account', withRole(() => {}, OF_ACCOUNT), `${PLACE}: the ServiceAccount "audit" has roles, but disables the token: expected true in the pods`],
  ],
  valid: [
    ['the default', withRole(() => {})],
    ['pods that get it although the account disables it', withRole(({ pod }) => { pod.automountServiceAccountToken = true; }, OF_ACCOUNT)],
    ['a token of another kind', withRole(parts => {
      without(parts);
      parts.pod.volumes.push({ name: 'token', projected: { sources: [{ serviceAccountToken: { path: 'token' } }] } });
    })],
    ['a role without rules', withRole(without, {}, [])],
    ['no roles', manifests(parts => { without(parts); parts.pod.serviceAccountName = 'audit'; })],
    ['no account', manifests(without)],
  ],
}];
