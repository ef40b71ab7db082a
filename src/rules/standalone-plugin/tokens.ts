import { bindingsIn, boundRules } from '../../inventory/account-permissions';
import { Inventory } from '../../inventory/inventory';
import { Item, mayShareNamespace } from '../../inventory/item';
import { podSpecOf } from '../../inventory/operators';
import { pluginServers } from '../../inventory/plugin-services';
import { WORKLOAD_KINDS } from '../../inventory/plugins';
import { Path } from '../../values/field-path';
import { asBoolean, asRecord, asRecords, asString } from '../../values/narrow';
import { Rule, Target } from '../engine/rule';
import { KUBERNETES_DOCS } from '../engine/source';

/** A plugin's ServiceAccount, to which roles are bound. */
export interface TokenInput {
  readonly account: string;
  /** Whether it is the ServiceAccount that disables the token. */
  readonly ofAccount: boolean;
}

/** A plugin uses its roles with a token. */
export const pluginToken: Rule<TokenInput> = {
  id: 'plugin-token',
  severity: 'warning',
  title: 'The pods of a plugin with roles should get a token',
  symptom: 'the plugin exits or logs "open /var/run/secrets/kubernetes.io/serviceaccount/token: no such file or directory", and Clusters that use it stop',
  cause: 'a pod calls the API server with the token of its ServiceAccount, which is not mounted if automountServiceAccountToken is false',
  fix: 'set automountServiceAccountToken of the pods to true, or remove the roles',
  source: `${KUBERNETES_DOCS}/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting`,
  kinds: WORKLOAD_KINDS,
  needs: 'the plugin\'s workload, and all roles and bindings of its ServiceAccount',
  check: ({ account, ofAccount }) => [{
    message: ofAccount
      ? `the ServiceAccount "${account}" has roles, but disables the token: expected true in the pods`
      : `must not be false, because the ServiceAccount "${account}" has roles`,
    fix: 'set automountServiceAccountToken of the pods to true, or remove the roles of the ServiceAccount',
  }],
  targets: inventory => [...new Set(pluginServers(inventory).map(({ workload }) => workload))].flatMap(workload => withoutToken(workload, inventory)),
};

function withoutToken(workload: Item, inventory: Inventory): Target<TokenInput>[] {
  const { serviceAccountName, automountServiceAccountToken: ofPods, volumes } = podSpecOf(workload);
  const account = asString(serviceAccountName);
  if (account === undefined || mountsToken(volumes)) { return []; }
  const item = inventory.of('ServiceAccount', '').find(({ name, namespace }) => name === account && mayShareNamespace(namespace, workload.namespace));
  const ofAccount = ofPods === undefined && asBoolean(asRecord(item?.manifest).automountServiceAccountToken) === false;
  const path: Path = ['spec', 'template', 'spec', 'automountServiceAccountToken'];
  return (asBoolean(ofPods) === false || ofAccount) && (boundRules(account, workload.namespace, bindingsIn(inventory), inventory) ?? []).length > 0
    ? [{ item: workload, path, input: { account, ofAccount } }]
    : [];
}

/** Whether pods mount a token by themselves. */
function mountsToken(volumes: unknown): boolean {
  return asRecords(volumes).flatMap(({ projected }) => asRecords(asRecord(projected).sources))
    .some(({ serviceAccountToken }) => serviceAccountToken !== undefined);
}
