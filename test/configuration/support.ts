import { command, Setting } from '../cli/support';

/** What a run with a configuration shows: exit code, and a line for each finding, problem and unused entry. */
export async function run(configuration: string, files: Record<string, string>, argv: string[] = ['.'], setting: Setting = {}): Promise<string[]> {
  const { code, stdout } = await command(['check', ...argv, '--format', 'json'], { ...setting, files: { '.cdk8s-cnpg-i.yaml': configuration, ...files } });
  const { findings, problems, unused, summary } = JSON.parse(stdout);
  return [
    `${code}, ${summary.hidden} hidden`,
    ...findings.map((finding: any) => `${finding.severity} ${finding.file}:${finding.line} ${finding.rule}`),
    ...problems.map((problem: any) => `problem ${problem.file}:${problem.line ?? ''} ${problem.message}${problem.hint ? ` (${problem.hint})` : ''}`),
    ...unused.map((entry: any) => `unused ${entry.file}:${entry.line} ${entry.message} (${entry.hint})`),
  ];
}

