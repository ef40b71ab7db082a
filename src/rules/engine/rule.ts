import { Change } from './change';
import { Inventory } from '../../inventory/inventory';
import { Item } from '../../inventory/item';
import { Path } from '../../values/field-path';

/**
 * The text of a rule: one thing that must hold for manifests to work.
 */
export interface RuleText {
  /** Kebab-case and unique; people search for it. */
  readonly id: string;
  readonly severity: 'error' | 'warning';
  /** What must hold: "`field` must …". */
  readonly title: string;
  /** What the cluster shows, in the operator's or Kubernetes' own words where there are any. */
  readonly symptom: string;
  /** Why the cluster behaves like that. */
  readonly cause: string;
  /** Imperative, with the name of the field. */
  readonly fix: string;
  /** The fix for a manifest, where a program needs other words. */
  readonly manifestFix?: string;
  /** Where to look it up: a page, or a file of the operator's repository. */
  readonly source: string;
  /** The kinds of the objects in which the rule finds mistakes. Any kind where undefined. */
  readonly kinds?: readonly string[];
  /** The operator releases for which it holds, in words. All from 1.26 on where undefined. */
  readonly releases?: string;
  /** The one product for which it holds. Both where undefined. */
  readonly product?: string;
  /** What the input must show before the rule can judge manifests, in words. */
  readonly needs?: string;
  /** Why manifests cannot break it: then it has no targets. */
  readonly programsOnly?: string;
  /** Whether it is about the limits of this package and not about a mistake in the input: the command reports it beside its findings. */
  readonly isNote?: boolean;
  /** Whether it looks at one object and its operator only: what a construct has found in its object then holds for the app. */
  readonly ofOneObject?: boolean;
  /** Whether `check --fix` mends its mistakes, if the right value is certain from the input. */
  readonly isMended?: boolean;
  /** Which rule speaks where several find the same field wrong: the one with the lowest. @default Precedence.VALUE */
  readonly precedence?: Precedence;
  /** Whether a JSON patch may break it on purpose: patches can set fields that this package does not know yet. */
  readonly patchable?: boolean;
}

/** In which order mistakes of one field are looked for: one mistake is one finding. */
export enum Precedence {
  /** The field is known, and its value has the right type. */
  TYPE,
  /** The API server accepts the value: required, enumerated, in its range. */
  SCHEMA,
  /** Everything that looks at the value itself. */
  VALUE,
  /** What the operator's webhook rejects although the API server accepts it. */
  WEBHOOK,
}

/** One mistake that a rule finds in a target. */
export interface Mistake {
  /** What is invalid, and what was expected. The field's path stands before it in every report, so it need not repeat it. */
  readonly message: string;
  /** The field, seen from the target's own path. */
  readonly path?: Path;
  /** The fix with the user's own values, where it can be made of them. The rule's own where undefined. */
  readonly fix?: string;
  /** What `fix` describes, as data, if it is certain from the input: `check --fix` writes all of it or nothing. */
  readonly changes?: readonly Change[];
}

/** What a check returns: nothing, one mistake at the target's own path, or any number of mistakes. */
export type CheckResult = string | undefined | ReadonlyArray<string | Mistake>;

/** One thing that must hold for manifests to work, and how to find out. */
export interface Rule<Input> extends RuleText {
  /** The mistakes in one target; it reads nothing but its input. */
  check(input: Input): CheckResult;
  /** Everything in an inventory that the rule judges. It accepts any YAML, and never throws. */
  targets?(inventory: Inventory): Target<Input>[];
}

/** What a rule judges: a field of an object, with all that the check needs to know. */
export interface Target<Input> {
  readonly item: Item;
  /** The field; the whole object where undefined. */
  readonly path?: Path;
  readonly input: Input;
}

const PAGES = 'https://github.com/cdk8s-cnpg-i/cdk8s-cnpg-i/blob/main/docs/rules';

/** The address of a rule's page. */
export function pageOf(id: string): string {
  return `${PAGES}/${id}.md`;
}

/** What a check returns, as a list. */
export function asMistakes(result: CheckResult): Mistake[] {
  const mistakes: ReadonlyArray<string | Mistake> = typeof result === 'string' ? [result] : result ?? [];
  return mistakes.map(mistake => typeof mistake === 'string' ? { message: mistake } : mistake);
}
