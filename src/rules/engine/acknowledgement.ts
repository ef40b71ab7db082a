/** What the annotation of an acknowledged rule begins with; the rule's id stands behind it. */
const PREFIX = 'acknowledge.cdk8s-cnpg-i/';

/** The annotation that acknowledges a warning about an object; its value is the reason. */
export function acknowledgementOf(ruleId: string): string {
  return `${PREFIX}${ruleId}`;
}

/** A rule that an object acknowledges. */
export interface Acknowledgement {
  readonly ruleId: string;
  readonly reason: string;
  /** The annotation that acknowledges it. */
  readonly key: string;
}

/** The rules that an object's annotations acknowledge, with the reasons. */
export function acknowledgementsIn(annotations: Record<string, string>): Acknowledgement[] {
  return Object.entries(annotations)
    .filter(([key]) => key.startsWith(PREFIX))
    .map(([key, reason]) => ({ ruleId: key.slice(PREFIX.length), reason, key }));
}
