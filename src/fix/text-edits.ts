import { Refusal } from './refusal';
import { TextChanges } from './text-changes';
import { TextEdit } from './text-edit';
import { FileChange } from '../checker/file-change';
import { DEFAULT_LIMITS, Limits } from '../documents/limits';

/**
 * The edits of a text that make changes in it, all of them or none: for one finding, the changes of one file.
 *
 * Undefined if they have to be made by hand.
 */
export function textEditsOf(text: string, changes: readonly FileChange[], limits: Limits = DEFAULT_LIMITS): readonly TextEdit[] | undefined {
  const file = new TextChanges(text, limits);
  try {
    for (const planned of changes.map(change => file.plan(change))) {
      if (!file.isFree(planned)) { return undefined; }
      file.add(planned);
    }
  } catch (error) {
    if (error instanceof Refusal) { return undefined; }
    throw error;
  }
  return file.result() === undefined ? undefined : file.edits;
}
