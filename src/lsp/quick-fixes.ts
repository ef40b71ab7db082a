import type { CodeAction, Range, TextEdit } from 'vscode-languageserver/node';
import { acknowledgingEdit } from './acknowledge';
import { Shown } from './diagnostics';
import { Placed } from './judge';
import { ManifestFile } from './manifest-file';
import { mendingOf } from './mending';
import { overlap } from './text-positions';

/** What can be done about the findings in a part of a file. */
export function quickFixesIn(uri: string, file: ManifestFile, range: Range, shown: readonly Shown[]): CodeAction[] {
  return shown.flatMap(one => one.placed && overlap(one.diagnostic.range, range) ? actionsFor(uri, file, one, one.placed) : []);
}

function actionsFor(uri: string, file: ManifestFile, { diagnostic }: Shown, placed: Placed): CodeAction[] {
  const mending = mendingOf(file, placed);
  const acknowledgement = placed.reported.rule.isNote || placed.reported.rule.severity === 'error' ? undefined : acknowledgingEdit(file, placed);
  const action = (title: string, edits: readonly TextEdit[], isPreferred: boolean): CodeAction =>
    ({ title, kind: 'quickfix', diagnostics: [diagnostic], isPreferred, edit: { changes: { [uri]: [...edits] } } });
  return [
    ...mending ? [action(mending.title, mending.edits, true)] : [],
    ...acknowledgement ? [action(`Acknowledge ${placed.reported.rule.id} with an annotation: write the reason into it`, [acknowledgement], false)] : [],
  ];
}
