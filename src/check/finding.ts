import { Item } from '../inventory/item';
import { PlacedChange } from '../rules/engine/change';
import { RuleText } from '../rules/engine/rule';
import { Path, formatPath } from '../values/field-path';

/** A mistake that a rule finds in an object. */
export interface Finding {
  readonly rule: RuleText;
  readonly item: Item;
  /** The field; empty for the object itself. */
  readonly path: Path;
  /** What is invalid, and what was expected. */
  readonly message: string;
  /** The fix, if it contains the user's own values. */
  readonly fix?: string;
  /** What mends it, if that is certain. */
  readonly changes?: readonly PlacedChange[];
}

/** A finding in one line: the field, and what is invalid about it. */
export function textOf({ path, message }: Pick<Finding, 'path' | 'message'>): string {
  return path.length === 0 ? message : `${formatPath(path)}: ${message}`;
}
