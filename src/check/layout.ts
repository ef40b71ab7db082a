import { pageOf, RuleText } from '../rules/engine/rule';

/** Maximum width of a line of a message. */
const WIDTH = 110;

/** A mistake, with everything that its message contains. */
export interface Described {
  readonly rule: RuleText;
  /** What is invalid, in one line; see `textOf`. */
  readonly text: string;
  /** The prop that is invalid, if any. */
  readonly prop?: string;
  /** The object, such as: Cluster "orders" in namespace "shop". */
  readonly object?: string;
  /** How to fix the mistake. */
  readonly fix: string;
}

/** The lines of a mistake's message: what is invalid, then the object, the symptom, the fix and the rule's page, each on a new line. */
export function describe({ rule, text, object, fix }: Described): string[] {
  return [
    `${text} [${rule.id}]`,
    ...object === undefined ? [] : wrap('  object: ', object),
    ...wrap('  in the cluster: ', rule.symptom),
    ...wrap('  fix: ', fix),
    `  ${pageOf(rule.id)}`,
  ];
}

/** Wraps a text into lines: the first one after a heading, the others indented. */
function wrap(heading: string, text: string): string[] {
  const lines = [heading];
  for (const word of text.split(' ')) {
    const last = lines.length - 1;
    const isFirst = lines[last].trim() === '' || lines[last] === heading;
    if (isFirst || lines[last].length + word.length < WIDTH) {
      lines[last] += isFirst ? word : ` ${word}`;
    } else {
      lines.push(`    ${word}`);
    }
  }
  return lines;
}
