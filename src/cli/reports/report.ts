import { Finding, textOf } from '../../check/finding';
import { pageOf, RuleText } from '../../rules/engine/rule';
import { Path } from '../../values/field-path';
import { Problem } from '../problem';

/** A finding, with all that a report says of it. */
export interface Reported {
  readonly rule: RuleText;
  readonly file: string;
  readonly line: number;
  /** In a sentence, such as: Cluster "orders" in namespace "shop". */
  readonly object: string;
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
  readonly path: Path;
  /** What is invalid, and what was expected. */
  readonly message: string;
  /** The same, with the field in front. */
  readonly text: string;
  readonly fix: string;
  readonly page: string;
}

/** All that a run has to say. */
export interface Report {
  /** Version of this package. */
  readonly version: string;
  readonly files: string[];
  /** How many objects were judged. */
  readonly objects: number;
  /** How many documents are no Kubernetes objects. */
  readonly ignored: number;
  /** In the order of files, lines, rules. */
  readonly findings: Reported[];
  /** What does not make a run fail, in the same order. */
  readonly notes: Reported[];
  readonly problems: Problem[];
}

/** What a report says of a finding. */
export function reported({ rule, item, path, message, fix }: Finding): Reported {
  return {
    rule,
    file: item.origin.where,
    line: item.origin.lineOf?.(path) ?? 1,
    object: `${item}`,
    apiVersion: item.manifest.apiVersion,
    kind: item.kind,
    name: item.name,
    namespace: item.namespace,
    path,
    message,
    text: textOf({ path, message }),
    fix: fix ?? rule.manifestFix ?? rule.fix,
    page: pageOf(rule.id),
  };
}

/** What is said last: how much was found, in how much. */
export function summaryOf({ files, objects, ignored, findings, problems }: Report): string {
  const count = (severity: string) => findings.filter(({ rule }) => rule.severity === severity).length;
  const parts = [
    `${plural(count('error'), 'error')}, ${plural(count('warning'), 'warning')} in ${plural(objects, 'object')} of ${plural(files.length, 'file')}`,
    ...ignored > 0 ? [`${plural(ignored, 'document')} that ${ignored === 1 ? 'is no Kubernetes object' : 'are no Kubernetes objects'} left out`] : [],
    ...problems.length > 0 ? [`${plural(problems.length, 'problem')}: the verdict is not complete`] : [],
  ];
  return `${parts.join('; ')}.`;
}

/** A problem in a line. */
export function problemLine({ file, line, message, hint }: Problem): string {
  const where = file === undefined ? '' : `${file}:${line === undefined ? '' : `${line}:`} `;
  return `${where}problem: ${message}.${hint === undefined ? '' : ` Fix: ${hint}.`}`;
}

/** A note in a line. */
export function noteLine({ file, line, rule, text, fix }: Reported): string {
  return `${file}:${line}: note: ${text}. Fix: ${fix}. [${rule.id}]`;
}

/** The order of two strings, the same in every language of the user. */
export function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

function plural(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
