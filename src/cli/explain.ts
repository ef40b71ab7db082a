import { pageOf, RuleText } from '../rules/rule';

/** All that is known of a rule. */
export function explanationOf(rule: RuleText): string {
  const { id, severity, title, symptom, cause, fix, manifestFix, source, releases, product, needs, programsOnly } = rule;
  const parts: Array<[string, string | undefined]> = [
    ['In the cluster', symptom],
    ['Cause', cause],
    ['Fix', fix],
    ['In a manifest', manifestFix],
    ['Releases', releases],
    ['Product', product],
    ['Needs', needs],
    ['Not seen in manifests', programsOnly],
  ];
  return [
    `${id} (${severity})${title === undefined ? '' : `: ${title}`}`,
    '',
    ...parts.flatMap(([name, text]) => text === undefined ? [] : [`${name}: ${text}.`]),
    ...source === undefined ? [] : [`Source: ${source}`],
    `Page: ${pageOf(id)}`,
    '',
  ].join('\n');
}

/** All rules, one a line. */
export function listOf(rules: RuleText[]): string {
  const width = Math.max(...rules.map(({ id }) => id.length));
  return sorted(rules).map(({ id, severity, title = '' }) => `${id.padEnd(width)}  ${severity.padEnd(7)}  ${title}`.trimEnd()).join('\n') + '\n';
}

/** The ids that are most like what somebody wrote, the likeliest first. */
export function nearest(written: string, rules: RuleText[]): string[] {
  return sorted(rules)
    .map(({ id }) => ({ id, distance: id.includes(written) || written.includes(id) ? 0 : distance(written, id) }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ id }) => id);
}

function sorted<T extends RuleText>(rules: T[]): T[] {
  return [...rules].sort((a, b) => a.id < b.id ? -1 : 1);
}

/** How many letters have to change to make one word of another. */
function distance(one: string, other: string): number {
  let previous = [...other, ''].map((_, index) => index);
  for (const [row, letter] of [...one].entries()) {
    const current = [row + 1];
    for (const [column, its] of [...other].entries()) {
      current.push(Math.min(previous[column + 1] + 1, current[column] + 1, previous[column] + Number(letter !== its)));
    }
    previous = current;
  }
  return previous.at(-1)!;
}
