import { isCompleteWorkload, managedWorkloads } from '../../inventory/whole-objects';
import { asRecord, asString } from '../../values/narrow';
import { Rule } from '../engine/rule';
import { KUBERNETES_DOCS } from '../engine/source';

/** Settings of a rolling update belong to rolling updates. */
export const rolloutStrategy: Rule<{ readonly type?: string; readonly hasSettings: boolean }> = {
  id: 'rollout-strategy',
  severity: 'error',
  title: '`strategy.rollingUpdate` of a Deployment must not be set if the type is Recreate',
  symptom: 'the API server rejects the Deployment ("may not be specified when strategy `type` is \'Recreate\'")',
  cause: 'with Recreate all old pods are stopped before a new one is created, so there is nothing to set',
  fix: 'remove strategy.rollingUpdate, or set strategy.type to RollingUpdate',
  source: `${KUBERNETES_DOCS}/concepts/workloads/controllers/deployment/#strategy`,
  kinds: ['Deployment'],
  needs: 'the Deployment of an operator or a plugin',
  check: ({ type, hasSettings }) => type === 'Recreate' && hasSettings ? 'cannot be set, because strategy.type is "Recreate"' : undefined,
  targets: inventory => managedWorkloads(inventory).filter(item => item.kind === 'Deployment' && isCompleteWorkload(item)).map(item => {
    const { type, rollingUpdate } = asRecord(item.spec.strategy);
    const hasSettings = rollingUpdate !== undefined && rollingUpdate !== null;
    return { item, path: ['spec', 'strategy', 'rollingUpdate'], input: { type: asString(type), hasSettings } };
  }),
};
