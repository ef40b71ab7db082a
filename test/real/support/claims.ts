import { breakagesOf, quotesOf, ruleCases, ruleOf, soundOf, verdictOn, Written } from './bypassed';
import { api } from './cluster';

/** What is said in the place of the words that a symptom quotes. */
export interface Otherwise {
  /** By the case in the rule's table; nothing where the object is taken. */
  readonly cases?: Record<string, string>;
  /** The quotes that nobody is heard to say. */
  readonly unheard?: string[];
}

/** A value of another type is refused by whoever reads it first, whatever the rule. */
const OTHER_TYPE = /cannot unmarshal (number|bool|string|array|object)/;

/** What the API server adds where it has not looked at a CRD's expressions. */
const NOT_CHECKED = /, <nil>: Invalid value: null: some validation rules were not checked[^\]]*/;

/** The rules whose symptoms begin so. */
export function rulesThatClaim(beginning: RegExp): string[] {
  return ruleCases().map(({ id }) => id).filter(id => beginning.test(ruleOf(id).symptom));
}

/**
 * Whatever breaks a rule in its table is given to the API server, and must be answered in words that the rule's symptom quotes; what keeps to it must not be.
 * Each quote must be heard once.
 */
export async function proveClaims(id: string, { cases = {}, unheard = [] }: Otherwise = {}): Promise<void> {
  const [rule, table] = [ruleOf(id), ruleCases().find(one => one.id === id)!];
  const quotes = quotesOf(rule.symptom);
  const heard = new Set<string>();
  const quoted = (answers: string[]) => quotes.filter(quote => answers.some(answer => quote.test(answer))).map(({ source }) => source);
  const surprises: Record<string, string[]> = {};

  const breakages = breakagesOf(table);
  expect(breakages).not.toEqual([]);
  for (const written of breakages) {
    const { name, objects, applied, context, unseen } = written;
    const answers = await answersTo(applied);
    quoted(answers).forEach(quote => heard.add(quote));
    if (rule.subjects && unseen === undefined && !verdictOn(objects, context).includes(id)) {
      surprises[name] = ['our own checker does not see it'];
    } else if (isOfNewest(written) && !isExpected(answers, quoted(answers).length > 0, cases[name])) {
      surprises[name] = answers;
    }
  }
  for (const { name, applied } of soundOf(table).filter(isOfNewest)) {
    const answers = await answersTo(applied);
    if (!(name in cases) && quoted(answers).length > 0) {
      surprises[`without a mistake: ${name}`] = answers;
    }
  }
  const silence = quotes.map(({ source }) => source).filter(quote => !heard.has(quote) && !unheard.includes(quote));
  expect({ surprises, silence }).toEqual({ surprises: {}, silence: [] });
}

function isExpected(answers: string[], isQuoted: boolean, otherwise?: string): boolean {
  if (isQuoted) { return true; }
  if (otherwise === undefined) { return answers.some(answer => OTHER_TYPE.test(answer)); }
  return otherwise === '' ? answers.length === 0 : answers.some(answer => answer.includes(otherwise));
}

/** The CRDs that are installed, and the operator that admits, are of the newest release. */
function isOfNewest({ context: { version } }: Written): boolean {
  return version === undefined || version.startsWith('1.30.');
}

/** What the API server, with the webhooks that it asks, has against objects of the kinds that it knows: refusals and warnings. */
export async function answersTo(objects: any[]): Promise<string[]> {
  const answers: string[] = [];
  for (const object of objects) {
    if (!await api.knows(object)) { continue; }
    const { status, body, warnings } = await api.createDryRun(object);
    answers.push(...warnings, ...status >= 300 ? [body.message.replace(NOT_CHECKED, '')] : []);
  }
  return answers;
}
