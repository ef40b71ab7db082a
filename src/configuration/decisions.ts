import { resolve } from 'node:path';
import { Baseline, keyOfEntry, keyOfFinding } from './baseline';
import { Configuration, SeverityChange, Suppression } from './configuration';
import { ConfigurableFinding } from './finding-key';
import { Place } from './place';
import { Unused } from './unused';
import { splitPattern } from '../manifests/patterns';
import { RuleText } from '../rules/engine/rule';
import { Glob } from '../values/glob';
import { groupBy } from '../values/group-by';

/** Whether a file, or everything in a directory, has been checked. Its path is absolute. */
export type Covers = (path: string) => boolean;

/** What a configuration and a baseline decide about findings. */
export class Decisions {
  private readonly severities: ReadonlyMap<string, SeverityChange>;
  private readonly suppressions: ReadonlyMap<string, Suppression[]>;
  private readonly used = new Set<SeverityChange | Suppression>();
  /** The numbers of findings that a baseline has, and that were found. */
  private readonly counts = new Map<string, number>();

  public constructor(
    private readonly place: Place,
    private readonly configuration?: Configuration,
    private readonly baseline?: { readonly read: Baseline; readonly place: Place },
  ) {
    this.severities = new Map((configuration?.rules ?? []).map(change => [change.ruleId, change]));
    this.suppressions = groupBy(configuration?.suppressions ?? [], ({ ruleId }) => ruleId);
  }

  /** The findings that are reported, with the severities of the configuration. */
  public apply<T extends ConfigurableFinding>(findings: readonly T[]): T[] {
    const open = findings.filter(finding => !this.isSuppressed(finding)).flatMap(finding => this.withSeverity(finding) ?? []);
    return this.withoutBaseline(open);
  }

  /** The entries that changed nothing, as far as all that they could change was checked. */
  public unused(covers: Covers, rules: readonly RuleText[]): Unused[] {
    const { configuration } = this;
    return [
      ...configuration ? this.unusedSeverities(configuration, covers, rules) : [],
      ...configuration ? this.unusedSuppressions(configuration, covers) : [],
      ...this.unusedOfBaseline(covers),
    ];
  }

  private withSeverity<T extends ConfigurableFinding>(finding: T): T | undefined {
    const change = this.severities.get(finding.rule.id);
    if (!change) { return finding; }
    this.used.add(change);
    return change.severity === 'off' ? undefined : { ...finding, rule: { ...finding.rule, severity: change.severity } };
  }

  private isSuppressed(finding: ConfigurableFinding): boolean {
    const fitting = (this.suppressions.get(finding.rule.id) ?? []).filter(suppression => this.fits(suppression, finding));
    fitting.forEach(suppression => this.used.add(suppression));
    return fitting.length > 0;
  }

  private fits({ kind, namespace, name, glob }: Suppression, finding: ConfigurableFinding): boolean {
    return (kind ?? finding.kind) === finding.kind && (namespace ?? finding.namespace) === finding.namespace
      && (name ?? finding.name) === finding.name
      && (glob === undefined || glob.matches(this.place.from(finding.file)));
  }

  /** Where there are more findings than in the baseline, all are reported: nothing shows which of them are new. */
  private withoutBaseline<T extends ConfigurableFinding>(findings: readonly T[]): T[] {
    const { baseline } = this;
    if (!baseline) { return [...findings]; }
    const keyOf = (finding: T) => keyOfFinding(finding, baseline.place);
    const allowed = new Map(baseline.read.entries.map(({ entry }) => [keyOfEntry(entry), entry.count]));
    for (const finding of findings) { this.counts.set(keyOf(finding), (this.counts.get(keyOf(finding)) ?? 0) + 1); }
    return findings.filter(finding => this.counts.get(keyOf(finding))! > (allowed.get(keyOf(finding)) ?? 0));
  }

  /** A rule that is an error here, and of which nothing is found, is a policy. */
  private unusedSeverities({ rules: changes, source }: Configuration, covers: Covers, rules: readonly RuleText[]): Unused[] {
    return changes.flatMap(change => {
      const { ruleId, severity, path } = change;
      const at = { file: source.file, line: source.lineOf(path), hint: `remove rules.${ruleId}` };
      const isSame = rules.find(({ id }) => id === ruleId)?.severity === severity;
      if (isSame) { return [{ ...at, message: `"${ruleId}" has the severity ${severity} without this entry` }]; }
      if (this.used.has(change) || severity === 'error' || !covers(source.directory)) { return []; }
      return [{ ...at, message: `nothing is found by "${ruleId}", whose severity is changed here` }];
    });
  }

  private unusedSuppressions({ suppressions, source }: Configuration, covers: Covers): Unused[] {
    return suppressions
      .filter(suppression => !this.used.has(suppression) && covers(resolve(source.directory, placeOf(suppression))))
      .map(({ ruleId, path }) => ({
        file: source.file, line: source.lineOf(path), message: `the suppression of "${ruleId}" matches no finding`, hint: 'remove it from suppressions',
      }));
  }

  private unusedOfBaseline(covers: Covers): Unused[] {
    const { baseline } = this;
    return (baseline?.read.entries ?? []).flatMap(({ entry, path }) => {
      const found = this.counts.get(keyOfEntry(entry)) ?? 0;
      if (found >= entry.count || !covers(resolve(baseline!.read.source.directory, entry.file))) { return []; }
      return [{
        file: baseline!.read.source.file,
        line: baseline!.read.source.lineOf(path),
        message: `the baseline has ${entry.count} of "${entry.rule}" in ${entry.kind} "${entry.name}", and ${found} ${found === 1 ? 'is' : 'are'} found`,
        hint: 'write the baseline again: cdk8s-cnpg-i baseline',
      }];
    });
  }
}

/** The file or directory that contains all that a suppression can be about. */
function placeOf({ glob }: Suppression): string {
  if (!glob) { return '.'; }
  return Glob.isPattern(glob.pattern) ? splitPattern(glob.pattern)[0] : glob.pattern;
}
