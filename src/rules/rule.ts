import { IConstruct } from 'constructs';
import { Inventory } from '../inventory/inventory';
import { Item, Path } from '../inventory/item';

/**
 * What there is to say of one thing that must hold for manifests to work.
 */
export interface RuleText {
  /** Kebab-case, unique, and never changed: people search for it. */
  readonly id: string;
  readonly severity: 'error' | 'warning';
  /** What must hold, as a heading. */
  readonly title: string;
  /** What the cluster would show, in the operator's or Kubernetes' own words where they say anything. */
  readonly symptom: string;
  /** Why the cluster behaves so. */
  readonly cause: string;
  readonly fix: string;
  /** The fix in a manifest, where the one in a program has words of its own. */
  readonly manifestFix?: string;
  /** Where it can be looked up: a page, or a file of the operator's repository. */
  readonly source: string;
  /** The releases of the operator for which it holds, in words. All from 1.26 on where undefined. */
  readonly releases?: string;
  /** The one product for which it holds. Both where undefined. */
  readonly product?: string;
  /** What the input must show before the rule can say anything of manifests, in words. */
  readonly needs?: string;
  /** Why manifests cannot break it: then it has no subjects. */
  readonly programsOnly?: string;
  /** Whether it is about what is known here, and no mistake of the input: then the command says it beside its findings. */
  readonly isNote?: boolean;
  /** Whether JSON patches of what our constructs make may break it: they reach fields that nobody here knows yet. */
  readonly patchable?: boolean;
}

/**
 * One thing that must hold for manifests to work, and what happens in the cluster where it does not.
 *
 * A construct gathers the facts of its props and asks `check` where it is made. Over an inventory the facts come from `subjects`. Both have one verdict.
 */
export interface Rule<Facts> extends RuleText {
  /** What is wrong, with the value; nothing where the rule holds. */
  check(facts: Facts): string | undefined;
  /** Everything in an inventory that the rule is about. */
  subjects?(inventory: Inventory): Subject<Facts>[];
}

/** An object of an inventory, the place in it that a rule is about, and the facts that it judges. */
export interface Subject<Facts> {
  readonly item: Item;
  /** The field, as far as the object has it. */
  readonly path?: Path;
  readonly facts: Facts;
}

const PAGES = 'https://github.com/cdk8s-cnpg-i/cdk8s-cnpg-i/blob/main/docs/rules';

/** The page of a rule. */
export function pageOf(id: string): string {
  return `${PAGES}/${id}.md`;
}

/** What a broken rule says, apart from where. */
export function sentence(rule: RuleText, wrong: string): string {
  return `${wrong}. In the cluster: ${rule.symptom}. Fix: ${rule.fix}. [${rule.id}] ${pageOf(rule.id)}`;
}

/** The sentence that a rule says of the facts, if it is broken. */
export function broken<Facts>(rule: Rule<Facts>, facts: Facts): string | undefined {
  const wrong = rule.check(facts);
  return wrong === undefined ? undefined : sentence(rule, wrong);
}

/**
 * Stops the program where an error rule is broken, and warns where a warning is.
 *
 * The construct's path goes into the text itself: it is all that users of other languages see.
 */
export function enforce<Facts>(scope: IConstruct, rule: Rule<Facts>, facts: Facts): void {
  const message = broken(rule, facts);
  if (message === undefined) {
    return;
  }
  if (rule.severity === 'error') {
    throw new Error(`${scope.node.path}: ${message}`);
  }
  warn(scope, rule, message);
}

/**
 * Notes a warning, once per construct, as its metadata. What is not acknowledged is said when the app is synthesized.
 */
export function warn(scope: IConstruct, rule: RuleText, message: string): void {
  const known = scope.node.metadata.some(entry => entry.type === rule.id && entry.data === message);
  if (!known) {
    scope.node.addMetadata(rule.id, message);
  }
}
