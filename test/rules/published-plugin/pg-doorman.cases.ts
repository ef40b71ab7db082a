import { RuleCases } from '../../support/rule-cases';
import { manifests } from '../support/resources';

const doorman = (pools: string) =>
  manifests(`{ apiVersion: pg-doorman.cnpg.io/v1alpha1, kind: PgDoorman, metadata: { name: pool, namespace: apps }, spec: { clusterRef: { name: db }, pools: { ${pools} } } }`);

export const cases: RuleCases[] = [{
  id: 'pg-doorman-pool',
  invalid: [
    ['no users', doorman('app: {}'), 'spec.pools.app: has no users: expected users or authQuery'],
    ['an empty list, and a second pool', doorman('app: { users: [] }, web: { users: [{ username: web, passwordSecretRef: { name: web, key: password } }] }'), 'spec.pools.app: has no users: expected users or authQuery'],
  ],
  valid: [
    ['users', doorman('app: { users: [{ username: app, passwordSecretRef: { name: app, key: password } }] }')],
    ['a query', doorman('app: { authQuery: { query: SELECT 1 } }')],
    ['no pools', doorman('')],
  ],
}];
