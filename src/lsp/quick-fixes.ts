import type { CodeAction, Range, TextEdit } from 'vscode-languageserver/node';
import { acknowledgingEdit } from './acknowledge';
import { Shown } from './diagnostics';
import { Placed } from './judge';
import { ManifestFile } from './manifest-file';
import { overlap } from './text-positions';

/** Changes of a file's text that mend a finding. */
export interface Mending {
  /** What is done, in the imperative. */
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/** Makes the changes that mend a finding; nothing if a person has to decide. */
export type Mender = (file: ManifestFile, placed: Placed) => Mending | undefined;

/** What can be done about the findings in a part of a file. */
export function quickFixesIn(uri: string, file: ManifestFile, range: Range, shown: readonly Shown[], mend?: Mender): CodeAction[] {
  return shown.flatMap(one => one.placed && overlap(one.diagnostic.range, range) ? actionsFor(uri, file, one, one.placed, mend) : []);
}

function actionsFor(uri: string, file: ManifestFile, { diagnostic }: Shown, placed: Placed, mend?: Mender): CodeAction[] {
  const mending = mend?.(file, placed);
  const acknowledgement = placed.reported.rule.isNote || placed.reported.rule.severity === 'error' ? undefined : acknowledgingEdit(file, placed);
  const action = (title: string, edits: readonly TextEdit[], isPreferred: boolean): CodeAction =>
    ({ title, kind: 'quickfix', diagnostics: [diagnostic], isPreferred, edit: { changes: { [uri]: [...edits] } } });
  return [
    ...mending ? [action(mending.title, mending.edits, true)] : [],
    ...acknowledgement ? [action(`Acknowledge ${placed.reported.rule.id} with an annotation: write the reason into it`, [acknowledgement], false)] : [],
  ];
}
