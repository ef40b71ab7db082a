import { Arguments } from './arguments';
import { Io } from './io';
import { writeReport } from './output';
import { gitlabReport } from './reports/gitlab';
import { jsonReport } from './reports/json';
import { junitReport } from './reports/junit';
import { plainLine } from './reports/printable';
import { sarifReport } from './reports/sarif';
import { textReport } from './reports/text';
import { noteLine, problemLine, Report, skippedLines, summaryOf, unusedLine } from '../checker/report';

/** Prints or writes a report; returns the exit code. */
export function show(report: Report, args: Arguments, io: Io): number {
  if (args.output === undefined) {
    io.stdout.write(formatted(report, args, isColored(io)));
  } else {
    writeReport(args.output, io.cwd, report.files, formatted(report, args, false));
  }
  // if the report is not on the terminal in full, show the problems and the summary there
  if (args.format !== 'text' || args.output !== undefined) {
    const rest = args.quiet ? [] : [...report.notes.map(noteLine), ...skippedLines(report.skipped), summaryOf(report)];
    io.stderr.write([...report.problems.map(problemLine), ...report.unused.map(unusedLine), ...rest].map(line => `${plainLine(line)}\n`).join(''));
  }
  return report.problems.length > 0 ? 2 : Number(report.findings.length + report.unused.length > 0);
}

function formatted(report: Report, { format, quiet }: Arguments, colored: boolean): string {
  switch (format) {
    case 'text': return textReport(report, colored, quiet);
    case 'json': return jsonReport(report);
    case 'sarif': return sarifReport(report);
    case 'junit': return junitReport(report);
    case 'gitlab': return gitlabReport(report);
  }
}

/** https://no-color.org and https://force-color.org; FORCE_COLOR wins, because it is set on purpose. */
function isColored({ env, stdout }: Io): boolean {
  if (env.FORCE_COLOR) { return env.FORCE_COLOR !== '0'; }
  return !env.NO_COLOR && stdout.isTTY === true && env.TERM !== 'dumb';
}
