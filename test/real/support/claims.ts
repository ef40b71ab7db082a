import { breakagesOf, quotesOf, ruleCases, ruleOf, soundOf, verdictOn, Written } from './bypassed';
import { api } from './cluster';

/** The rules whose words depend on whether the operator's webhooks are asked first. */
export const TOLD_TWICE = ['field-type', 'field-value', 'quantity'];

/** The rules whose words are the API server's, once the operator's webhooks have changed the object. */
export const AFTER_DEFAULTS = ['volume-source-group'];

const applying = (object: any) => api.apply(object, { dryRun: true });

/** What is said in the place of the words that a symptom quotes. */
export interface Otherwise {
  /** By the case in the rule's table; nothing where the object is taken. */
  readonly cases?: Record<string, string>;
  /** The quotes that nobody is heard to say. */
  readonly unheard?: string[];
}

/** What the API server says of its own kinds in other words than of CRDs, with and without webhooks. */
export const OF_KUBERNETES: Record<string, Record<string, string>> = {
  'field-type': {
    'a quantity': 'quantities must match the regular expression',
    // of a kind that is not installed
    'a number among the labels of another kind': '',
  },
  'field-value': {
    'a Secret that is not in base64, whose value is not shown': 'illegal base64 data',
    'a size of a volume': 'quantities must match the regular expression',
  },
};

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
 * Each quote must be heard once, be it where the same is applied by the server. What `Otherwise` says must be so.
 *
 * @param release of the CRDs that are installed, or of the operator that admits
 */
export async function proveClaims(id: string, release: string, { cases = {}, unheard = [] }: Otherwise = {}): Promise<void> {
  const needed = new Set<string>();
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
    quoted([...answers, ...await answersTo(applied, applying)]).forEach(quote => heard.add(quote));
    if (rule.targets && unseen === undefined && !verdictOn(objects, context).includes(id)) {
      surprises[name] = ['our own checker does not see it'];
    } else if (isBrokenIn(release, id, written) && quoted(answers).length === 0) {
      if (isExpected(answers, cases[name])) { needed.add(name); } else { surprises[name] = answers; }
    }
  }
  for (const written of soundOf(table).filter(isOfNewest)) {
    const { name, applied } = written;
    // what one patch release takes another may not
    if (rule.targets && isBrokenIn(release, id, written)) { continue; }
    const answers = await answersTo(applied);
    if (quoted(answers).length > 0) {
      if (name in cases) { needed.add(name); } else { surprises[`without a mistake: ${name}`] = answers; }
    }
  }
  const silence = quotes.map(({ source }) => source).filter(quote => !heard.has(quote) && !unheard.includes(quote));
  const stale = [...Object.keys(cases).filter(name => !needed.has(name)), ...unheard.filter(quote => heard.has(quote))];
  expect({ surprises, silence, stale }).toEqual({ surprises: {}, silence: [], stale: [] });
}

function isExpected(answers: string[], otherwise?: string): boolean {
  if (otherwise === undefined) { return answers.some(answer => OTHER_TYPE.test(answer)); }
  return otherwise === '' ? answers.length === 0 : answers.some(answer => answer.includes(otherwise));
}

/** Whether what breaks a rule breaks it in a release too, as far as manifests show it. */
function isBrokenIn(release: string, id: string, written: Written): boolean {
  const { objects, context, unseen } = written;
  return isOfNewest(written) && (!ruleOf(id).targets || unseen !== undefined || verdictOn(objects, { ...context, version: release }).includes(id));
}

/** The CRDs that are installed, and the operator that admits, are of the newest line of releases. */
function isOfNewest({ context: { version } }: Written): boolean {
  return version === undefined || version.startsWith('1.30.');
}

/** What the API server, with the webhooks that it asks, has against objects of the kinds that it knows: refusals and warnings. */
export async function answersTo(objects: any[], giving = (object: any) => api.createDryRun(object)): Promise<string[]> {
  const answers: string[] = [];
  for (const object of objects) {
    if (!await api.knows(object)) { continue; }
    const { status, body, warnings } = await giving(object);
    answers.push(...warnings, ...status >= 300 ? [`${body.message ?? body}`.replace(NOT_CHECKED, '')] : []);
  }
  return answers;
}
