import { Rule } from './rule';

/** Plugins of one cluster belong to one operator. */
export const oneOperator: Rule<{ readonly pluginName: string; readonly operator: string; readonly clusterOperator: string }> = {
  id: 'one-operator',
  severity: 'error',
  symptom: 'the cluster\'s operator does not know the plugin: "Cluster cannot proceed to reconciliation due to an unknown plugin being required", '
    + 'failover included',
  fix: 'make one Operator object, and give it to the plugins and to the cluster',
  check: ({ pluginName, operator, clusterOperator }) => operator === clusterOperator
    ? undefined
    : `the plugin "${pluginName}" belongs to the operator ${operator}, and the cluster to ${clusterOperator}`,
};

/** A plugin stands once in a cluster. */
export const pluginOnce: Rule<{ readonly prop: string; readonly pluginNames: string[] }> = {
  id: 'plugin-once',
  severity: 'error',
  symptom: 'nothing refuses it: the operator reads the first entry, the plugin takes the parameters of the last, and WAL may go to the wrong place',
  fix: 'merge the entries into one',
  check: ({ prop, pluginNames }) => {
    const twice = pluginNames.find((name, index) => pluginNames.indexOf(name) !== index);
    return twice === undefined ? undefined : `${prop} names the plugin "${twice}" twice`;
  },
};

/** One plugin archives. */
export const oneWalArchiver: Rule<{ readonly archivers: string[] }> = {
  id: 'one-wal-archiver',
  severity: 'error',
  symptom: 'the operator refuses the Cluster ("Cannot enable more than one WAL archiver plugin")',
  fix: 'leave isWALArchiver to one of them',
  check: ({ archivers }) => archivers.length <= 1 ? undefined : `${archivers.map(name => `"${name}"`).join(' and ')} are WAL archivers, where one may be`,
};

/** An archiver archives. */
export const walArchiverEnabled: Rule<{ readonly pluginName: string; readonly isWALArchiver?: boolean; readonly enabled?: boolean }> = {
  id: 'wal-archiver-enabled',
  severity: 'error',
  symptom: 'no WAL is archived, and nothing says so until a recovery is needed',
  fix: 'enable the plugin, or leave isWALArchiver out',
  check: ({ pluginName, isWALArchiver, enabled }) => isWALArchiver && enabled === false
    ? `"${pluginName}" is the WAL archiver, and is not enabled`
    : undefined,
};

/** The operator's own archiving and a plugin's exclude each other. */
export const walArchiverOrObjectStore: Rule<{ readonly archivers: string[]; readonly barmanObjectStore: boolean }> = {
  id: 'wal-archiver-or-object-store',
  severity: 'error',
  symptom: 'the operator refuses the Cluster ("Cannot enable a WAL archiver plugin when barmanObjectStore is configured")',
  fix: 'take backup.barmanObjectStore out, once the plugin has a base backup of its own',
  check: ({ archivers, barmanObjectStore }) => archivers.length > 0 && barmanObjectStore
    ? `"${archivers[0]}" is the WAL archiver, and backup.barmanObjectStore archives too`
    : undefined,
};

/** What a cluster asks of a plugin that says what it can. */
export interface CapabilityFacts {
  readonly pluginName: string;
  readonly use: string;
  readonly needs: string;
  readonly capabilities?: string[];
}

/** A plugin that cannot archive answers as if it had. */
export const pluginCapability: Rule<CapabilityFacts> = {
  id: 'plugin-capability',
  severity: 'error',
  symptom: 'PostgreSQL is told that WAL files are archived and recycles them, so that they are lost; '
    + 'or a recovery ends with "no plugin supports the restore job hooks capability"',
  fix: 'use a plugin that can, or declare the capability where the plugin is defined',
  check: ({ pluginName, use, needs, capabilities }) => capabilities === undefined || capabilities.includes(needs)
    ? undefined
    : `"${pluginName}" is ${use}, and declares ${capabilities.map(can => `"${can}"`).join(', ') || 'nothing'}, not "${needs}"`,
};

/** The API takes strings. */
export const parameterString: Rule<{ readonly pluginName: string; readonly parameters?: Record<string, unknown> }> = {
  id: 'parameter-string',
  severity: 'error',
  symptom: 'the API server refuses the Cluster ("must be of type string")',
  fix: 'write the value as a string, structured values as JSON in one',
  check: ({ pluginName, parameters }) => {
    const wrong = Object.entries(parameters ?? {}).find(([, value]) => typeof value !== 'string');
    return wrong && `parameter "${wrong[0]}" of "${pluginName}" is ${JSON.stringify(wrong[1])}, a ${typeof wrong[1]}`;
  },
};

/** A cluster recovers through a plugin that is on. */
export const recoveryPluginEnabled: Rule<{ readonly source: string; readonly pluginName: string; readonly enabled?: boolean }> = {
  id: 'recovery-plugin-enabled',
  severity: 'error',
  symptom: 'the recovery job has no plugin: "no plugin supports the restore job hooks capability"',
  fix: 'leave `enabled` out of the external cluster\'s plugin',
  check: ({ source, pluginName, enabled }) => enabled === false
    ? `the cluster recovers from "${source}", whose plugin "${pluginName}" is not enabled`
    : undefined,
};
