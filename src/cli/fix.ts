import { Arguments } from './arguments';
import { Judge } from './judge';
import { compare, Report, Reported } from '../checker/report';
import { keyOf } from '../fix/blame';
import { unifiedDiff } from '../fix/diff';
import { mend } from '../fix/mend';
import { Mended } from '../fix/mended';
import { Refusal } from '../fix/refusal';
import { TargetFiles } from '../fix/target-files';
import { Problem } from '../manifests/problem';

/** What became of the files. */
export interface Fixed {
  /** What remains; without what would be fixed. */
  readonly report: Report;
  /** What was fixed, and what must be fixed by hand. */
  readonly lines: readonly string[];
  /** The changes of a dry run. */
  readonly patch: string;
  /** The least exit code: a dry run fixes nothing. */
  readonly exitCode: number;
}

/** Mends files, or shows what would change. */
export async function fixFiles({ paths, limits, dryRun }: Arguments, cwd: string, judge: Judge): Promise<Fixed> {
  const files = new TargetFiles(cwd, paths);
  const before = await judge.report();
  const mended = await mend(before, { read: file => files.read(file), judge: contents => judge.report(contents), limits });
  return dryRun ? shown(before, mended, files) : written(mended, files, judge);
}

function shown(before: Report, mended: Mended, files: TargetFiles): Fixed {
  const fixed = new Set(mended.fixed.map(keyOf));
  return {
    report: { ...before, findings: before.findings.filter(finding => !fixed.has(keyOf(finding))) },
    lines: linesOf(mended, 'would be fixed'),
    patch: [...mended.contents].map(([file, contents]) => unifiedDiff(file, files.read(file).toString(), contents.toString())).join(''),
    exitCode: Number(fixed.size > 0),
  };
}

async function written(mended: Mended, files: TargetFiles, judge: Judge): Promise<Fixed> {
  const problems: Problem[] = [...mended.contents].flatMap(([file, contents]) => problemOf(file, () => files.write(file, contents)));
  const failed = new Set(problems.map(({ file }) => file));
  const fixed = mended.fixed.filter(({ changes }) => !changes.some(change => failed.has(change.file)));
  const report = problems.length === 0 ? mended.after : await judge.report();
  return { report: { ...report, problems: [...report.problems, ...problems] }, lines: linesOf({ ...mended, fixed }, 'fixed'), patch: '', exitCode: 0 };
}

function problemOf(file: string, write: () => void): Problem[] {
  try {
    write();
    return [];
  } catch (error) {
    if (!(error instanceof Refusal)) { throw error; }
    return [{ file, message: `not fixed: ${error.message}` }];
  }
}

function linesOf({ fixed, unmended }: Pick<Mended, 'fixed' | 'unmended'>, done: string): string[] {
  return [
    ...[...fixed].sort(inOrder).map(finding => `${placeOf(finding)} ${done}: ${finding.text} [${finding.rule.id}]`),
    ...unmended.map(({ finding, reason }) => `${placeOf(finding)} not fixed: ${reason} [${finding.rule.id}]`),
  ];
}

/** Some were found after others had been fixed. */
function inOrder(one: Reported, other: Reported): number {
  return compare(one.file, other.file) || one.line - other.line;
}

function placeOf({ file, line }: Reported): string {
  return `${file}:${line}:`;
}
