import { Mended } from './mended';
import { Report, Reported } from '../checker/report';
import { groupBy } from '../values/group-by';

/** What a finding is, whatever becomes of other parts of the file: neither its line nor the words of its message. */
export function keyOf({ rule, file, name, path }: Reported): string {
  return JSON.stringify([rule.id, file, name, path]);
}

/** The findings that must not be mended, with the reasons. Empty if all that is found after the changes was found before, and was not to be mended. */
export function blamed({ findings, problems }: Report, { fixed, after }: Pick<Mended, 'fixed' | 'after'>): ReadonlyMap<string, string> {
  if (after.problems.length > problems.length) {
    return new Map(fixed.map(finding => [keyOf(finding), 'with the changes, not everything can be checked']));
  }
  const expected = new Map<string, number>();
  const count = (finding: Reported, by: number) => {
    const left = (expected.get(keyOf(finding)) ?? 0) + by;
    expected.set(keyOf(finding), left);
    return left;
  };
  findings.forEach(finding => count(finding, 1));
  fixed.forEach(finding => count(finding, -1));
  const suspects = new Suspects(fixed);
  const bad = new Map<string, string>();
  for (const finding of after.findings.filter(one => count(one, -1) < 0)) {
    for (const suspect of suspects.of(finding)) {
      const { file, text, rule } = finding;
      const isSame = keyOf(suspect) === keyOf(finding);
      bad.set(keyOf(suspect), isSame ? 'the same is found after the change' : `with the change, another mistake is found in ${file}: ${text} [${rule.id}]`);
    }
  }
  return bad;
}

/** The findings whose mending may be the cause of another one. */
class Suspects {
  private readonly itself: ReadonlyMap<string, Reported[]>;
  private readonly inObject: ReadonlyMap<string, Reported[]>;
  private readonly inFile: ReadonlyMap<string, Reported[]>;

  public constructor(private readonly fixed: readonly Reported[]) {
    this.itself = groupBy(fixed, keyOf);
    this.inObject = groupBy(fixed, ({ file, name }) => JSON.stringify([file, name]));
    this.inFile = groupBy(fixed, ({ file }) => file);
  }

  /** The same one, those of its object, those of its file, or all. */
  public of(finding: Reported): readonly Reported[] {
    const { file, name } = finding;
    return this.itself.get(keyOf(finding)) ?? this.inObject.get(JSON.stringify([file, name])) ?? this.inFile.get(file) ?? this.fixed;
  }
}
