import { dirname, sep } from 'path';
import { IConstruct } from 'constructs';
import { textOf } from './finding';
import { describe, Described } from './layout';
import { asMistakes, Rule } from '../rules/engine/rule';
import { Path } from '../values/field-path';

/**
 * All mistakes of one construct, in one error: its message is all that users of other languages see.
 */
export class CnpgIError extends Error {
  /** The ids of the rules that are broken. */
  public readonly ruleIds: string[];

  /**
   * @param where the construct, in a text
   * @param mistakes what is invalid
   */
  public constructor(where: string, mistakes: Described[]) {
    super(mistakes.map(({ text, ...mistake }) => describe({ ...mistake, text: `${where}: ${text}` }).join('\n')).join('\n\n'));
    this.name = 'CnpgIError';
    this.ruleIds = [...new Set(mistakes.map(({ rule }) => rule.id))];
    this.stack = fromUsersLine(this.stack);
  }
}

/** Where this package's own code lies. */
const PACKAGE = dirname(__dirname);

/** A stack trace whose first line is the user's own. */
function fromUsersLine(stack = ''): string {
  const lines = stack.split('\n');
  const isOwn = (line: string) => /^ +at /.test(line) && line.includes(`${PACKAGE}${sep}`);
  const first = lines.findIndex(isOwn);
  const next = lines.findIndex((line, index) => index > first && !isOwn(line));
  return first < 0 || next < 0 ? stack : [...lines.slice(0, first), ...lines.slice(next)].join('\n');
}

/** What a program breaks in a rule, whatever manifests show; `prop` is what the input is the value of. */
export function mistakesOf<Input>(rule: Rule<Input>, input: Input, prop: Path = []): Described[] {
  return asMistakes(rule.check(input))
    .map(({ message, path = [], fix = rule.fix }) => ({ rule, text: textOf({ path: [...prop, ...path], message }), fix }));
}

/** Stops the program where it breaks a rule that is an error, and records a warning where the rule is one. For what manifests do not show. */
export function enforce<Input>(scope: IConstruct, rule: Rule<Input>, input: Input, prop?: Path): void {
  const mistakes = mistakesOf(rule, input, prop);
  if (mistakes.length > 0 && rule.severity === 'error') {
    throw new CnpgIError(scope.node.path, mistakes);
  }
  mistakes.forEach(mistake => warn(scope, mistake));
}

/** Records a warning, once per construct, as its metadata. What is not acknowledged is printed when the app is synthesized. */
export function warn({ node }: IConstruct, { rule, text, ...mistake }: Described): void {
  const message = describe({ rule, ...mistake, text: `${node.path}: ${text}` }).join('\n');
  if (!node.metadata.some(entry => entry.type === rule.id && entry.data === message)) {
    node.addMetadata(rule.id, message);
  }
}
