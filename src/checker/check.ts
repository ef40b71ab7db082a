import { coverageOf, Requirement, unmet } from './coverage';
import { compare, Report, reported, Reported } from './report';
import { validate } from '../check/validate';
import { Covers, Decisions } from '../configuration/decisions';
import { exceeded, Limits } from '../documents/limits';
import { DeclaredPlugin } from '../facts/plugins/declared-plugin';
import { archiversIn } from '../inventory/archives';
import { ArchiverElsewhere, InventoryContext } from '../inventory/context';
import { Inventory } from '../inventory/inventory';
import { Input, ObjectSet } from '../manifests/input';
import { Problem } from '../manifests/problem';
import { Settings } from '../manifests/settings';
import { Rule, RuleText } from '../rules/engine/rule';

/** What the input does not show, and what a report has. */
export interface CheckOptions extends Settings {
  /** The lowest severity that is reported. */
  readonly severity: RuleText['severity'];
  readonly limits: Limits;
  /** What authors declare about plugins. */
  readonly declaredPlugins?: DeclaredPlugin[];
  /** How many objects must be checked. */
  readonly required?: readonly Requirement[];
  /** Version of this package. */
  readonly version: string;
  /** What a configuration decides about findings. */
  readonly decisions?: Decisions;
  /** What of that configuration has been checked completely. */
  readonly covers?: Covers;
}

/** Judges each set of objects by itself; the report is written elsewhere. */
export function check(input: Input, options: CheckOptions, rules: ReadonlyArray<Rule<any>>): Report {
  const { files, sets, ignored, empty = 0, problems } = input;
  const items = new Set(sets.flatMap(set => set.items));
  const { severity, limits, version, decisions, covers } = options;
  const crashes: Problem[] = [];
  const all = onceEach(judgeAll(sets, options, rules, crashes));
  const found = decisions?.apply(all) ?? all;
  const allProblems = [...problems.sort(inPlace), ...crashes, ...unmet(options.required ?? [], items)];
  const order = inOrder(files);
  const sorted = found.filter(({ rule }) => !rule.isNote && (severity === 'warning' || rule.severity === 'error')).sort(order);
  return {
    version,
    files,
    ...coverageOf(items),
    ignored,
    empty,
    hidden: all.length - found.length,
    // what could not be checked may have what an entry is about
    unused: covers && severity === 'warning' && allProblems.length + (input.skipped?.length ?? 0) === 0 ? decisions?.unused(covers, rules) ?? [] : [],
    findings: sorted.slice(0, limits.findings),
    notes: found.filter(({ rule }) => rule.isNote).sort(order).slice(0, limits.findings),
    problems: [...allProblems, ...unreported(sorted, limits)],
    skipped: [...input.skipped ?? []].sort((one, other) => compare(one.file, other.file) || one.line - other.line || compare(one.what, other.what)),
    programs: [...input.programs ?? []].sort(compare),
  };
}

/** Sets can archive into one place, although each is validated by itself: a later one is compared with the earlier ones. */
function judgeAll(sets: readonly ObjectSet[], options: CheckOptions, rules: ReadonlyArray<Rule<any>>, crashes: Problem[]): Reported[] {
  const archivers = new Map<string, ArchiverElsewhere>();
  return sets.flatMap(set => {
    const inventory = inventoryOf(set, options, archivers.size > 0 ? { archiversElsewhere: [...archivers.values()] } : {});
    const found = judge(inventory, set.root, rules, crashes);
    for (const one of sets.length > 1 ? archiversIn(inventory, set.environment ?? set.root) : []) {
      const key = JSON.stringify([one.worldKey, `${one.item}`, one.environment]);
      archivers.set(key, archivers.get(key) ?? one);
    }
    return found;
  });
}

/** The objects of a set, with what the input does not show of them. */
export function inventoryOf({ items, settings, environment }: ObjectSet, options: CheckOptions, further: InventoryContext = {}): Inventory {
  const { distribution, operatorNamespace, operatorVersion, kubernetesVersion, pluginVersions } = settings ?? options;
  return new Inventory(items, {
    distribution,
    namespace: operatorNamespace,
    version: operatorVersion,
    kubernetesVersion,
    pluginVersions,
    environment,
    declaredPlugins: options.declaredPlugins,
    ...further,
  });
}

function judge(inventory: Inventory, root: string | undefined, rules: ReadonlyArray<Rule<any>>, crashes: Problem[]): Reported[] {
  const findings = validate(inventory, rules, (rule, error, item) => crashes.push({
    file: item?.origin.where,
    line: item?.origin.lineOf?.([]),
    message: `the rule ${rule.id} failed on ${item ? `${item}` : 'the input'} (${(error as Error).message})`,
    hint: 'report this at https://github.com/cdk8s-cnpg-i/cdk8s-cnpg-i/issues, with the object',
  }));
  return findings.map(finding => reported(finding, root));
}

/**
 * Sets can share files: what is found in several of them is one finding, with all their roots. The object can have another name in each; of several objects
 * that one set makes of the same lines, each keeps its own finding.
 */
function onceEach(all: Reported[]): Reported[] {
  const found = new Map<string, Reported>();
  const counts = new Map<string, number>();
  for (const one of all) {
    const isBuilt = one.roots.length > 0;
    const mistake = JSON.stringify([one.file, one.line, one.rule.id, isBuilt ? '' : one.object, one.path, one.message]);
    const inRoot = JSON.stringify([mistake, one.roots]);
    const count = isBuilt ? (counts.get(inRoot) ?? 0) + 1 : 1;
    counts.set(inRoot, count);
    const key = `${count} ${mistake}`;
    const known = found.get(key);
    found.set(key, known ? { ...known, roots: [...new Set([...known.roots, ...one.roots])] } : one);
  }
  return [...found.values()];
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
  // objects of a running cluster are in no file
  const position = (file: string) => order.get(file) ?? files.length;
  return (one, other) => position(one.file) - position(other.file) || compare(one.file, other.file) || one.line - other.line
    || compare(one.rule.id, other.rule.id) || compare(one.message, other.message);
}
