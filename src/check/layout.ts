import { pageOf, RuleText } from '../rules/engine/rule';

/** How wide a line of a message may be. */
const WIDTH = 110;

/** A mistake, with all that a message says of it. */
export interface Described {
  readonly rule: RuleText;
  /** What is invalid, in a line; `textOf` a finding. */
  readonly text: string;
  /** The object, such as: Cluster "orders" in namespace "shop". */
  readonly object?: string;
  /** What to do. */
  readonly fix: string;
}

/** A mistake as people read it, line by line: what is invalid; then the object, the symptom, the fix and the page, each on lines of its own. */
export function describe({ rule, text, object, fix }: Described): string[] {
  return [
    `${text} [${rule.id}]`,
    ...object === undefined ? [] : wrap('  object: ', object),
    ...wrap('  in the cluster: ', rule.symptom),
    ...wrap('  fix: ', fix),
    `  ${pageOf(rule.id)}`,
  ];
}

/** A text in lines, the first behind a heading, the others indented. */
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
