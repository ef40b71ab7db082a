import { check } from '../../src/checker/check';
import { Report } from '../../src/checker/report';
import { argumentsOf } from '../../src/cli/arguments';
import { jsonReport } from '../../src/cli/reports/json';
import { junitReport } from '../../src/cli/reports/junit';
import { sarifReport } from '../../src/cli/reports/sarif';
import { textReport } from '../../src/cli/reports/text';
import { read } from '../../src/manifests/read';
import { allRules } from '../../src/rules/catalogue';

/** What a terminal acts on: controls, and changes of direction. */
const CONTROL = /[^\P{Cc}\n]|[\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;
/** What CI servers act on. */
const COMMAND = /^\s*::|##(?:\[|vso\[|teamcity\[)/m;

/** The report of a run on standard input. */
export function report(input: Buffer, options: string[] = []): Report {
  const args = argumentsOf(['check', '-', ...options]);
  return check(read({ ...args, cwd: __dirname, standardInput: input }), { ...args, version: '0.0.0' }, allRules());
}

/** The same report in each format. */
export function formatsOf(one: Report): string[] {
  return [textReport(one, false), jsonReport(one), sarifReport(one), junitReport(one)];
}

/** Throws unless a text is read as far as it can be, and its reports are harmless. */
export function expectSafe(text: string): void {
  const result = report(Buffer.from(text));
  const lines = text.split('\n').length;
  const wrong = [
    ...result.problems.filter(({ file, line = 1, message }) => file !== 'stdin' || line < 1 || line > lines || message.includes(' failed on ')),
    ...result.findings.filter(({ line }) => line < 1 || line > lines).map(({ rule, line }) => ({ rule: rule.id, line })),
    ...formatsOf(result).flatMap(format => [CONTROL, COMMAND].flatMap(pattern => pattern.exec(format)?.[0] ?? [])),
  ];
  if (wrong.length > 0) { throw new Error(`invalid report: ${JSON.stringify(wrong.slice(0, 3))}`); }
}
