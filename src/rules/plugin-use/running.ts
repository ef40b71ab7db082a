import { clustersIn, ClusterView } from '../../inventory/clusters';
import { isRunning } from '../../inventory/running';
import { asRecord, asRecords, asString, isUnknown } from '../../values/narrow';
import { quotedNames } from '../../values/word-list';
import { Rule, Target } from '../engine/rule';
import { OPERATOR_DOCS } from '../engine/source';

/** A plugin that a running cluster uses, and those that its operator has loaded for it. */
export interface LoadedInput {
  readonly pluginName: string;
  readonly loaded: readonly string[];
  readonly phase: string;
  readonly reason?: string;
}

/** The operator lists the plugins that it has loaded for a cluster. */
export const pluginLoaded: Rule<LoadedInput> = {
  id: 'plugin-loaded',
  severity: 'warning',
  title: 'A plugin that a running Cluster uses should be in its `status.pluginStatus`',
  symptom: '"Cluster cannot proceed to reconciliation due to an unknown plugin being required", or backups and WAL archiving fail with "plugin not loaded" or '
    + '"wal archive plugin is not available"',
  cause: 'the operator has not connected to a plugin that reports this name; the label of the Service can have another name than the plugin itself',
  fix: 'check that the plugin runs, that its Service has the label and annotations of a plugin, and that the name is the one that the plugin reports',
  source: `${OPERATOR_DOCS}/cnpg_i#using-a-plugin`,
  kinds: ['Cluster'],
  needs: 'a Cluster that was read from a running cluster',
  check: ({ pluginName, loaded, phase, reason }) => loaded.includes(pluginName) ? undefined
    : `"${pluginName}" is not loaded: status.pluginStatus has ${loaded.length === 0 ? 'no plugins' : quotedNames(loaded)}, and the phase is "${phase}"`
      + (reason ? ` (${reason})` : ''),
  targets: inventory => clustersIn(inventory).filter(({ item }) => isRunning(item)).flatMap(targetsIn),
};

function targetsIn({ item, plugins }: ClusterView): Target<LoadedInput>[] {
  const { phase, phaseReason, pluginStatus } = asRecord(item.manifest.status);
  // without a phase, the operator has not looked at the cluster yet
  if (!asString(phase)) { return []; }
  const loaded = asRecords(pluginStatus).flatMap(({ name }) => asString(name) ?? []);
  return plugins.filter(({ enabled, pluginName, written }) => enabled && pluginName !== '' && !isUnknown(written.enabled))
    .map(({ pluginName, path }) => ({ item, path: [...path, 'name'], input: { pluginName, loaded, phase, reason: asString(phaseReason) } }));
}
