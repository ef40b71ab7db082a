import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { Built } from './built';
import { Place, Source } from './source-files';
import { Path, valueAt } from '../values/field-path';
import { asRecord } from '../values/narrow';

/** A reference to a value in a template. */
interface Reference {
  readonly path: string[];
  /** The line, from 0 on. */
  readonly line: number;
}

/** A line of a template, and the column in which its key begins. */
interface Position {
  readonly line: number;
  readonly indentation: number;
}

/** A chart that was rendered. */
interface Rendered {
  readonly chart: string;
  /** Its own values, and those that override them. */
  readonly values: readonly Source[];
  /** The directories of its dependencies, by their names. */
  readonly subcharts: ReadonlyMap<string, string>;
  /** What orders the chart. */
  readonly otherwise: Source;
  valuesOf(subchart: string, directory: string): readonly Source[];
  nameOf(path: string): string;
}

/**
 * The places of what a chart renders. A field stands in the values from which the template takes it, if these have its value; otherwise in the line of the
 * template that has its key.
 */
export function chartPlaces({ chart, values, subcharts, valuesOf, otherwise, nameOf }: Rendered): Built['originOf'] {
  const templates = new Map<string, string[] | undefined>();
  return (value, text) => {
    const path = /^# Source: [^/\n]+\/(.+)$/m.exec(text)?.[1] ?? '';
    const [, subchart, rest] = /^charts\/([^/]+)\/(.+)$/.exec(path) ?? [];
    const directory = subcharts.get(subchart);
    const file = directory === undefined ? join(chart, path) : join(directory, rest);
    if (!templates.has(file)) { templates.set(file, linesOf(file)); }
    const lines = templates.get(file);
    if (!lines) { return { file: otherwise.file, value, placeOf: () => otherwise.placeOf([]) }; }
    const start = startOf(lines, value);
    const references = referencesIn(lines);
    const itsValues = directory === undefined ? values : valuesOf(subchart, directory);
    return {
      file,
      value,
      placeOf: field => {
        const line = lineIn(lines, start, field);
        return valuePlace(itsValues, references, line, field, value) ?? { where: nameOf(file), line: line + 1 };
      },
    };
  };
}

function linesOf(file: string): string[] | undefined {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch {
    return undefined;
  }
}

/** Where the manifest of an object begins: a template can have several. */
function startOf(lines: readonly string[], value: any): number {
  const starts = [0, ...lines.flatMap((line, index) => /^---/.test(line) ? [index + 1] : [])];
  const kindLine = (start: number) => {
    const end = starts.find(one => one > start) ?? lines.length;
    return lines.slice(start, end).findIndex(line => line.trim() === `kind: ${value.kind}`);
  };
  const candidates = starts.filter(start => kindLine(start) >= 0);
  const name = String(asRecord(value.metadata).name);
  const named = candidates.find(start => lines.slice(start, starts.find(one => one > start)).some(line => line.trim() === `name: ${name}`));
  const start = named ?? candidates[0] ?? 0;
  const first = lines.slice(start).findIndex(line => /^(?:apiVersion|kind):/.test(line));
  return start + Math.max(0, first);
}

/** The line with the key of a field, or with the last key on the way to it that is there. Templates are no YAML: only the indentation counts. */
function lineIn(lines: readonly string[], start: number, path: Path): number {
  let [line, indentation] = [start - 1, -1];
  for (const step of path) {
    const next = typeof step === 'number' ? entryIn(lines, line + 1, indentation, step) : keyIn(lines, line + 1, indentation, step);
    if (!next) { break; }
    ({ line, indentation } = next);
  }
  return Math.max(line, start);
}

function keyIn(lines: readonly string[], from: number, above: number, key: string): Position | undefined {
  let level: number | undefined;
  // the first key of an entry is in the line of its dash
  for (let line = Math.max(0, from - 1); line < lines.length; line++) {
    const { blanks, dash, name } = keyOf(lines[line]);
    if (/^---/.test(lines[line]) && line >= from) { return undefined; }
    if (blanks === undefined || line < from && !dash) { continue; }
    const indentation = blanks.length + (dash?.length ?? 0);
    if (line >= from && indentation <= above) { return undefined; }
    if (line < from && indentation <= above) { continue; }
    level ??= indentation;
    if (indentation === level && name === key) { return { line, indentation }; }
  }
  return undefined;
}

/** The key in a line, and what is before it; nothing if there is none. */
function keyOf(text: string): { readonly blanks?: string; readonly dash?: string; readonly name?: string } {
  const [, blanks, dash, double, single, plain] = /^( *)(- +)?(?:"([^"]*)"|'([^']*)'|([\w./-]+)):(?: |$)/.exec(text) ?? [];
  return { blanks, dash, name: double ?? single ?? plain };
}

function entryIn(lines: readonly string[], from: number, above: number, index: number): Position | undefined {
  let [count, level]: [number, number | undefined] = [-1, undefined];
  for (let line = from; line < lines.length; line++) {
    const [, blanks, mark] = /^( *)(- |-$|[^\s{#-])/.exec(lines[line]) ?? [];
    if (blanks === undefined) { continue; }
    const isDash = mark?.startsWith('-') ?? false;
    if (blanks.length < above || blanks.length === above && !isDash) { return undefined; }
    if (!isDash) { continue; }
    level ??= blanks.length;
    if (blanks.length === level && ++count === index) { return { line, indentation: blanks.length }; }
  }
  return undefined;
}

function referencesIn(lines: readonly string[]): Reference[] {
  return lines.flatMap((text, line) => [...text.matchAll(/\.Values((?:\.[A-Za-z_]\w*)+)/g)].map(([, path]) => ({ path: path.slice(1).split('.'), line })));
}

/** The place in the values that a field is taken from: the reference of its line, or of a block that contains it. */
function valuePlace(values: readonly Source[], references: readonly Reference[], line: number, field: Path, built: any): Place | undefined {
  const expected = valueAt(built, field);
  if (expected === undefined) { return undefined; }
  const ownFirst = [...references].sort((one, other) => Math.abs(one.line - line) - Math.abs(other.line - line));
  const candidates = ownFirst.flatMap(reference => splits(reference, line, field));
  for (const path of candidates) {
    const source = [...values].reverse().find(one => isDeepStrictEqual(valueAt(one.value, path), expected));
    if (source) { return source.placeOf(path); }
  }
  return undefined;
}

/** The paths in the values that a reference can have for a field: itself in the field's own line, and what `toYaml` writes, which has the keys of the values. */
function splits({ path, line: its }: Reference, line: number, field: Path): Path[] {
  const rests = field.map((_, index) => field.slice(index)).filter(([first]) => typeof first === 'string');
  return [...its === line ? [path] : [], ...rests.map(rest => [...path, ...rest])];
}
