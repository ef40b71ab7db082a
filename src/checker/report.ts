import { Coverage } from './coverage';
import { FileChange, fileChange } from './file-change';
import { Finding, textOf } from '../check/finding';
import { Unused } from '../configuration/unused';
import { Skipped } from '../manifests/input';
import { Problem } from '../manifests/problem';
import { pageOf, RuleText } from '../rules/engine/rule';
import { Path } from '../values/field-path';

/** A finding, with all its details for the reports. */
export interface Reported {
  readonly rule: RuleText;
  readonly file: string;
  readonly line: number;
  /** What the objects are built from in which it was found. Empty for files that are read as they are. */
  readonly roots: readonly string[];
  /** As text, such as: Cluster "orders" in namespace "shop". */
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
  /** What mends it, all of it or nothing. Empty if it has to be mended by hand. */
  readonly changes: readonly FileChange[];
  readonly page: string;
}

/** The result of a run. */
export interface Report extends Coverage {
  /** Version of this package. */
  readonly version: string;
  readonly files: string[];
  /** The number of documents that are not Kubernetes objects. */
  readonly ignored: number;
  /** The number of files without any document. */
  readonly empty: number;
  /** In the order of files, lines, rules. */
  readonly findings: Reported[];
  /** What does not make a run fail, in the same order. */
  readonly notes: Reported[];
  /** The number of findings that the configuration or its baseline hide. */
  readonly hidden: number;
  /** Entries of the configuration and the baseline that change nothing. */
  readonly unused: Unused[];
  readonly problems: Problem[];
  /** What was not validated, although nothing is wrong with it. */
  readonly skipped: Skipped[];
  /** The programs that built something, with their versions. */
  readonly programs: string[];
}

/** A finding with its details. */
export function reported({ rule, item, path, message, fix, changes = [] }: Finding, root?: string): Reported {
  const place = item.origin.placeOf?.(path);
  return {
    rule,
    roots: root === undefined ? [] : [root],
    file: place?.where ?? item.origin.where,
    line: place?.line ?? item.origin.lineOf?.(path) ?? 1,
    object: `${item}`,
    apiVersion: item.manifest.apiVersion,
    kind: item.kind,
    name: item.name,
    namespace: item.namespace,
    path,
    message,
    text: textOf({ path, message }),
    fix: fix ?? rule.manifestFix ?? rule.fix,
    changes: changes.map(change => fileChange(change, root !== undefined)),
    page: pageOf(rule.id),
  };
}

/** The last line: the numbers of findings, objects and files. */
export function summaryOf(report: Report): string {
  const { files, objects, ignored, empty, findings, problems, hidden, unused } = report;
  const count = (severity: string) => findings.filter(({ rule }) => rule.severity === severity).length;
  const parts = [
    `${plural(count('error'), 'error')}, ${plural(count('warning'), 'warning')} in ${plural(objects, 'object')}${files.length === 0 ? '' : ` of ${plural(files.length, 'file')}`}`,
    ...partsNotChecked(report),
    ...empty > 0 ? [`${plural(empty, 'empty file')}`] : [],
    ...ignored > 0 ? [`${plural(ignored, 'document')} ignored (not ${ignored === 1 ? 'a Kubernetes object' : 'Kubernetes objects'})`] : [],
    ...hidden > 0 ? [`${plural(hidden, 'finding')} hidden by the configuration`] : [],
    ...unused.length > 0 ? [`${plural(unused.length, 'unused entry', 'unused entries')} in the configuration`] : [],
    ...problems.length > 0 ? [`${plural(problems.length, 'problem')}: results are incomplete`] : [],
  ];
  return `${parts.join('; ')}.`;
}

/** Kinds on one line: a repository can have many. */
const MOST_KINDS = 5;

function partsNotChecked({ withoutRules, encrypted, templated }: Coverage): string[] {
  const kinds = Object.keys(withoutRules);
  const named = `${kinds.slice(0, MOST_KINDS).join(', ')}${kinds.length > MOST_KINDS ? ', …' : ''}`;
  const others = Object.values(withoutRules).reduce((sum, count) => sum + count, 0);
  return [
    ...others > 0 ? [`${plural(others, 'object')} of kinds without rules (${named})`] : [],
    ...encrypted > 0 ? [`${plural(encrypted, 'encrypted object')} checked in part`] : [],
    ...templated > 0 ? [`${plural(templated, 'object')} with placeholders checked in part`] : [],
  ];
}

/** A problem on one line. */
export function problemLine({ file, line, message, hint }: Problem): string {
  const where = file === undefined ? '' : `${file}:${line === undefined ? '' : `${line}:`} `;
  return `${where}problem: ${message}.${hint === undefined ? '' : ` Fix: ${hint}.`}`;
}

/** An entry of the configuration that changes nothing, on one line. */
export function unusedLine({ file, line, message, hint }: Unused): string {
  return `${file}:${line}: warning: ${message}. Fix: ${hint}. [unused]`;
}

/** A note on one line. */
export function noteLine({ file, line, rule, text, fix }: Reported): string {
  return `${file}:${line}: note: ${text}. Fix: ${fix}. [${rule.id}]`;
}

/** What was not validated, in a line for each reason: a repository can have hundreds of remote charts. */
export function skippedLines(skipped: readonly Skipped[]): string[] {
  const byReason = new Map<string, Skipped[]>();
  for (const one of skipped) {
    const key = `${one.kind}: ${one.reason}`;
    byReason.set(key, [...byReason.get(key) ?? [], one]);
  }
  return [...byReason.values()].map(([first, ...others]) => {
    const { kind, what, file, line, reason, command } = first;
    const more = others.length === 0 ? '' : `, and ${others.length} more`;
    return `${file}:${line}: note: ${kind}: ${what}${more}: ${reason}.${command === undefined ? '' : ` Command: ${command}`}`;
  });
}

/** Compares two strings, independent of the user's locale. */
export function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

/** A number of things. */
export function plural(count: number, one: string, several = `${one}s`): string {
  return `${count} ${count === 1 ? one : several}`;
}
