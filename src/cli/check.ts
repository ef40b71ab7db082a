import { Arguments } from './arguments';
import { exceeded, Limits } from '../documents/limits';
import { read } from './input/read';
import { Problem } from './problem';
import { compare, Report, reported, Reported } from './reports/report';
import { validate } from '../check/validate';
import { Inventory } from '../inventory/inventory';
import { Rule } from '../rules/engine/rule';

/** Runs the check; the report is written elsewhere. */
export function check(args: Arguments, cwd: string, standardInput: Buffer | undefined, version: string, rules: ReadonlyArray<Rule<any>>): Report {
  const { paths, distribution, operatorNamespace, operatorVersion, kubernetesVersion, pluginVersions, namespace, severity, limits } = args;
  const { files, items, ignored, problems } = read({ paths, cwd, standardInput, namespace, limits });
  const inventory = new Inventory(items, { distribution, namespace: operatorNamespace, version: operatorVersion, kubernetesVersion, pluginVersions });
  const crashes: Problem[] = [];
  const findings = validate(inventory, rules, (rule, error, item) => crashes.push({
    file: item?.origin.where,
    line: item?.origin.lineOf?.([]),
    message: `the rule ${rule.id} failed on ${item ? `${item}` : 'the input'} (${(error as Error).message})`,
    hint: 'report this at https://github.com/cdk8s-cnpg-i/cdk8s-cnpg-i/issues, with the object',
  }));
  const notes = findings.filter(({ rule }) => rule.isNote);
  const reports = findings.filter(({ rule }) => !rule.isNote && (severity === 'warning' || rule.severity === 'error')).map(reported);
  const order = inOrder(files);
  const sorted = reports.sort(order);
  return {
    version,
    files,
    objects: items.length,
    ignored,
    findings: sorted.slice(0, limits.findings),
    notes: notes.map(reported).sort(order).slice(0, limits.findings),
    problems: [...problems.sort(inPlace), ...crashes, ...unreported(sorted, limits)],
  };
}

/** The problem that there are more findings than a report may have. */
function unreported(findings: Reported[], limits: Limits): Problem[] {
  if (findings.length <= limits.findings) { return []; }
  const { file, line } = findings[limits.findings];
  const { message, hint } = exceeded('findings', limits, `: ${findings.length - limits.findings} are not reported, from this line on`);
  return [{ file, line, message, hint }];
}

function inPlace(one: Problem, other: Problem): number {
  return compare(one.file ?? '', other.file ?? '') || (one.line ?? 0) - (other.line ?? 0);
}

function inOrder(files: string[]): (one: Reported, other: Reported) => number {
  const order = new Map(files.map((file, index) => [file, index]));
  return (one, other) => order.get(one.file)! - order.get(other.file)! || one.line - other.line
    || compare(one.rule.id, other.rule.id) || compare(one.message, other.message);
}
