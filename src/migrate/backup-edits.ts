import { isMap, Node } from 'yaml';
import { columnOf, keyOf, spanOf } from './block-text';
import { insertion } from './list-text';
import { SourceObject } from './sources';
import { editOf } from '../fix/edits';
import { endOfEntry, Entry } from '../fix/fields';
import { Refusal } from '../fix/refusal';
import { TextEdit } from '../fix/text-edit';
import { BARMAN_CLOUD } from '../inventory/barman-stores';
import { asRecord } from '../values/narrow';

/** Whether a Backup or ScheduledBackup is made by the operator itself. */
export function isInTree({ kind, distribution, spec: { method, pluginConfiguration } }: SourceObject): boolean {
  const ofPlugin = pluginConfiguration === undefined || pluginConfiguration === null || asRecord(pluginConfiguration).name === BARMAN_CLOUD;
  return distribution !== undefined && (kind === 'Backup' || kind === 'ScheduledBackup') && (method === 'barmanObjectStore' || (method ?? '') === '' && ofPlugin);
}

/** Lets the plugin make the backups. */
export function backupEdits(backup: SourceObject): TextEdit[] {
  const { fields, around, spec } = backup;
  if (backup.file.isJson) { throw new Refusal('the file is JSON'); }
  const { text, offset } = around;
  const method = fields.at(backup.pathOf(['spec', 'method']));
  const configuration = fields.at(backup.pathOf(['spec', 'pluginConfiguration']));
  if (configuration.entry && asRecord(spec.pluginConfiguration).name !== BARMAN_CLOUD) { throw new Refusal('it has a pluginConfiguration, which its method ignores'); }
  const parent = method.parent;
  if (!isMap<Node, Node | null>(parent)) { throw new Refusal('spec is not a map'); }
  const last = parent.items[parent.items.length - 1] as Entry;
  const set = method.entry ? [editOf(method, 'method', { action: 'set', value: 'plugin' }, { ...around, isJson: false })] : [];
  const missing = [...method.entry ? [] : ['method: plugin'], ...configuration.entry ? [] : [`pluginConfiguration: { name: ${BARMAN_CLOUD} }`]];
  if (missing.length === 0) { return set; }
  if (parent.flow) {
    const end = offset + endOfEntry(last);
    return [...set, { start: end, end, text: missing.map(one => `, ${one}`).join('') }];
  }
  const below = method.entry ?? last;
  const spaces = ' '.repeat(columnOf(text, keyOf(below, around)));
  const lines = [...method.entry ? [] : ['method: plugin'], ...configuration.entry ? [] : ['pluginConfiguration:', `  name: ${BARMAN_CLOUD}`]];
  return [...set, insertion(spanOf(below, around).end, lines.map(line => `${spaces}${line}\n`).join(''))];
}

/** A Backup or ScheduledBackup with a plugin. */
export function withPlugin(object: any): any {
  return { ...object, spec: { ...object.spec, method: 'plugin', pluginConfiguration: object.spec.pluginConfiguration ?? { name: BARMAN_CLOUD } } };
}
