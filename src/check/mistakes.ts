import { dirname, sep } from 'path';
import { IConstruct } from 'constructs';
import { textOf } from './finding';
import { describe, Described } from './layout';
import { asMistakes, Rule } from '../rules/engine/rule';
import { formatPath, Path } from '../values/field-path';

/**
 * All mistakes of one construct in one error. Its message contains everything: jsii passes only the message to other languages.
 */
export class CnpgIError extends Error {
  /** The ids of the broken rules. */
  public readonly ruleIds: string[];

  /**
   * @param where path of the construct
   * @param mistakes what is invalid
   */
  public constructor(where: string, mistakes: Described[]) {
    super(mistakes.map(({ text, ...mistake }) => describe({ ...mistake, text: `${where}: ${text}` }).join('\n')).join('\n\n'));
    this.name = 'CnpgIError';
    this.ruleIds = [...new Set(mistakes.map(({ rule }) => rule.id))];
    this.stack = fromUsersLine(this.stack);
  }
}

/** The directory of this package's code. */
const PACKAGE = dirname(__dirname);

/** A stack trace that begins with the user's own code. */
function fromUsersLine(stack = ''): string {
  const lines = stack.split('\n');
  const isOwn = (line: string) => /^ +at /.test(line) && line.includes(`${PACKAGE}${sep}`);
  const first = lines.findIndex(isOwn);
  const next = lines.findIndex((line, index) => index > first && !isOwn(line));
  return first < 0 || next < 0 ? stack : [...lines.slice(0, first), ...lines.slice(next)].join('\n');
}

/** The mistakes that a rule finds in an input that is not read from manifests. `prop` is the prop that the input comes from, if any. */
export function mistakesOf<Input>(rule: Rule<Input>, input: Input, prop: Path = []): Described[] {
  return asMistakes(rule.check(input)).map(({ message, path = [], fix = rule.fix }) => {
    const whole = [...prop, ...path];
    return { rule, text: textOf({ path: whole, message }), prop: formatPath(whole), fix };
  });
}

/** Applies a rule to an input that manifests do not show: throws if it breaks an error rule, records a warning if it breaks a warning rule. */
export function enforce<Input>(scope: IConstruct, rule: Rule<Input>, input: Input, prop?: Path): void {
  const mistakes = mistakesOf(rule, input, prop);
  if (mistakes.length > 0 && rule.severity === 'error') {
    throw new CnpgIError(scope.node.path, mistakes);
  }
  mistakes.forEach(mistake => warn(scope, mistake));
}

/** Records a warning in the metadata of a construct, once. Unless acknowledged, it is printed when the app is synthesized. */
export function warn({ node }: IConstruct, { rule, text, ...mistake }: Described): void {
  const message = describe({ rule, ...mistake, text: `${node.path}: ${text}` }).join('\n');
  if (!node.metadata.some(entry => entry.type === rule.id && entry.data === message)) {
    node.addMetadata(rule.id, message);
  }
}
