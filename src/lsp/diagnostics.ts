import type { Diagnostic } from 'vscode-languageserver/node';
import { Placed } from './judge';
import { DocumentProblem, ManifestFile } from './manifest-file';
import { linesOf, rangeOfField, rangeOfLine } from './text-positions';

/** The name under which an editor shows findings. */
export const SOURCE = 'cdk8s-cnpg-i';

/** The numbers of the protocol. */
const [ERROR, WARNING, INFORMATION] = [1, 2, 3] as const;

/** A diagnostic, and the finding that it shows. */
export interface Shown {
  readonly diagnostic: Diagnostic;
  readonly placed?: Placed;
}

/** What an editor shows for a file: its findings, and the documents that cannot be read. */
export function diagnosticsOf(file: ManifestFile, findings: readonly Placed[]): Shown[] {
  const lines = linesOf(file.text);
  return [
    ...file.problems.filter(isManifest).map(problem => ({ diagnostic: ofProblem(problem, lines) })),
    ...findings.map(placed => ({ diagnostic: ofFinding(placed, lines), placed })),
  ];
}

function ofFinding({ reported: { rule, line, text, fix, page }, document, path }: Placed, lines: readonly string[]): Diagnostic {
  return {
    range: rangeOfField(lines, document, path) ?? rangeOfLine(lines, line - 1),
    severity: rule.isNote ? INFORMATION : rule.severity === 'error' ? ERROR : WARNING,
    code: rule.id,
    codeDescription: { href: page },
    source: SOURCE,
    message: `${text}.\nFix: ${fix}.`,
  };
}

function ofProblem({ document, problem: { message, hint, line } }: DocumentProblem, lines: readonly string[]): Diagnostic {
  return {
    range: rangeOfLine(lines, (line ?? document.line) - 1),
    severity: document.text.includes('{{') ? INFORMATION : ERROR, // a template may be rendered to a valid document
    source: SOURCE,
    message: `not checked: ${message}.${hint === undefined ? '' : `\nFix: ${hint}.`}`,
  };
}

/** Only what is meant to be a Kubernetes object: other YAML has its own tools. */
function isManifest({ document: { text } }: DocumentProblem): boolean {
  return /^\s*-?\s*["']?apiVersion["']?\s*:/m.test(text) && /^\s*["']?kind["']?\s*:/m.test(text) || /"apiVersion"\s*:/.test(text);
}
