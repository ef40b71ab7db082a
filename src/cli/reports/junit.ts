import { plainLine, printable } from './printable';
import { problemLine, Report, Reported, unusedLine } from '../../checker/report';
import { Unused } from '../../configuration/unused';

/** Where problems without a file are shown. */
const NO_FILE = 'cdk8s-cnpg-i check';

/** The report for CI servers: a test case for each file, and one for problems without a file. */
export function junitReport({ files, findings, unused, problems }: Report): string {
  const unread = linesByFile(problems, ({ file = NO_FILE }) => file, problemLine);
  const wrong = linesByFile<Reported | Unused>([...findings, ...unused], ({ file }) => file, entry => 'rule' in entry ? lineOf(entry) : unusedLine(entry));
  const cases = [...new Set([...files, ...wrong.keys(), ...unread.keys()])].map(name => ({
    name: printable(name),
    element: unread.has(name) ? 'error' : wrong.has(name) ? 'failure' : undefined,
    lines: [...unread.get(name) ?? [], ...wrong.get(name) ?? []],
  }));
  const count = (what: string) => cases.filter(({ element }) => element === what).length;
  const totals = `tests="${cases.length}" failures="${count('failure')}" errors="${count('error')}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="cdk8s-cnpg-i" ${totals}>`,
    `  <testsuite name="cdk8s-cnpg-i check" ${totals}>`,
    ...cases.map(({ name, element, lines }) => {
      const start = `    <testcase classname="cdk8s-cnpg-i" name="${escape(name)}" file="${escape(name)}"`;
      return element === undefined ? `${start}/>` : [
        `${start}>`,
        `      <${element} type="${element}" message="${escape(lines.length === 1 ? lines[0] : `${lines.length} findings or problems`)}">`,
        `${escape(lines.join('\n'))}</${element}>`,
        '    </testcase>',
      ].join('\n');
    }),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

function linesByFile<T>(entries: readonly T[], fileOf: (entry: T) => string, asLine: (entry: T) => string): Map<string, string[]> {
  const byFile = new Map<string, string[]>();
  for (const entry of entries) {
    const lines = byFile.get(fileOf(entry)) ?? [];
    byFile.set(fileOf(entry), lines);
    lines.push(plainLine(asLine(entry)));
  }
  return byFile;
}

function lineOf({ file, line, rule, object, text, fix, page }: Reported): string {
  return `${file}:${line}: ${rule.severity}: ${object}: ${text}. In the cluster: ${rule.symptom}. Fix: ${fix}. [${rule.id}] ${page}`;
}

/** XML cannot represent these two characters either; `printable` has escaped the others. */
function escape(text: string): string {
  return text.replace(/[\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"]/g, character => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[character]!);
}
