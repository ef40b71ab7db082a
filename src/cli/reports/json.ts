import { printableJson } from './printable';
import { Report } from '../../checker/report';
import { formatPath } from '../../values/field-path';

/** The version of the format: it changes when a field is removed or changes its meaning, not when one is added. */
const VERSION = 1;

/** The report for programs; docs/guides/checker.md describes it. */
export function jsonReport(report: Report): string {
  const { version, files, objects, withoutRules, encrypted, templated, ignored, empty, hidden } = report;
  const { findings, notes, unused, problems, skipped, programs } = report;
  const count = (severity: string) => findings.filter(({ rule }) => rule.severity === severity).length;
  return `${printableJson(JSON.stringify({
    version: VERSION,
    tool: { name: 'cdk8s-cnpg-i', version },
    summary: {
      files: files.length,
      objects,
      withoutRules,
      encrypted,
      templated,
      ignored,
      empty,
      errors: count('error'),
      warnings: count('warning'),
      hidden,
      unused: unused.length,
      problems: problems.length,
    },
    findings: findings.map(({ rule, file, line, roots, apiVersion, kind, name, namespace, path, message, fix, page }) => ({
      rule: rule.id,
      severity: rule.severity,
      file,
      line,
      roots,
      object: { apiVersion, kind, name, namespace },
      path,
      field: formatPath(path),
      message,
      symptom: rule.symptom,
      fix,
      page,
    })),
    notes: notes.map(({ rule, file, line, text, fix, page }) => ({ rule: rule.id, file, line, message: text, fix, page })),
    unused: unused.map(({ file, line, message, hint }) => ({ file, line, message, hint })),
    problems: problems.map(({ file, line, message, hint }) => ({ file, line, message, hint })),
    skipped,
    programs,
  }, undefined, 2))}\n`;
}
