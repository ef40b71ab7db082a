import { IConstruct } from 'constructs';

/**
 * One thing that must hold for a program's manifests to work, and what happens in the cluster where it does not.
 */
export interface Rule<Facts> {
  /** Kebab-case, unique, and never changed: people search for it. */
  readonly id: string;
  readonly severity: 'error' | 'warning';
  /** What the cluster would show, in the operator's or Kubernetes' own words where they say anything. */
  readonly symptom: string;
  readonly fix: string;
  /** What is wrong, with the value; nothing where the rule holds. */
  check(facts: Facts): string | undefined;
}

/** What a broken rule says, apart from where. */
export function sentence(rule: Rule<never>, wrong: string): string {
  return `${wrong}. In the cluster: ${rule.symptom}. Fix: ${rule.fix}. [${rule.id}]`;
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
 * Says a warning once per construct: on standard error, and as metadata of the construct for programs that look.
 */
export function warn(scope: IConstruct, rule: Rule<never>, message: string): void {
  const known = scope.node.metadata.some(entry => entry.type === rule.id && entry.data === message);
  if (!known) {
    scope.node.addMetadata(rule.id, message);
    process.emitWarning(`${scope.node.path}: ${message}`, { type: 'cdk8s-cnpg-i', code: rule.id });
  }
}
