import { hasSwitch, PublishedServer, publishedServers } from '../../inventory/published-servers';
import { asNumber, asRecord, asRecords, asString, isUnknown } from '../../values/narrow';
import { Rule } from '../engine/rule';

const WORKLOADS = ['Deployment', 'StatefulSet', 'ReplicaSet'];
const CAUSE = 'the plugin listens only in the pod that is elected as leader';
const NEEDS = 'the workload of a published plugin that serves only on its leader';

/** How many pods a plugin has. */
export interface LeaderReplicasInput {
  readonly pluginName: string;
  readonly replicas: number;
}

/** Further pods do not serve. */
export const pluginLeaderReplicas: Rule<LeaderReplicasInput> = {
  id: 'plugin-leader-replicas',
  severity: 'warning',
  title: 'A plugin that serves only on its leader should have one replica',
  symptom: 'pods that are not the leader never become ready, so that the rollout does not end; with a readiness probe on another port, connections to these '
    + 'pods fail, and each Cluster that uses the plugin stops with "Cluster cannot proceed to reconciliation due to an error while interacting with plugins"',
  cause: CAUSE,
  fix: 'set `replicas` to 1',
  source: 'https://github.com/cloudnative-pg/plugin-barman-cloud/issues/620',
  kinds: WORKLOADS,
  needs: NEEDS,
  check: ({ pluginName, replicas }) => replicas > 1 ? `${replicas} pods, but "${pluginName}" serves only on its leader: expected 1` : undefined,
  targets: inventory => publishedServers(inventory).filter(isServedOnLeader).flatMap(({ plugin: { pluginName }, workload }) => {
    const replicas = asNumber(workload.spec.replicas);
    return replicas === undefined ? [] : [{ item: workload, path: ['spec', 'replicas'], input: { pluginName, replicas } }];
  }),
};

/** How the pods of a plugin are replaced. */
export interface LeaderRolloutInput {
  readonly pluginName: string;
  readonly isStated: boolean;
}

/** A new pod waits for the old one, which waits for the new one. */
export const pluginLeaderRollout: Rule<LeaderRolloutInput> = {
  id: 'plugin-leader-rollout',
  severity: 'warning',
  title: 'A plugin that serves only on its leader should be replaced with the strategy Recreate',
  symptom: 'updates of the plugin never end: the new pod does not become ready, and the old one keeps running',
  cause: `${CAUSE}, and with RollingUpdate the old pod, which is the leader, runs until the new one is ready`,
  fix: 'set `strategy.type` to "Recreate"',
  source: 'https://github.com/cloudnative-pg/plugin-barman-cloud/issues/419',
  kinds: ['Deployment'],
  needs: `${NEEDS}, with a readiness probe on the plugin's port`,
  check: ({ pluginName, isStated }) =>
    `${isStated ? '"RollingUpdate" waits' : 'the default "RollingUpdate" waits'} for a new pod that never becomes ready, because "${pluginName}" serves only on its leader: expected "Recreate"`,
  targets: inventory => publishedServers(inventory).filter(isServedOnLeader)
    .filter(one => one.workload.kind === 'Deployment' && keepsLeader(one) && probesServer(one))
    .map(({ plugin: { pluginName }, workload }) => {
      const isStated = asRecord(workload.spec.strategy).type !== undefined;
      return { item: workload, path: ['spec', 'strategy', ...isStated ? ['type'] : []], input: { pluginName, isStated } };
    }),
};

function isServedOnLeader({ plugin: { servesOnLeader }, server }: PublishedServer): boolean {
  return servesOnLeader === 'always' || servesOnLeader === 'with --leader-elect' && hasSwitch(server, 'leader-elect');
}

/** Whether a rolling update leaves all old pods until a new one is ready; 25% of less than four pods are none. */
function keepsLeader({ workload: { spec } }: PublishedServer): boolean {
  const { type = 'RollingUpdate', rollingUpdate } = asRecord(spec.strategy);
  const { maxUnavailable = '25%' } = asRecord(rollingUpdate);
  const replicas = asNumber(spec.replicas ?? 1);
  if (isUnknown(spec.strategy) || asString(type) !== 'RollingUpdate' || replicas !== 1) { return false; }
  const percent = /^(\d+)%$/.exec(asString(maxUnavailable) ?? '');
  return percent ? Number(percent[1]) < 100 : asNumber(maxUnavailable) === 0;
}

/** Whether the readiness probe connects to the port that the plugin listens on. */
function probesServer({ server: { container, flags } }: PublishedServer): boolean {
  const port: unknown = asRecord(asRecord(container.readinessProbe).tcpSocket).port;
  const named = asRecords(container.ports).find(({ name }) => name !== undefined && name === port)?.containerPort;
  const listens = /:(\d+)$/.exec(flags['server-address'] ?? '')?.[1];
  return listens !== undefined && `${asNumber(named) ?? asNumber(port)}` === listens;
}
