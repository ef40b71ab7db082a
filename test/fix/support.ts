import { check, CheckOptions } from '../../src/checker/check';
import { Report } from '../../src/checker/report';
import { documentsIn } from '../../src/documents/documents';
import { DEFAULT_LIMITS } from '../../src/documents/limits';
import { objectsIn } from '../../src/documents/objects';
import { valueOf } from '../../src/documents/parse';
import { lineOf } from '../../src/documents/positions';
import { textOf } from '../../src/documents/text';
import { mend } from '../../src/fix/mend';
import { Mended } from '../../src/fix/mended';
import { Item } from '../../src/inventory/item';
import { allRules } from '../../src/rules/catalogue';
import { Rule } from '../../src/rules/engine/rule';

/** Texts by the names of files. */
export type Files = Readonly<Record<string, string>>;

export type Context = Partial<CheckOptions>;

/** The report about files, with the objects of each one where they are written. */
export function judge(files: Files, context: Context = {}, rules: ReadonlyArray<Rule<any>> = allRules()): Report {
  const input = { files: Object.keys(files), sets: [{ items: itemsOf(files) }], ignored: 0, problems: [] };
  return check(input, { severity: 'warning', limits: DEFAULT_LIMITS, version: '0.0.0', ...context }, rules);
}

/** The objects of files. */
export function itemsOf(files: Files): Item[] {
  return Object.entries(files).flatMap(([where, text]) => [...documentsIn(textOf(Buffer.from(text)))].flatMap(document =>
    (objectsIn(valueOf(document)) ?? []).map(({ object, path }) =>
      new Item(object, { where, lineOf: place => lineOf(document, [...path, ...place]) }))));
}

/** What is mended in files, and their new texts. */
export async function mendFiles(
  files: Files, context?: Context, rules?: ReadonlyArray<Rule<any>>,
): Promise<{ readonly mended: Mended; readonly texts: Files }> {
  const withContents = (contents: ReadonlyMap<string, Buffer> = new Map()) =>
    Object.fromEntries(Object.entries(files).map(([name, text]) => [name, contents.get(name)?.toString() ?? text]));
  const mended = await mend(judge(files, context, rules), {
    limits: DEFAULT_LIMITS,
    read: file => Buffer.from(files[file]),
    judge: async contents => judge(withContents(contents), context, rules),
  });
  return { mended, texts: withContents(mended.contents) };
}

/** The ids of what is found. */
export function idsOf({ findings }: Report): string[] {
  return findings.map(({ rule }) => rule.id);
}
