import { documentsIn } from '../../src/documents/documents';
import { DEFAULT_LIMITS } from '../../src/documents/limits';
import { objectsIn } from '../../src/documents/objects';
import { valueOf } from '../../src/documents/parse';
import { Inventory } from '../../src/inventory/inventory';
import { migrate, Migration } from '../../src/migrate/migration';
import { Rule } from '../../src/rules/engine/rule';
import { Files, itemsOf, judge } from '../fix/support';

/** A directory that does not exist: everything is in memory. */
const NOWHERE = '/nowhere';

export interface Outcome {
  readonly migration: Migration;
  /** All files afterwards. */
  readonly texts: Files;
}

export interface Options {
  readonly paths?: string[];
  readonly rules?: ReadonlyArray<Rule<any>>;
}

/** Migrates files that are only in memory. */
export async function migrated(files: Files, { paths = ['.'], rules }: Options = {}): Promise<Outcome> {
  const withContents = (contents: ReadonlyMap<string, Buffer>) =>
    ({ ...files, ...Object.fromEntries([...contents].map(([name, bytes]) => [name, bytes.toString()])) });
  const migration = await migrate({
    cwd: NOWHERE,
    paths,
    names: Object.keys(files),
    limits: DEFAULT_LIMITS,
    read: name => Buffer.from(files[name]),
    judge: async contents => {
      const texts = withContents(contents);
      return { report: judge(texts, {}, rules), deployed: [{ inventory: new Inventory(itemsOf(texts)) }] };
    },
  });
  return { migration, texts: withContents(migration.contents) };
}

/** The objects of files. */
export function objectsOf(files: Files): any[] {
  return Object.values(files).flatMap(text => [...documentsIn(text)])
    .flatMap(document => (objectsIn(valueOf(document)) ?? []).map(({ object }) => object));
}

/** The objects of a kind. */
export function ofKind(files: Files, kind: string): any[] {
  return objectsOf(files).filter(object => object.kind === kind);
}

/** A text with a comment above each line, and one behind it. */
export function commented(text: string): string {
  let count = 0;
  return text.split('\n').map(line => {
    if (line.trim() === '' || line === '---') { return line; }
    const above = /^ */.exec(line)![0].length;
    return `${' '.repeat(above)}# above ${++count}\n${line} # behind ${count}`;
  }).join('\n');
}
