import * as ts from 'typescript';
import { mutationsOf } from './mutations';

/** One change of the source. */
export interface Mutant {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly before: string;
  readonly after: string;
  readonly statement: boolean;
  readonly line: number;
  /** The trimmed line in which it starts: with `before` and `after`, what it is known by when lines move. */
  readonly source: string;
  /** Whether it is in no function, and only reached while its module is loaded. */
  readonly constant: boolean;
}

/** A mutant with a number, by which it is switched on. */
export interface NumberedMutant extends Mutant {
  readonly id: number;
}

/** All mutants of a file. Text for people is left out: other tests compare it word by word with what is tracked. */
export function mutantsOf(file: string, text: string): Mutant[] {
  const parsed = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
  const lines = text.split('\n');
  const seen = new Set<string>();
  return mutationsOf(parsed).flatMap(({ node, replacements, statement = false }) => {
    const start = node.getStart(parsed);
    const end = node.getEnd();
    const { line } = parsed.getLineAndCharacterOfPosition(start);
    const before = text.slice(start, end);
    return replacements
      .filter(after => after !== before && !isProse(before) && !seen.has(`${start} ${end} ${after}`) && seen.add(`${start} ${end} ${after}`))
      .map(after => ({ file, start, end, before, after, statement, line: line + 1, source: lines[line].trim(), constant: isConstant(node) }));
  });
}

function isConstant(node: ts.Node): boolean {
  const around = ts.findAncestor(node, one => ts.isFunctionLike(one) || (ts.isPropertyDeclaration(one) && !ts.getModifiers(one)?.some(isStatic)));
  return around === undefined;
}

function isStatic({ kind }: ts.Modifier): boolean {
  return kind === ts.SyntaxKind.StaticKeyword;
}

function isProse(text: string): boolean {
  return /^'[^']*\s[^']*'$/.test(text);
}

/** The source with all its mutants, each behind a switch: `__mutant(id)` is true for the one that is on. */
export function withSwitches(text: string, mutants: readonly NumberedMutant[]): string {
  return render(text, 0, text.length, [...mutants].sort((one, other) => one.start - other.start || other.end - one.end));
}

/** The text from `start` to `end`. The mutants are those within it, sorted: the outer ones before those which they contain. */
function render(text: string, start: number, end: number, mutants: readonly NumberedMutant[]): string {
  let result = '';
  let at = start;
  for (let index = 0; index < mutants.length;) {
    const { start: from, end: to, statement } = mutants[index];
    const isSame = (one: Mutant) => one.start === from && one.end === to && one.statement === statement;
    const inside = mutants.slice(index).filter(one => one.start < to);
    const own = inside.filter(isSame);
    const original = render(text, from, to, inside.filter(one => !isSame(one)));
    result += text.slice(at, from) + (statement ? `if (!${own.map(switchOf).join(' && !')}) { ${original} }` : expression(own, original));
    at = to;
    index += inside.length;
  }
  return result + text.slice(at, end);
}

function expression(mutants: readonly NumberedMutant[], original: string): string {
  return `(${mutants.map(mutant => `${switchOf(mutant)} ? (${mutant.after}) : `).join('')}(${original}))`;
}

function switchOf({ id }: NumberedMutant): string {
  return `(globalThis as any).__mutant(${id})`;
}
