import { problemLine, Report, Reported } from './report';

/** The report for CI servers: a test case for each file, and one for problems without a file. */
export function junitReport({ files, findings, problems }: Report): string {
  const names = [...new Set([...files, ...problems.map(({ file }) => file ?? 'cdk8s-cnpg-i check')])];
  const cases = names.map(name => {
    const unread = problems.filter(({ file }) => (file ?? 'cdk8s-cnpg-i check') === name).map(problemLine);
    const wrong = findings.filter(({ file }) => file === name).map(lineOf);
    return { name, element: unread.length > 0 ? 'error' : wrong.length > 0 ? 'failure' : undefined, lines: [...unread, ...wrong] };
  });
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

function lineOf({ file, line, rule, object, text, fix, page }: Reported): string {
  return `${file}:${line}: ${rule.severity}: ${object}: ${text}. In the cluster: ${rule.symptom}. Fix: ${fix}. [${rule.id}] ${page}`;
}

/** XML cannot represent most control characters and lone surrogates. */
function escape(text: string): string {
  return text
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
    .replace(/[&<>"]/g, character => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[character]!);
}
