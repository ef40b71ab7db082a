import type { TextEdit } from 'vscode-languageserver/node';
import { Placed } from './judge';
import { ManifestFile } from './manifest-file';
import { positionAt } from './text-positions';
import { textEditsOf } from '../fix/text-edits';

/** Changes of a file's text that mend a finding. */
export interface Mending {
  /** What is done, in the imperative. */
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/** The changes that `check --fix` makes for a finding; nothing if a person has to decide, or if they are in another file. */
export function mendingOf({ name, text }: ManifestFile, { reported: { changes, fix } }: Placed): Mending | undefined {
  if (changes.length === 0 || changes.some(({ file }) => file !== name)) { return undefined; }
  const edits = textEditsOf(text, changes);
  return edits && {
    title: `${fix[0].toUpperCase()}${fix.slice(1)}`,
    edits: edits.map(({ start, end, text: newText }) => ({ range: { start: positionAt(text, start), end: positionAt(text, end) }, newText })),
  };
}
