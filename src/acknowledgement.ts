/** What the annotation of an acknowledged rule begins with; the rule's id stands behind it. */
const PREFIX = 'acknowledge.cdk8s-cnpg-i/';

/** The annotation by which an object says that a warning has been thought about; its value is the reason. */
export function acknowledgementOf(ruleId: string): string {
  return `${PREFIX}${ruleId}`;
}

/** The rules that an object's annotations acknowledge, with the reasons. */
export function acknowledgementsIn(annotations: Record<string, string>): Array<{ readonly ruleId: string; readonly reason: string; readonly key: string }> {
  return Object.entries(annotations)
    .filter(([key]) => key.startsWith(PREFIX))
    .map(([key, reason]) => ({ ruleId: key.slice(PREFIX.length), reason, key }));
}
