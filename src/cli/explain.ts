import { pageOf, RuleText } from '../rules/engine/rule';
import { editDistance } from '../values/edit-distance';

/** All texts of a rule. */
export function explanationOf(rule: RuleText): string {
  const { id, severity, title, symptom, cause, fix, manifestFix, isMended, source, releases, product, needs, programsOnly } = rule;
  const parts: Array<[string, string | undefined]> = [
    ['In the cluster', symptom],
    ['Cause', cause],
    ['Fix', fix],
    ['In a manifest', manifestFix],
    ['Mended by check --fix', isMended ? 'if the input shows what is right' : undefined],
    ['Releases', releases],
    ['Product', product],
    ['Needs', needs],
    ['Not detectable in manifests', programsOnly],
  ];
  return [
    `${id} (${severity}): ${title}`,
    '',
    ...parts.flatMap(([name, text]) => text === undefined ? [] : [`${name}: ${text}.`]),
    `Source: ${source}`,
    `Page: ${pageOf(id)}`,
    '',
  ].join('\n');
}

/** All rules, one per line. */
export function listOf(rules: readonly RuleText[]): string {
  const width = Math.max(...rules.map(({ id }) => id.length));
  return sorted(rules).map(({ id, severity, title }) => `${id.padEnd(width)}  ${severity.padEnd(7)}  ${title}`).join('\n') + '\n';
}

/** The ids that are most similar to a given one, the most similar first. */
export function nearest(written: string, rules: readonly RuleText[]): string[] {
  return sorted(rules)
    .map(({ id }) => ({ id, distance: id.includes(written) || written.includes(id) ? 0 : editDistance(written, id) }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ id }) => id);
}

function sorted<T extends RuleText>(rules: readonly T[]): T[] {
  return [...rules].sort((a, b) => a.id < b.id ? -1 : 1);
}
