import { isDeepStrictEqual } from 'node:util';
import { Edit, editOf } from './edits';
import { applyTo, copyOf } from './expected';
import { Refusal } from './refusal';
import { SourceText, WrittenObject } from './source-text';
import { edited, TextEdit } from './text-edit';
import { FileChange } from '../checker/file-change';
import { Limits } from '../documents/limits';
import { Path, valueAt } from '../values/field-path';
import { groupBy } from '../values/group-by';
import { isMap } from '../values/narrow';
import { Placeholder } from '../values/placeholder';

/** A change, where it is made, and the edit that makes it. */
export interface Planned {
  readonly change: FileChange;
  readonly target: WrittenObject;
  readonly edit: Edit;
}

/** The edits of one text that can be made together. */
export class TextChanges {
  private readonly source: SourceText;
  private readonly planned: Planned[] = [];
  /** The positions that edits replace or touch, and the edits that do. */
  private readonly positions = new Map<number, Edit>();
  /** The fields of each object that are changed, with all that they are in. */
  private readonly fields = new Map<WrittenObject, { readonly changed: Set<string>; readonly above: Set<string> }>();

  public constructor(text: string, private readonly limits: Limits) {
    this.source = new SourceText(text, limits);
  }

  /** The edit for a change. Throws a refusal if it has to be made by hand. */
  public plan(change: FileChange): Planned {
    if (change.found instanceof Placeholder) { throw new Refusal('its value is substituted before the object is applied'); }
    const target = this.source.objectOf(change);
    const { document, path, object } = target;
    const now = valueAt(object, change.path);
    if (!isMap(now) && !Array.isArray(now) && !isDeepStrictEqual(now ?? null, change.found ?? null)) {
      throw new Refusal('the file does not contain the value as it was checked');
    }
    const field = this.source.fieldsOf(document).at([...path, ...change.path]);
    const around = { text: this.source.text, offset: document.start, isJson: isJson(document.text) };
    return { change, target, edit: editOf(field, change.path[change.path.length - 1], change, around) };
  }

  /** Whether a change can be made together with those before: their edits are apart, and none is in the field of another. */
  public isFree({ edit, target, change: { path } }: Planned): boolean {
    if (positionsOf(edit).some(position => this.positions.has(position))) { return this.isKnown(edit); }
    const { changed, above } = this.fields.get(target) ?? {};
    return !above?.has(JSON.stringify(path)) && !pathsTo(path).some(one => changed?.has(one));
  }

  public add(planned: Planned): void {
    const { edit, target, change: { path } } = planned;
    if (this.isKnown(edit)) { return; }
    this.planned.push(planned);
    positionsOf(edit).forEach(position => this.positions.set(position, edit));
    const fields = this.fields.get(target) ?? { changed: new Set(), above: new Set() };
    this.fields.set(target, fields);
    fields.changed.add(JSON.stringify(path));
    pathsTo(path).forEach(one => fields.above.add(one));
  }

  public get edits(): readonly TextEdit[] {
    return this.planned.map(({ edit: { start, end, text } }) => ({ start, end, text }));
  }

  /** The text with all edits. Undefined if anything else in its objects would be different. */
  public result(): string | undefined {
    const text = edited(this.source.text, this.edits);
    const byTarget = groupBy(this.planned, ({ target }) => target);
    const expected = this.source.objects.map(target => {
      const planned = byTarget.get(target) ?? [];
      const object = planned.length > 0 ? copyOf(target.object) : target.object;
      planned.forEach(({ change, edit }) => applyTo(object, change, edit.value));
      return object;
    });
    return isDeepStrictEqual(new SourceText(text, this.limits).objects.map(({ object }) => object), expected) ? text : undefined;
  }

  /** Whether the same edit mends another mistake already. */
  private isKnown(edit: TextEdit): boolean {
    const known = this.positions.get(edit.start);
    return known !== undefined && known.start === edit.start && known.end === edit.end && known.text === edit.text;
  }
}

/** All positions that an edit replaces, and those beside them. */
function positionsOf({ start, end }: TextEdit): number[] {
  return Array.from({ length: end - start + 1 }, (_, index) => start + index);
}

/** The fields on the way to a path, itself included. */
function pathsTo(path: Path): string[] {
  return path.map((_, index) => JSON.stringify(path.slice(0, index + 1)));
}

function isJson(text: string): boolean {
  return /^\uFEFF?\s*\{\s*"/.test(text);
}
