import { createHash } from 'node:crypto';
import { plainLine, printable, printableJson } from './printable';
import { problemLine, Report, Reported } from '../../checker/report';
import { fieldOf } from '../../configuration/finding-key';

/** An entry before it has its fingerprint. */
interface Issue {
  readonly description: string;
  readonly check_name: string;
  readonly severity: 'info' | 'minor' | 'major' | 'critical';
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
  /** What makes it the same one in the next run. */
  readonly identity: readonly unknown[];
}

/** Where problems without a file are shown. */
const NO_FILE = '.';

/** The report of code quality for GitLab, which shows it in merge requests. Fingerprints do not change when lines move. */
export function gitlabReport({ findings, notes, unused, problems }: Report): string {
  const issues: Issue[] = [
    ...findings.map(finding => issueOf(finding, finding.rule.severity === 'error' ? 'major' : 'minor')),
    ...notes.map(note => issueOf(note, 'info')),
    ...unused.map(({ file, line, message, hint }) => other('unused', 'minor', `${message}. Fix: ${hint}.`, file, line)),
    ...problems.map(problem => other('not-checked', 'critical', problemLine({ ...problem, file: undefined }), problem.file, problem.line)),
  ];
  const seen = new Map<string, number>();
  const entries = issues.map(({ identity, ...issue }) => {
    const key = JSON.stringify([issue.check_name, issue.location.path, ...identity]);
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    return { ...issue, fingerprint: createHash('sha256').update(`${key}${before}`).digest('hex') };
  });
  return `${printableJson(JSON.stringify(entries, undefined, 2))}\n`;
}

function issueOf(finding: Reported, severity: Issue['severity']): Issue {
  const { rule, file, line, object, kind, name, namespace, text, message, fix } = finding;
  return {
    description: plainLine(`${object}: ${text}. In the cluster: ${rule.symptom}. Fix: ${fix}.`),
    check_name: rule.id,
    severity,
    location: { path: printable(file), lines: { begin: line } },
    identity: [kind, namespace, name, fieldOf(finding), message],
  };
}

function other(check: string, severity: Issue['severity'], text: string, file = NO_FILE, line = 1): Issue {
  return { description: plainLine(text), check_name: check, severity, location: { path: printable(file), lines: { begin: line } }, identity: [text] };
}
