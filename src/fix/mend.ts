import { blamed, keyOf } from './blame';
import { FileText } from './file-text';
import { Mended, Unmended, Workshop } from './mended';
import { Refusal } from './refusal';
import { Planned, TextChanges } from './text-changes';
import { FileChange } from '../checker/file-change';
import { Report, Reported } from '../checker/report';
import { ProblemError } from '../documents/problem';

/** Mending shows what other mistakes hid, some of which can be mended too; and one place takes one change at a time. */
const MOST_ROUNDS = 20;

/** Mends what is certain in a report. What leads to other mistakes than before is left as it is. */
export async function mend(before: Report, workshop: Workshop): Promise<Mended> {
  const excluded = new Map<string, string>();
  for (;;) {
    const attempt = new Attempt(before, workshop, excluded);
    await attempt.run();
    const bad = attempt.failed.size > 0 ? attempt.failed : blamed(before, attempt);
    if (bad.size === 0) { return attempt; }
    bad.forEach((reason, finding) => excluded.set(finding, reason));
  }
}

/** One attempt, without the findings that are excluded from it. */
class Attempt implements Mended {
  public readonly fixed: Reported[] = [];
  public unmended: Unmended[] = [];
  public after: Report;
  /** The findings whose files could not be changed as planned, with the reasons: then the attempt is of no use. */
  public readonly failed = new Map<string, string>();
  private readonly files = new Map<string, FileText>();

  public constructor(before: Report, private readonly workshop: Workshop, private readonly excluded: ReadonlyMap<string, string>) {
    this.after = before;
  }

  public get contents(): ReadonlyMap<string, Buffer> {
    return new Map([...this.files].filter(([, { isChanged }]) => isChanged).map(([name, file]) => [name, file.contents]));
  }

  public async run(): Promise<void> {
    for (let round = 0; round < MOST_ROUNDS && this.change(); round++) {
      this.after = await this.workshop.judge(this.contents);
    }
  }

  /** Changes all that can be changed together; false if there is nothing. */
  private change(): boolean {
    this.unmended = [];
    const round = new Map<string, TextChanges>();
    const changed = this.after.findings.filter(finding => finding.changes.length > 0 && this.isPlanned(finding, round));
    for (const [name, changes] of round) {
      const text = changes.result();
      if (text === undefined) {
        changed.filter(finding => finding.changes.some(({ file }) => file === name))
          .forEach(finding => this.failed.set(keyOf(finding), 'its text cannot be changed without changing something else'));
      } else {
        this.files.get(name)!.text = text;
      }
    }
    this.fixed.push(...changed);
    return changed.length > 0 && this.failed.size === 0;
  }

  private isPlanned(finding: Reported, round: Map<string, TextChanges>): boolean {
    try {
      const reason = this.excluded.get(keyOf(finding));
      if (reason !== undefined) { throw new Refusal(reason); }
      const planned = finding.changes.map(change => ({ changes: this.changesOf(change, round), change }))
        .map(({ changes, change }) => ({ changes, planned: changes.plan(change) }));
      return planned.every(one => one.changes.isFree(one.planned)) && this.add(planned);
    } catch (error) {
      if (!(error instanceof Refusal || error instanceof ProblemError)) { throw error; }
      this.unmended.push({ finding, reason: error.message });
      return false;
    }
  }

  private add(planned: ReadonlyArray<{ readonly changes: TextChanges; readonly planned: Planned }>): boolean {
    planned.forEach(one => one.changes.add(one.planned));
    return true;
  }

  private changesOf({ file: name }: FileChange, round: Map<string, TextChanges>): TextChanges {
    const file = this.files.get(name) ?? new FileText(this.workshop.read(name));
    this.files.set(name, file);
    const changes = round.get(name) ?? new TextChanges(file.text, this.workshop.limits);
    round.set(name, changes);
    return changes;
  }
}
