import { plainLine, printable, withoutCommand } from './printable';
import { describe } from '../../check/layout';
import { noteLine, problemLine, Report, Reported, skippedLines, summaryOf, unusedLine } from '../../checker/report';

/** Escape sequences of colours. */
const COLORS = { bold: '\u001b[1m', red: '\u001b[31m', yellow: '\u001b[33m', dim: '\u001b[2m' } as const;

type Paint = (color: keyof typeof COLORS, text: string) => string;

/** The report for people. A quiet one has findings and problems only. */
export function textReport(report: Report, colored: boolean, quiet = false): string {
  const paint: Paint = (color, text) => colored ? `${COLORS[color]}${text}\u001b[0m` : text;
  return [
    ...report.findings.map(finding => paragraph(finding, paint)),
    ...report.problems.map(problem => `${paint('red', plainLine(problemLine(problem)))}\n`),
    ...report.unused.map(unused => `${paint('yellow', plainLine(unusedLine(unused)))}\n`),
    ...quiet ? [] : [
      ...[...report.notes.map(noteLine), ...skippedLines(report.skipped)].map(line => `${plainLine(line)}\n`),
      paint('bold', plainLine(summaryOf(report))),
      ...report.programs.length > 0 ? [`Built with ${report.programs.map(printable).join(' and ')}.`] : [],
    ],
  ].map(part => `${part}\n`).join('');
}

function paragraph({ file, line, roots, rule, text, object, fix, page }: Reported, paint: Paint): string {
  const severity = paint(rule.severity === 'error' ? 'red' : 'yellow', `${rule.severity}:`);
  const [, ...details] = describe({ rule, text, object: printable(object), fix: printable(fix) }).map(withoutCommand);
  return [
    `${paint('bold', plainLine(`${file}:${line}:`))} ${severity} ${printable(text)} ${paint('dim', `[${rule.id}]`)}`,
    ...roots.length > 0 ? [withoutCommand(`  in the build of: ${roots.map(printable).join(', ')}`)] : [],
    ...details.map(detail => detail.trim() === page ? `  ${paint('dim', page)}` : detail),
    '',
  ].join('\n');
}
