import { RuleCases } from '../../support/rule-cases';

const ARCHIVER = { name: 'barman-cloud.cloudnative-pg.io', parameters: { barmanObjectName: 'store' } };

/** A Cluster as the API server returns it. */
function running(plugins: object[], status: object, metadata: object = { uid: '1', resourceVersion: '1' }): { readonly objects: object[] } {
  return {
    objects: [{
      apiVersion: 'postgresql.cnpg.io/v1',
      kind: 'Cluster',
      metadata: { name: 'orders', namespace: 'shop', ...metadata },
      spec: { instances: 1, storage: { size: '1Gi' }, plugins },
      status,
    }],
  };
}

const HEALTHY = { phase: 'Cluster in healthy state', pluginStatus: [{ name: 'barman-cloud.cloudnative-pg.io', version: '0.14.0' }] };
const UNKNOWN = { phase: 'Cluster cannot proceed to reconciliation due to an unknown plugin being required', phaseReason: 'Unknown plugin: barman-cloud.cloudnative-pg.io' };

export const cases: RuleCases[] = [
  {
    id: 'plugin-loaded',
    invalid: [
      ['a plugin that is not installed', running([ARCHIVER], UNKNOWN),
        'spec.plugins[0].name: "barman-cloud.cloudnative-pg.io" is not loaded: status.pluginStatus has no plugins, and the phase is "Cluster cannot proceed to '
        + 'reconciliation due to an unknown plugin being required" (Unknown plugin: barman-cloud.cloudnative-pg.io)'],
      ['a plugin that reports another name', running([{ name: 'audit.example.com' }], HEALTHY),
        'spec.plugins[0].name: "audit.example.com" is not loaded: status.pluginStatus has "barman-cloud.cloudnative-pg.io", and the phase is '
        + '"Cluster in healthy state"'],
    ],
    valid: [
      ['a plugin that is loaded', running([ARCHIVER], HEALTHY)],
      ['a plugin that is disabled', running([{ ...ARCHIVER, enabled: false }], { phase: 'Cluster in healthy state' })],
      ['a cluster that the operator has not looked at', running([ARCHIVER], {})],
      ['a cluster that is being deleted', running([ARCHIVER], UNKNOWN, { uid: '1', resourceVersion: '1', deletionTimestamp: '2026-01-01T00:00:00Z' })],
      ['a manifest', running([ARCHIVER], UNKNOWN, {})],
    ],
  },
];
