import { isInTree } from './backup-edits';
import { columnOf, keyOf, spanOf } from './block-text';
import { appendTo } from './list-text';
import { behind, flowMap } from './moved-text';
import { obstacle } from './obstacle';
import { Parameters, pluginInFlow, pluginLines, valueText } from './plugin-text';
import { SourceObject } from './sources';
import { usesOf } from './uses';
import { Refusal } from '../fix/refusal';
import { TextEdit } from '../fix/text-edit';
import { Problem } from '../manifests/problem';
import { asName, asRecord, recordsByIndex } from '../values/narrow';

const PATH = ['spec', 'bootstrap', 'recovery', 'backup'];

/** A recovery from a Backup whose cluster is known. */
export interface BackupRecovery {
  readonly cluster: SourceObject;
  /** The cluster that the Backup is of. */
  readonly origin: SourceObject;
}

/** What becomes of a recovery from a Backup. */
export interface Judged {
  readonly recovery?: BackupRecovery;
  readonly obstacle?: Problem;
  /** Why the recovery has to be judged by hand. */
  readonly unknown?: string;
}

/** A plugin restores only what recovery.source names: of a Backup in the input, what it is of is known, but which one it is only if its ID is set. */
export function judgeRecovery(cluster: SourceObject, objects: readonly SourceObject[]): Judged {
  const recovery = asRecord(asRecord(cluster.spec.bootstrap).recovery);
  const name = asName(asRecord(recovery.backup).name);
  if (name === undefined) { return {}; }
  const near = objects.filter(one => one.namespace === cluster.namespace && one.distribution === cluster.distribution);
  const backup = near.find(one => one.kind === 'Backup' && one.name === name);
  if (!backup) { return { unknown: `the input does not have the Backup "${name}": if barmanObjectStore made it, replace backup with source, set to an external cluster with the plugin` }; }
  if (!isInTree(backup)) { return {}; }
  const wrong = (message: string, hint: string) => ({ obstacle: obstacle(cluster, PATH, message, hint) });
  const origin = near.find(one => one.kind === 'Cluster' && one.isWhole && one.name === asName(asRecord(backup.spec.cluster).name));
  if (!origin || !usesOf(origin).some(({ external }) => external === undefined)) {
    return wrong(`the input does not show the archive of the Backup "${name}"`, 'use bootstrap.recovery.source, or remove bootstrap.recovery if the cluster exists already');
  }
  if (!asRecord(recovery.recoveryTarget).backupID) {
    return wrong(`only the status of the Backup "${name}" has the ID of the backup, and a plugin does not read it`,
      'set recovery.recoveryTarget.backupID to status.backupId of the Backup, or remove bootstrap.recovery if the cluster exists already');
  }
  if (recovery.source || recordsByIndex(cluster.spec.externalClusters).some(one => one.name === origin.name)) {
    return wrong('the cluster has a source too', `replace backup with source, set to an external cluster with the archive of "${origin.name}"`);
  }
  return { recovery: { cluster, origin } };
}

/** Recovers from an external cluster in place of a Backup. */
export function recoveryEdits({ cluster, origin }: BackupRecovery, parameters: Parameters): TextEdit[] {
  const { fields, around } = cluster;
  const { entry, parent } = fields.at(cluster.pathOf(PATH));
  const bootstrap = fields.at(cluster.pathOf(['spec', 'bootstrap']));
  if (parent.flow || bootstrap.parent.flow) { throw new Refusal('bootstrap is written in brackets'); }
  const key = keyOf(entry!, around);
  const { end } = spanOf(entry!, around);
  if (around.text.slice(key, end).includes('#') || behind(entry!, around).includes('#')) { throw new Refusal('a comment is in its lines'); }
  const name = valueText(origin.name);
  const item = {
    lines: (column: number) => `name: ${name}\n${' '.repeat(column)}plugin:\n${' '.repeat(column + 2)}${pluginLines(parameters, column + 2, false)}`,
    inFlow: () => flowMap([`name: ${name}`, `plugin: ${pluginInFlow(parameters, false)}`]),
  };
  const below = spanOf(bootstrap.entry!, around);
  return [
    { start: key, end, text: `source: ${name}\n` },
    appendTo('externalClusters', fields.at(cluster.pathOf(['spec', 'externalClusters'])), item, around, { position: below.end, column: columnOf(around.text, below.start) }),
  ];
}
